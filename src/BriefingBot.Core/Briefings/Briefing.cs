using BriefingBot.Core.Chat;
using BriefingBot.Core.Positions;
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
        + Worded;

    /// <summary>The phrases asked for and left out, in words with a space before them; empty without any.</summary>
    internal string Worded =>
        (Phrases.Count > 0 ? " with " + Quoted(Phrases) : string.Empty)
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

    /// <summary>The delivery it is written for, whose page it then links to; null for a preview.</summary>
    public DeliveryKey? Delivery { get; init; }

    /// <summary>When the window begins, in the channel's own time, for people; null when it has no beginning.</summary>
    public LocalDateTime? Begins { get; init; }

    /// <summary>
    /// When it ends, in the channel's own time: what was said and published days before is then counted, not briefed. Null when the
    /// days do not matter, as where <see cref="From"/> or <see cref="To"/> names them.
    /// </summary>
    public LocalDateTime? Ends { get; init; }

    /// <summary>The same with the ends of its window told in the time of <paramref name="zone"/>.</summary>
    public BriefingScope Between(Instant begins, Instant ends, DateTimeZone zone) =>
        this with { Begins = begins.InZone(zone).LocalDateTime, Ends = ends.InZone(zone).LocalDateTime };

    /// <summary>The same for a preview in UTC: a window of arrival is about recent news, one of publication about its own days, and one without a beginning about all.</summary>
    /// <param name="now">The end of a window without one.</param>
    public BriefingScope Previewed(Instant now) => Since is { } since && From is null && To is null ? Between(since, Until ?? now, DateTimeZone.Utc) : this;

    private static string Quoted(IReadOnlyList<string> phrases) => string.Join(" or ", phrases.Select(phrase => $"“{phrase}”"));
}

/// <summary>One item of a briefing.</summary>
/// <param name="Citation">The statement.</param>
/// <param name="Entry">What it does to the position of its speaker.</param>
/// <param name="Previous">The earlier statement that shows it, or null.</param>
public sealed record BriefingItem(Citation Citation, LedgerEntry Entry, Citation? Previous)
{
    /// <summary>What is new about it.</summary>
    public PositionChange Change => Entry.Change;
}

/// <summary>A briefing.</summary>
/// <param name="Items">The most important first; what is only reiterated last.</param>
/// <param name="Message">What to post.</param>
/// <param name="Articles">How many articles its statements came from.</param>
/// <param name="Statements">How many statements the window holds.</param>
/// <param name="Folded">How many of them repeat another of the same window.</param>
/// <param name="Older">How many arrived in the window and belong to earlier days: said and published before, or overtaken by what is on record.</param>
public sealed record Briefing(IReadOnlyList<BriefingItem> Items, ChatMessage Message, int Articles, int Statements, int Folded, int Older)
{
    /// <summary>Whether there is nothing new to say.</summary>
    public bool IsEmpty => Items.All(item => item.Change == PositionChange.Reiterated);
}
