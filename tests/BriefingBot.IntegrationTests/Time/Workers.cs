namespace BriefingBot.IntegrationTests.Time;

/// <summary>
/// Counts the threads that work on what <see cref="RunAsync"/> began, and on whatever that began. One that computes, or that the machine
/// lets wait, is counted; what waits for a timer, an answer or a lock that lets its thread go is not.
/// </summary>
internal sealed class Workers
{
    // a thread that may have taken something up and has not come to its first step
    private const int Looks = 2;

    private readonly AsyncLocal<Workers?> worksFor; // goes wherever the work goes, and tells when a thread takes it up or lays it down
    private int busy;
    private int begun;

    public Workers() => worksFor = new(change =>
    {
        if (change.CurrentValue is null)
        {
            Interlocked.Decrement(ref busy);
        }
        else if (change.PreviousValue is null)
        {
            Interlocked.Increment(ref begun);
            Interlocked.Increment(ref busy);
        }
    });

    /// <summary>Does something that counts.</summary>
    public async Task RunAsync(Func<Task> work)
    {
        worksFor.Value = this;
        await work();
    }

    /// <summary>Comes back when nobody works and nobody is about to.</summary>
    public async Task RestAsync(CancellationToken cancellationToken)
    {
        var (quiet, before) = (0, Volatile.Read(ref begun));
        while (quiet < Looks)
        {
            await Task.Delay(1, cancellationToken);
            var now = Volatile.Read(ref begun);
            quiet = Volatile.Read(ref busy) == 0 && ThreadPool.PendingWorkItemCount == 0 && now == before ? quiet + 1 : 0;
            before = now;
        }
    }
}
