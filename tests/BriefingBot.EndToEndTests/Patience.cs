using System.Diagnostics;

namespace BriefingBot.EndToEndTests;

/// <summary>Waits for what comes by itself.</summary>
internal static class Patience
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks until there is something, and gives it.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T?>> look, TimeSpan patience, string what)
        where T : class
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }

            Assert.True(Stopwatch.GetElapsedTime(started) < patience, $"Waited {patience.TotalSeconds} seconds in vain for {what}.");
            await Task.Delay(Glance, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Looks until it is so.</summary>
    public static Task UntilAsync(Func<Task<bool>> look, TimeSpan patience, string what) =>
        UntilAsync(async () => await look() ? string.Empty : null, patience, what);
}
