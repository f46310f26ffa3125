using System.Text.Json;
using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>Subscriptions as REST: what the pages do, in JSON.</summary>
internal static class SubscriptionApi
{
    private const string Example = "{\"to\":\"slack:T1/C1\",\"speakers\":[\"Russia\"],\"at\":\"08:00\",\"zone\":\"Europe/Dublin\",\"days\":\"mon-fri\"}";
    private const int ShownDues = 10;
    private const string Group = "Subscriptions";

    /// <summary>Maps the routes; the group asks who is calling.</summary>
    public static void MapSubscriptionApi(this RouteGroupBuilder known)
    {
        known.MapGet("/api/subscriptions", async (ISubscriptionStore store, TimeProvider clock, CancellationToken token) =>
        {
            var ended = (await store.EndedAsync(int.MaxValue, token)).ToLookup(one => one.Subscription);
            return Json((await store.ListAsync(token)).Select(subscription => Shown(subscription, Now(clock), ended: ended[subscription.Id])));
        })
            .Describe("listSubscriptions", Group, "List the subscriptions", "All of them, also those that rest.")
            .Gives<IEnumerable<ShownSubscription>>(StatusCodes.Status200OK, "The subscriptions.");
        known.MapGet("/api/subscriptions/ended", async (ISubscriptionStore store, CancellationToken token) => Json((await store.EndedAsync(EndedPart.Most, token)).Select(EndedPart.Json)))
            .Describe("listEndedChannels", Group, "List the channels that ended", $"Those that are gone or that the bot was removed from, also of subscriptions that ended as a whole: the last {EndedPart.Most}.")
            .Gives<IEnumerable<ShownEnded>>(StatusCodes.Status200OK, "The channels, the last first.");
        known.MapPost("/api/subscriptions", (HttpRequest request, SubscriptionDesk desk, TimeProvider clock, CancellationToken token) => ReadAsync(request, async asked =>
        {
            var (added, notes) = await desk.AddAsync(asked.ToRequest(), token);
            var volume = await desk.VolumeAsync(added, token);
            return Json(Shown(added, Now(clock), [.. notes, .. new[] { volume.Words, volume.Warning }.OfType<string>()]), StatusCodes.Status201Created);
        }, token)).WithShortBody()
            .Describe("subscribe", Group, "Subscribe a channel to briefings", "Everything is checked before anything is saved: zone, days, names, and whether the bot can post to the channels.")
            .Takes<SentSubscription>("What, where and when; at most 64 KB.")
            .Gives<ShownSubscription>(StatusCodes.Status201Created, "The subscription; notes says how much to expect.")
            .Refuses(StatusCodes.Status400BadRequest, "What is wrong with it and what may be meant: nothing was saved.");
        known.MapPost("/api/subscriptions/preview", (HttpRequest request, SubscriptionDesk desk, SubscriptionPreviewer previewer, TimeProvider clock, CancellationToken token) => ReadAsync(request, async asked =>
        {
            var (subscription, notes) = await desk.CheckAsync(asked.ToRequest(), token);
            return Json(Shown(subscription, await previewer.WriteAsync(subscription, Now(clock), token), notes, Now(clock)));
        }, token)).WithShortBody()
            .Describe("previewNewSubscription", Group, "Preview a subscription without saving it", "What it would say now, when it comes, and how much to expect.")
            .Takes<SentSubscription>("What, where and when; at most 64 KB.")
            .Gives<ShownSubscriptionPreview>(StatusCodes.Status200OK, "The preview.")
            .Refuses(StatusCodes.Status400BadRequest, "What is wrong with it and what may be meant.");
        known.MapGet("/api/subscriptions/{id:long}/preview", (long id, ISubscriptionStore store, SubscriptionPreviewer previewer, TimeProvider clock, CancellationToken token) =>
            OfOneAsync(store, id, async one => Json(Shown(one, await previewer.WriteAsync(one, Now(clock), token), [], Now(clock))), token))
            .Describe("previewSubscription", Group, "Preview a subscription", "What its next briefing would say now, when it comes, and how much to expect. Nothing is posted or recorded.")
            .Takes("id", "The subscription's number.", ApiValues.Number)
            .Gives<ShownSubscriptionPreview>(StatusCodes.Status200OK, "The preview.")
            .Refuses(StatusCodes.Status404NotFound, "There is no subscription of this number.");
        known.MapPost("/api/subscriptions/{id:long}/pause", (long id, string? until, ISubscriptionStore store, TimeProvider clock, CancellationToken token) => OfOneAsync(store, id, async one =>
        {
            await store.PauseAsync(id, SubscriptionRequest.ReadPause(until ?? string.Empty, Now(clock), one.Schedule.Zone), token);
            return Results.NoContent();
        }, token))
            .Describe("pauseSubscription", Group, "Let a subscription rest", "Nothing is posted until it goes on.")
            .Takes("id", "The subscription's number.", ApiValues.Number)
            .Takes("until", "The local date on which it goes on by itself, in the subscription's zone; without it, it rests until it is resumed.", ApiValues.Date)
            .GivesNothing("It rests.")
            .Refuses(StatusCodes.Status400BadRequest, "The date cannot be read or has passed.")
            .Refuses(StatusCodes.Status404NotFound, "There is no subscription of this number.");
        known.MapPost("/api/subscriptions/{id:long}/resume", (long id, ISubscriptionStore store, CancellationToken token) => OfOneAsync(store, id, async _ =>
        {
            await store.ResumeAsync(id, token);
            return Results.NoContent();
        }, token))
            .Describe("resumeSubscription", Group, "Let a subscription go on", "One that does not rest goes on as before.")
            .Takes("id", "The subscription's number.", ApiValues.Number)
            .GivesNothing("It goes on.")
            .Refuses(StatusCodes.Status404NotFound, "There is no subscription of this number.");
        known.MapPost("/api/subscriptions/{id:long}/run", (long id, string? date, ISubscriptionStore store, SubscriptionDesk desk, CancellationToken token) => OfOneAsync(store, id, async one =>
        {
            var (occasion, isNew) = await desk.RunAsync(one, SubscriptionEndpoints.ReadDate(date), token);
            return Json(new ShownRun(occasion, isNew), isNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
        }, token))
            .Describe("runSubscription", Group, "Post a briefing now", "What is new now, or what a past date would have brought.")
            .Takes("id", "The subscription's number.", ApiValues.Number)
            .Takes("date", "The past local date whose briefing is meant, in the subscription's zone; without it, what is new now.", ApiValues.Date)
            .Gives<ShownRun>(StatusCodes.Status202Accepted, "It is recorded, and posted within seconds.")
            .Gives<ShownRun>(StatusCodes.Status200OK, "It was posted or recorded before: nothing more is sent.")
            .Refuses(StatusCodes.Status400BadRequest, "The date cannot be read or lies ahead.")
            .Refuses(StatusCodes.Status404NotFound, "There is no subscription of this number.");
        known.MapDelete("/api/subscriptions/{id:long}", (long id, ISubscriptionStore store, CancellationToken token) => OfOneAsync(store, id, async _ =>
        {
            await store.RemoveAsync(id, token);
            return Results.NoContent();
        }, token))
            .Describe("unsubscribe", Group, "Remove a subscription", "Nothing more is posted; what was posted stays on record.")
            .Takes("id", "The subscription's number.", ApiValues.Number)
            .GivesNothing("It is removed.")
            .Refuses(StatusCodes.Status404NotFound, "There is no subscription of this number.");
    }

    private static async Task<IResult> ReadAsync(HttpRequest request, Func<SentSubscription, Task<IResult>> work, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) // which also keeps forms of other sites out
        {
            return Results.Problem("Send the subscription as application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await work(await JsonSerializer.DeserializeAsync<SentSubscription>(request.Body, StatementJson.Options, cancellationToken) ?? throw new FormatException("The body is null."));
        }
        catch (FormatException unreadable)
        {
            return Wrong($"{unreadable.Message} Nothing was saved.");
        }
        catch (Exception unreadable) when (unreadable is JsonException or BadHttpRequestException)
        {
            return Wrong($"The body must be JSON such as {Example}.");
        }
    }

    private static async Task<IResult> OfOneAsync(ISubscriptionStore store, long id, Func<Subscription, Task<IResult>> work, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.ListAsync(cancellationToken)).FirstOrDefault(one => one.Id == id) is { } one
                ? await work(one)
                : Results.Problem("There is no subscription of this number.", statusCode: StatusCodes.Status404NotFound);
        }
        catch (FormatException unreadable)
        {
            return Wrong(unreadable.Message);
        }
    }

    private static IResult Wrong(string words) => Results.Problem(words, statusCode: StatusCodes.Status400BadRequest);

    private static IResult Json(object shown, int status = StatusCodes.Status200OK) => Results.Json(shown, StatementJson.Options, statusCode: status);

    private static Instant Now(TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private static ShownSubscription Shown(Subscription subscription, Instant now, IReadOnlyList<string>? notes = null, IEnumerable<EndedDestination>? ended = null) => new(
        subscription.Id,
        subscription.Destinations[0].ToString(),
        subscription.Destinations.Select(destination => destination.ToString()),
        subscription.Speakers,
        subscription.About,
        subscription.Phrases,
        subscription.NotPhrases,
        subscription.Schedule.IsImmediate ? null : ScheduleText.Write(subscription.Schedule.At),
        subscription.Schedule.Zone.Id,
        ScheduleText.Write(subscription.Schedule.Days),
        subscription.IfEmpty,
        subscription.Owner,
        subscription.IsRestingAt(now),
        subscription.IsRestingAt(now) && subscription.PausedUntil is { } until ? LocalDatePattern.Iso.Format(until.InZone(subscription.Schedule.Zone).Date) : null,
        Upcoming(subscription, now, 1).FirstOrDefault(),
        notes ?? [],
        (ended ?? []).Select(EndedPart.Json));

    private static ShownSubscriptionPreview Shown(Subscription subscription, SubscriptionPreview preview, IReadOnlyList<string> notes, Instant now) => new(
        SubscriptionText.Describe(subscription, now),
        new(preview.Volume.Statements, preview.Volume.Days, Math.Round(preview.Volume.PerWeek, 1), preview.Volume.Words, preview.Volume.Warning),
        Upcoming(subscription, now, ShownDues),
        InstantPattern.General.Format(preview.Since),
        TextRenderer.Render(preview.Briefing.Message),
        notes);

    private static IEnumerable<string> Upcoming(Subscription subscription, Instant now, int most) => subscription.IsRestingAt(now) && subscription.PausedUntil is null
        ? []
        : subscription.Schedule.Upcoming(Instant.Max(now, subscription.ActiveFrom - Duration.Epsilon)).Take(most).Select(due => InstantPattern.General.Format(due.At));
}
