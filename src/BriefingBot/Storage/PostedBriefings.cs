using System.Data.Common;
using System.Text.Json;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Finds the posted ones among the deliveries of a database of either engine.</summary>
/// <param name="database">Where.</param>
public sealed class PostedBriefings(DbDataSource database) : IPostedBriefings
{
    // next_at of a row that was sent is when that was recorded
    private const string Posted = """
        SELECT d.subscription, d.destination, d.occasion, d.up_to_version, d.since, d.until, d.next_at, d.content, d.message_id, s.zone
        FROM delivery d JOIN subscription s ON s.id = d.subscription WHERE d.state = 'Sent' AND d.content IS NOT NULL
        """;

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<PostedBriefing?> FindAsync(DeliveryKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await FirstAsync(
            $"{Posted} AND d.subscription = @Subscription AND d.destination = @Destination AND d.occasion = @Occasion",
            KeyedRow.Parameters(key),
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<PostedBriefing?> FindAsync(ChatRoot message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return await FirstAsync($"{Posted} AND d.destination = @Destination AND d.message_id = @Message", new { Destination = message.Channel.ToString(), message.Message }, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<PostedBriefing?> NewestAsync(ChannelAddress channel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return await FirstAsync($"{Posted} AND d.destination = @Destination ORDER BY d.next_at DESC LIMIT 1", new { Destination = channel.ToString() }, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<PostedBriefing>> SinceAsync(Instant instant, CancellationToken cancellationToken) =>
        ReadAsync($"{Posted} AND d.next_at >= @Instant ORDER BY d.next_at", new { Instant = Stamps.Write(instant) }, cancellationToken);

    private async Task<PostedBriefing?> FirstAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        (await ReadAsync(sql, parameters, cancellationToken)) is [var first, ..] ? first : null;

    private Task<IReadOnlyList<PostedBriefing>> ReadAsync(string sql, object parameters, CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<PostedBriefing>>(
        async connection => [.. (await connection.QueryAsync<Row>(new(sql, parameters, cancellationToken: cancellationToken))).Select(row => row.ToPosted())],
        cancellationToken);

    private sealed record Row : KeyedRow
    {
        public long UpToVersion { get; init; }

        public required string Since { get; init; }

        public required string Until { get; init; }

        public required string NextAt { get; init; }

        public required string Content { get; init; }

        public string? MessageId { get; init; }

        public required string Zone { get; init; }

        public PostedBriefing ToPosted() => new(
            Key,
            MessageId ?? string.Empty,
            JsonSerializer.Deserialize<ChatMessage>(Content)!,
            Stamps.Read(Since),
            Stamps.Read(Until),
            UpToVersion,
            Stamps.Read(NextAt),
            Zone);
    }
}
