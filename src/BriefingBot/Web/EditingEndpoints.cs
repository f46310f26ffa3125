using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;

namespace BriefingBot.Web;

/// <summary>The page of a statement, where an editor corrects it, and the review page.</summary>
internal static class EditingEndpoints
{
    private const int MostFlags = 100;
    private const int MostCorrections = 50;

    /// <summary>Maps the routes; the group asks who is calling.</summary>
    public static void MapEditing(this RouteGroupBuilder known)
    {
        known.MapGet("/statements/{id}", (HttpContext context, string id, CancellationToken token) => ShowAsync(context, id, CorrectionForm.Empty, trouble: null, token));
        known.MapPost("/statements/{id}", CorrectAsync).WithShortBody();
        known.MapGet("/review", (HttpContext context, CancellationToken token) => ReviewAsync(context, trouble: null, token));
        known.MapGet("/api/corrections", async (ICorrectionStore corrections, CancellationToken token) =>
            Results.Json((await corrections.ListAsync(MostCorrections, token)).Select(EditingJson.Shown), StatementJson.Options));
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
