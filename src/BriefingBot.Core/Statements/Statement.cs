using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>How much of the content stands in quotation marks (Pareti 2013): all, none or some of its words.</summary>
public enum StatementType
{
    /// <summary>All of it is quoted.</summary>
    Direct,

    /// <summary>None of it is quoted.</summary>
    Indirect,

    /// <summary>Some of it is quoted.</summary>
    Mixed,
}

/// <summary>How the content was uttered.</summary>
public enum StatementMode
{
    /// <summary>Said.</summary>
    Speech,

    /// <summary>Written.</summary>
    Writing,

    /// <summary>Thought, believed, wanted: not uttered as far as the text tells.</summary>
    Thought,
}

/// <summary>What the cue says the speaker did by saying it.</summary>
public enum Attitude
{
    /// <summary>Held to be so.</summary>
    Assertion,

    /// <summary>Denied or refused.</summary>
    Denial,

    /// <summary>Promised or offered.</summary>
    Promise,

    /// <summary>Threatened or warned of.</summary>
    Threat,

    /// <summary>Demanded, urged or called for.</summary>
    Demand,

    /// <summary>Criticised or blamed.</summary>
    Criticism,

    /// <summary>Praised or supported.</summary>
    Praise,

    /// <summary>Doubted or feared.</summary>
    Doubt,

    /// <summary>Asked.</summary>
    Question,
}

/// <summary>What the text itself says about the history of a statement.</summary>
public enum HistoryMark
{
    /// <summary>Said before: "reiterated".</summary>
    Repeated,

    /// <summary>Changed: "toned down".</summary>
    Changed,
}

/// <summary>One attributed statement: spans of an article, never rewritten words.</summary>
public sealed record Statement
{
    /// <summary>The same for the same spans of the same article (<see cref="IdOf"/>).</summary>
    public required string Id { get; init; }

    /// <summary>The article all spans point into.</summary>
    public required string ArticleId { get; init; }

    /// <summary>Direct, indirect or mixed.</summary>
    public required StatementType Type { get; init; }

    /// <summary>Speech, writing or thought.</summary>
    public required StatementMode Mode { get; init; }

    /// <summary>The words that name the speaker, in order; empty when the text names none.</summary>
    public required IReadOnlyList<TextSpan> Source { get; init; }

    /// <summary>The words that attribute, in order; empty when only the layout does.</summary>
    public required IReadOnlyList<TextSpan> Cue { get; init; }

    /// <summary>The base form of the cue, or null without one.</summary>
    public string? CueLemma { get; init; }

    /// <summary>The words attributed, in order and apart; never empty.</summary>
    public required IReadOnlyList<TextSpan> Content { get; init; }

    /// <summary>The resolved actor behind the source, or null without one.</summary>
    public Actor? Speaker { get; init; }

    /// <summary>What the cue says the speaker did.</summary>
    public Attitude Attitude { get; init; }

    /// <summary>Whether the cue itself is negated: "did not say that …".</summary>
    public bool Negated { get; init; }

    /// <summary>What the text says about its history, or null.</summary>
    public HistoryMark? Marks { get; init; }

    /// <summary>Whom the speaker told, as printed, or null.</summary>
    public string? Addressee { get; init; }

    /// <summary>The outlets and agencies between the speaker and the article.</summary>
    public IReadOnlyList<string> Relay { get; init; } = [];

    /// <summary>Where it was said, as printed, or null.</summary>
    public string? Place { get; init; }

    /// <summary>When it was said, as far as the article tells.</summary>
    public PartialDate SaidOn { get; init; } = PartialDate.Unknown;

    /// <summary>The actors the content names.</summary>
    public IReadOnlyList<ActorName> About { get; init; } = [];

    /// <summary>What the content is about besides actors, in the content's words.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>How sure the rules are, above 0 and at most 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The name of the rule that made it.</summary>
    public required string Rule { get; init; }

    /// <summary>Who corrected the speaker, or null: the speaker is as read.</summary>
    public SpeakerCorrection? Corrected { get; init; }

    /// <summary>The statement as it was read from its article, before any correction.</summary>
    public Statement AsRead() => Corrected is { } correction ? this with { Speaker = correction.Read, Corrected = null } : this;

    /// <summary>The content as printed in <paramref name="text"/>, the article's; spans that stand apart are joined by " … ".</summary>
    public string WordsIn(string text) => string.Join(" … ", Content.Select(span => span.In(text)));

    /// <summary>The id of the statement of <paramref name="articleId"/> with these spans.</summary>
    public static string IdOf(string articleId, IReadOnlyList<TextSpan> cue, IReadOnlyList<TextSpan> content) =>
        "s" + Articles.ArticleId.Digest($"{articleId}\n{Print(cue)}\n{Print(content)}");

    private static string Print(IReadOnlyList<TextSpan> spans) =>
        string.Join(',', spans.Select(span => FormattableString.Invariant($"{span.Start}-{span.End}")));
}
