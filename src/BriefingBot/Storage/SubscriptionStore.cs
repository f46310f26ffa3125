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
public sealed class SubscriptionStore(DbDataSource database, IStatementStore statements, TimeProvider clock) : ISubscriptionStore
{
    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<Subscription> AddAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var version = (await statements.SummaryAsync(cancellationToken)).Version;
        var id = await database.UseAsync(
            connection => connection.ExecuteScalarAsync<long>(new(
                """
                INSERT INTO subscription (channel, speakers, about, at, zone, days, owner, created_at, active_since, created_version)
                VALUES (@Channel, @Speakers, @About, @At, @Zone, @Days, @Owner, @CreatedAt, @CreatedAt, @version)
                RETURNING id
                """,
                new
                {
                    Channel = subscription.Channel.ToString(),
                    Speakers = JsonSerializer.Serialize(subscription.Speakers),
                    About = JsonSerializer.Serialize(subscription.About),
                    At = ScheduleText.Write(subscription.Schedule.At),
                    Zone = subscription.Schedule.Zone.Id,
                    Days = ScheduleText.Write(subscription.Schedule.Days),
                    subscription.Owner,
                    CreatedAt = Stamps.Write(subscription.CreatedAt),
                    version,
                },
                cancellationToken: cancellationToken)),
            cancellationToken);
        return subscription with { Id = id, CreatedVersion = version };
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<Subscription>>(
        async connection => [.. (await connection.QueryAsync<Row>(new(
            "SELECT id, channel, speakers, about, at, zone, days, owner, created_at, active_since, created_version, paused FROM subscription WHERE removed = 0 ORDER BY id",
            cancellationToken: cancellationToken))).Select(row => row.ToSubscription())],
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<bool> PauseAsync(long id, bool paused, CancellationToken cancellationToken) => await database.ExecuteAsync(
        """
        UPDATE subscription SET paused = @Paused, active_since = CASE WHEN @Paused = 0 AND paused = 1 THEN @Now ELSE active_since END
        WHERE id = @id AND removed = 0
        """,
        new { id, Paused = paused ? 1 : 0, Now = Stamps.Write(Instant.FromDateTimeOffset(clock.GetUtcNow())) },
        cancellationToken) == 1;

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<bool> RemoveAsync(long id, CancellationToken cancellationToken) =>
        await database.ExecuteAsync("UPDATE subscription SET removed = 1 WHERE id = @id AND removed = 0", new { id }, cancellationToken) == 1;

    private sealed record Row
    {
        public long Id { get; init; }

        public required string Channel { get; init; }

        public required string Speakers { get; init; }

        public required string About { get; init; }

        public required string At { get; init; }

        public required string Zone { get; init; }

        public required string Days { get; init; }

        public string? Owner { get; init; }

        public required string CreatedAt { get; init; }

        public required string ActiveSince { get; init; }

        public long CreatedVersion { get; init; }

        public bool Paused { get; init; }

        public Subscription ToSubscription() => new(
            Id,
            ChannelAddress.Parse(Channel)!,
            JsonSerializer.Deserialize<string[]>(Speakers)!,
            JsonSerializer.Deserialize<string[]>(About)!,
            ScheduleText.Read(At, Zone, Days, DateTimeZoneProviders.Tzdb),
            Owner,
            Stamps.Read(CreatedAt),
            Stamps.Read(ActiveSince),
            CreatedVersion,
            Paused);
    }
}
