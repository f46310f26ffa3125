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

    /// <summary>Maps the routes; the group asks who is calling.</summary>
    public static void MapSubscriptionApi(this RouteGroupBuilder known)
    {
        known.MapGet("/api/subscriptions", async (ISubscriptionStore store, TimeProvider clock, CancellationToken token) =>
        {
            var ended = (await store.EndedAsync(int.MaxValue, token)).ToLookup(one => one.Subscription);
            return Json((await store.ListAsync(token)).Select(subscription => Shown(subscription, Now(clock), ended: ended[subscription.Id])));
        });
        known.MapGet("/api/subscriptions/ended", async (ISubscriptionStore store, CancellationToken token) => Json((await store.EndedAsync(EndedPart.Most, token)).Select(EndedPart.Json)));
        known.MapPost("/api/subscriptions", (HttpRequest request, SubscriptionDesk desk, TimeProvider clock, CancellationToken token) => ReadAsync(request, async asked =>
        {
            var (added, notes) = await desk.AddAsync(asked.ToRequest(), token);
            var volume = await desk.VolumeAsync(added, token);
            return Json(Shown(added, Now(clock), [.. notes, .. new[] { volume.Words, volume.Warning }.OfType<string>()]), StatusCodes.Status201Created);
        }, token)).WithShortBody();
        known.MapPost("/api/subscriptions/preview", (HttpRequest request, SubscriptionDesk desk, SubscriptionPreviewer previewer, TimeProvider clock, CancellationToken token) => ReadAsync(request, async asked =>
        {
            var (subscription, notes) = await desk.CheckAsync(asked.ToRequest(), token);
            return Json(Shown(subscription, await previewer.WriteAsync(subscription, Now(clock), token), notes, Now(clock)));
        }, token)).WithShortBody();
        known.MapGet("/api/subscriptions/{id:long}/preview", (long id, ISubscriptionStore store, SubscriptionPreviewer previewer, TimeProvider clock, CancellationToken token) =>
            OfOneAsync(store, id, async one => Json(Shown(one, await previewer.WriteAsync(one, Now(clock), token), [], Now(clock))), token));
        known.MapPost("/api/subscriptions/{id:long}/pause", (long id, string? until, ISubscriptionStore store, TimeProvider clock, CancellationToken token) => OfOneAsync(store, id, async one =>
        {
            await store.PauseAsync(id, SubscriptionRequest.ReadPause(until ?? string.Empty, Now(clock), one.Schedule.Zone), token);
            return Results.NoContent();
        }, token));
        known.MapPost("/api/subscriptions/{id:long}/resume", (long id, ISubscriptionStore store, CancellationToken token) => OfOneAsync(store, id, async _ =>
        {
            await store.ResumeAsync(id, token);
            return Results.NoContent();
        }, token));
        known.MapPost("/api/subscriptions/{id:long}/run", (long id, string? date, ISubscriptionStore store, SubscriptionDesk desk, CancellationToken token) => OfOneAsync(store, id, async one =>
        {
            var (occasion, isNew) = await desk.RunAsync(one, SubscriptionEndpoints.ReadDate(date), token);
            return Json(new { occasion, isNew }, isNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
        }, token));
        known.MapDelete("/api/subscriptions/{id:long}", (long id, ISubscriptionStore store, CancellationToken token) => OfOneAsync(store, id, async _ =>
        {
            await store.RemoveAsync(id, token);
            return Results.NoContent();
        }, token));
    }

    private static async Task<IResult> ReadAsync(HttpRequest request, Func<WantedSubscription, Task<IResult>> work, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) // which also keeps forms of other sites out
        {
            return Results.Problem("Send the subscription as application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await work(await JsonSerializer.DeserializeAsync<WantedSubscription>(request.Body, StatementJson.Options, cancellationToken) ?? throw new FormatException("The body is null."));
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

    private static object Shown(Subscription subscription, Instant now, IReadOnlyList<string>? notes = null, IEnumerable<EndedDestination>? ended = null) => new
    {
        subscription.Id,
        to = subscription.Destinations[0].ToString(),
        destinations = subscription.Destinations.Select(destination => destination.ToString()),
        subscription.Speakers,
        subscription.About,
        subscription.Phrases,
        not = subscription.NotPhrases,
        at = subscription.Schedule.IsImmediate ? null : ScheduleText.Write(subscription.Schedule.At),
        zone = subscription.Schedule.Zone.Id,
        days = ScheduleText.Write(subscription.Schedule.Days),
        if_empty = subscription.IfEmpty.ToString().ToLowerInvariant(),
        subscription.Owner,
        paused = subscription.IsRestingAt(now),
        paused_until = subscription.IsRestingAt(now) && subscription.PausedUntil is { } until ? LocalDatePattern.Iso.Format(until.InZone(subscription.Schedule.Zone).Date) : null,
        next = Upcoming(subscription, now, 1).FirstOrDefault(),
        notes = notes ?? [],
        ended = (ended ?? []).Select(EndedPart.Json), // channels it went to before
    };

    private static object Shown(Subscription subscription, SubscriptionPreview preview, IReadOnlyList<string> notes, Instant now) => new
    {
        subscription = SubscriptionText.Describe(subscription, now),
        volume = new { preview.Volume.Statements, preview.Volume.Days, per_week = Math.Round(preview.Volume.PerWeek, 1), preview.Volume.Words, preview.Volume.Warning },
        next = Upcoming(subscription, now, ShownDues),
        since = InstantPattern.General.Format(preview.Since),
        text = TextRenderer.Render(preview.Briefing.Message),
        notes,
    };

    private static IEnumerable<string> Upcoming(Subscription subscription, Instant now, int most) => subscription.IsRestingAt(now) && subscription.PausedUntil is null
        ? []
        : subscription.Schedule.Upcoming(Instant.Max(now, subscription.ActiveFrom - Duration.Epsilon)).Take(most).Select(due => InstantPattern.General.Format(due.At));

    /// <summary>A subscription as it is sent.</summary>
    private sealed record WantedSubscription(
        string? To, IReadOnlyList<string>? Destinations, IReadOnlyList<string>? Speakers, IReadOnlyList<string>? About, IReadOnlyList<string>? Phrases, IReadOnlyList<string>? Not,
        string? At, string? Zone, string? Days, string? Weekly, bool Immediate, string? IfEmpty, string? PauseUntil, string? Owner)
    {
        public SubscriptionRequest ToRequest() => new(
            [.. new[] { To }.OfType<string>(), .. Destinations ?? []], Speakers ?? [], About ?? [], At ?? string.Empty, Zone ?? string.Empty, SubscriptionRequest.DaysOf(Days, Weekly, Immediate), Owner)
        {
            Phrases = Phrases ?? [],
            NotPhrases = Not ?? [],
            IfEmpty = IfEmpty ?? string.Empty,
            PauseUntil = PauseUntil ?? string.Empty,
        };
    }
}
