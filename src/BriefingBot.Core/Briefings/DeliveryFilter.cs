namespace BriefingBot.Core.Briefings;

/// <summary>Which deliveries are wanted: what is null does not count.</summary>
public sealed record DeliveryFilter
{
    /// <summary>Only those of this subscription.</summary>
    public long? Subscription { get; init; }

    /// <summary>Only those that have come this far.</summary>
    public DeliveryState? State { get; init; }

    /// <summary>Only those that come after this one when the newest come first: so a list goes on where a page of it ended.</summary>
    public Delivery? Before { get; init; }
}

/// <summary>Shorter ways to ask a ledger.</summary>
public static class DeliveryLedgerExtensions
{
    /// <summary>The newest deliveries, newest first.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="subscription">Of one subscription, or null for all.</param>
    /// <param name="limit">The most wanted, above 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<IReadOnlyList<Delivery>> ListAsync(this IDeliveryLedger ledger, long? subscription, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return ledger.SearchAsync(new DeliveryFilter { Subscription = subscription }, limit, cancellationToken);
    }
}
