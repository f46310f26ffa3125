using System.Text.Json;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;

namespace BriefingBot.Web;

/// <summary>The page of a statement, where an editor corrects it, and the review page.</summary>
internal static class EditingEndpoints
{
    private const int MostFlags = 100;
    private const string Group = "Corrections";
    private const int MostCorrections = 50;
    private const string Example = "The body must be JSON such as {\"article\":\"ID\",\"kind\":\"withdrawn\",\"by\":\"Your Name\",\"reason\":\"…\"}; kind is withdrawn or restored, and \"statement\" in place of \"article\" means one alone.";

    /// <summary>Maps the routes; the group asks who is calling.</summary>
    public static void MapEditing(this RouteGroupBuilder known)
    {
        known.MapGet("/statements/{id}", (HttpContext context, string id, CancellationToken token) => ShowAsync(context, id, CorrectionForm.Empty, trouble: null, token));
        known.MapPost("/statements/{id}", CorrectAsync).WithShortBody();
        known.MapGet("/review", (HttpContext context, CancellationToken token) => ReviewAsync(context, trouble: null, token));
        known.MapPost("/api/corrections", CorrectByRestAsync).WithShortBody()
            .Describe("correct", Group, "Withdraw or restore an article or a statement", "What is withdrawn is no longer found or cited, and briefings that told it are corrected; restored takes that back. The last correction stands, also when the article comes again. The speaker of a statement is corrected on its page or by the command statement correct.")
            .Takes<SentCorrection>("What is decided, by whom and why; at most 64 KB. Its kind is withdrawn or restored.")
            .Gives<ShownCorrection>(StatusCodes.Status201Created, "The correction.")
            .Refuses(StatusCodes.Status400BadRequest, "It is no correction, or it cannot be made, and why: nothing was changed.");
        known.MapGet("/api/corrections", async (ICorrectionStore corrections, CancellationToken token) =>
            Results.Json((await corrections.ListAsync(MostCorrections, token)).Select(EditingJson.Shown), StatementJson.Options))
            .Describe("listCorrections", Group, "List the corrections", $"The last {MostCorrections}, the newest first.")
            .Gives<IEnumerable<ShownCorrection>>(StatusCodes.Status200OK, "The corrections.");
    }

    /// <summary>The review page.</summary>
    public static async Task<IResult> ReviewAsync(HttpContext context, string? trouble, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var corrections = services.GetRequiredService<ICorrectionStore>();
        var flags = new List<(Core.Chat.Flag, StatementRecord?)>();
        foreach (var flag in await services.GetRequiredService<Core.Chat.IFlagStore>().ListAsync(isOpen: true, MostFlags, cancellationToken))
        {
            flags.Add((flag, flag.Flagged.Statement is { } id ? await corrections.FindAsync(id, cancellationToken) : null));
        }

        var view = new ReviewView(flags, await corrections.ListAsync(MostCorrections, cancellationToken), trouble, Forms.TokenFor(context));
        return Page.Result(services.GetRequiredService<ReviewPage>().Write(view), trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> CorrectAsync(
        HttpContext context, string id, IStatementStore store, ICorrectionStore corrections, Gazetteer gazetteer, Links links, CancellationToken cancellationToken)
    {
        if (await Forms.ReadAsync(context, cancellationToken) is not { } fields || !Enum.TryParse<CorrectionKind>(fields.Field("decision"), out var kind))
        {
            return Forms.Stale(links, "the statement");
        }

        var form = new CorrectionForm(
            fields.Field("editor"), fields.Field("reason"), fields.Field("speaker"), fields.Field("kind"), fields.Field("country"), fields.Field("office"), fields.Field("organisation"));
        try
        {
            var speaker = kind == CorrectionKind.Speaker
                ? new NamedSpeaker(form.Speaker, form.Kind, form.Country, form.Office, form.Organisation).Find(await store.ActorsAsync(cancellationToken), gazetteer)
                : null;
            await corrections.CorrectAsync(new(id, kind, speaker, form.Editor, form.Reason), cancellationToken);
            return Results.Redirect(links.StatementPath(id)); // see other: reloading corrects nothing
        }
        catch (CorrectionException refused)
        {
            return await ShowAsync(context, id, form, refused.Message, cancellationToken);
        }
    }

    private static async Task<IResult> CorrectByRestAsync(HttpRequest request, ICorrectionStore corrections, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) // which also keeps forms of other sites out
        {
            return Results.Problem("Send the correction as application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            var asked = await JsonSerializer.DeserializeAsync<SentCorrection>(request.Body, StatementJson.Options, cancellationToken);
            var made = asked switch
            {
                { Kind: { } kind, Article: { } article, Statement: null } => (await corrections.CorrectArticleAsync(new(article, kind, asked.By ?? string.Empty, asked.Reason ?? string.Empty), cancellationToken)).History[^1],
                { Kind: CorrectionKind.Withdrawn or CorrectionKind.Restored, Article: null, Statement: { } statement } =>
                    await corrections.CorrectAsync(new(statement, asked.Kind.Value, Speaker: null, asked.By ?? string.Empty, asked.Reason ?? string.Empty), cancellationToken),
                _ => null,
            };
            return made is null
                ? Results.Problem(Example, statusCode: StatusCodes.Status400BadRequest)
                : Results.Json(EditingJson.Shown(made), StatementJson.Options, statusCode: StatusCodes.Status201Created);
        }
        catch (Exception refused) when (refused is CorrectionException or JsonException or BadHttpRequestException)
        {
            return Results.Problem(refused is CorrectionException ? refused.Message : Example, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string id, CorrectionForm form, string? trouble, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        return await services.GetRequiredService<ICorrectionStore>().FindAsync(id, cancellationToken) is { } record
            ? Page.Result(
                services.GetRequiredService<StatementPage>().Write(new(record, form, trouble, Forms.TokenFor(context))),
                trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : Page.Result(
                Page.Notice(services.GetRequiredService<Links>(), "No such statement", "The store holds no statement under this address. The link may have been cut short."),
                StatusCodes.Status404NotFound);
    }
}
