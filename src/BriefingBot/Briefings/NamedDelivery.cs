using BriefingBot.Core.Briefings;

namespace BriefingBot.Briefings;

/// <summary>A delivery that somebody names by its key.</summary>
internal static class NamedDelivery
{
    /// <summary>Finds it.</summary>
    /// <param name="ledger">Where.</param>
    /// <param name="key">Its key as <see cref="DeliveryKey.ToString"/> writes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FormatException">That is no key, or of no delivery.</exception>
    public static async Task<Delivery> FindAsync(IDeliveryLedger ledger, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(key);
        if (key.Any(char.IsControl) || DeliveryKey.Parse(key) is not { } read)
        {
            throw new FormatException($"\"{key}\" is no key of a delivery: one is written SUBSCRIPTION|CHANNEL|OCCASION, for example 1|slack:T0123456789/C0123456789|2027-03-29.");
        }

        return await ledger.FindAsync(read, cancellationToken) ?? throw new FormatException($"There is no delivery {read}: \"deliveries\" shows what there is.");
    }
}
