using System.Text.Json.Serialization;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Web;

/// <summary>An article's statements as programs read them.</summary>
internal sealed record ShownArticle
{
    /// <summary>The article's id.</summary>
    public required string Id { get; init; }

    /// <summary>The article's words, when they are asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>Its statements, in the order of the text.</summary>
    public required IEnumerable<ShownStatement> Statements { get; init; }
}

/// <summary>One statement; all spans are pairs of Unicode code points of the article's text, half-open.</summary>
/// <param name="Id">Its id: the same for the same spans of the same article.</param>
/// <param name="Type">How much of the content stands in quotation marks.</param>
/// <param name="Mode">How it was uttered.</param>
/// <param name="Source">The words that name the speaker; null when the text names none.</param>
/// <param name="Cue">The words that attribute; null when only the layout does.</param>
/// <param name="Content">The words attributed.</param>
/// <param name="Speaker">Who the source is; null without one.</param>
/// <param name="Attitude">What the cue says the speaker did.</param>
/// <param name="Negated">Whether the cue is negated: "did not say that".</param>
/// <param name="Marks">What the text says of the statement's history, or null.</param>
/// <param name="Addressee">Whom the speaker told, as printed, or null.</param>
/// <param name="Relay">The outlets and agencies between the speaker and the article.</param>
/// <param name="Place">Where it was said, as printed, or null.</param>
/// <param name="SaidOn">When it was said, as far as the article tells.</param>
/// <param name="About">The actors the content names.</param>
/// <param name="Topics">What the content is about besides actors, in its words.</param>
/// <param name="Confidence">How sure the rules are, above 0 and at most 1.</param>
/// <param name="Rule">The rule that found it.</param>
internal sealed record ShownStatement(
    string Id, StatementType Type, StatementMode Mode, ShownWords? Source, ShownCue? Cue, ShownWords Content, ShownActor? Speaker, Attitude Attitude, bool Negated, HistoryMark? Marks,
    string? Addressee, IReadOnlyList<string> Relay, string? Place, ShownDate SaidOn, IEnumerable<ShownAbout> About, IReadOnlyList<string> Topics, double Confidence, string Rule);

/// <summary>Words of an article.</summary>
/// <param name="Text">They, letter for letter; those of spans that stand apart are joined by " … ".</param>
/// <param name="Spans">Where they stand.</param>
internal sealed record ShownWords(string Text, IReadOnlyList<IReadOnlyList<int>> Spans);

/// <summary>The words that attribute.</summary>
/// <param name="Text">They, letter for letter; those of spans that stand apart are joined by " … ".</param>
/// <param name="Spans">Where they stand.</param>
/// <param name="Lemma">The base form, or null.</param>
internal sealed record ShownCue(string Text, IReadOnlyList<IReadOnlyList<int>> Spans, string? Lemma);

/// <summary>Who speaks.</summary>
/// <param name="Name">The name; of somebody anonymous, the phrase without its article.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Office">The office held, or null.</param>
/// <param name="Country">The country it speaks for, ISO 3166-1 alpha-2, or null.</param>
/// <param name="Organisation">The organisation it speaks for, or null.</param>
internal sealed record ShownActor(string Name, ActorKind Kind, string? Office, string? Country, string? Organisation);

/// <summary>An actor that is named.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it is.</param>
internal sealed record ShownAbout(string Name, ActorKind Kind);

/// <summary>A date, as far as it is known.</summary>
/// <param name="Date">The date cut to its precision, as in 2027-03-29, 2027-03 or 2027; null when it is unknown.</param>
/// <param name="Precision">What is known of it.</param>
internal sealed record ShownDate(string? Date, DatePrecision Precision);

/// <summary>What became of an article that was sent.</summary>
/// <param name="Id">The article's id: the one sent, or one made of its address or its words.</param>
/// <param name="Outcome">Whether it was new, there with other words, or there word for word.</param>
/// <param name="Statements">How many statements were read in it.</param>
/// <param name="Undated">Whether it has no date of publication.</param>
/// <param name="Withdrawn">Whether an editor withdrew it: then none of its statements is found.</param>
internal sealed record ShownTaken(string Id, StoreOutcome Outcome, int Statements, bool Undated, bool Withdrawn);
