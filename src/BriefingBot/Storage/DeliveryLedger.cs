using System.Data.Common;
using System.Text.Json;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using Dapper;
using NodaTime;
using static BriefingBot.Storage.KeyedRow;

namespace BriefingBot.Storage;

/// <summary>Keeps the ledger of deliveries in a database of either engine. Every change is one statement, guarded by the state it expects.</summary>
/// <param name="database">Where.</param>
/// <param name="statements">The store in whose versions windows are counted.</param>
/// <param name="clock">The time.</param>
public sealed partial class DeliveryLedger(DbDataSource database, IStatementStore statements, TimeProvider clock) : IDeliveryLedger
{
    private const string Columns =
        "subscription, destination, occasion, state, due_at, after_version, up_to_version, since, until, attempts, next_at, content, message_id, problem";

    private const string IsOpen = "state IN ('Claimed', 'Retrying', 'Posting')";

    // one that waits longer than any does was made to wait before the clock went back
    private const string IsNow = "(next_at <= @Now OR next_at > @Beyond)";

    // when the clock went back the last one ended in what is the future now; a window never does
    private const string Since = "CASE WHEN since > @Now THEN @Now ELSE since END";

    // those that move the window of a destination: Occasion.AskedPrefix begins the others
    private const string Earlier = "d.subscription = s.id AND d.destination = @Destination AND d.occasion NOT LIKE 'run-%'";

    // a wait is an hour at most: BriefingAttempt
    private static readonly Duration LongestWait = Duration.FromHours(2);

    private string Now => Stamps.Write(Instant.FromDateTimeOffset(clock.GetUtcNow()));

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<bool> TryClaimAsync(DeliveryKey key, Instant dueAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);

