using System.Runtime.ExceptionServices;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;

namespace BriefingBot.Briefings;

/// <summary>
/// Delivers what is due: <see cref="DueClaims"/> says what, the ledger says who and whether, and one <see cref="PostLane"/> a workspace
/// posts it. Runs on every replica, every few seconds.
/// </summary>
internal sealed class BriefingDelivery
{
    private readonly DueClaims claims;
    private readonly PostLanes lanes;

    /// <summary>Puts its parts together.</summary>
    public BriefingDelivery(
        ISubscriptionStore subscriptions, IDeliveryLedger ledger, BriefingWriter writer, IEnumerable<IChatPlatform> platforms, TimeProvider clock, ILogger<BriefingDelivery> logger, FreshLinks? links = null)
    {
        claims = new(subscriptions, ledger, platforms, clock);
        lanes = new(subscriptions, ledger, new(ledger, new(writer, clock), new(subscriptions, clock), platforms, links ?? new(link => link), clock, logger), platforms, clock, logger);
    }

    /// <summary>Claims what became due and begins to post what is open; returns before it is posted, so that the next round is on time.</summary>
    /// <returns>What went wrong in lanes that ended since the last round.</returns>
    public async Task<IReadOnlyList<Exception>> BeginDueAsync(CancellationToken cancellationToken)
    {
        await claims.ClaimAsync(cancellationToken);
        return await PostOpenAsync(cancellationToken);
    }

    /// <summary>Begins to post what is open.</summary>
    /// <returns>What went wrong in lanes that ended since the last call.</returns>
    public Task<IReadOnlyList<Exception>> PostOpenAsync(CancellationToken cancellationToken) => lanes.StartAsync(cancellationToken);

    /// <summary>Claims what became due, and posts what is open: all of it.</summary>
    public async Task DeliverDueAsync(CancellationToken cancellationToken)
    {
        await BeginDueAsync(cancellationToken);
        if (await lanes.EndAsync(cancellationToken) is [var failure, ..])
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Takes nothing new, and waits until what is being posted is through.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => lanes.StopAsync(cancellationToken);
}
