using System.Collections.Concurrent;
using BriefingBot.Briefings;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Positions;
using BriefingBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Npgsql;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>Several replicas of the service on one PostgreSQL, each with connections of its own; they read one statement store.</summary>
public sealed class ReplicaTests(PostgresFixture postgres)
{
    private const int Channels = 60;
    private const int Days = 6;

    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 7, 0);

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_briefing_is_posted_once_and_each_statement_told_once(int replicas)
    {
        var connection = await postgres.CreateDatabaseAsync(Token);
        await using var store = await SqliteStore.OpenAsync(clock, Token, await PreparedAsync(connection));
        var platform = new CountingPlatform();
        var running = new List<Replica>();
        try
        {
            foreach (var _ in Enumerable.Range(0, replicas))
            {
                running.Add(new(store.Path, connection, platform, clock));
            }

            foreach (var number in Enumerable.Range(1, Channels))
            {
                await store.Subscriptions.AddAsync(Daily(number), Token);
            }

            var said = new List<string>();
            for (var day = 0; day < Days; day++)
            {
                clock.Advance(TimeSpan.FromHours(1)); // eight o'clock
                said.Add(await store.IngestAsync(Token));
                await Task.WhenAll(running.Select(replica => Task.Run(() => RoundsAsync(replica), Token)));
                clock.Advance(TimeSpan.FromHours(23));
            }

            var rows = await store.Ledger.ListAsync(null, 10_000, Token);
            Assert.Equal(Channels * Days, rows.Count);
            Assert.All(rows, row => Assert.Equal((DeliveryState.Sent, 1), (row.State, row.Attempts)));
            Assert.Equal(rows.Select(row => row.Key.ToString()).Order(StringComparer.Ordinal), platform.Posted.Select(message => message.Key).Order(StringComparer.Ordinal));
            Assert.All(
                platform.Posted.GroupBy(message => message.Channel, StringComparer.Ordinal),
                channel => Assert.Equal(said.Order(StringComparer.Ordinal), channel.SelectMany(message => message.Words).Order(StringComparer.Ordinal)));
            Assert.All(running, replica => Assert.True(replica.Posts > 0, "One replica did all the work: the test shows nothing."));
        }
        finally
        {
            foreach (var replica in running)
            {
                await replica.DisposeAsync();
            }
        }
    }

    // as often as the job would run while the others work
    private static async Task RoundsAsync(Replica replica)
    {
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await replica.Delivery.DeliverDueAsync(Token);
        }
    }

    private static async Task<NpgsqlDataSource> PreparedAsync(string connection)
    {
        var source = PostgresConnection.Open(connection);
        await PostgresSchema.PrepareAsync(source, Token);
        return source;
    }

    private static Subscription Daily(int number) => new(
        0,
        [new(ChannelAddress.Slack, FormattableString.Invariant($"T1/C{number}"))],
        [],
        [],
        ScheduleText.Read("08:00", "UTC", "daily", DateTimeZoneProviders.Tzdb),
        null,
        Begin,
        Begin,
        0,
        IsPaused: false);

    /// <summary>One of them.</summary>
    private sealed class Replica : IAsyncDisposable
    {
        private readonly SqliteDataSource file;
        private readonly NpgsqlDataSource server;
        private readonly CountedPlatform platform;

        public Replica(string path, string connection, IChatPlatform shared, TimeProvider clock)
        {
            (file, server, platform) = (new(path), PostgresConnection.Open(connection), new(shared));
            var statements = new SqliteStatementStore(file, clock);
            Delivery = new(
                new SubscriptionStore(server, statements, clock),
                new DeliveryLedger(server, statements, clock),
                new(statements, Gazetteer.Default, PairEncoder.Default, statement => new("https://briefing.example/" + statement.Id)),
                [platform],
                clock,
                NullLogger<BriefingDelivery>.Instance);
        }

        public BriefingDelivery Delivery { get; }

        public int Posts => platform.Posts;

        public async ValueTask DisposeAsync()
        {
            await file.DisposeAsync();
            await server.DisposeAsync();
        }
    }

    private sealed record Message(string Channel, string Key, IReadOnlyList<string> Words);

    /// <summary>What all replicas post to.</summary>
    private sealed class CountingPlatform : IChatPlatform
    {
        public string Name => ChannelAddress.Slack;

        public ConcurrentQueue<Message> Posted { get; } = new();

        public async Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
        {
            await Task.Delay(2, cancellationToken); // the others get a chance
            Posted.Enqueue(new(channel.Id, deliveryKey!, [.. message.Blocks.OfType<ChatItem>().SelectMany(item => item.Runs).OfType<ChatQuotation>().Select(quotation => quotation.Words)]));
            return "m-" + deliveryKey;
        }

        public Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is to be corrected.");

        public Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing was interrupted.");
    }

    /// <summary>How much of it one replica posts.</summary>
    private sealed class CountedPlatform(IChatPlatform shared) : IChatPlatform
    {
        private int posts;

        public string Name => shared.Name;

        public int Posts => Volatile.Read(ref posts);

        public Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref posts);
            return shared.PostAsync(channel, message, deliveryKey, cancellationToken);
        }

        public Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is to be corrected.");

        public Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken) => shared.FindAsync(channel, deliveryKey, cancellationToken);
    }
}
