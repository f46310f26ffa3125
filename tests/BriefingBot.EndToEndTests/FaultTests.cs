using BriefingBot.Faults;

namespace BriefingBot.EndToEndTests;

/// <summary>The program killed at every step of a delivery; <c>tests/faults/run</c> goes further.</summary>
public sealed class FaultTests
{
    private const int RandomKills = 25;

    [Fact]
    public async Task Killed_at_every_step_and_at_random_moments_it_loses_and_doubles_nothing()
    {
        var report = await FaultRun.RunAsync(new(RandomKills, Seed: 1), line => TestContext.Current.TestOutputHelper?.WriteLine(line), TestContext.Current.CancellationToken);

        Assert.Empty(report.Breaches);
        Assert.True(report.Attempts > 2 * RandomKills, $"The program has fewer steps than it had: {report.Attempts - RandomKills}.");
    }
}
