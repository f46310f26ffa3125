using System.Data.Common;
using System.Text.Json;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Keeps subscriptions in a database of either engine.</summary>
/// <param name="database">Where.</param>
/// <param name="statements">The store in whose versions windows are counted.</param>
/// <param name="clock">The time.</param>
public sealed partial class SubscriptionStore(DbDataSource database, IStatementStore statements, TimeProvider clock) : ISubscriptionStore
{
    private string Now => Stamps.Write(Instant.FromDateTimeOffset(clock.GetUtcNow()));

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<Subscription?> AddAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var version = (await statements.SummaryAsync(cancellationToken)).Version;
        var id = await database.UseAsync(
            connection => connection.ExecuteScalarAsync<long?>(new(
                """
                INSERT INTO subscription (destinations, speakers, about, phrases, not_phrases, at, zone, days, if_empty, owner, created_at, active_since, paused, paused_until, created_version, identity)
                VALUES (@Destinations, @Speakers, @About, @Phrases, @NotPhrases, @At, @Zone, @Days, @IfEmpty, @Owner, @CreatedAt, @ActiveSince, @Paused, @PausedUntil, @version, @Identity)
                ON CONFLICT DO NOTHING
                RETURNING id
                """,
                new
                {
                    Destinations = JsonSerializer.Serialize(subscription.Destinations.Select(channel => channel.ToString())),
                    Speakers = JsonSerializer.Serialize(subscription.Speakers),
                    About = JsonSerializer.Serialize(subscription.About),
                    Phrases = JsonSerializer.Serialize(subscription.Phrases),
                    NotPhrases = JsonSerializer.Serialize(subscription.NotPhrases),
                    At = ScheduleText.Write(subscription.Schedule.At),
                    Zone = subscription.Schedule.Zone.Id,
                    Days = ScheduleText.Write(subscription.Schedule.Days),
                    IfEmpty = subscription.IfEmpty.ToString(),
                    subscription.Owner,
                    CreatedAt = Stamps.Write(subscription.CreatedAt),
                    ActiveSince = Stamps.Write(subscription.ActiveSince),
                    Paused = subscription.IsPaused ? 1 : 0,
                    PausedUntil = subscription.PausedUntil is { } until ? Stamps.Write(until) : null,
                    version,
                    subscription.Identity,
                },
                cancellationToken: cancellationToken)),
            cancellationToken);
        return id is { } number ? subscription with { Id = number, CreatedVersion = version } : null;
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken) => ReadAsync("ORDER BY id", null, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task<bool> PauseAsync(long id, Instant? until, CancellationToken cancellationToken) => ChangeAsync(
        "UPDATE subscription SET paused = 1, paused_until = @Until WHERE id = @id AND removed = 0",
        new { id, Until = until is { } instant ? Stamps.Write(instant) : null },
        cancellationToken);

    /// <inheritdoc/>
    /// <remarks>One that went on by itself stays active from that instant; one that still rests is active from now on.</remarks>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task<bool> ResumeAsync(long id, CancellationToken cancellationToken) => ChangeAsync(
        """
        UPDATE subscription SET paused = 0, paused_until = NULL,
            active_since = CASE
                WHEN paused = 0 OR paused_until <= @Now AND paused_until <= active_since THEN active_since
                WHEN paused_until <= @Now THEN paused_until
                ELSE @Now END
        WHERE id = @id AND removed = 0
        """,
        new { id, Now },
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task<bool> RemoveAsync(long id, CancellationToken cancellationToken) =>
        ChangeAsync("UPDATE subscription SET removed = 1 WHERE id = @id AND removed = 0", new { id }, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task<bool> LeaveAsync(long id, ChannelAddress destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return database.UseAsync(connection => TakeAwayAsync(connection, whole: null, id, destination, cancellationToken), cancellationToken);
    }

    private Task<IReadOnlyList<Subscription>> ReadAsync(string which, object? parameters, CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<Subscription>>(
        async connection => [.. (await connection.QueryAsync<Row>(new(
            $"""
            SELECT id, destinations, speakers, about, phrases, not_phrases, at, zone, days, if_empty, owner, created_at, active_since, created_version, paused, paused_until
            FROM subscription WHERE removed = 0 {which}
            """,
            parameters,
            cancellationToken: cancellationToken))).Select(row => row.ToSubscription())],
        cancellationToken);

    private static string[] Names(string json) => JsonSerializer.Deserialize<string[]>(json)!;

    private async Task<bool> ChangeAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(sql, parameters, cancellationToken) == 1;

    private sealed record Row
    {
        public long Id { get; init; }

        public required string Destinations { get; init; }

        public required string Speakers { get; init; }

        public required string About { get; init; }

        public required string Phrases { get; init; }

        public required string NotPhrases { get; init; }

        public required string At { get; init; }

        public required string Zone { get; init; }

        public required string Days { get; init; }

        public required string IfEmpty { get; init; }

        public string? Owner { get; init; }

        public required string CreatedAt { get; init; }

        public required string ActiveSince { get; init; }

        public long CreatedVersion { get; init; }

        public bool Paused { get; init; }

        public string? PausedUntil { get; init; }

        public Subscription ToSubscription() => new(
            Id,
            [.. Names(Destinations).Select(address => ChannelAddress.Parse(address)!)],
            Names(Speakers),
            Names(About),
            ScheduleText.Read(At, Zone, Days, DateTimeZoneProviders.Tzdb),
            Owner,
            Stamps.Read(CreatedAt),
            Stamps.Read(ActiveSince),
            CreatedVersion,
            Paused)
        {
            Phrases = Names(Phrases),
            NotPhrases = Names(NotPhrases),
            IfEmpty = Enum.Parse<EmptyDays>(IfEmpty),
            PausedUntil = PausedUntil is null ? null : Stamps.Read(PausedUntil),
        };
    }
}
