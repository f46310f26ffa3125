using BriefingBot.Core.Briefings;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>Takes deliveries as the lanes do.</summary>
internal static class Leases
{
    /// <summary>Takes all that are open, of every workspace, for two minutes; gives them as they were before.</summary>
    public static async Task<IReadOnlyList<Delivery>> LeaseAllAsync(this IDeliveryLedger ledger, CancellationToken cancellationToken)
    {
        var taken = new List<Delivery>();
        foreach (var workspace in await ledger.OpenWorkspacesAsync(cancellationToken))
        {
            taken.AddRange(await ledger.LeaseAsync(workspace, isByClock: true, 1000, Duration.FromMinutes(2), cancellationToken));
            taken.AddRange(await ledger.LeaseAsync(workspace, isByClock: false, 1000, Duration.FromMinutes(2), cancellationToken));
        }

        return taken;
    }
}
