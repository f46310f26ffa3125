using BriefingBot.Core.Statements;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBot.Web;

/// <summary>Healthy when the samples are read and the store answers; what it throws counts as unhealthy and goes to the log.</summary>
internal sealed class StoreHealth(IStatementStore store, ReadinessState readiness) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!readiness.IsReady)
        {
            return HealthCheckResult.Unhealthy("The sample news is still being read.");
        }

        await store.SummaryAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
