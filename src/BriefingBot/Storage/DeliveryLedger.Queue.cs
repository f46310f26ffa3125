using System.Text.Json;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Dapper;
using NodaTime;
using static BriefingBot.Storage.KeyedRow;

namespace BriefingBot.Storage;

/// <content>What is done for many deliveries at once: claim what is due, take what is open, keep the pace of a workspace.</content>
public sealed partial class DeliveryLedger
{
    private const int ClaimedAtOnce = 500;

    // longer than any platform's hold: what lies beyond was written before the clock went back
    private static readonly Duration LongestHold = Duration.FromMinutes(15);

    // a notice that a channel is gone does not rest
    private const string IsResting = "d.occasion NOT LIKE 'run-ended-%' AND s.removed = 0 AND s.paused = 1 AND (s.paused_until IS NULL OR s.paused_until > @Now)";

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<IReadOnlySet<DeliveryKey>> ClaimDueAsync(IReadOnlyList<DueDelivery> due, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        var version = (await statements.SummaryAsync(cancellationToken)).Version; // as in TryClaimAsync
        var waiting = new HashSet<DeliveryKey>();
        foreach (var some in due.Chunk(ClaimedAtOnce))
        {
            waiting.UnionWith(await ClaimSomeAsync(some, version, now, cancellationToken));
        }

        return waiting;
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<string>> OpenWorkspacesAsync(CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<string>>(
        async connection => [.. await connection.QueryAsync<string>(new(
            $"SELECT DISTINCT d.workspace FROM delivery d JOIN subscription s ON s.id = d.subscription WHERE d.{IsOpen} AND {IsNow} AND NOT ({IsResting}) ORDER BY 1",
            new { Now, Beyond },
            cancellationToken: cancellationToken))],
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<IReadOnlyList<Delivery>> LeaseAsync(string workspace, bool isByClock, int most, Duration lease, CancellationToken cancellationToken)
    {
        var taken = await ReadAsync(
            $"""
            WITH taken AS MATERIALIZED (
                SELECT d.subscription, d.destination, d.occasion FROM delivery d JOIN subscription s ON s.id = d.subscription
                WHERE d.workspace = @workspace AND d.by_clock = @byClock AND d.{IsOpen} AND {IsNow} AND NOT ({IsResting})
                    AND NOT EXISTS (SELECT 1 FROM paused_workspace paused WHERE paused.workspace = @workspace)
                ORDER BY d.next_at LIMIT @most {Dialect.Of(database).SkipTaken})
            UPDATE delivery SET attempts = attempts + 1, next_at = @Until
            WHERE (subscription, destination, occasion) IN (SELECT subscription, destination, occasion FROM taken)
            RETURNING {Columns.Replace(" attempts,", " attempts - 1 AS attempts,", StringComparison.Ordinal)}
            """,
            new { workspace, byClock = isByClock ? 1 : 0, most, Now, Beyond, Until = Stamps.Write(Stamps.Read(Now) + lease) },
            cancellationToken);
        return [.. taken.OrderBy(delivery => delivery.DueAt).ThenBy(delivery => delivery.Key.Subscription)];
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task GiveBackAsync(Delivery delivery, Duration wait, string? problem, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return database.ExecuteAsync(
            $"UPDATE delivery SET state = @State, attempts = @Attempts, next_at = @NextAt, problem = coalesce(@problem, problem) WHERE {OfKey} AND {IsOpen} AND attempts = @Attempts + 1",
            Parameters(delivery.Key, new { State = delivery.State.ToString(), delivery.Attempts, problem, NextAt = Stamps.Write(Stamps.Read(Now) + wait) }),
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<Duration> ReserveAsync(string workspace, Duration span, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow()).ToUnixTimeTicks();
        var begin = await PaceAsync(
            $"{Dialect.Of(database).Greatest}(@now, CASE WHEN workspace_pace.free_at > @now + @most THEN @now ELSE workspace_pace.free_at END) + @span",
            new { workspace, now, span = span.BclCompatibleTicks, most = LongestHold.BclCompatibleTicks },
            cancellationToken) - span.BclCompatibleTicks;
        return Duration.FromTicks(begin - now);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task HoldAsync(string workspace, Duration wait, CancellationToken cancellationToken) => PaceAsync(
        $"{Dialect.Of(database).Greatest}(@now + @span, CASE WHEN workspace_pace.free_at > @now + @most THEN @now ELSE workspace_pace.free_at END)",
        new
        {
            workspace,
            now = Instant.FromDateTimeOffset(clock.GetUtcNow()).ToUnixTimeTicks(),
            span = Duration.Min(wait, LongestHold).BclCompatibleTicks,
            most = LongestHold.BclCompatibleTicks,
        },
        cancellationToken);

    private Task<long> PaceAsync(string next, object parameters, CancellationToken cancellationToken) => database.UseAsync(
        connection => connection.ExecuteScalarAsync<long>(new(
            $"""
            INSERT INTO workspace_pace (workspace, free_at) VALUES (@workspace, @now + @span)
            ON CONFLICT (workspace) DO UPDATE SET free_at = {next}
            RETURNING free_at
            """,
            parameters,
            cancellationToken: cancellationToken)),
        cancellationToken);

    private async Task<IEnumerable<DeliveryKey>> ClaimSomeAsync(IEnumerable<DueDelivery> due, long version, Instant now, CancellationToken cancellationToken)
    {
        var dialect = Dialect.Of(database);
        var items = JsonSerializer.Serialize(due.Select(one => new
        {
            one.Key.Subscription,
            Destination = one.Key.Destination.ToString(),
            one.Key.Occasion,
            DueAt = Stamps.Write(one.DueAt),
            NextAt = Stamps.Write(now + one.NotBefore),
        }));
        var table = $"""
            (SELECT CAST(item.value ->> 'Subscription' AS BIGINT) AS subscription, item.value ->> 'Destination' AS destination, item.value ->> 'Occasion' AS occasion,
                item.value ->> 'DueAt' AS due_at, item.value ->> 'NextAt' AS next_at FROM {dialect.Items("@items")}) due
            """;
        var last = "FROM delivery d WHERE d.subscription = s.id AND d.destination = due.destination AND d.occasion NOT LIKE 'run-%'";
        await database.ExecuteAsync(
            $"""
            {dialect.LockClaims}
            INSERT INTO delivery (subscription, destination, occasion, state, due_at, after_version, up_to_version, since, until, next_at)
            SELECT id, destination, occasion, 'Claimed', due_at, cut, {dialect.Greatest}(cut, @version), {Since}, @Now, next_at
            FROM (
                SELECT s.id, due.destination, due.occasion, due.due_at, due.next_at,
                    {dialect.Greatest}(s.created_version, coalesce((SELECT d.up_to_version {last} AND d.state <> 'Failed' ORDER BY d.up_to_version DESC, d.until DESC LIMIT 1), 0)) AS cut,
                    {dialect.Greatest}(s.created_at, coalesce((SELECT d.until {last} AND d.state <> 'Failed' ORDER BY d.up_to_version DESC, d.until DESC LIMIT 1), '')) AS since
                FROM {table} JOIN subscription s ON s.id = due.subscription WHERE NOT EXISTS (SELECT 1 {last} AND d.{IsOpen})) begun
            WHERE true
            ON CONFLICT DO NOTHING
            """,
            new { items, version, Now = Stamps.Write(now) },
            cancellationToken);
        return await database.UseAsync(
            async connection => (await connection.QueryAsync<(long Subscription, string Destination, string Occasion)>(new(
                $"""
                SELECT due.subscription, due.destination, due.occasion FROM {table} WHERE NOT EXISTS (
                    SELECT 1 FROM delivery d WHERE d.subscription = due.subscription AND d.destination = due.destination AND d.occasion = due.occasion)
                """,
                new { items },
                cancellationToken: cancellationToken))).Select(key => new DeliveryKey(key.Subscription, ChannelAddress.Parse(key.Destination)!, key.Occasion)),
            cancellationToken);
    }
}
