using System.Text.Json;
using BriefingBot.Core.Chat;

namespace BriefingBot.Web;

/// <summary>Takes flags from the pages and over REST, and closes them.</summary>
internal static class FlagEndpoints
{
    private const int Most = 1000;
    private const string Group = "Flags";
    private const string Example = "The body must be JSON such as {\"reason\":\"wrong_speaker\",\"statement\":\"ID\",\"question\":\"…\",\"note\":\"…\"}; reason is wrong_speaker, wrong_quote or not_relevant.";

    /// <summary>Maps the routes; the group asks who is calling.</summary>
    public static void MapFlags(this RouteGroupBuilder known)
    {
        known.MapPost("/flags", AddAsync).WithShortBody();
        known.MapGet("/flags", (Links links) => Page.Result(Page.Notice(links, "Thank you", "An editor will look at it.")));
        known.MapPost("/flags/{id:long}", CloseAsync).WithShortBody();
        known.MapGet("/api/flags", async (IFlagStore flags, CancellationToken token) =>
            Results.Json((await flags.ListAsync(isOpen: true, Most, token)).Select(EditingJson.Shown), StatementJson.Options))
            .Describe("listFlags", Group, "List the open flags", $"What readers hold to be wrong and no editor closed yet, at most {Most:N0}.")
            .Gives<IEnumerable<ShownFlag>>(StatusCodes.Status200OK, "The flags.");
        known.MapPost("/api/flags", AddJsonAsync).WithShortBody()
            .Describe("addFlag", Group, "Flag an answer or a statement", "Puts it on the list that editors review.")
            .Takes<SentFlag>("What is wrong; at most 64 KB.")
            .Gives<ShownFlag>(StatusCodes.Status201Created, "The flag.")
            .Refuses(StatusCodes.Status400BadRequest, "It is no flag, flags nothing, or is too long: nothing was stored.");
    }

    private static async Task<IResult> AddAsync(HttpContext context, IFlagStore flags, Links links, CancellationToken cancellationToken)
    {
        if (await Forms.ReadAsync(context, cancellationToken) is not { } fields || !Enum.TryParse<FlagReason>(fields.Field("reason"), out var reason) || !Enum.IsDefined(reason))
        {
            return Forms.Stale(links, "the page");
        }

        try
        {
            await flags.AddAsync(new(reason, fields.Field("statement"), fields.Field("question"), fields.Field("note")), "web", reader: null, cancellationToken);
            return Results.Redirect(links.FlagsPath);
        }
        catch (FormatException unreadable)
        {
            return Page.Result(Page.Notice(links, "That was not taken", unreadable.Message), StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> CloseAsync(HttpContext context, long id, IFlagStore flags, Links links, CancellationToken cancellationToken)
    {
        if (await Forms.ReadAsync(context, cancellationToken) is not { } fields || !Enum.TryParse<FlagState>(fields.Field("state"), out var state) || state is not (FlagState.Resolved or FlagState.Dismissed))
        {
            return Forms.Stale(links, "the review");
        }

        if (fields.Field("editor") is not { Length: > 0 } editor)
        {
            return await EditingEndpoints.ReviewAsync(context, "Say your name: it is kept with the flag.", cancellationToken);
        }

        // one that is closed already needs nothing: the page shows what is open
        await flags.CloseAsync(id, state, editor, fields.Field("remark") is { Length: > 0 } remark ? remark : null, cancellationToken);
        return Results.Redirect(links.ReviewPath);
    }

    private static async Task<IResult> AddJsonAsync(HttpRequest request, IFlagStore flags, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) // which also keeps forms of other sites out
        {
            return Results.Problem("Send the flag as application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            var asked = await JsonSerializer.DeserializeAsync<SentFlag>(request.Body, StatementJson.Options, cancellationToken);
            if (asked?.Reason is not { } reason || !Enum.IsDefined(reason))
            {
                return Results.Problem(Example, statusCode: StatusCodes.Status400BadRequest);
            }

            var added = await flags.AddAsync(new(reason, asked.Statement, asked.Question, asked.Note), "api", reader: null, cancellationToken);
            return Results.Json(EditingJson.Shown(added), StatementJson.Options, statusCode: StatusCodes.Status201Created);
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or BadHttpRequestException)
        {
            return Results.Problem(unreadable is FormatException ? unreadable.Message : Example, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
