using BriefingBot.Core.Questions;

namespace BriefingBot.Briefings;

/// <summary>Remembers which item of a briefing a thread spoke of last, so that "what did he say before?" has somebody it means. Kept with the threads: for a day, over restarts, on every replica.</summary>
internal sealed class AskedItems(IConversations conversations)
{
    /// <summary>The item's number; null when none was spoken of.</summary>
    public async Task<int?> FindAsync(string? thread, CancellationToken cancellationToken) =>
        thread is not null && await conversations.FindAsync(KeyOf(thread), cancellationToken) is { Shown: > 0 } asked ? asked.Shown : null;

    /// <summary>Remembers an item.</summary>
    public Task SaveAsync(string? thread, int number, CancellationToken cancellationToken) =>
        thread is null ? Task.CompletedTask : conversations.SaveAsync(KeyOf(thread), Conversation.None with { Shown = number }, cancellationToken);

    /// <summary>Whether something else was asked in the thread in the last day.</summary>
    public async Task<bool> HasQuestionAsync(string? thread, CancellationToken cancellationToken) =>
        thread is not null && await conversations.FindAsync(thread, cancellationToken) is not null;

    private static string KeyOf(string thread) => thread + "#item";
}
