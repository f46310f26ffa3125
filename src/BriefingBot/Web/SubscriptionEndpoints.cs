using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>The pages of subscriptions and their forms.</summary>
internal static class SubscriptionEndpoints
{
    private const int ShownDeliveries = 3;

    /// <summary>Maps the routes; the group asks who is calling.</summary>
    public static void MapSubscriptions(this RouteGroupBuilder known)
    {
        known.MapGet("/subscriptions", (HttpContext context, long? added, CancellationToken token) => ShowAsync(context, added, token));
        known.MapPost("/subscriptions", AddAsync).WithShortBody();
        known.MapGet("/subscriptions/{id:long}", (HttpContext context, long id, CancellationToken token) => ShowOneAsync(context, id, trouble: null, token));
        Change("pause", (one, fields, services, token) => services.GetRequiredService<ISubscriptionStore>()
            .PauseAsync(one.Id, SubscriptionRequest.ReadPause(fields.Field("until"), Now(services), one.Schedule.Zone), token));
        Change("resume", (one, _, services, token) => services.GetRequiredService<ISubscriptionStore>().ResumeAsync(one.Id, token));
        Change("remove", (one, _, services, token) => services.GetRequiredService<ISubscriptionStore>().RemoveAsync(one.Id, token));
        Change("run", (one, fields, services, token) => services.GetRequiredService<SubscriptionDesk>().RunAsync(one, ReadDate(fields.Field("date")), token));
        known.MapSubscriptionApi();

        void Change(string name, Func<Subscription, IFormCollection, IServiceProvider, CancellationToken, Task> change) => known
            .MapPost($"/subscriptions/{{id:long}}/{name}", (HttpContext context, long id, Links links, CancellationToken token) => ChangeAsync(context, id, links, change, token))
            .WithShortBody();
    }

    /// <summary>The date of a past briefing; null for none.</summary>
    /// <exception cref="FormatException">It is no date.</exception>
    public static LocalDate? ReadDate(string? typed) => string.IsNullOrEmpty(typed) ? null
        : LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: var date } ? date
        : throw new FormatException($"\"{typed}\" is no date: write year, month and day, for example 2027-03-29.");

    private static async Task<IResult> AddAsync(HttpContext context, SubscriptionDesk desk, SubscriptionPreviewer previewer, Links links, CancellationToken cancellationToken)
    {
        if (await Forms.ReadAsync(context, cancellationToken) is not { } fields)
        {
            return Forms.Stale(links, "the briefings");
        }

        var form = SubscriptionForm.Read(fields);
        try
        {
            if (fields.Field("do") != "preview")
            {
                var (added, _) = await desk.AddAsync(form.ToRequest(), cancellationToken);
                return Results.Redirect(FormattableString.Invariant($"{links.SubscriptionsPath}?added={added.Id}#s{added.Id}")); // see other: reloading adds nothing
            }

            var (asked, notes) = await desk.CheckAsync(form.ToRequest(), cancellationToken);
            var preview = await previewer.WriteAsync(asked, Now(context.RequestServices), cancellationToken);
            return await ShowAllAsync(context, view => view with { Form = form, Preview = new(asked, preview, notes) }, cancellationToken);
        }
        catch (FormatException unreadable)
        {
            return await ShowAllAsync(context, view => view with { Form = form, Trouble = $"{unreadable.Message} Nothing was saved." }, cancellationToken);
        }
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext context, long id, Links links, Func<Subscription, IFormCollection, IServiceProvider, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        if (await Forms.ReadAsync(context, cancellationToken) is not { } fields)
        {
            return Forms.Stale(links, "the briefings");
        }

        try
        {
            // one that is gone already needs no change: the page shows what there is
            if (await FindAsync(context.RequestServices, id, cancellationToken) is { } one)
            {
                await change(one, fields, context.RequestServices, cancellationToken);
            }

            var isOnItsPage = fields.Field("page") == "one" && await FindAsync(context.RequestServices, id, cancellationToken) is not null;
            return Results.Redirect(isOnItsPage ? FormattableString.Invariant($"{links.SubscriptionsPath}/{id}") : links.SubscriptionsPath);
        }
        catch (FormatException unreadable)
        {
            return await ShowOneAsync(context, id, unreadable.Message, cancellationToken);
        }
    }

    // what is worth knowing about one just added stands on its card
    private static async Task<IResult> ShowAsync(HttpContext context, long? added, CancellationToken cancellationToken)
    {
        var desk = context.RequestServices.GetRequiredService<SubscriptionDesk>();
        if (added is not { } id || await FindAsync(context.RequestServices, id, cancellationToken) is not { } subscription)
        {
            return await ShowAllAsync(context, view => view, cancellationToken);
        }

        var volume = await desk.VolumeAsync(subscription, cancellationToken);
        var notes = new[] { volume.Words, volume.Warning }.OfType<string>().Concat(await desk.NotesAsync(subscription, cancellationToken)).ToList();
        return await ShowAllAsync(context, view => view with { Added = (id, notes) }, cancellationToken);
    }

    private static async Task<IResult> ShowAllAsync(HttpContext context, Func<SubscriptionsView, SubscriptionsView> fill, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var cards = new List<SubscriptionCard>();
        var store = services.GetRequiredService<ISubscriptionStore>();
        foreach (var subscription in await store.ListAsync(cancellationToken))
        {
            cards.Add(await CardAsync(services, subscription, cancellationToken));
        }

        var view = fill(new(cards, Trouble: null, Forms.TokenFor(context), Now(services)) { Ended = await store.EndedAsync(EndedPart.Most, cancellationToken) });
        return Page.Result(services.GetRequiredService<SubscriptionsPage>().Write(view), view.Trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ShowOneAsync(HttpContext context, long id, string? trouble, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        if (await FindAsync(services, id, cancellationToken) is not { } subscription)
        {
            var notice = Page.Notice(services.GetRequiredService<Links>(), "No such subscription", "There is none of this number; it may have been removed.");
            return Page.Result(notice, StatusCodes.Status404NotFound);
        }

        var preview = await services.GetRequiredService<SubscriptionPreviewer>().WriteAsync(subscription, Now(services), cancellationToken);
        var notes = await services.GetRequiredService<SubscriptionDesk>().NotesAsync(subscription, cancellationToken);
        var view = new SubscriptionsView([await CardAsync(services, subscription, cancellationToken)], trouble, Forms.TokenFor(context), Now(services))
        {
            Preview = new(subscription, preview, notes),
            Ended = [.. (await services.GetRequiredService<ISubscriptionStore>().EndedAsync(int.MaxValue, cancellationToken)).Where(ended => ended.Subscription == id)],
        };
        return Page.Result(services.GetRequiredService<SubscriptionsPage>().WriteOne(view), trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<SubscriptionCard> CardAsync(IServiceProvider services, Subscription subscription, CancellationToken cancellationToken) =>
        new(subscription, await services.GetRequiredService<IDeliveryLedger>().ListAsync(subscription.Id, ShownDeliveries * subscription.Destinations.Count, cancellationToken));

    private static async Task<Subscription?> FindAsync(IServiceProvider services, long id, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<ISubscriptionStore>().ListAsync(cancellationToken)).FirstOrDefault(one => one.Id == id);

    private static Instant Now(IServiceProvider services) => Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow());
}
