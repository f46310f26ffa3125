using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>Takes turns to call the platform in one workspace: all replicas together keep its pace.</summary>
internal sealed class PostTurns(string workspace, PostPace pace, IDeliveryLedger ledger, TimeProvider clock)
{
    /// <summary>Reserves turns that follow each other, and waits for the first of them.</summary>
    /// <returns>The time stamp at which it begins.</returns>
    public async Task<long> TakeAsync(int count, CancellationToken cancellationToken) => await TryTakeAsync(count, longest: null, cancellationToken) ?? clock.GetTimestamp();

    /// <summary>Reserves turns as <see cref="TakeAsync"/> does; those that would be waited for too long are let go.</summary>
    /// <param name="count">How many.</param>
    /// <param name="longest">The longest wait; null: any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The time stamp at which the first begins; null when the wait would be longer.</returns>
    public async Task<long?> TryTakeAsync(int count, Duration? longest, CancellationToken cancellationToken)
    {
        var asked = clock.GetTimestamp(); // the wait counts from here: a slow database makes a turn late, not long
        if (pace.InWorkspace == Duration.Zero)
        {
            return asked;
        }

        var wait = await ledger.ReserveAsync(workspace, pace.InWorkspace * count, cancellationToken);
        if (wait > longest)
        {
            return null;
        }

        if (wait > Duration.Zero)
        {
            await Task.Delay(wait.ToTimeSpan(), clock, cancellationToken);
        }

        return asked + (long)(wait.TotalSeconds * clock.TimestampFrequency);
    }

    /// <summary>Gives the turns that follow one.</summary>
    /// <param name="first">The time stamp of the first.</param>
    /// <param name="number">How many turns after it.</param>
    public PostTurn After(long first, int number) => new(this, first + (long)((pace.InWorkspace * number).TotalSeconds * clock.TimestampFrequency));

    /// <summary>Waits for another turn when one was missed, because what came before took long: made up for, it would come together with the next.</summary>
    public async Task KeepAsync(long turn, CancellationToken cancellationToken)
    {
        while (pace.InWorkspace > Duration.Zero && Duration.FromTimeSpan(clock.GetElapsedTime(turn)) > PostPace.Latest)
        {
            turn = await TakeAsync(1, cancellationToken);
        }
    }
}

/// <summary>One turn.</summary>
/// <param name="Turns">Of which workspace.</param>
/// <param name="At">The time stamp at which it begins.</param>
internal sealed record PostTurn(PostTurns Turns, long At)
{
    /// <summary>Comes back when it, or another one in its place, may be used now.</summary>
    public Task KeepAsync(CancellationToken cancellationToken) => Turns.KeepAsync(At, cancellationToken);
}
