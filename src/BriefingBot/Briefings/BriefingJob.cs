using Quartz;

namespace BriefingBot.Briefings;

/// <summary>Wakes <see cref="ImmediateOccasions"/> and <see cref="BriefingDelivery"/> every few seconds: NodaTime and the news say what is due, the ledger says who delivers it.</summary>
[DisallowConcurrentExecution]
internal sealed class BriefingJob(ImmediateOccasions immediate, BriefingDelivery delivery) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await immediate.ClaimAsync(cancellationToken);
        await delivery.DeliverDueAsync(cancellationToken);
    }
}
