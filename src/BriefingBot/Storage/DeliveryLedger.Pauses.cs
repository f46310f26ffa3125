using BriefingBot.Core.Briefings;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <content>Workspaces in which nothing can be posted.</content>
public sealed partial class DeliveryLedger
{
    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task PauseAsync(string workspace, string reason, CancellationToken cancellationToken) => database.ExecuteAsync(
        $"""
        INSERT INTO paused_workspace (workspace, since, reason) VALUES (@workspace, @Now, @reason) ON CONFLICT (workspace) DO UPDATE SET reason = excluded.reason;
        UPDATE delivery SET problem = @reason WHERE workspace = @workspace AND {IsOpen} AND state <> 'Posting' AND problem IS DISTINCT FROM @reason
        """,
        new { workspace, reason, Now },
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task ResumeAsync(string workspace, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM paused_workspace WHERE workspace = @workspace", new { workspace }, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<PausedWorkspace>> PausedAsync(CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<PausedWorkspace>>(
        async connection => [.. (await connection.QueryAsync<(string Workspace, string Since, string Reason)>(new(
            "SELECT workspace, since, reason FROM paused_workspace ORDER BY since, workspace", cancellationToken: cancellationToken)))
            .Select(row => new PausedWorkspace(row.Workspace, Stamps.Read(row.Since), row.Reason))],
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task GiveUpAsync(string workspace, Instant dueBefore, string problem, CancellationToken cancellationToken) => database.ExecuteAsync(
        $"UPDATE delivery SET state = 'Failed', problem = @problem, next_at = @Now WHERE workspace = @workspace AND {IsOpen} AND {IsNow} AND due_at < @Before",
        new { workspace, problem, Now, Beyond, Before = Stamps.Write(dueBefore) },
        cancellationToken);
}
