using System.Text.Json;
using System.Text.Json.Serialization;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Web;

/// <summary>A statement as <c>extract --format jsonl</c> prints it; all spans are Unicode code points.</summary>
internal static class StatementJson
{
    /// <summary>Field names in snake case, enums in lower case, text as it is.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The line of one document.</summary>
    /// <param name="id">The document's id.</param>
    /// <param name="text">Its words.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="withText">Whether to print the words too.</param>
    public static string Line(string id, string text, IReadOnlyList<Statement> statements, bool withText)
    {
        var points = new CodePoints(text);
        return JsonSerializer.Serialize(new ShownArticle { Id = id, Text = withText ? text : null, Statements = statements.Select(statement => Shown(statement, text, points)) }, Options);
    }

    /// <summary>The spans as pairs of code points.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Pairs(IEnumerable<TextSpan> spans, CodePoints points) =>
        [.. spans.Select(span => points.Of(span)).Select(pair => (int[])[pair.Start, pair.End])];

    private static ShownStatement Shown(Statement statement, string text, CodePoints points) => new(
        statement.Id,
        statement.Type,
        statement.Mode,
        statement.Source.Count == 0 ? null : Words(statement.Source, text, points),
        statement.Cue.Count == 0 ? null : new(Joined(statement.Cue, text), Pairs(statement.Cue, points), statement.CueLemma),
        Words(statement.Content, text, points),
        statement.Speaker is { } speaker ? Shown(speaker) : null,
        statement.Attitude,
        statement.Negated,
        statement.Marks,
        statement.Addressee,
        statement.Relay,
        statement.Place,
        Shown(statement.SaidOn),
        statement.About.Select(actor => new ShownAbout(actor.Name, actor.Kind)),
        statement.Topics,
        Math.Round(statement.Confidence, 2),
        statement.Rule);

    /// <summary>A date cut to its precision.</summary>
    public static ShownDate Shown(PartialDate date) => new(date.ToIso(), date.Precision);

    /// <summary>An actor.</summary>
    public static ShownActor Shown(Actor actor) => new(actor.Name, actor.Kind, actor.Office, actor.Country, actor.Organisation);

    private static ShownWords Words(IReadOnlyList<TextSpan> spans, string text, CodePoints points) => new(Joined(spans, text), Pairs(spans, points));

    private static string Joined(IEnumerable<TextSpan> spans, string text) => string.Join(" … ", spans.Select(span => span.In(text)));
}
