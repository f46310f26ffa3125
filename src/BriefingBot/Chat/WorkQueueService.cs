namespace BriefingBot.Chat;

/// <summary>Does the work of the <see cref="WorkQueue"/>, several pieces at a time; at shutdown what waits is done first, as long as the host waits.</summary>
internal sealed partial class WorkQueueService(WorkQueue queue, ILogger<WorkQueueService> logger) : IHostedService, IDisposable
{
    private const int Workers = 8;

    private readonly CancellationTokenSource giveUp = new();
    private Task working = Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        working = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(giveUp.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        await using (cancellationToken.Register(giveUp.Cancel))
        {
            await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => giveUp.Dispose();

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var work in queue.Waiting.ReadAllAsync(cancellationToken))
        {
            try
            {
                await work(cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.Failed(logger, failure); // one piece of work must not end the worker
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A piece of background work failed.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
