using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>
/// Lets a workspace rest in which nothing can be posted until somebody acts (a token that is refused, an app that was removed), and asks the
/// platform now and then whether that is over, so that no delivery is tried for nothing.
/// </summary>
internal sealed partial class WorkspacePause(string workspace, IChatPlatform? platform, IDeliveryLedger ledger, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(5);

    // a program that was just started has perhaps another token: it looks at once
    private long? lookedAt;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Whether it rests. One look at the platform in five minutes; what waited as long as anything is made up for is given up then.</summary>
    public async Task<bool> HoldsAsync(CancellationToken cancellationToken)
    {
        if ((await ledger.PausedAsync(cancellationToken)).All(paused => paused.Workspace != workspace))
        {
            return false;
        }

        if (lookedAt is { } last && clock.GetElapsedTime(last) < BetweenLooks)
        {
            return true;
        }

        if (await BeginAsync(cancellationToken) is { } reason)
        {
            await ledger.GiveUpAsync(workspace, Now - BriefingAttempt.Patience, reason, CancellationToken.None);
            return true;
        }

        await ledger.ResumeAsync(workspace, CancellationToken.None);
        Log.Resumed(logger, workspace);
        return false;
    }

    /// <summary>Begins a rest, if the platform says that nothing can be posted in the workspace.</summary>
    /// <returns>Why it rests; null when it does not.</returns>
    public async Task<string?> BeginAsync(CancellationToken cancellationToken)
    {
        lookedAt = clock.GetTimestamp();
        if (platform is null || await platform.TestAsync(workspace, cancellationToken) is not { } reason)
        {
            return null;
        }

        await ledger.PauseAsync(workspace, reason, CancellationToken.None);
        Log.Rests(logger, workspace, reason);
        return reason;
    }

    private static partial class Log // ids and our own words only
    {
        [LoggerMessage(1, LogLevel.Warning, "What goes to {Workspace} waits: {Reason}")]
        public static partial void Rests(ILogger logger, string workspace, string reason);

        [LoggerMessage(2, LogLevel.Information, "What goes to {Workspace} is posted again.")]
        public static partial void Resumed(ILogger logger, string workspace);
    }
}
