using System.Globalization;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>The routes under <c>/api</c> that read statements.</summary>
internal static class ApiEndpoints
{
    private const string Group = "Reading";
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Maps the routes; the group asks who is calling.</summary>
    public static void MapReading(this RouteGroupBuilder known)
    {
        known.MapGet("/api/ask", AskAsync)
            .Describe("ask", Group, "Answer a question", "The same as the command ask --format json. A question that has no answer is answered too, with status 200: outcome says how it ended.")
            .Takes("q", $"The question in plain English, at most {Asking.Longest:N0} characters.", ApiValues.WordsUpTo(Asking.Longest), isRequired: true)
            .Takes("from", "Only articles published on this date or later.", ApiValues.Date)
            .Takes("to", "Only articles published on this date or earlier.", ApiValues.Date)
            .Takes("as_of", "Only articles published by this date, and relative dates in the question (\"last week\") count from it. Without it, articles of any date, and they count from today by UTC.", ApiValues.Date)
            .Takes("limit", "How many statements to cite at most; 0 for all that match, repeats included.", ApiValues.Limit(0, null, AskRequest.DefaultLimit))
            .Takes("thread", $"The name of a conversation of your own, at most {Asking.LongestThread} characters: a question that goes on (\"and the US?\") is taken with those before it. It lasts 24 hours, and each key has its own.", ApiValues.WordsUpTo(Asking.LongestThread))
            .Takes("id", "An id of your own, which comes back with the answer.", ApiValues.Words)
            .Gives<ShownAnswer>(StatusCodes.Status200OK, "The answer.")
            .Refuses(StatusCodes.Status400BadRequest, "Nothing was asked, the question is too long, or a date or the limit cannot be read.");
        known.MapGet("/api/statements", StatementsAsync)
            .Describe("listStatements", Group, "List the statements of an article", "The same as a line of the command extract --format jsonl. Statements that were withdrawn are left out.")
            .Takes("article", "The article's id.", ApiValues.Words, isRequired: true)
            .Gives<ShownArticle>(StatusCodes.Status200OK, "The statements, in the order of the text.")
            .Refuses(StatusCodes.Status400BadRequest, "No article was named.")
            .Refuses(StatusCodes.Status404NotFound, "The store holds no article with this id.");
        known.MapGet("/api/briefing", BriefingAsync)
            .Describe("previewBriefing", Group, "Preview a briefing", "The same as the command brief --format json: what these speakers said that they had not said before. Nothing is posted or recorded.")
            .Takes("speaker", "A person, country or organisation to follow; of several, one is enough. Without any, everybody.", ApiValues.Many)
            .Takes("about", "A subject to follow; of several, one is enough. Without any, everything.", ApiValues.Many)
            .Takes("since", "Only news that came in at this instant or later; without it, from the beginning.", ApiValues.Instant)
            .Takes("until", "Only news that came in before this instant; without it, until now.", ApiValues.Instant)
            .Takes("from", "Only articles published on this date or later.", ApiValues.Date)
            .Takes("to", "Only articles published on this date or earlier.", ApiValues.Date)
            .Gives<ShownBriefing>(StatusCodes.Status200OK, "The briefing.")
            .Refuses(StatusCodes.Status400BadRequest, "A date or an instant cannot be read.");
    }

    /// <summary><c>GET /api/ask</c>: one answer.</summary>
    private static async Task<IResult> AskAsync(HttpRequest request, QuestionAnswerer answerer, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (Value(request, "q") is not { } question)
        {
            return Wrong("Nothing was asked: put the question into q, for example /api/ask?q=who+spoke");
        }

        if (question.Length > Asking.Longest)
        {
            return Wrong(Asking.TooLong(question));
        }

        if (!TryDate(request, "from", out var from) || !TryDate(request, "to", out var to) || !TryDate(request, "as_of", out var asOf))
        {
            return Wrong("from, to and as_of must be dates that exist, as in 2027-03-29.");
        }

        if (!int.TryParse(Value(request, "limit") ?? $"{AskRequest.DefaultLimit}", NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
        {
            return Wrong("limit must be a whole number: how many statements to cite at most, or 0 for all.");
        }

        var asked = new AskRequest(question) { Id = Value(request, "id"), From = from, To = to, AsOf = asOf, Thread = Asking.Thread(request), Limit = limit };
        var answer = await answerer.AskAsync(asked, Asking.Today(clock), cancellationToken);
        return Results.Text(AnswerJson.Line(answer, clock.GetElapsedTime(started)), Json);
    }

    /// <summary><c>GET /api/statements</c>: the statements of one article, as <c>extract --format jsonl</c> prints them.</summary>
    private static async Task<IResult> StatementsAsync(HttpRequest request, IStatementStore store, CancellationToken cancellationToken)
    {
        if (Value(request, "article") is not { } id)
        {
            return Wrong("No article was named: put its id into article, for example /api/statements?article=ID");
        }

        return (await store.ArticlesAsync([id], cancellationToken)) is [var article]
            ? Results.Text(StatementJson.Line(id, article.Text, await store.StatementsOfAsync(id, cancellationToken), withText: false), Json)
            : Results.Problem("The store holds no article with this id.", statusCode: StatusCodes.Status404NotFound);
    }

    /// <summary><c>GET /api/briefing</c>: a preview, as <c>brief --format json</c> prints it.</summary>
    private static async Task<IResult> BriefingAsync(HttpRequest request, BriefingWriter writer, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!TryDate(request, "from", out var from) || !TryDate(request, "to", out var to))
        {
            return Wrong("from and to must be dates that exist, as in 2027-03-29.");
        }

        if (!TryInstant(request, "since", out var since) || !TryInstant(request, "until", out var until))
        {
            return Wrong("since and until must be instants with their offset, as in 2027-03-29T08:00:00Z; in an address + is written %2B.");
        }

        var scope = new BriefingScope(Values(request, "speaker"), Values(request, "about")) { Since = since, Until = until, From = from, To = to }.Previewed(Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return Results.Text(BriefingJson.Line(scope, await writer.WriteAsync(scope, note: null, cancellationToken)), Json);
    }

    private static IReadOnlyList<string> Values(HttpRequest request, string name) => [.. request.Query[name].OfType<string>().Where(value => value.Length > 0)];

    private static bool TryInstant(HttpRequest request, string name, out Instant? instant)
    {
        instant = null;
        if (Value(request, name) is not { } value)
        {
            return true;
        }

        var read = OffsetDateTimePattern.ExtendedIso.Parse(value);
        instant = read.Success ? read.Value.ToInstant() : null;
        return read.Success;
    }

    private static IResult Wrong(string words) => Results.Problem(words, statusCode: StatusCodes.Status400BadRequest);

    private static string? Value(HttpRequest request, string name) => request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    private static bool TryDate(HttpRequest request, string name, out LocalDate? date)
    {
        date = null;
        if (Value(request, name) is not { } value)
        {
            return true;
        }

        var read = LocalDatePattern.Iso.Parse(value);
        date = read.Success ? read.Value : null;
        return read.Success;
    }
}
