using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;

namespace BriefingBot.Briefings;

/// <summary>One <see cref="PostLane"/> for each workspace that has something open: none waits for another.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without a timer holds nothing to let go of.")]
internal sealed class PostLanes(
    ISubscriptionStore subscriptions, IDeliveryLedger ledger, BriefingAttempt attempt, IEnumerable<IChatPlatform> platforms, TimeProvider clock, ILogger logger)
{
    private readonly ConcurrentDictionary<string, PostLane> lanes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Starts the lane of each workspace that has something open. One call at a time.</summary>
    /// <returns>What went wrong in lanes since the last call.</returns>
    public async Task<IReadOnlyList<Exception>> StartAsync(CancellationToken cancellationToken)
    {
        var failures = Failures();
        foreach (var workspace in await ledger.OpenWorkspacesAsync(cancellationToken))
        {
            if (!stopping.IsCancellationRequested)
            {
                lanes.GetOrAdd(workspace, Open).Start(stopping.Token);
            }
        }

        return failures;
    }

    /// <summary>Waits until nothing is open, and what was taken is posted.</summary>
    /// <returns>What went wrong.</returns>
    public async Task<IReadOnlyList<Exception>> EndAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(lanes.Values.Select(lane => lane.EndAsync(cancellationToken)));
        return Failures();
    }

    /// <summary>Takes nothing new, and waits until what is being posted is through.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await EndAsync(cancellationToken);
    }

    private PostLane Open(string workspace)
    {
        var platform = platforms.FirstOrDefault(platform => platform.Name == workspace.Split(':')[0]);
        return new(workspace, platform, ledger, subscriptions, attempt, clock, logger);
    }

    private List<Exception> Failures() => [.. lanes.Values.SelectMany(lane => lane.Failures())];
}
