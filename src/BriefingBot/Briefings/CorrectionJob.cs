using BriefingBot.Storage;
using Quartz;

namespace BriefingBot.Briefings;

/// <summary>Wakes <see cref="BriefingCorrections"/> every few seconds, apart from delivery, so that neither waits for the other.</summary>
[DisallowConcurrentExecution]
internal sealed partial class CorrectionJob(BriefingCorrections corrections, ILogger<CorrectionJob> logger) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await corrections.CorrectAsync(cancellationToken);
        }
        catch (StoreException gone)
        {
            Log.BrokenOff(logger, gone.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A round of corrections was broken off; the next one goes on in a few seconds. {Problem}")]
        public static partial void BrokenOff(ILogger logger, string problem);
    }
}
