using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Storage;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>
/// Posts the open deliveries of one workspace: as many at once as do not wait for each other, and no faster than the platform allows
/// all replicas together. Only what is posted within seconds is leased.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore nobody waits for by handle holds nothing to let go of.")]
internal sealed partial class PostLane(
    string workspace, IChatPlatform? platform, IDeliveryLedger ledger, ISubscriptionStore subscriptions, BriefingAttempt attempt, TimeProvider clock, ILogger logger)
{
    // as many as answer slowly before the others wait: at five posts a second, all may take six seconds
    private const int MostAtOnce = 32;

    // long enough to give back what was taken and not begun; what comes after is the pause's to say
    private static readonly Duration UntilPaused = Duration.FromSeconds(5);

    private static readonly Duration Ahead = Duration.FromSeconds(2);

    private readonly ConcurrentDictionary<DeliveryKey, Task> posting = new();
    private readonly ConcurrentQueue<Exception> failures = new();
    private readonly SemaphoreSlim places = new(MostAtOnce);
    private readonly PostPace pace = platform?.Pace ?? PostPace.Unlimited;
    private readonly PostTurns turns = new(workspace, platform?.Pace ?? PostPace.Unlimited, ledger, clock);
    private readonly ChannelTurns channels = new((platform?.Pace ?? PostPace.Unlimited).InChannel, clock);
    private readonly WorkspacePause pause = new(workspace, platform, ledger, clock, logger);
    private Task taking = Task.CompletedTask;
    private long heldUntil; // a time stamp, which no jump of the clock moves

    private int Turns => pace.InWorkspace == Duration.Zero ? MostAtOnce : Math.Clamp((int)(Ahead / pace.InWorkspace), 1, MostAtOnce);

    private bool IsHeld => clock.GetTimestamp() < Volatile.Read(ref heldUntil);

    /// <summary>Begins to take and post what is open, unless that is going on. One call at a time.</summary>
    /// <param name="stopping">Takes nothing new; what is being posted is brought to its end.</param>
    public void Start(CancellationToken stopping)
    {
        if (taking.IsCompleted)
        {
            taking = Task.Run(() => TakeAsync(stopping), CancellationToken.None);
        }
    }

    /// <summary>Waits until nothing is open, and what was taken is posted.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await taking.WaitAsync(cancellationToken);
        await Task.WhenAll(posting.Values).WaitAsync(cancellationToken);
    }

    /// <summary>What went wrong otherwise than it should since the last call.</summary>
    public IReadOnlyList<Exception> Failures()
    {
        var all = new List<Exception>();
        while (failures.TryDequeue(out var one))
        {
            all.Add(one);
        }

        return all;
    }

    // ends when nothing is open; a post that lasts does not keep it, nor what is due meanwhile
    [SuppressMessage("Design", "CA1031", Justification = "Whoever started it asks for Failures.")]
    private async Task TakeAsync(CancellationToken stopping)
    {
        try
        {
            while (!failures.Any(failure => failure is StoreException) && !await pause.HoldsAsync(stopping)) // the database is gone: the next round tries again
            {
                var begin = await turns.TakeAsync(Turns, stopping);
                var taken = await LeaseAsync(stopping);
                if (taken.Count == 0)
                {
                    break;
                }

                await PostAllAsync(taken, begin, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // what was not begun was given back
        }
        catch (Exception failure)
        {
            failures.Enqueue(failure);
        }
    }

    // half of the turns are for news and requests, so that they need not wait for all that is due at eight, nor that for them
    private async Task<IReadOnlyList<Delivery>> LeaseAsync(CancellationToken stopping)
    {
        var half = (Turns + 1) / 2;
        var news = await ledger.LeaseAsync(workspace, isByClock: false, half, BriefingAttempt.Lease, stopping);
        var taken = await ledger.LeaseAsync(workspace, isByClock: true, Math.Max(1, Turns - news.Count), BriefingAttempt.Lease, stopping);
        var more = news.Count == half && news.Count + taken.Count < Turns
            ? await ledger.LeaseAsync(workspace, isByClock: false, Turns - news.Count - taken.Count, BriefingAttempt.Lease, stopping)
            : [];
        return [.. news, .. taken, .. more];
    }

    private async Task PostAllAsync(IReadOnlyList<Delivery> taken, long begin, CancellationToken stopping)
    {
        var leasedAt = clock.GetTimestamp();
        var theirs = (await subscriptions.FindAsync([.. taken.Select(delivery => delivery.Key.Subscription).Distinct()], stopping)).ToDictionary(subscription => subscription.Id);
        var theirTurns = Enumerable.Range(0, Math.Max(Turns, taken.Count)).Select(number => turns.After(begin, number));
        var toPost = taken.Where(delivery => !posting.ContainsKey(delivery.Key)); // the clock may leap over the lease of one that is being posted here
        foreach (var (turn, delivery) in channels.Share(toPost, theirTurns))
        {
            if (turn is not null && await HasPlaceAsync(turn, stopping))
            {
                var post = new Task<Task>(() => PostAsync(delivery, theirs.GetValueOrDefault(delivery.Key.Subscription), leasedAt, turn, CancellationToken.None), CancellationToken.None);
                posting[delivery.Key] = post.Unwrap();
                post.Start(TaskScheduler.Default);
            }
            else
            {
                await ledger.GiveBackAsync(delivery, turn is null ? channels.WaitOf(delivery.Key.Destination) : Duration.Zero, problem: null, CancellationToken.None);
            }
        }
    }

    // false when the service stops, or the platform asked to wait meanwhile
    private async Task<bool> HasPlaceAsync(PostTurn turn, CancellationToken stopping)
    {
        try
        {
            var wait = clock.GetElapsedTime(clock.GetTimestamp(), turn.At);
            if (wait > TimeSpan.Zero && !IsHeld)
            {
                await Task.Delay(wait, clock, stopping);
            }

            await places.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        if (IsHeld)
        {
            places.Release();
            return false;
        }

        return true;
    }

    [SuppressMessage("Design", "CA1031", Justification = "One that cannot be posted must not keep the others; whoever started them asks for Failures.")]
    private async Task PostAsync(Delivery delivery, Subscription? subscription, long leasedAt, PostTurn turn, CancellationToken cancellationToken)
    {
        try
        {
            if (await attempt.TryAsync(delivery, subscription, leasedAt, turn, cancellationToken) is not { } refused)
            {
                return;
            }

            if (!refused.IsOfWorkspace)
            {
                Hold(refused.RetryAfter!.Value);
                await ledger.HoldAsync(workspace, refused.RetryAfter.Value, CancellationToken.None);
            }
            else if (await pause.BeginAsync(cancellationToken) is not null)
            {
                Hold(UntilPaused);
            }
        }
        catch (Exception failure)
        {
            Log.Failed(logger, delivery.Key.ToString(), failure);
            failures.Enqueue(failure);
        }
        finally
        {
            posting.TryRemove(delivery.Key, out _);
            places.Release();
        }
    }

    private void Hold(Duration wait) => Volatile.Write(ref heldUntil, clock.GetTimestamp() + (long)(wait.TotalSeconds * clock.TimestampFrequency));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The attempt to post briefing {Key} failed; it is taken up again.")]
        public static partial void Failed(ILogger logger, string key, Exception failure);
    }
}
