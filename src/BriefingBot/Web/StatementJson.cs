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
        var shown = statements.Select(statement => Shown(statement, text, points));
        return withText
            ? JsonSerializer.Serialize(new { id, text, statements = shown }, Options)
            : JsonSerializer.Serialize(new { id, statements = shown }, Options);
    }

    /// <summary>The spans as pairs of code points.</summary>
    public static int[][] Pairs(IEnumerable<TextSpan> spans, CodePoints points) =>
        [.. spans.Select(span => points.Of(span)).Select(pair => new[] { pair.Start, pair.End })];

    private static object Shown(Statement statement, string text, CodePoints points) => new
    {
        statement.Id,
        statement.Type,
        statement.Mode,
        Source = statement.Source.Count == 0 ? null : new { text = Joined(statement.Source, text), spans = Pairs(statement.Source, points) },
        Cue = statement.Cue.Count == 0 ? null : new { text = Joined(statement.Cue, text), spans = Pairs(statement.Cue, points), lemma = statement.CueLemma },
        Content = new { text = Joined(statement.Content, text), spans = Pairs(statement.Content, points) },
        Speaker = statement.Speaker is { } speaker ? Shown(speaker) : null,
        statement.Attitude,
        statement.Negated,
        statement.Marks,
        statement.Addressee,
        statement.Relay,
        statement.Place,
        said_on = Shown(statement.SaidOn),
        About = statement.About.Select(actor => new { actor.Name, actor.Kind }),
        statement.Topics,
        Confidence = Math.Round(statement.Confidence, 2),
        statement.Rule,
    };

    /// <summary>A date cut to its precision.</summary>
    public static object Shown(PartialDate date) => new { date = date.ToIso(), date.Precision };

    private static object Shown(Actor actor) => new { actor.Name, actor.Kind, actor.Office, actor.Country, actor.Organisation };

    private static string Joined(IEnumerable<TextSpan> spans, string text) => string.Join(" … ", spans.Select(span => span.In(text)));
}
