using BriefingBot.Storage;
using Quartz;

namespace BriefingBot.Briefings;

/// <summary>
/// Wakes <see cref="BriefingDelivery"/> and <see cref="ImmediateOccasions"/> every few seconds: NodaTime and the news say what is due, the
/// ledger says who delivers it. No round waits for what is being posted. A round that the database breaks off is logged; the next one goes
/// on from what the ledger says.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class BriefingJob(ImmediateOccasions immediate, BriefingDelivery delivery, ILogger<BriefingJob> logger) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            Say(await delivery.BeginDueAsync(cancellationToken)); // first: these have a time to keep
            await immediate.ClaimAsync(cancellationToken);
            Say(await delivery.PostOpenAsync(cancellationToken));
        }
        catch (StoreException gone)
        {
            Log.BrokenOff(logger, gone.Message);
        }
    }

    private void Say(IReadOnlyList<Exception> failures)
    {
        if (failures.OfType<StoreException>().FirstOrDefault() is { } gone)
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
