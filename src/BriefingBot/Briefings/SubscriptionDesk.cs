using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>What was added, and what is worth knowing about it.</summary>
/// <param name="Subscription">The subscription; not stored when it was only checked.</param>
/// <param name="Notes">One sentence each.</param>
internal sealed record CheckedSubscription(Subscription Subscription, IReadOnlyList<string> Notes);

/// <summary>Takes subscriptions, from chat, the command line and the web: checked wholly before anything is stored.</summary>
internal sealed class SubscriptionDesk(
    ISubscriptionStore subscriptions, IDeliveryLedger ledger, IStatementStore statements, Gazetteer gazetteer, IEnumerable<IChannelProbe> probes, TimeProvider clock)
{
    private const int NewestDeliveries = 5000; // a year of daily ones in a dozen channels

    private readonly FollowCheck follow = new(statements, gazetteer);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Checks a subscription and stores nothing.</summary>
    /// <exception cref="FormatException">Something is wrong with it; the message says what, and what right looks like.</exception>
    public async Task<CheckedSubscription> CheckAsync(SubscriptionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (subscription, notes) = await follow.CheckAsync(request.Begin(Now, DateTimeZoneProviders.Tzdb), cancellationToken);
        await DemandNewAsync(subscription, cancellationToken);
        return new(subscription, [.. notes, .. await ProbeAsync(subscription, cancellationToken)]);
    }

    /// <summary>Begins a subscription.</summary>
    /// <exception cref="FormatException">As <see cref="CheckAsync"/>; nothing was stored.</exception>
    public async Task<CheckedSubscription> AddAsync(SubscriptionRequest request, CancellationToken cancellationToken)
    {
        var found = await CheckAsync(request, cancellationToken);
        if (await subscriptions.AddAsync(found.Subscription, cancellationToken) is { } added)
        {
            return found with { Subscription = added };
        }

        await DemandNewAsync(found.Subscription, cancellationToken); // somebody added the same in between
        throw new FormatException("The same subscription is there already: \"list\" shows what there is.");
    }

    /// <summary>What is worth knowing about the names of a subscription that is stored.</summary>
    public async Task<IReadOnlyList<string>> NotesAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        static IReadOnlyList<string> AsTheyAre(IReadOnlyList<string> names) => [.. names.Select(name => $"“{name}”")];
        return (await follow.CheckAsync(subscription with { Speakers = AsTheyAre(subscription.Speakers), About = AsTheyAre(subscription.About) }, cancellationToken)).Notes;
    }

    /// <summary>How much a subscription is expected to bring.</summary>
    public Task<ExpectedVolume> VolumeAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return ExpectedVolume.OfAsync(subscription.Scope, Now.InZone(subscription.Schedule.Zone).Date, statements, gazetteer, cancellationToken);
    }

    /// <summary>Records a briefing that somebody asks for; the next round of delivery posts it.</summary>
    /// <param name="subscription">Whose.</param>
    /// <param name="date">The local date whose briefing is meant; null for what is new now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The occasion, and whether it is new somewhere: one that is on record already is not delivered twice.</returns>
    /// <exception cref="FormatException">The date lies ahead.</exception>
    public async Task<(string Occasion, bool IsNew)> RunAsync(Subscription subscription, LocalDate? date, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var window = date is { } wanted ? await PastAsync(subscription.Schedule, wanted, cancellationToken) : null;
        var occasion = date is not { } day ? Occasion.Asked(Guid.NewGuid().ToString("N")) : window is null ? Occasion.OfDate(day) : Occasion.Asked(Occasion.OfDate(day));
        var there = date is { } by ? await DeliveredAsync(subscription.Id, Occasion.OfDate(by), cancellationToken) : [];
        var isNew = false;
        foreach (var destination in subscription.Destinations.Except(there))
        {
            var key = new DeliveryKey(subscription.Id, destination, occasion);
            isNew |= window is null ? await ledger.TryClaimAsync(key, Now, cancellationToken) : await ledger.TryClaimAsync(key, Now, window, content: null, cancellationToken);
        }

        return (occasion, isNew);
    }

    private async Task<IReadOnlyList<ChannelAddress>> DeliveredAsync(long id, string occasion, CancellationToken cancellationToken) =>
        [.. (await ledger.ListAsync(id, NewestDeliveries, cancellationToken)).Where(row => row.Key.Occasion == occasion).Select(row => row.Key.Destination)];

    // null for the briefing that is due, or will be today: its window is the ledger's
    private async Task<BriefingWindow?> PastAsync(BriefingSchedule schedule, LocalDate date, CancellationToken cancellationToken)
    {
        var today = Now.InZone(schedule.Zone).Date;
        if (date > today)
        {
            throw new FormatException($"{Occasion.OfDate(date)} lies ahead: it is {Occasion.OfDate(today)} in {schedule.Zone.Id}. Choose a past date.");
        }

        var latest = schedule.IsImmediate ? today : schedule.LatestDue(Now).Date;
        if (date >= latest)
        {
            return null;
        }

        var (since, until) = schedule.Past(date);
        return new(await statements.VersionBeforeAsync(since, cancellationToken), await statements.VersionBeforeAsync(until, cancellationToken), since, until);
    }

    private async Task DemandNewAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        foreach (var other in await subscriptions.ListAsync(cancellationToken))
        {
            if (other.SharedWith(subscription) is { } channel)
            {
                throw new FormatException(FormattableString.Invariant($"{channel} gets these briefings already: subscription {other.Id} follows the same at the same time."));
            }
        }
    }

    private async Task<IReadOnlyList<string>> ProbeAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        foreach (var channel in subscription.Destinations)
        {
            var finding = probes.FirstOrDefault(probe => probe.Name == channel.Platform) is { } probe
                ? await probe.ProbeAsync(channel, cancellationToken)
                : new(CanPost: null, $"There is no connection to {channel.Platform}.");
            if (finding.CanPost == false)
            {
                throw new FormatException(finding.Words);
            }

            if (finding.Words is { } words)
            {
                notes.Add($"Whether the bot can post to {channel} was not tested. {words}");
            }
        }

        return notes;
    }
}
