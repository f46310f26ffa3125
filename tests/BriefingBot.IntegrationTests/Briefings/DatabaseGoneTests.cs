using System.Collections.Concurrent;
using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Storage;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>The database stops at the worst moments, and comes back.</summary>
public sealed class DatabaseGoneTests
{
    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 7, 0);

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_stops_and_comes_back_loses_nothing_and_doubles_nothing()
    {
        await using var server = await PostgresServer.StartAsync();
        var source = PostgresConnection.Open(await server.CreateDatabaseAsync(Token));
        await PostgresSchema.PrepareAsync(source, Token);
        await using var store = await SqliteStore.OpenAsync(clock, Token, source);
        var platform = new StoppingPlatform(server);
        var delivery = store.Replica(platform);
        foreach (var number in Enumerable.Range(1, 5))
        {
            await store.Subscriptions.AddAsync(Daily.Of(Begin, FormattableString.Invariant($"T1/C{number}")), Token);
        }

        // gone before a round
        await store.IngestAsync(Token);
        clock.Advance(TimeSpan.FromHours(1));
        await server.StopAsync();
        Assert.Contains("cannot be reached", (await Assert.ThrowsAsync<StoreException>(() => delivery.DeliverDueAsync(Token))).Message, StringComparison.Ordinal);
        await server.ResumeAsync();
        Assert.Equal(0, await RoundsUntilSettledAsync(5));

        // gone between a post and its record, three times
        foreach (var day in Enumerable.Range(2, 3))
        {
            clock.Advance(TimeSpan.FromDays(1) - clock.GetUtcNow().TimeOfDay + TimeSpan.FromHours(8));
            await store.IngestAsync(Token);
            platform.StopsAfterNext = true;
            Assert.InRange(await RoundsUntilSettledAsync(day * 5), 1, 2);
        }

        var rows = await store.Ledger.ListAsync(null, 100, Token);
        Assert.Equal(20, rows.Count);
        Assert.Equal(rows.Select(row => row.Key.ToString()).Order(StringComparer.Ordinal), platform.Posted.Order(StringComparer.Ordinal)); // each once
        Assert.Equal(3, platform.Stops);

        async Task<int> RoundsUntilSettledAsync(int settled)
        {
            var brokenOff = 0;
            for (var round = 0; round < 10; round++)
            {
                try
                {
                    await delivery.DeliverDueAsync(Token);
                }
                catch (StoreException)
                {
                    brokenOff++;
                }

                if (platform.IsStopped)
                {
                    await server.ResumeAsync();
                    platform.IsStopped = false;
                }

                if ((await store.Ledger.ListAsync(null, 100, Token)).Count(row => row.State == DeliveryState.Sent) == settled)
                {
                    return brokenOff;
                }

                clock.Advance(TimeSpan.FromMinutes(1));
            }

            Assert.Fail("Ten rounds, and not all is sent.");
            return brokenOff;
        }
    }

    [Fact]
    public async Task A_message_is_taken_once_also_while_the_server_is_gone()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var source = PostgresConnection.Open(await server.CreateDatabaseAsync(Token));
        await PostgresSchema.PrepareAsync(source, Token);
        await using var store = await SqliteStore.OpenAsync(clock, Token);
        var received = new SharedReceivedMessages(new ReceivedMessages(source, clock), store.Received);
        Assert.True(await received.TryTakeAsync("m1", Token));
        await server.StopAsync();

        Assert.True(await received.TryTakeAsync("m2", Token));
        Assert.False(await received.TryTakeAsync("m2", Token));
        await server.ResumeAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => received.TryTakeAsync("m3", Token))); // connections that broke are left behind
        Assert.False(await received.TryTakeAsync("m1", Token));
        Assert.True(await received.TryTakeAsync("m4", Token));
    }

    /// <summary>Can be asked what was posted; takes the database with it after a post.</summary>
    private sealed class StoppingPlatform(PostgresServer server) : IChatPlatform
    {
        private bool stopsAfterNext;

        public string Name => ChannelAddress.Slack;

        public ConcurrentQueue<string> Posted { get; } = new();

        public bool StopsAfterNext
        {
            set => Volatile.Write(ref stopsAfterNext, value);
        }

        public bool IsStopped { get; set; }

        public int Stops { get; private set; }

        public async Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
        {
            Posted.Enqueue(deliveryKey!);
            if (Interlocked.Exchange(ref stopsAfterNext, false)) // several post at once
            {
                await server.StopAsync();
                IsStopped = true;
                Stops++;
            }

            return "m-" + deliveryKey;
        }

        public Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is to be corrected.");

        public Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken) =>
            Task.FromResult(Posted.Contains(deliveryKey) ? "m-" + deliveryKey : null);
    }
}
