namespace BriefingBot.IntegrationTests.Time;

/// <summary>Lets time go by only while nobody works, from timer to timer: what takes the machine long takes no time here.</summary>
/// <remarks>For work whose calls keep their thread or come back at once, as those of SQLite do: an answer from outside is not waited for.</remarks>
internal sealed class Simulation(TimerClock clock)
{
    private readonly Workers workers = new();

    /// <summary>Does something while the time stands, except that what it begins and leaves goes on in <see cref="PassAsync"/>.</summary>
    public Task DoAsync(Func<Task> work) => workers.RunAsync(work);

    /// <summary>Lets the time go by until all the work is done.</summary>
    public async Task PassAsync(CancellationToken cancellationToken, params IEnumerable<Func<Task>> work)
    {
        var all = Task.WhenAll(work.Select(workers.RunAsync));
        for (var idle = 0; !all.IsCompleted;)
        {
            await workers.RestAsync(cancellationToken);
            if (!all.IsCompleted)
            {
                idle = clock.AdvanceToNext() ? 0 : idle + 1;
                Assert.True(idle < 1000, "It waits, and no timer is due.");
            }
        }

        await all;
    }
}
