using System.Threading.Channels;

namespace BriefingBot.Chat;

/// <summary>Work to do after a platform was told "taken on": bounded, so that a flood is refused and not collected.</summary>
internal sealed class WorkQueue
{
    /// <summary>As many pieces of work may wait.</summary>
    public const int Capacity = 1000;

    private readonly Channel<Func<CancellationToken, Task>> waiting =
        Channel.CreateBounded<Func<CancellationToken, Task>>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>What waits.</summary>
    public ChannelReader<Func<CancellationToken, Task>> Waiting => waiting.Reader;

    /// <summary>Takes work on; false when too much is waiting, or the program is shutting down.</summary>
    public bool TryEnqueue(Func<CancellationToken, Task> work) => waiting.Writer.TryWrite(work);

    /// <summary>Takes no more work on.</summary>
    public void Close() => waiting.Writer.TryComplete();
}
