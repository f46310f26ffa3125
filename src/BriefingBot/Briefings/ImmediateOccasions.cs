using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>Claims the briefings that come as soon as there is news: the occasion is the store's version after the batch. Runs on every replica.</summary>
internal sealed class ImmediateOccasions(ISubscriptionStore subscriptions, IDeliveryLedger ledger, IStatementStore statements, Gazetteer gazetteer, TimeProvider clock)
{
    /// <summary>The least time between two posts of one subscription in one channel; what comes in between is told together.</summary>
    public static readonly Duration Pace = Duration.FromMinutes(10);

    private const int NewestDeliveries = 20;

    private readonly StatementSearch search = new(gazetteer);
    private readonly Dictionary<(long Subscription, ChannelAddress Destination), (long UpToVersion, Instant NotBefore)> looked = [];

    /// <summary>Claims what there is news for. One call at a time.</summary>
    public async Task ClaimAsync(CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var immediate = (await subscriptions.ImmediateAsync(cancellationToken)).Where(one => !one.IsRestingAt(now)).ToList();
        if (immediate.Count == 0)
        {
            return;
        }

        var version = (await statements.SummaryAsync(cancellationToken)).Version;
        ActorIndex? index = null;
        foreach (var subscription in immediate)
        {
            foreach (var destination in subscription.Destinations)
            {
                var (upToVersion, notBefore) = looked.GetValueOrDefault((subscription.Id, destination), (subscription.CreatedVersion, Instant.MinValue));
                if (upToVersion < version && (notBefore <= now || notBefore > now + Pace)) // further off: the clock went back since
                {
                    index ??= new(gazetteer, await statements.ActorsAsync(cancellationToken));
                    looked[(subscription.Id, destination)] = await LookAsync(subscription, destination, upToVersion, version, index, now, cancellationToken);
                }
            }
        }
    }

    private async Task<(long UpToVersion, Instant NotBefore)> LookAsync(
        Subscription subscription, ChannelAddress destination, long after, long version, ActorIndex index, Instant now, CancellationToken cancellationToken)
    {
        var last = (await ledger.ListAsync(subscription.Id, NewestDeliveries, cancellationToken))
            .Where(row => row.Key.Destination == destination && Occasion.IsBatch(row.Key.Occasion) && row.State != DeliveryState.Failed)
            .MaxBy(row => row.UpToVersion);
        after = Math.Max(after, last?.UpToVersion ?? 0);
        if (after >= version || !await HasNewsAsync(subscription, after, version, index, cancellationToken))
        {
            return (version, now);
        }

        var notBefore = last is { State: not DeliveryState.Empty } && last.Until <= now ? last.Until + Pace : now; // one of the future was told before the clock went back
        if (notBefore > now)
        {
            return (after, notBefore);
        }

        // refused while the one before is not settled: then it is looked at again
        return await ledger.TryClaimAsync(new(subscription.Id, destination, Occasion.OfBatch(version)), now, cancellationToken) ? (version, now) : (after, now);
    }

    private async Task<bool> HasNewsAsync(Subscription subscription, long after, long version, ActorIndex index, CancellationToken cancellationToken)
    {
        var query = ScopeQuery.Of(subscription.Scope with { AfterVersion = after, UpToVersion = version }, index, search);
        return (await statements.SearchAsync(query with { Limit = 1, NewestFirst = true }, cancellationToken)).Count > 0;
    }
}
