using BriefingBot.Storage;
using Quartz;

namespace BriefingBot.Briefings;

/// <summary>
/// Wakes <see cref="ImmediateOccasions"/> and <see cref="BriefingDelivery"/> every few seconds: NodaTime and the news say what is due, the
/// ledger says who delivers it. A round that the database breaks off is logged; the next one goes on from what the ledger says.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class BriefingJob(ImmediateOccasions immediate, BriefingDelivery delivery, ILogger<BriefingJob> logger) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await immediate.ClaimAsync(cancellationToken);
            await delivery.DeliverDueAsync(cancellationToken);
        }
        catch (StoreException gone)
        {
            Log.BrokenOff(logger, gone.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A round of briefings was broken off; the next one goes on in a few seconds. {Problem}")]
        public static partial void BrokenOff(ILogger logger, string problem);
    }
}
