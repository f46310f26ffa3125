using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using Microsoft.AspNetCore.Mvc;

namespace BriefingBot.Web;

/// <summary><c>POST /api/articles</c>: takes one article, as a line of JSON Lines has it.</summary>
internal static class ArticleEndpoints
{
    /// <summary>Maps the route; the group asks who is calling.</summary>
    public static void MapArticles(this RouteGroupBuilder known) => known.MapPost("/api/articles", AddAsync).WithMetadata(new RequestSizeLimitAttribute(ArticleLine.Longest))
        .Describe("addArticle", "Articles", "Add an article", "Reads the statements of one article and stores both. The same article again changes nothing; with other words, it is replaced.")
        .Takes<SentArticle>("The article, at most 16 MB in UTF-8; other fields are ignored.")
        .Gives<ShownTaken>(StatusCodes.Status201Created, "It is new.")
        .Gives<ShownTaken>(StatusCodes.Status200OK, "It was there, with other words or word for word.")
        .GivesHeader(StatusCodes.Status201Created, "Location", "The page of the article.")
        .GivesHeader(StatusCodes.Status200OK, "Location", "The page of the article.")
        .Refuses(StatusCodes.Status400BadRequest, "It is no article, or several: nothing was stored.")
        .Refuses(StatusCodes.Status413PayloadTooLarge, "It is over 16 MB: nothing was stored.");

    private static async Task<IResult> AddAsync(HttpRequest request, IStatementStore store, ICorrectionStore corrections, Links links, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) // which also keeps forms of other sites out
        {
            return Results.Problem("Send the article as application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        Article article;
        try
        {
            article = ArticleLine.Read(await BodyAsync(request, cancellationToken), ArticleDefaults.None);
        }
        catch (ArticleException refused)
        {
            return Results.Problem($"{refused.Message} A request holds one article.", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Results.Problem("The article is over 16 MB. Split it, or leave it out.", statusCode: StatusCodes.Status413PayloadTooLarge);
        }
        catch (BadHttpRequestException)
        {
            return Results.Problem("The body broke off: nothing was stored. Send the article again.", statusCode: StatusCodes.Status400BadRequest);
        }

        // all of it or nothing: whoever hangs up meanwhile may send it again
        var statements = await Task.Run(() => StatementExtractor.Default.Extract(article), cancellationToken);
        var outcome = await store.AddAsync(article, statements, cancellationToken);
        var isWithdrawn = (await corrections.FindArticleAsync(article.Id, cancellationToken))?.Withdrawn is not null;
        request.HttpContext.Response.Headers.Location = links.ArticlePath(article.Id);
        return Results.Json(
            new ShownTaken(article.Id, outcome, statements.Count, Undated: article.Published is null, isWithdrawn),
            StatementJson.Options,
            statusCode: outcome == StoreOutcome.Added ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
