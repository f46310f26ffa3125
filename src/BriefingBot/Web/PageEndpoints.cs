using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using Microsoft.AspNetCore.Diagnostics;

namespace BriefingBot.Web;

/// <summary>The pages people read.</summary>
internal static class PageEndpoints
{
    private static readonly string[] Pages = ["/articles/", "/briefings/", "/statements/", "/subscriptions/", "/deliveries/", "/flags"];

    /// <summary><c>GET /</c>: the console, with an answer when there is a question.</summary>
    public static async Task<IResult> ConsoleAsync(
        HttpContext context, IStatementStore store, QuestionAnswerer answerer, ExampleQuestions examples, ConsolePage page, TimeProvider clock, CancellationToken cancellationToken)
    {
        var question = context.Request.Query["q"] is [{ } typed, ..] ? typed.Trim() : string.Empty;
        var summary = await store.SummaryAsync(cancellationToken);
        var trouble = question.Length > Asking.Longest ? Asking.TooLong(question) : null;
        var answer = question.Length == 0 || trouble is not null ? null : await answerer.AskAsync(new(question) { Thread = Asking.Thread(context.Request) }, Asking.Today(clock), cancellationToken);
        var offered = answer is null ? await examples.GetAsync(summary.Version, cancellationToken) : [];
        return Page.Result(
            page.Write(new(question, trouble, answer, summary, offered, Forms.TokenFor(context))
            {
                Thread = context.Request.Query["thread"] is [{ Length: > 0 and <= Asking.LongestThread } thread, ..] ? thread : Guid.NewGuid().ToString("N"),
            }),
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary><c>GET /articles/{id}</c>: the reader.</summary>
    public static async Task<IResult> ReaderAsync(HttpContext context, IStatementStore store, ICorrectionStore corrections, ReaderPage page, Links links, CancellationToken cancellationToken)
    {
        var id = LinkTarget.ArticleIdOf(context);
        var isGuest = LinkAuthentication.IsGuest(context.User);
        if ((await store.ArticlesAsync([id], cancellationToken)) is not [var article])
        {
            var notice = Page.Notice(links, "No such article", "The store holds no article under this address. It may have been removed, or the link was cut short.", isGuest);
            return Page.Result(notice, StatusCodes.Status404NotFound);
        }

        var statements = await store.StatementsOfAsync(id, cancellationToken);
        var style = ReaderPage.StyleOf(statements);
        SecurityHeaders.Apply(context.Response, style);
        return Page.Result(page.Write(article, statements, await corrections.WithdrawnOfAsync(id, cancellationToken), (await corrections.FindArticleAsync(id, cancellationToken))?.Withdrawn, style, isGuest));
    }

    /// <summary>A file of the pages; its address changes with its content.</summary>
    public static IResult Serve(Asset asset, HttpResponse response)
    {
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Text(asset.Text, asset.MediaType + "; charset=utf-8");
    }

    /// <summary>Answers a request that failed: in words on a page, as a problem to a program; the reason is in the log.</summary>
    public static Task FailAsync(HttpContext context)
    {
        const string words = "Something went wrong on our side. The log of the service says what; asking again may help.";
        SecurityHeaders.Apply(context.Response);
        var path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? string.Empty;
        return path is "/" or "/subscriptions" or "/deliveries" or "/review" || Pages.Any(page => path.StartsWith(page, StringComparison.Ordinal))
            ? Page.Result(Page.Notice(context.RequestServices.GetRequiredService<Links>(), "That did not work", words), StatusCodes.Status500InternalServerError).ExecuteAsync(context)
            : Results.Problem(words, statusCode: StatusCodes.Status500InternalServerError).ExecuteAsync(context);
    }
}
