using System.Globalization;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>The routes under <c>/api</c> that this folder serves.</summary>
internal static class ApiEndpoints
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary><c>GET /api/ask</c>: one answer.</summary>
    public static async Task<IResult> AskAsync(HttpRequest request, QuestionAnswerer answerer, TimeProvider clock, CancellationToken cancellationToken)
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
    public static async Task<IResult> StatementsAsync(HttpRequest request, IStatementStore store, CancellationToken cancellationToken)
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
    public static async Task<IResult> BriefingAsync(HttpRequest request, BriefingWriter writer, TimeProvider clock, CancellationToken cancellationToken)
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
