using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>What a subscription brings, before it does.</summary>
/// <param name="Volume">How much to expect.</param>
/// <param name="Since">Since when the news of <paramref name="Briefing"/> came.</param>
/// <param name="Briefing">What the next briefing would say if it came now.</param>
public sealed record SubscriptionPreview(ExpectedVolume Volume, Instant Since, Briefing Briefing);

/// <summary>Previews subscriptions.</summary>
public sealed class SubscriptionPreviewer(IStatementStore store, IDeliveryLedger ledger, BriefingWriter writer, Gazetteer gazetteer)
{
    private const int NewestDeliveries = 100;

    // of one that is not stored there is no last briefing: a week shows what it is like
    private static readonly Duration Example = Duration.FromDays(7);

    /// <summary>The preview of a subscription, stored or not: of one not stored (its id is 0) it takes the news of the last seven days.</summary>
    public async Task<SubscriptionPreview> WriteAsync(Subscription subscription, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var volume = await ExpectedVolume.OfAsync(subscription.Scope, now.InZone(subscription.Schedule.Zone).Date, store, gazetteer, cancellationToken);
        var (after, since) = subscription.Id == 0 ? (null, now - Example) : await CutAsync(subscription, cancellationToken);
        var scope = after is { } version ? subscription.Scope with { AfterVersion = version } : subscription.Scope with { Since = since };
        return new(volume, since, await writer.WriteAsync(scope.Between(since, now, subscription.Schedule.Zone), note: null, cancellationToken));
    }

    // where the next window begins, as the ledger will have it
    private async Task<(long? AfterVersion, Instant Since)> CutAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var last = (await ledger.ListAsync(subscription.Id, NewestDeliveries, cancellationToken))
            .Where(row => row.Key.Destination == subscription.Destinations[0] && !Occasion.IsAsked(row.Key.Occasion) && row.State != DeliveryState.Failed && row.UpToVersion >= subscription.CreatedVersion)
            .MaxBy(row => (row.UpToVersion, row.Until));
        return last is null ? (subscription.CreatedVersion, subscription.CreatedAt) : (last.UpToVersion, last.Until);
    }
}
