using BriefingBot.Briefings;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.IntegrationTests.Storage;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>Briefings that come as soon as there is news.</summary>
public sealed class ImmediateOccasionsTests : IAsyncLifetime
{
    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 7, 0);
    private static readonly ChannelAddress Here = new(ChannelAddress.Slack, "T1/C1");
    private static readonly ChannelAddress There = new(ChannelAddress.Teams, "19:a");

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());
    private SqliteStore store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await SqliteStore.OpenAsync(clock, Token);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task What_comes_is_told_at_once_in_each_channel_and_by_one_of_two_replicas()
    {
        await store.IngestAsync(Token); // before it was made
        await SubscribeAsync("Mira Halden", Here, There);
        var replicas = new[] { Replica(), Replica() };
        await ClaimAsync(replicas);
        Assert.Empty(await RowsAsync());

        await store.IngestAsync(Token);
        await ClaimAsync(replicas);
        await ClaimAsync(replicas);

        Assert.Equal([(Here, "batch-2", 1, 2), (There, "batch-2", 1, 2)], await RowsAsync());
    }

    [Fact]
    public async Task News_of_others_makes_no_row()
    {
        await SubscribeAsync("Osk Brandel", Here);
        await store.IngestAsync(Token);
        await ClaimAsync(Replica());

        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task Within_ten_minutes_what_comes_waits_and_is_told_together()
    {
        await SubscribeAsync("Mira Halden", Here);
        var replica = Replica();
        await store.IngestAsync(Token);
        await ClaimAsync(replica);
        await SettleAsync();
        for (var minute = 1; minute < 10; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await store.IngestAsync(Token);
            await ClaimAsync(replica, Replica()); // one that was just started keeps the pace too
            Assert.Single(await RowsAsync());
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        await ClaimAsync(replica);

        Assert.Equal([(Here, "batch-1", 0, 1), (Here, "batch-10", 1, 10)], await RowsAsync());
    }

    [Fact]
    public async Task One_not_posted_yet_is_waited_for_and_one_that_rests_claims_nothing()
    {
        await SubscribeAsync("Mira Halden", Here);
        var replica = Replica();
        await store.IngestAsync(Token);
        await ClaimAsync(replica);
        clock.Advance(TimeSpan.FromHours(1));
        await store.IngestAsync(Token);
        await ClaimAsync(replica);
        Assert.Single(await RowsAsync()); // where its window begins is not certain yet
        await SettleAsync();
        await store.Subscriptions.PauseAsync(1, until: null, Token);
        await ClaimAsync(replica);
        Assert.Single(await RowsAsync());
        await store.Subscriptions.ResumeAsync(1, Token);
        await ClaimAsync(replica);

        Assert.Equal((Here, "batch-2", 1, 2), (await RowsAsync())[^1]);
    }

    private ImmediateOccasions Replica() => new(store.Subscriptions, store.Ledger, store.Statements, Gazetteer.Default, clock);

    private Task<Subscription?> SubscribeAsync(string speaker, params ChannelAddress[] channels) => store.Subscriptions.AddAsync(
        new(0, channels, [speaker], [], BriefingSchedule.Immediately(DateTimeZone.Utc), null, Begin, Begin, 0, IsPaused: false), Token);

    private static async Task ClaimAsync(params ImmediateOccasions[] replicas)
    {
        foreach (var replica in replicas)
        {
            await replica.ClaimAsync(Token);
        }
    }

    private async Task SettleAsync()
    {
        var open = Assert.Single(await store.Ledger.LeaseAllAsync(Token));
        await store.Ledger.MarkSentAsync(open.Key, "m1", Token);
    }

    private async Task<IReadOnlyList<(ChannelAddress, string, long, long)>> RowsAsync() =>
        [.. (await store.Ledger.ListAsync(1, 100, Token)).OrderBy(row => row.UpToVersion).ThenBy(row => row.Key.Destination.Platform, StringComparer.Ordinal)
            .Select(row => (row.Key.Destination, row.Key.Occasion, row.AfterVersion, row.UpToVersion))];
}
