using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>What a briefing covers.</summary>
/// <param name="Speakers">The speakers, as typed; empty for everybody.</param>
/// <param name="About">The subjects, as typed; empty for every subject.</param>
public sealed record BriefingScope(IReadOnlyList<string> Speakers, IReadOnlyList<string> About)
{
    /// <summary>The phrases of which a statement must have one; empty when none is asked for.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>The phrases of which a statement may have none.</summary>
    public IReadOnlyList<string> NotPhrases { get; init; } = [];

    /// <summary>What is followed, in words: "Russia about Syria", "everybody with “safe passage”, without “football”".</summary>
    public string Topic =>
        (Speakers.Count > 0 ? string.Join(", ", Speakers) : "everybody")
        + (About.Count > 0 ? " about " + string.Join(", ", About) : string.Empty)
        + (Phrases.Count > 0 ? " with " + Quoted(Phrases) : string.Empty)
        + (NotPhrases.Count > 0 ? ", without " + Quoted(NotPhrases) : string.Empty);

    /// <summary>The window begins after this version of the store, or null.</summary>
    public long? AfterVersion { get; init; }

    /// <summary>The window ends with this version, itself included, or null.</summary>
    public long? UpToVersion { get; init; }

    /// <summary>The window begins with this ingest instant, or null.</summary>
    public Instant? Since { get; init; }

    /// <summary>The window ends before this ingest instant, or null.</summary>
    public Instant? Until { get; init; }

    /// <summary>The first publication date, or null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last publication date, itself included, or null.</summary>
    public LocalDate? To { get; init; }

    private static string Quoted(IReadOnlyList<string> phrases) => string.Join(" or ", phrases.Select(phrase => $"“{phrase}”"));
}

/// <summary>How a statement relates to what its speaker said before.</summary>
public enum PositionChange
{
    /// <summary>Not said before.</summary>
    New,

    /// <summary>Said before in nearly the same words.</summary>
    Reiterated,
}

/// <summary>One item of a briefing.</summary>
/// <param name="Change">What is new about it.</param>
/// <param name="Citation">The statement.</param>
/// <param name="Previous">The earlier statement it repeats, or null.</param>
public sealed record BriefingItem(PositionChange Change, Citation Citation, Citation? Previous);

/// <summary>A briefing.</summary>
/// <param name="Items">New ones first, then what is only reiterated.</param>
/// <param name="Message">What to post.</param>
/// <param name="Articles">How many articles its statements came from.</param>
/// <param name="Statements">How many statements the window holds.</param>
/// <param name="Folded">How many of them repeat another of the same window.</param>
public sealed record Briefing(IReadOnlyList<BriefingItem> Items, ChatMessage Message, int Articles, int Statements, int Folded)
{
    /// <summary>Whether there is nothing new to say.</summary>
    public bool IsEmpty => Items.All(item => item.Change == PositionChange.Reiterated);
}
