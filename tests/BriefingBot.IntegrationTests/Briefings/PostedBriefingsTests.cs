using System.Data.Common;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Storage;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>What every database does for posted briefings, their corrections and the key of links.</summary>
public abstract class PostedBriefingsTests : IAsyncLifetime
{
    private static readonly ChannelAddress Channel = new(ChannelAddress.Slack, "T1/C1");
    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 8, 0);
    private static readonly DeliveryKey Key = new(1, Channel, "2027-03-01");
    private static readonly PostedCorrection First = new("s1|c1", Begin + Duration.FromMinutes(5), "item 2 was withdrawn: “not said” 😀");
    private static readonly PostedCorrection Second = new("s2|gone0", Begin + Duration.FromMinutes(6), "item 3 no longer stands in its article");

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());
    private SqliteStore store = null!;
    private DbDataSource database = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private BriefingEdits Edits => new(database, clock);

    public async ValueTask InitializeAsync() => (store, database) = await OpenAsync(clock);

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
        {
            await database.DisposeAsync();
            await store.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Of_many_that_record_the_same_corrections_exactly_one_does()
    {
        foreach (var (corrections, known) in new[] { (new[] { First }, 0), ([First, Second], 1) })
        {
            var recorded = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Edits.TryRecordAsync(Key, corrections, known, Token), Token)));

            Assert.Single(recorded, won => won);
            Assert.Equal(corrections, (await Edits.FindAsync(Key, Token))!.Corrections);
        }
    }

    [Fact]
    public async Task Of_many_that_would_edit_exactly_one_does_and_after_a_crash_another_takes_over()
    {
        await Edits.TryRecordAsync(Key, [First], 0, Token);
        var open = Assert.Single(await Edits.OpenAsync(Token));

        var leased = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Edits.TryLeaseAsync(open, Duration.FromMinutes(2), Token), Token)));

        Assert.Single(leased, won => won);
        Assert.Empty(await Edits.OpenAsync(Token));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await Edits.TryLeaseAsync(Assert.Single(await Edits.OpenAsync(Token)), Duration.FromMinutes(2), Token));
    }

    [Fact]
    public async Task What_is_told_is_settled_and_more_opens_it_again()
    {
        await Edits.TryRecordAsync(Key, [First], 0, Token);
        var open = Assert.Single(await Edits.OpenAsync(Token));
        Assert.True(await Edits.TryLeaseAsync(open, Duration.FromMinutes(2), Token));
        await Edits.TryRecordAsync(Key, [First, Second], 1, Token); // while the message is being edited

        await Edits.MarkToldAsync(open, Token);

        var more = Assert.Single(await Edits.OpenAsync(Token));
        Assert.Equal((2, 0), (more.Corrections.Count, more.Attempts));
        await Edits.MarkToldAsync(more, Token);
        Assert.Empty(await Edits.OpenAsync(Token));
        Assert.False((await Edits.FindAsync(Key, Token))!.IsOpen);
    }

    [Fact]
    public async Task A_refusal_is_tried_again_or_given_up_with_its_reason()
    {
        await Edits.TryRecordAsync(Key, [First], 0, Token);
        var open = Assert.Single(await Edits.OpenAsync(Token));
        await Edits.MarkRefusedAsync(open, "Too much was posted.", Duration.FromMinutes(1), Token);
        Assert.Empty(await Edits.OpenAsync(Token));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Too much was posted.", Assert.Single(await Edits.OpenAsync(Token)).Problem);

        await Edits.MarkRefusedAsync(open, "The message is no longer there.", wait: null, Token);

        clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Edits.OpenAsync(Token));
        Assert.Equal("The message is no longer there.", (await Edits.FindAsync(Key, Token))!.Problem);
    }

    [Fact]
    public async Task Posted_ones_are_found_by_key_by_message_by_channel_and_by_time()
    {
        var posted = new PostedBriefings(database);
        var subscription = (await store.Subscriptions.AddAsync(
            new(0, [Channel], [], [], ScheduleText.Read("08:00", "Europe/Dublin", "daily", DateTimeZoneProviders.Tzdb), null, Begin, Begin, 0, IsPaused: false), Token))!;
        await PostAsync(subscription, "2027-03-01", "1.1");
        clock.Advance(TimeSpan.FromDays(1));
        await PostAsync(subscription, "2027-03-02", "2.2");
        await store.Ledger.TryClaimAsync(new(subscription.Id, Channel, "2027-03-03"), Begin, Token); // not posted
        await store.Subscriptions.RemoveAsync(subscription.Id, Token); // its pages stay

        var first = (await posted.FindAsync(new DeliveryKey(subscription.Id, Channel, "2027-03-01"), Token))!;
        Assert.Equal(("1.1", "Europe/Dublin", "Words of 1.1"), (first.MessageId, first.Zone, first.Lead));
        Assert.Equal("2.2", (await posted.FindAsync(new ChatRoot(Channel, "2.2"), Token))!.MessageId);
        Assert.Equal("2.2", (await posted.NewestAsync(Channel, Token))!.MessageId);
        Assert.Equal(["2.2"], (await posted.SinceAsync(Begin + Duration.FromHours(12), Token)).Select(one => one.MessageId));
        Assert.Null(await posted.FindAsync(new DeliveryKey(subscription.Id, Channel, "2027-03-03"), Token));
        Assert.Null(await posted.FindAsync(new ChatRoot(new(ChannelAddress.Slack, "T2/C1"), "2.2"), Token));
        Assert.Null(await posted.NewestAsync(new(ChannelAddress.Teams, "19:x"), Token));
    }

    [Fact]
    public async Task The_key_of_links_is_made_once_and_the_same_for_all()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new LinkKeys(database).GetAsync(Token), Token)));

        Assert.All(keys, key => Assert.Equal(keys[0], key));
        Assert.Equal(32, keys[0].Length);
        Assert.NotEqual(new byte[32], keys[0]);
    }

    private async Task PostAsync(Subscription subscription, string occasion, string message)
    {
        var key = new DeliveryKey(subscription.Id, Channel, occasion);
        Assert.True(await store.Ledger.TryClaimAsync(key, Begin, Token));
        Assert.Single(await store.Ledger.LeaseAllAsync(Token));
        await store.Ledger.FreezeAsync(key, new([new ChatHeading("Words of " + message)]), Token);
        await store.Ledger.MarkSentAsync(key, message, Token);
    }

    private protected abstract Task<(SqliteStore Store, DbDataSource Database)> OpenAsync(TimeProvider clock);

    public sealed class OnSqlite : PostedBriefingsTests
    {
        private protected override async Task<(SqliteStore Store, DbDataSource Database)> OpenAsync(TimeProvider clock)
        {
            var opened = await SqliteStore.OpenAsync(clock, Token);
            return (opened, new SqliteDataSource(opened.Path));
        }
    }

    public sealed class OnPostgres(PostgresFixture postgres) : PostedBriefingsTests
    {
        private protected override async Task<(SqliteStore Store, DbDataSource Database)> OpenAsync(TimeProvider clock)
        {
            var server = await postgres.PrepareDatabaseAsync(Token);
            return (await SqliteStore.OpenAsync(clock, Token, server), server);
        }
    }
}