        // read before the row is made: what is ingested in between belongs to the next window
        var version = (await statements.SummaryAsync(cancellationToken)).Version;
        var dialect = Dialect.Of(database);
        return await database.ExecuteAsync(
            $"""
            {dialect.LockClaims}
            INSERT INTO delivery (subscription, destination, occasion, state, due_at, after_version, up_to_version, since, until, next_at)
            SELECT id, @Destination, @Occasion, 'Claimed', @DueAt, cut, {dialect.Greatest}(cut, @version), {Since}, @Now, @Now
            FROM (
                SELECT s.id,
                    {dialect.Greatest}(s.created_version, coalesce((SELECT max(up_to_version) FROM delivery d WHERE {Earlier} AND d.state <> 'Failed'), 0)) AS cut,
                    {dialect.Greatest}(s.created_at, coalesce((SELECT max(until) FROM delivery d WHERE {Earlier} AND d.state <> 'Failed'), '')) AS since
                FROM subscription s WHERE s.id = @Subscription AND (@Occasion LIKE 'run-%' OR NOT EXISTS (
                    SELECT 1 FROM delivery d WHERE {Earlier} AND d.state IN ('Claimed', 'Retrying', 'Posting')))) begun
            WHERE true
            ON CONFLICT DO NOTHING
            """,
            Parameters(key, new { DueAt = Stamps.Write(dueAt), Now, version }),
            cancellationToken) == 1;
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<bool> TryClaimAsync(DeliveryKey key, Instant dueAt, BriefingWindow window, ChatMessage? content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        return await database.ExecuteAsync(
            """
            INSERT INTO delivery (subscription, destination, occasion, state, due_at, after_version, up_to_version, since, until, next_at, content)
            SELECT id, @Destination, @Occasion, 'Claimed', @DueAt, @AfterVersion, @UpToVersion, @Since, @Until, @Now, @Content FROM subscription WHERE id = @Subscription
            ON CONFLICT DO NOTHING
            """,
            Parameters(key, new
            {
                DueAt = Stamps.Write(dueAt),
                window.AfterVersion,
                window.UpToVersion,
                Since = Stamps.Write(window.Since),
                Until = Stamps.Write(window.Until),
                Now,
                Content = content is null ? null : JsonSerializer.Serialize(content),
            }),
            cancellationToken) == 1;
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task FreezeAsync(DeliveryKey key, ChatMessage content, CancellationToken cancellationToken) => database.ExecuteAsync(
        $"UPDATE delivery SET state = 'Posting', content = coalesce(content, @Content) WHERE {OfKey} AND {IsOpen}", Parameters(key, new { Content = JsonSerializer.Serialize(content) }), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task MarkSentAsync(DeliveryKey key, string messageId, CancellationToken cancellationToken) => database.ExecuteAsync(
        $"UPDATE delivery SET state = 'Sent', message_id = @messageId, problem = NULL, next_at = @Now WHERE {OfKey}", Parameters(key, new { messageId, Now }), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task MarkEmptyAsync(DeliveryKey key, CancellationToken cancellationToken) =>
        database.ExecuteAsync($"UPDATE delivery SET state = 'Empty', problem = NULL WHERE {OfKey} AND {IsOpen}", Parameters(key), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task MarkRefusedAsync(DeliveryKey key, string problem, Duration? wait, CancellationToken cancellationToken) => database.ExecuteAsync(
        $"UPDATE delivery SET state = @State, problem = @problem, next_at = @NextAt WHERE {OfKey} AND {IsOpen}",
        Parameters(key, new { State = (wait is null ? DeliveryState.Failed : DeliveryState.Retrying).ToString(), problem, NextAt = Stamps.Write(Stamps.Read(Now) + (wait ?? Duration.Zero)) }),
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task MarkUnknownAsync(DeliveryKey key, string problem, Duration wait, CancellationToken cancellationToken) => database.ExecuteAsync(
        $"UPDATE delivery SET state = 'Posting', problem = @problem, next_at = @NextAt WHERE {OfKey} AND {IsOpen}",
        Parameters(key, new { problem, NextAt = Stamps.Write(Stamps.Read(Now) + wait) }),
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<Delivery>> SearchAsync(DeliveryFilter filter, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        const string Place = "due_at, occasion, subscription, destination"; // of two due together too, one comes first
        var last = filter.Before;
        return ReadAsync(
            $"""
            SELECT {Columns} FROM delivery WHERE true
                {(filter.Subscription is null ? null : "AND subscription = @Wanted")} {(filter.State is null ? null : "AND state = @State")}
                {(last is null ? null : $"AND ({Place}) < (@DueAt, @Occasion, @Subscription, @Destination)")}
            ORDER BY {Place.Replace(",", " DESC,", StringComparison.Ordinal)} DESC LIMIT @limit
            """,
            new
            {
                Wanted = filter.Subscription,
                State = filter.State?.ToString(),
                DueAt = last is null ? null : Stamps.Write(last.DueAt),
                last?.Key.Occasion,
                last?.Key.Subscription,
                Destination = last?.Key.Destination.ToString(),
                limit,
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<Delivery?> FindAsync(DeliveryKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return (await ReadAsync($"SELECT {Columns} FROM delivery WHERE {OfKey}", Parameters(key), cancellationToken)) is [var found] ? found : null;
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<Delivery?> FindAsync(ChannelAddress destination, string messageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return (await ReadAsync($"SELECT {Columns} FROM delivery WHERE destination = @Destination AND message_id = @messageId", new { Destination = destination.ToString(), messageId }, cancellationToken)) is [var found, ..] ? found : null;
    }

    private string Beyond => Stamps.Write(Stamps.Read(Now) + LongestWait);

    private Task<IReadOnlyList<Delivery>> ReadAsync(string sql, object parameters, CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<Delivery>>(
        async connection => [.. (await connection.QueryAsync<Row>(new(sql, parameters, cancellationToken: cancellationToken))).Select(row => row.ToDelivery())],
        cancellationToken);

    private sealed record Row : KeyedRow
    {
        public required string State { get; init; }

        public required string DueAt { get; init; }

        public long AfterVersion { get; init; }

        public long UpToVersion { get; init; }

        public required string Since { get; init; }

        public required string Until { get; init; }

        public int Attempts { get; init; }

        public required string NextAt { get; init; }

        public string? Content { get; init; }

        public string? MessageId { get; init; }

        public string? Problem { get; init; }

        public Delivery ToDelivery() => new(
            Key,
            Enum.Parse<DeliveryState>(State),
            Stamps.Read(DueAt),
            AfterVersion,
            UpToVersion,
            Stamps.Read(Since),
            Stamps.Read(Until),
            Attempts,
            Stamps.Read(NextAt),
            Content is null ? null : JsonSerializer.Deserialize<ChatMessage>(Content),
            MessageId,
            Problem);
    }
}
