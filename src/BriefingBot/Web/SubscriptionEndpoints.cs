using System.Text.Json;
using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>The page of subscriptions, its forms, and the same as REST.</summary>
internal static class SubscriptionEndpoints
{
    private const int ShownDeliveries = 3;

    /// <summary>Maps the routes; the group asks who is calling.</summary>
    public static void MapSubscriptions(this RouteGroupBuilder known)
    {
        known.MapGet("/subscriptions", (HttpContext context, SubscriptionsPage page, CancellationToken token) =>
            ShowAsync(context, page, SubscriptionForm.Empty, trouble: null, token));
        known.MapPost("/subscriptions", AddAsync).WithShortBody();
        Change("pause", (store, id, token) => store.PauseAsync(id, until: null, token));
        Change("resume", (store, id, token) => store.ResumeAsync(id, token));
        Change("remove", (store, id, token) => store.RemoveAsync(id, token));
        known.MapGet("/api/subscriptions", ListAsync);
        known.MapPost("/api/subscriptions", AddJsonAsync).WithShortBody();

        void Change(string name, Func<ISubscriptionStore, long, CancellationToken, Task<bool>> change) => known
            .MapPost($"/subscriptions/{{id:long}}/{name}", (HttpContext context, long id, ISubscriptionStore store, Links links, CancellationToken token) =>
                ChangeAsync(context, links, () => change(store, id, token), token))
            .WithShortBody();
    }

    private static async Task<IResult> AddAsync(HttpContext context, SubscriptionDesk desk, SubscriptionsPage page, Links links, CancellationToken cancellationToken)
    {
        if (await Forms.ReadAsync(context, cancellationToken) is not { } fields)
        {
            return Forms.Stale(links, "the briefings");
        }

        var form = new SubscriptionForm(fields.Field("to"), fields.Field("speakers"), fields.Field("about"), fields.Field("at"), fields.Field("zone"), [.. fields["days"].OfType<string>()]);
        try
        {
            var asked = new AddSubscription(form.To, Split(form.Speakers), Split(form.About), form.At, form.Zone, string.Join(',', form.Days));
            await desk.AddAsync(asked.ToRequest(), cancellationToken);
            return Results.Redirect(links.SubscriptionsPath); // see other: reloading adds nothing
        }
        catch (FormatException unreadable)
        {
            return await ShowAsync(context, page, form, unreadable.Message, cancellationToken);
        }
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, Links links, Func<Task<bool>> change, CancellationToken cancellationToken)
    {
        if (await Forms.ReadAsync(context, cancellationToken) is null)
        {
            return Forms.Stale(links, "the briefings");
        }

        // one that is gone already needs no change: the page shows what there is
        await change();
        return Results.Redirect(links.SubscriptionsPath);
    }

    private static async Task<IResult> ListAsync(ISubscriptionStore store, TimeProvider clock, CancellationToken cancellationToken) =>
        Results.Json((await store.ListAsync(cancellationToken)).Select(subscription => Shown(subscription, clock)), StatementJson.Options);

    private static async Task<IResult> AddJsonAsync(HttpRequest request, SubscriptionDesk desk, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) // which also keeps forms of other sites out
        {
            return Results.Problem("Send the subscription as application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            var asked = await JsonSerializer.DeserializeAsync<AddSubscription>(request.Body, StatementJson.Options, cancellationToken) ?? throw new FormatException("The body is null.");
            var (added, _) = await desk.AddAsync(asked.ToRequest(), cancellationToken);
            return Results.Json(Shown(added, clock), StatementJson.Options, statusCode: StatusCodes.Status201Created);
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or BadHttpRequestException)
        {
            var words = unreadable is FormatException ? unreadable.Message : "The body must be JSON such as {\"to\":\"slack:T1/C1\",\"speakers\":[\"Russia\"],\"at\":\"08:00\",\"zone\":\"Europe/Dublin\",\"days\":\"mon-fri\"}.";
            return Results.Problem(words, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext context, SubscriptionsPage page, SubscriptionForm form, string? trouble, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var ledger = services.GetRequiredService<IDeliveryLedger>();
        var shown = new List<(Subscription, IReadOnlyList<Delivery>)>();
        foreach (var subscription in await services.GetRequiredService<ISubscriptionStore>().ListAsync(cancellationToken))
        {
            shown.Add((subscription, await ledger.ListAsync(subscription.Id, ShownDeliveries, cancellationToken)));
        }

        var view = new SubscriptionsView(shown, form, trouble, Forms.TokenFor(context), Now(services.GetRequiredService<TimeProvider>()));
        return Page.Result(page.Write(view), trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static string[] Split(string names) => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Instant Now(TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private static object Shown(Subscription subscription, TimeProvider clock) => new
    {
        subscription.Id,
        to = subscription.Destinations[0].ToString(),
        subscription.Speakers,
        subscription.About,
        at = ScheduleText.Write(subscription.Schedule.At),
        zone = subscription.Schedule.Zone.Id,
        days = ScheduleText.Write(subscription.Schedule.Days),
        paused = subscription.IsPaused,
        next = subscription.IsPaused ? null : InstantPattern.General.Format(subscription.Schedule.NextDue(Now(clock)).At),
    };

    private sealed record AddSubscription(string? To, IReadOnlyList<string>? Speakers, IReadOnlyList<string>? About, string? At, string? Zone, string? Days)
    {
        public SubscriptionRequest ToRequest() => new([To ?? string.Empty], Speakers ?? [], About ?? [], At ?? string.Empty, Zone ?? string.Empty, Days ?? string.Empty, Owner: null);
    }
}
