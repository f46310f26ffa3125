using System.Globalization;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>What makes one delivery: asked for again, it is the same one.</summary>
/// <param name="Subscription">The subscription's id.</param>
/// <param name="Destination">Where it goes.</param>
/// <param name="Occasion">What it is for, as <see cref="Briefings.Occasion"/> names it: a local date, a batch of news, a request.</param>
public sealed record DeliveryKey(long Subscription, ChannelAddress Destination, string Occasion)
{
    private const char Between = '|';

    /// <summary>The key as a message carries it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Subscription}{Between}{Destination}{Between}{Occasion}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    /// <remarks>A destination may hold the sign that stands between the parts, a number and an occasion never do.</remarks>
    public static DeliveryKey? Parse(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var (first, last) = (words.IndexOf(Between, StringComparison.Ordinal), words.LastIndexOf(Between));
        return first < last && long.TryParse(words[..first], NumberStyles.None, CultureInfo.InvariantCulture, out var subscription)
            && ChannelAddress.Parse(words[(first + 1)..last]) is { } destination && last + 1 < words.Length
            ? new(subscription, destination, words[(last + 1)..])
            : null;
    }
}

/// <summary>How far a delivery has come.</summary>
public enum DeliveryState
{
    /// <summary>Recorded, and perhaps taken up; nobody began to post it.</summary>
    Claimed,

    /// <summary>Being posted, its words frozen; after a crash it is unknown whether it was.</summary>
    Posting,

    /// <summary>Refused for now; it is tried again.</summary>
    Retrying,

    /// <summary>Posted.</summary>
    Sent,

    /// <summary>There was nothing new to say.</summary>
    Empty,

    /// <summary>Given up; <see cref="Delivery.Problem"/> says why.</summary>
    Failed,
}

/// <summary>One row of the delivery ledger.</summary>
/// <param name="Key">What it is.</param>
/// <param name="State">How far it has come.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="AfterVersion">The window begins after this version of the store.</param>
/// <param name="UpToVersion">The window ends with this version of the store, itself included.</param>
/// <param name="Since">When the window begins, for people.</param>
/// <param name="Until">When the window ends, for people.</param>
/// <param name="Attempts">How often it was posted or tried.</param>
/// <param name="NextAt">When it may be taken up (again); of one that was posted, when that was recorded.</param>
/// <param name="Content">The frozen message, so that a retry sends the same words; null before it is composed.</param>
/// <param name="MessageId">The platform's id of the message; null before it was sent.</param>
/// <param name="Problem">What went wrong last, in words; or null.</param>
public sealed record Delivery(
    DeliveryKey Key,
    DeliveryState State,
    Instant DueAt,
    long AfterVersion,
    long UpToVersion,
    Instant Since,
    Instant Until,
    int Attempts,
    Instant NextAt,
    ChatMessage? Content,
    string? MessageId,
    string? Problem)
{
    /// <summary>Whether it has not come to its end: it is worked on, or will be.</summary>
    public bool IsOpen => State is DeliveryState.Claimed or DeliveryState.Posting or DeliveryState.Retrying;

    /// <summary>When it was recorded as posted; null when it was not.</summary>
    public Instant? PostedAt => State == DeliveryState.Sent ? NextAt : null;
}

/// <summary>The news a briefing covers, in the order in which it came.</summary>
/// <param name="AfterVersion">It begins after this version of the store.</param>
/// <param name="UpToVersion">It ends with this version, itself included.</param>
/// <param name="Since">When it begins, for people.</param>
/// <param name="Until">When it ends, for people.</param>
public sealed record BriefingWindow(long AfterVersion, long UpToVersion, Instant Since, Instant Until);

/// <summary>A briefing that became due for one destination.</summary>
/// <param name="Key">What it is.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="NotBefore">How much later than the claim it may be posted: those of one channel follow each other.</param>
public sealed record DueDelivery(DeliveryKey Key, Instant DueAt, Duration NotBefore);

/// <summary>The record of deliveries: one row a key, the truth about what was delivered.</summary>
public interface IDeliveryLedger
{
    /// <summary>
    /// Records that a briefing is to be delivered. Its window goes from the end of the last one that went there, or from the
    /// subscription's beginning, to the store's present version. One by the clock or with a batch waits until the one before
    /// it is settled: only then is it certain where its window begins.
    /// </summary>
    /// <returns>Whether this call made the row; of many at once exactly one does.</returns>
    Task<bool> TryClaimAsync(DeliveryKey key, Instant dueAt, CancellationToken cancellationToken);

    /// <summary>Records that the briefing of a past window is to be delivered: it waits for no other. Its occasion is one asked for, so it moves no other's window.</summary>
    /// <param name="key">What it is.</param>
    /// <param name="dueAt">When it was asked for.</param>
    /// <param name="window">What it covers.</param>
    /// <param name="content">Its words, when they are frozen already; null when they are to be composed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>As the other.</returns>
    Task<bool> TryClaimAsync(DeliveryKey key, Instant dueAt, BriefingWindow window, ChatMessage? content, CancellationToken cancellationToken);

