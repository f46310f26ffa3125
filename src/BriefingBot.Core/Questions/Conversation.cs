using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>What a thread remembers of its last answer.</summary>
/// <param name="Frame">The last question, or null when none was understood.</param>
public sealed record Conversation(QuestionFrame? Frame)
{
    /// <summary>Nothing was asked yet.</summary>
    public static readonly Conversation None = new((QuestionFrame?)null);

    /// <summary>The full names chosen when several were possible; they hold for the rest of the thread.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>The full names offered to choose from, in order; empty when nothing is open.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The parties that spoke in the last answer.</summary>
    public IReadOnlyList<string> Spoke { get; init; } = [];

    /// <summary>How many statements of the last question have been shown so far.</summary>
    public int Shown { get; init; }

    /// <summary>The earliest date in the last answer, or null.</summary>
    public LocalDate? Earliest { get; init; }

    /// <summary>The latest date in the last answer, or null.</summary>
    public LocalDate? Latest { get; init; }
}

/// <summary>Remembers threads by their key, for a day, over restarts.</summary>
public interface IConversations
{
    /// <summary>What the thread remembers; null when it is new or its last question is a day old.</summary>
    Task<Conversation?> FindAsync(string thread, CancellationToken cancellationToken);

    /// <summary>Remembers, in place of what was there.</summary>
    Task SaveAsync(string thread, Conversation conversation, CancellationToken cancellationToken);
}
