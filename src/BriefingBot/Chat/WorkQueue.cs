using System.Threading.Channels;

namespace BriefingBot.Chat;

/// <summary>Does what a chat platform asked for after it was told that we have it. Bounded; on shutdown what waits is still done.</summary>
internal sealed partial class WorkQueue(TimeProvider clock, ILogger<WorkQueue> logger) : BackgroundService
{
    /// <summary>How many pieces of work may wait.</summary>
    public const int Capacity = 1000;

    private const int Workers = 8; // most of their time they wait for a platform

    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(2);

    private readonly Channel<Func<CancellationToken, Task>> waiting = Channel.CreateBounded<Func<CancellationToken, Task>>(Capacity);

    /// <summary>Takes on a piece of work; it gets a token that gives up after two minutes, or when a shutdown lasts too long.</summary>
    /// <returns>False when too much waits already, or the program is stopping: the platform should be told to come again.</returns>
    public bool TryEnqueue(Func<CancellationToken, Task> work) => waiting.Writer.TryWrite(work);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        try
        {
            await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Log.LeftUndone(logger, waiting.Reader.Count);
        }

        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None)));

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var work in waiting.Reader.ReadAllAsync(cancellationToken))
        {
            using var timeout = new CancellationTokenSource(LongestWork, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            try
            {
                await work(either.Token);
            }
            catch (Exception failed) when (!cancellationToken.IsCancellationRequested) // one failure must not end the worker
            {
                Log.Failed(logger, failed);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A piece of chat work failed.")]
        public static partial void Failed(ILogger logger, Exception failed);

        [LoggerMessage(2, LogLevel.Warning, "The program stopped while {Count} pieces of chat work were waiting.")]
        public static partial void LeftUndone(ILogger logger, int count);
    }
}

/// <summary>Adds the queue that all platforms share.</summary>
internal static class WorkQueueComposition
{
    /// <summary>Adds the queue; a second call changes nothing.</summary>
    public static IServiceCollection AddWorkQueue(this IServiceCollection services)
    {
        if (services.All(service => service.ServiceType != typeof(WorkQueue)))
        {
            services.AddSingleton<WorkQueue>().AddHostedService(provider => provider.GetRequiredService<WorkQueue>());
        }

        return services;
    }
}
