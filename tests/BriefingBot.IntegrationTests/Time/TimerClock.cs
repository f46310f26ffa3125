using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.IntegrationTests.Time;

/// <summary>A clock for tests that knows when the next of its timers is due.</summary>
internal sealed class TimerClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<KnownTimer, long> due = new();

    /// <summary>Goes on to the instant at which the next timer is due.</summary>
    /// <returns>False when there is none: the time stays.</returns>
    public bool AdvanceToNext()
    {
        if (due.IsEmpty)
        {
            return false;
        }

        Advance(TimeSpan.FromTicks(Math.Max(0, due.Min(timer => timer.Value) - GetTimestamp()))); // its time stamps are ticks
        return true;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new KnownTimer(this);
        timer.Inner = base.CreateTimer(
            _ =>
            {
                timer.Note(timer.Period);
                callback(state);
            },
            state: null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class KnownTimer(TimerClock clock) : ITimer
    {
        public ITimer Inner { get; set; } = null!;

        public TimeSpan Period { get; private set; } = Timeout.InfiniteTimeSpan;

        public void Note(TimeSpan wait)
        {
            if (wait < TimeSpan.Zero)
            {
                clock.due.TryRemove(this, out _);
            }
            else
            {
                clock.due[this] = clock.GetTimestamp() + wait.Ticks;
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Period = period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan;
            Note(dueTime);
            return Inner.Change(dueTime, period);
        }

        public void Dispose()
        {
            Note(Timeout.InfiniteTimeSpan);
            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
