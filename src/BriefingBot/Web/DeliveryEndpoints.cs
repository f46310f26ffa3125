using System.Text.Json;
using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;

namespace BriefingBot.Web;

/// <summary>The page of deliveries, and deliveries as REST.</summary>
internal static class DeliveryEndpoints
{
    private const int ShownDeliveries = 100;
    private const string Group = "Deliveries";
    private const string Example = "{\"key\":\"1|slack:T0123456789/C0123456789|2027-03-29\"}";

    /// <summary>Maps the routes; the group asks who is calling.</summary>
    public static void MapDeliveries(this RouteGroupBuilder known)
    {
        known.MapGet("/deliveries", (HttpContext context, CancellationToken token) =>
            ShowAsync(context, TypedDeliveryQuery.Of(context.Request.Query), view => view with { Done = Done(context.Request.Query["again"]) }, token));
        known.MapPost("/deliveries/redeliver", SendAsync).WithShortBody();
        known.MapGet("/api/deliveries", ListAsync)
            .Describe("listDeliveries", Group, "List deliveries", "What was posted where and when, what waits and until when, and what was not posted and why; the newest first.")
            .Takes("subscription", "Only those of the subscription of this number.", ApiValues.Number)
            .Takes("state", "Only those in this state.", ApiValues.OneOf(DeliveryQuery.States))
            .Takes("before", "The key of the last delivery that was seen: the list goes on behind it.", ApiValues.Words)
            .Takes("limit", "How many at most.", ApiValues.Limit(1, DeliveryQuery.Most, ShownDeliveries))
            .Gives<IEnumerable<DeliveryRow>>(StatusCodes.Status200OK, "The deliveries.")
            .GivesHeader(StatusCodes.Status200OK, "Link", "The address of the older ones, with rel=\"next\"; it is missing when there are none.")
            .Refuses(StatusCodes.Status400BadRequest, "A parameter cannot be meant, and why.");
        known.MapPost("/api/deliveries/redeliver", SendByRestAsync).WithShortBody()
            .Describe("redeliver", Group, "Send a delivery again", "Posts the same words again, labelled as sent again. What the next briefing covers stays as it is.")
            .Takes<SentDeliveryKey>("Which delivery; at most 64 KB.")
            .Gives<ShownSentAgain>(StatusCodes.Status202Accepted, "It is recorded, and posted within seconds, or when the subscription goes on.")
            .Gives<ShownSentAgain>(StatusCodes.Status200OK, "This request was recorded before: nothing more is sent.")
            .Refuses(StatusCodes.Status400BadRequest, "There is no such delivery, or it cannot be sent again, and why.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, IDeliveryLedger ledger, Links links, CancellationToken cancellationToken)
    {
        try
        {
            var query = await DeliveryQuery.ReadAsync(ledger, TypedDeliveryQuery.Of(context.Request.Query), ShownDeliveries, cancellationToken);
            var part = await query.ListAsync(ledger, cancellationToken);
            if (part.Last is { } last)
            {
                context.Response.Headers.Link = $"<{links.DeliveriesApiPath}{DeliveryFilterPart.QueryOf(query.Filter, last, query.Limit)}>; rel=\"next\"";
            }

            return Results.Json(part.Deliveries.Select(DeliveryRow.WithText), StatementJson.Options);
        }
        catch (FormatException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> SendAsync(HttpContext context, Redelivery redelivery, Links links, CancellationToken cancellationToken)
    {
        if (await Forms.ReadAsync(context, cancellationToken) is not { } fields)
        {
            return Forms.Stale(links, "the deliveries");
        }

        var chosen = fields.Field("chosen");
        try
        {
            var again = await redelivery.SendAsync(fields.Field("key"), fields.Field("request"), cancellationToken);
            return Results.Redirect($"{links.DeliveriesPath}{QueryString.Create("subscription", chosen).Add("again", again.Rests ? "later" : "soon")}"); // see other: reloading sends nothing
        }
        catch (FormatException refused)
        {
            return await ShowAsync(context, new(chosen, null, null, null), view => view with { Trouble = refused.Message }, cancellationToken);
        }
    }

    private static async Task<IResult> SendByRestAsync(HttpRequest request, Redelivery redelivery, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) // which also keeps forms of other sites out
        {
            return Results.Problem("Send the key as application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            var asked = await JsonSerializer.DeserializeAsync<SentDeliveryKey>(request.Body, StatementJson.Options, cancellationToken);
            var again = await redelivery.SendAsync(asked?.Key ?? string.Empty, asked?.Request ?? Redelivery.NewRequest(), cancellationToken);
            return Results.Json(
                new ShownSentAgain(again.Key.ToString(), again.Key.Occasion, again.IsNew), StatementJson.Options, statusCode: again.IsNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
        }
        catch (FormatException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (Exception unreadable) when (unreadable is JsonException or BadHttpRequestException)
        {
            return Results.Problem($"The body must be JSON such as {Example}; \"request\", an id of your own, makes sure that a repeated request sends once.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext context, TypedDeliveryQuery typed, Func<DeliveriesView, DeliveriesView> fill, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var ledger = services.GetRequiredService<IDeliveryLedger>();
        var (query, trouble) = await ReadAsync(ledger, typed, cancellationToken);
        var subscriptions = await services.GetRequiredService<ISubscriptionStore>().ListAsync(cancellationToken);
        var view = fill(new(await query.ListAsync(ledger, cancellationToken), subscriptions, query.Filter, Forms.TokenFor(context)) { Trouble = trouble });
        return Page.Result(services.GetRequiredService<DeliveriesPage>().Write(view), view.Trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    // what cannot be meant is told above all there is
    private static async Task<(DeliveryQuery Query, string? Trouble)> ReadAsync(IDeliveryLedger ledger, TypedDeliveryQuery typed, CancellationToken cancellationToken)
    {
        try
        {
            return (await DeliveryQuery.ReadAsync(ledger, typed, ShownDeliveries, cancellationToken), null);
        }
        catch (FormatException refused)
        {
            return (new(new(), ShownDeliveries), refused.Message);
        }
    }

    private static string? Done(string? again) => again switch
    {
        "soon" => "It is sent again within seconds, labelled as sent again.",
        "later" => "It is recorded. The subscription rests: it is sent again when that goes on.",
        _ => null,
    };
}
