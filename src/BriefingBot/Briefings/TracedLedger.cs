using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>A ledger whose changes are spans of <see cref="BriefingTraces"/>: how long each took, and in which order they came.</summary>
internal sealed class TracedLedger(IDeliveryLedger ledger) : IDeliveryLedger
{
    private const string Claim = "claim";
    private const string Record = "record";

    /// <inheritdoc/>
    public async Task<bool> TryClaimAsync(DeliveryKey key, Instant dueAt, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin(Claim, key);
        return await ledger.TryClaimAsync(key, dueAt, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> TryClaimAsync(DeliveryKey key, Instant dueAt, BriefingWindow window, ChatMessage? content, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin(Claim, key);
        return await ledger.TryClaimAsync(key, dueAt, window, content, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<DeliveryKey>> ClaimDueAsync(IReadOnlyList<DueDelivery> due, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        var spans = due.Select(one => BriefingTraces.Begin(Claim, one.Key)).ToList(); // one statement, one step of each
        try
        {
            return await ledger.ClaimDueAsync(due, now, cancellationToken);
        }
        finally
        {
            spans.Reverse();
            spans.ForEach(span => span?.Dispose());
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> OpenWorkspacesAsync(CancellationToken cancellationToken) => ledger.OpenWorkspacesAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Delivery>> LeaseAsync(string workspace, bool isByClock, int most, Duration lease, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin("lease", workspace);
        return await ledger.LeaseAsync(workspace, isByClock, most, lease, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task GiveBackAsync(Delivery delivery, Duration wait, string? problem, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin(Record, delivery.Key);
        await ledger.GiveBackAsync(delivery, wait, problem, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Duration> ReserveAsync(string workspace, Duration span, CancellationToken cancellationToken) => ledger.ReserveAsync(workspace, span, cancellationToken);

    /// <inheritdoc/>
    public Task HoldAsync(string workspace, Duration wait, CancellationToken cancellationToken) => ledger.HoldAsync(workspace, wait, cancellationToken);

    /// <inheritdoc/>
    public Task PauseAsync(string workspace, string reason, CancellationToken cancellationToken) => ledger.PauseAsync(workspace, reason, cancellationToken);

    /// <inheritdoc/>
    public Task ResumeAsync(string workspace, CancellationToken cancellationToken) => ledger.ResumeAsync(workspace, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PausedWorkspace>> PausedAsync(CancellationToken cancellationToken) => ledger.PausedAsync(cancellationToken);

    /// <inheritdoc/>
    public Task GiveUpAsync(string workspace, Instant dueBefore, string problem, CancellationToken cancellationToken) =>
        ledger.GiveUpAsync(workspace, dueBefore, problem, cancellationToken);

    /// <inheritdoc/>
    public async Task FreezeAsync(DeliveryKey key, ChatMessage content, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin("freeze", key);
        await ledger.FreezeAsync(key, content, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task MarkSentAsync(DeliveryKey key, string messageId, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin(Record, key);
        await ledger.MarkSentAsync(key, messageId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task MarkEmptyAsync(DeliveryKey key, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin(Record, key);
        await ledger.MarkEmptyAsync(key, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task MarkRefusedAsync(DeliveryKey key, string problem, Duration? wait, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin(Record, key);
        await ledger.MarkRefusedAsync(key, problem, wait, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task MarkUnknownAsync(DeliveryKey key, string problem, Duration wait, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin(Record, key);
        await ledger.MarkUnknownAsync(key, problem, wait, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Delivery?> FindAsync(DeliveryKey key, CancellationToken cancellationToken) => ledger.FindAsync(key, cancellationToken);

    /// <inheritdoc/>
    public Task<Delivery?> FindAsync(ChannelAddress destination, string messageId, CancellationToken cancellationToken) =>
        ledger.FindAsync(destination, messageId, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Delivery>> SearchAsync(DeliveryFilter filter, int limit, CancellationToken cancellationToken) =>
        ledger.SearchAsync(filter, limit, cancellationToken);
}
