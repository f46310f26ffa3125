using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>Claims the briefings that became due by the clock: reads the subscriptions that have to be looked at, and no others.</summary>
internal sealed class DueClaims(ISubscriptionStore subscriptions, IDeliveryLedger ledger, IEnumerable<IChatPlatform> platforms, TimeProvider clock)
{
    // briefings older than this are not made up for
    private static readonly Duration CatchUp = Duration.FromDays(7);

    private const int AtOnce = 1000;

    /// <summary>Claims what became due. One that cannot be claimed, because the one before is not settled, is looked at again the next time.</summary>
    public async Task ClaimAsync(CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow()); // one for all, so that those of the same time have the same window
        var queues = new Dictionary<ChannelAddress, int>();
        IReadOnlyList<Subscription> some = [];
        do
        {
            some = await subscriptions.ToLookAtAsync(now, AtOnce, after: some is [.., var last] ? last.Id : 0, cancellationToken);
            var due = some.SelectMany(subscription => Due(subscription, now, queues)).ToList();
            var waiting = due.Count == 0 ? [] : (await ledger.ClaimDueAsync(due, now, cancellationToken)).Select(key => key.Subscription).ToHashSet();
            await subscriptions.MarkLookedAtAsync([.. some.Where(subscription => !waiting.Contains(subscription.Id)).Select(subscription => Look(subscription, now))], cancellationToken);
        }
        while (some.Count == AtOnce);
    }

    private IEnumerable<DueDelivery> Due(Subscription subscription, Instant now, Dictionary<ChannelAddress, int> queues)
    {
        var due = subscription.Schedule.LatestDue(now);
        return due.At < subscription.ActiveFrom || now - due.At > CatchUp ? [] : subscription.Destinations.Select(destination =>
        {
            var before = queues[destination] = queues.GetValueOrDefault(destination, -1) + 1;
            return new DueDelivery(new(subscription.Id, destination, Occasion.OfDate(due.Date)), due.At, platforms.PaceOf(destination).InChannel * before);
        });
    }

    private static ScheduleLook Look(Subscription subscription, Instant now) =>
        new(subscription, subscription.Schedule.LatestDue(now).At, subscription.Schedule.NextDue(now).At);
}
