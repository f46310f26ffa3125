namespace BriefingBot.IntegrationTests.Time;

/// <summary>What tests of work that goes on by itself rely on.</summary>
public sealed class SimulationTests
{
    private static readonly DateTimeOffset Begin = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TimerClock clock = new(Begin);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Time_stands_while_somebody_works_and_leaps_to_the_next_timer_when_all_wait()
    {
        var seen = new List<double>();
        await new Simulation(clock).PassAsync(
            Token,
            () => RoundsAsync(seen, every: 10),
            () => RoundsAsync(seen, every: 15));

        Assert.Equal([0, 0, 10, 15, 20, 30, 30, 45], seen);
    }

    [Fact]
    public async Task What_was_begun_before_goes_on_with_the_time()
    {
        var simulation = new Simulation(clock);
        var begun = Task.CompletedTask;
        await simulation.DoAsync(() =>
        {
            begun = RoundsAsync([], every: 10);
            return Task.CompletedTask;
        });
        await simulation.PassAsync(Token, () => begun);

        Assert.Equal(Begin.AddSeconds(40), clock.GetUtcNow());
    }

    [Fact]
    public void Timers_that_ended_or_were_put_off_are_not_gone_to()
    {
        var calls = new List<string>();
        using var ended = clock.CreateTimer(_ => calls.Add("ended"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var late = clock.CreateTimer(_ => calls.Add("late"), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => calls.Add("often"), null, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));
        ended.Dispose();
        late.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        while (calls.Count < 3)
        {
            Assert.True(clock.AdvanceToNext());
        }

        Assert.Equal(["often", "late", "often"], calls);
        Assert.Equal(Begin.AddSeconds(7), clock.GetUtcNow());
        often.Dispose();
        Assert.False(clock.AdvanceToNext());
    }

    // four rounds of work that hands on to another thread and takes the machine a while
    private async Task RoundsAsync(List<double> seen, int every)
    {
        for (var round = 0; round < 4; round++)
        {
            await Task.Run(() => Thread.Sleep(30), Token);
            lock (seen)
            {
                seen.Add((clock.GetUtcNow() - Begin).TotalSeconds);
            }

            await Task.Delay(TimeSpan.FromSeconds(every), clock, Token);
        }
    }
}
