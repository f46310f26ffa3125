using System.Collections.Concurrent;
using BriefingBot.Briefings;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>Another program holds the store's write lock for some seconds: a round waits, nothing is lost or doubled, and questions are answered.</summary>
public sealed class LockedFileTests : IAsyncLifetime
{
    private const int Channels = 40; // more than are posted at once

    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 7, 0);
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(4);

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());
    private SqliteStore store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await SqliteStore.OpenAsync(clock, Token);
        foreach (var number in Enumerable.Range(1, Channels))
        {
            await store.Subscriptions.AddAsync(Daily.Of(Begin, FormattableString.Invariant($"T1/C{number}")), Token);
        }

        await store.IngestAsync(Token);
        clock.Advance(TimeSpan.FromHours(1));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData(0)] // before anything is claimed
    [InlineData(1)] // between the first post and its record
    [InlineData(Channels / 2)]
    public async Task A_round_waits_for_the_lock_and_questions_do_not(int afterPosts)
    {
        using var other = new OtherProgram(store.Path);
        var platform = new Recorder(() => other.Hold(), afterPosts);
        if (afterPosts == 0)
        {
            other.Hold();
        }

        var round = Task.Run(() => Replica(platform).DeliverDueAsync(Token), Token);
        await UntilAsync(() => other.IsHolding);
        var answerer = new QuestionAnswerer(store.Statements, Gazetteer.Default, statement => new("https://briefing.example/" + statement.Id));
        var answers = 0;
        var release = Task.Run(() => other.ReleaseAfterAsync(Held), Token);
        while (other.IsHolding)
        {
            Assert.NotEmpty((await answerer.AskAsync(new("What did Mira Halden say?"), new(2027, 3, 1), Token)).Citations);
            answers += other.IsHolding ? 1 : 0;
        }

        await release;
        await round.WaitAsync(TimeSpan.FromSeconds(60), Token);
        Assert.True(answers > 0, "No question was answered while the store was locked.");
        Assert.All(await store.Ledger.ListAsync(null, 100, Token), row => Assert.Equal(DeliveryState.Sent, row.State));
        Assert.Equal(Channels, platform.Posted.Count);
        Assert.Equal(Channels, platform.Posted.Distinct(StringComparer.Ordinal).Count());
    }

    private BriefingDelivery Replica(Recorder platform) => store.Replica(platform);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; !isSo(); i++)
        {
            Assert.True(i < 2000, "It did not come to that in twenty seconds.");
            await Task.Delay(10, Token);
        }
    }

    /// <summary>A connection of its own, as another program's.</summary>
    private sealed class OtherProgram(string path) : IDisposable
    {
        private readonly SqliteConnection connection = new($"Data Source={path};Pooling=False");
        private volatile bool isHolding;

        public bool IsHolding => isHolding;

        public void Hold()
        {
            connection.Open();
            Run("BEGIN IMMEDIATE");
            isHolding = true;
        }

        public async Task ReleaseAfterAsync(TimeSpan held)
        {
            await Task.Delay(held, Token);
            Run("COMMIT");
            isHolding = false;
        }

        public void Dispose() => connection.Dispose();

        private void Run(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // two statements of this file
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    private sealed class Recorder(Action hold, int afterPosts) : IChatPlatform
    {
        private int posts;

        public string Name => ChannelAddress.Slack;

        public ConcurrentQueue<string> Posted { get; } = new();

        public Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
        {
            Posted.Enqueue(deliveryKey!);
            if (Interlocked.Increment(ref posts) == afterPosts)
            {
                hold();
            }

            return Task.FromResult("m-" + deliveryKey);
        }

        public Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is edited here.");

        public Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken) =>
            Task.FromResult(Posted.Contains(deliveryKey) ? "m-" + deliveryKey : null);
    }
}
