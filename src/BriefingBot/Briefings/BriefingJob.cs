using Quartz;

namespace BriefingBot.Briefings;

/// <summary>Wakes <see cref="BriefingDelivery"/> every few seconds: NodaTime says what is due, the ledger says who delivers it.</summary>
[DisallowConcurrentExecution]
internal sealed class BriefingJob(BriefingDelivery delivery) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await delivery.DeliverDueAsync(cancellationToken);
}
