namespace BriefingBot.Core.Chat;

/// <summary>What somebody wrote to us in chat, with the platform's marks already taken off.</summary>
/// <param name="Channel">Where they wrote it.</param>
/// <param name="User">The platform's id of the person.</param>
/// <param name="Text">The words, plain: no mention of us, no entities escaped.</param>
/// <param name="IsBriefingCommand">Whether it came through the <c>/briefing</c> command, so that the words are not a question.</param>
public sealed record ChatRequest(ChannelAddress Channel, string User, string Text, bool IsBriefingCommand = false)
{
    /// <summary>What they flag as wrong, or null; then the words are no question.</summary>
    public ChatFlag? Flag { get; init; }

    /// <summary>What they typed into the form of a new subscription, by the ids of <see cref="ChatForm.Fields"/>; or null. Then the words are no question.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }

    /// <summary>The key of the thread it belongs to, apart from those of every other workspace or tenant; null when it belongs to none.</summary>
    public string? Thread { get; init; }

    /// <summary>The message it was written under, or null.</summary>
    public ChatRoot? Root { get; init; }
}

/// <summary>The message a thread hangs on.</summary>
/// <param name="Channel">Where it was posted.</param>
/// <param name="Message">The platform's id of it.</param>
public sealed record ChatRoot(ChannelAddress Channel, string Message);

/// <summary>Answers what somebody wrote: a question, a command about briefings, or a flag.</summary>
/// <param name="request">What they wrote.</param>
/// <param name="cancellationToken">Gives up.</param>
/// <returns>What to show them; never null.</returns>
public delegate Task<ChatMessage> ChatHandler(ChatRequest request, CancellationToken cancellationToken);