    /// <summary>Claims many that became due, each as <see cref="TryClaimAsync(DeliveryKey, Instant, CancellationToken)"/> would: few statements for all of them.</summary>
    /// <param name="due">Them.</param>
    /// <param name="now">The present: the end of all their windows, so that equal windows are equal.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Those that are not on record yet, because the one before is not settled: they are to be claimed again later.</returns>
    Task<IReadOnlySet<DeliveryKey>> ClaimDueAsync(IReadOnlyList<DueDelivery> due, Instant now, CancellationToken cancellationToken);

    /// <summary>The <see cref="ChannelAddress.Workspace"/>s for which deliveries may be worked on now.</summary>
    Task<IReadOnlyList<string>> OpenWorkspacesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes open deliveries of one workspace for a while, the longest waiting first; of many replicas each gets others. Their state
    /// stays: nobody began to post them. Those of a subscription that rests are left where they are.
    /// </summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="isByClock">Those of a date; or those with news and those asked for, which nobody expects to wait behind ten thousand others.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="lease">How long the others leave them alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Them, as they were before they were taken.</returns>
    Task<IReadOnlyList<Delivery>> LeaseAsync(string workspace, bool isByClock, int most, Duration lease, CancellationToken cancellationToken);

    /// <summary>Gives back a delivery that was taken by <see cref="LeaseAsync"/> and that the platform was not asked to post: it is as it was before, and keeps words that were frozen.</summary>
    /// <param name="delivery">The delivery as <see cref="LeaseAsync"/> gave it.</param>
    /// <param name="wait">How long it is not to be taken; zero: it is open at once.</param>
    /// <param name="problem">Why it was not posted yet; null: what was written before stays.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task GiveBackAsync(Delivery delivery, Duration wait, string? problem, CancellationToken cancellationToken);

    /// <summary>Reserves the next turns to post in a workspace: all replicas together keep its pace.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="span">How long the turns last together.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How long to wait for the first of them.</returns>
    Task<Duration> ReserveAsync(string workspace, Duration span, CancellationToken cancellationToken);

    /// <summary>Lets no replica reserve a turn in a workspace for a while: the platform asked for it.</summary>
    Task HoldAsync(string workspace, Duration wait, CancellationToken cancellationToken);

    /// <summary>Lets nobody take deliveries of a workspace until <see cref="ResumeAsync"/>; each that waits tells the reason.</summary>
    Task PauseAsync(string workspace, string reason, CancellationToken cancellationToken);

    /// <summary>Ends what <see cref="PauseAsync"/> began.</summary>
    Task ResumeAsync(string workspace, CancellationToken cancellationToken);

    /// <summary>The workspaces that are paused, the longest first.</summary>
    Task<IReadOnlyList<PausedWorkspace>> PausedAsync(CancellationToken cancellationToken);

    /// <summary>Gives up the deliveries of a workspace that wait and were due before an instant.</summary>
    Task GiveUpAsync(string workspace, Instant dueBefore, string problem, CancellationToken cancellationToken);

    /// <summary>Freezes the words of a delivery, unless they are, and records that somebody begins to post it: its state becomes posting.</summary>
    Task FreezeAsync(DeliveryKey key, ChatMessage content, CancellationToken cancellationToken);

    /// <summary>Records that it was posted.</summary>
    Task MarkSentAsync(DeliveryKey key, string messageId, CancellationToken cancellationToken);

    /// <summary>Records that there was nothing to say.</summary>
    Task MarkEmptyAsync(DeliveryKey key, CancellationToken cancellationToken);

    /// <summary>Records a refusal; it is tried again after <paramref name="wait"/>, or never when that is null.</summary>
    Task MarkRefusedAsync(DeliveryKey key, string problem, Duration? wait, CancellationToken cancellationToken);

    /// <summary>Records that it is not known whether it was posted. It stays posting, so that the next attempt, after <paramref name="wait"/>, looks first.</summary>
    Task MarkUnknownAsync(DeliveryKey key, string problem, Duration wait, CancellationToken cancellationToken);

    /// <summary>The delivery of this key, or null.</summary>
    Task<Delivery?> FindAsync(DeliveryKey key, CancellationToken cancellationToken);

    /// <summary>The delivery that was posted as this message, or null.</summary>
    /// <param name="destination">Where it went.</param>
    /// <param name="messageId">The platform's id of the message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Delivery?> FindAsync(ChannelAddress destination, string messageId, CancellationToken cancellationToken);

    /// <summary>The newest deliveries that fit, by when they were due, newest first.</summary>
    /// <param name="filter">Which fit.</param>
    /// <param name="limit">The most wanted, above 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Delivery>> SearchAsync(DeliveryFilter filter, int limit, CancellationToken cancellationToken);
}
