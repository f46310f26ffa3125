using System.Data.Common;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Storage;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>What every ledger does for many deliveries at once, whatever database is under it.</summary>
public abstract class DeliveryQueueTests : IAsyncLifetime
{
    private const string Today = "2027-03-02";

    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 8, 0);
    private static readonly Duration Lease = Duration.FromMinutes(2);

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());
    private SqliteStore store = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private DeliveryLedger Ledger => store.Ledger;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public async ValueTask InitializeAsync() => store = await SqliteStore.OpenAsync(clock, Token, await BriefingsAsync());

    public async ValueTask DisposeAsync()
    {
        await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Many_are_claimed_at_once_with_the_windows_that_each_would_have_alone()
    {
        var ids = await SubscribeAsync(1200);
        await store.IngestAsync(Token);
        clock.Advance(TimeSpan.FromDays(1));
        await Ledger.TryClaimAsync(new(ids[0], Channel(ids[0]), "2027-03-01"), Now, Token); // the one before, not settled

        var waiting = await Ledger.ClaimDueAsync([.. ids.Select(id => Due(id, Today))], Now, Token);

        Assert.Equal(new(ids[0], Channel(ids[0]), Today), Assert.Single(waiting));
        var rows = (await Ledger.ListAsync(null, 2000, Token)).Where(row => row.Key.Occasion == Today).ToList();
        Assert.Equal(1199, rows.Count);
        Assert.All(rows, row => Assert.Equal((DeliveryState.Claimed, 0, 1, Begin, Now, Now), (row.State, row.AfterVersion, row.UpToVersion, row.Since, row.Until, row.NextAt)));
        Assert.Equal(waiting, await Ledger.ClaimDueAsync([.. ids.Select(id => Due(id, Today))], Now, Token)); // again: those on record wait for nothing
    }

    [Fact]
    public async Task A_window_begins_where_the_last_that_did_not_fail_ended_and_requests_do_not_count()
    {
        var id = (await SubscribeAsync(1))[0];
        await store.IngestAsync(Token);
        clock.Advance(TimeSpan.FromDays(1));
        await SettleAsync(Due(id, Today), key => Ledger.MarkSentAsync(key, "m1", Token));
        var sent = Now;
        await store.IngestAsync(Token);
        clock.Advance(TimeSpan.FromDays(1));
        await SettleAsync(Due(id, "2027-03-03"), key => Ledger.MarkRefusedAsync(key, "No.", wait: null, Token));
        await Ledger.TryClaimAsync(new(id, Channel(id), "run-1"), Now, Token);
        clock.Advance(TimeSpan.FromDays(1));

        await Ledger.ClaimDueAsync([Due(id, "2027-03-04")], Now, Token);

        var row = (await Ledger.ListAsync(id, 10, Token)).Single(row => row.Key.Occasion == "2027-03-04");
        Assert.Equal((1, 2, sent, Now), (row.AfterVersion, row.UpToVersion, row.Since, row.Until));
    }

    [Fact]
    public async Task Of_many_concurrent_claims_of_different_dates_one_wins_so_that_no_two_windows_overlap()
    {
        var id = (await SubscribeAsync(1))[0];
        foreach (var week in Enumerable.Range(0, 5))
        {
            await store.IngestAsync(Token);
            var waiting = await Task.WhenAll(Enumerable.Range(10, 8).Select(day => Task.Run(() => Ledger.ClaimDueAsync([Due(id, FormattableString.Invariant($"2027-0{week + 3}-{day}"))], Now, Token), Token)));

            Assert.Single(waiting, one => one.Count == 0);
            var taken = Assert.Single(await LeaseAsync());
            await Ledger.MarkEmptyAsync(taken.Key, Token);
        }
    }

    [Fact]
    public async Task Of_two_who_take_what_is_open_each_gets_others()
    {
        var ids = await SubscribeAsync(40);
        await Ledger.ClaimDueAsync([.. ids.Select(id => Due(id, Today))], Now, Token);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => LeaseAsync(most: 5), Token)));

        Assert.Equal(ids, taken.SelectMany(some => some).Select(delivery => delivery.Key.Subscription).Order());
        Assert.Empty(await LeaseAsync());
        Assert.Empty(await Ledger.OpenWorkspacesAsync(Token));
    }

    [Fact]
    public async Task What_was_taken_comes_as_it_was_before_and_is_open_again_after_the_lease_as_posting()
    {
        var id = (await SubscribeAsync(1))[0];
        await Ledger.ClaimDueAsync([Due(id, Today)], Now, Token);

        var first = Assert.Single(await LeaseAsync());
        Assert.Equal((DeliveryState.Claimed, 0), (first.State, first.Attempts));
        await Ledger.FreezeAsync(first.Key, ChatMessage.Of("Words."), Token);
        clock.Advance(TimeSpan.FromMinutes(2));
        var second = Assert.Single(await LeaseAsync());

        Assert.Equal((DeliveryState.Posting, 1), (second.State, second.Attempts));
        Assert.NotNull(second.Content);
    }

    [Fact]
    public async Task What_was_taken_and_not_begun_is_open_again_after_the_lease_as_it_was()
    {
        var id = (await SubscribeAsync(1))[0];
        await Ledger.ClaimDueAsync([Due(id, Today)], Now, Token);

        await LeaseAsync();
        clock.Advance(TimeSpan.FromMinutes(2));
        var second = Assert.Single(await LeaseAsync());

        Assert.Equal((DeliveryState.Claimed, 1), (second.State, second.Attempts));
    }

    [Fact]
    public async Task What_is_given_back_is_open_as_it_was_before()
    {
        var id = (await SubscribeAsync(1))[0];
        await Ledger.ClaimDueAsync([Due(id, Today)], Now, Token);
        var taken = Assert.Single(await LeaseAsync());

        await Ledger.GiveBackAsync(taken, Duration.Zero, problem: null, Token);

        Assert.Equal(taken with { NextAt = Now }, await Ledger.FindAsync(taken.Key, Token));
        var again = Assert.Single(await LeaseAsync());
        await Ledger.MarkSentAsync(again.Key, "m1", Token);
        await Ledger.GiveBackAsync(again, Duration.Zero, "Too late.", Token); // too late
        var sent = Assert.Single(await Ledger.ListAsync(id, 10, Token));
        Assert.Equal((DeliveryState.Sent, null), (sent.State, sent.Problem));
    }

    [Fact]
    public async Task What_is_given_back_says_why_it_waits_until_it_is_sent()
    {
        var id = (await SubscribeAsync(1))[0];
        await Ledger.ClaimDueAsync([Due(id, Today)], Now, Token);
        var taken = Assert.Single(await LeaseAsync());

        await Ledger.GiveBackAsync(taken, Duration.FromSeconds(5), "Others are before this one.", Token);

        Assert.Equal(taken with { NextAt = Now + Duration.FromSeconds(5), Problem = "Others are before this one." }, await Ledger.FindAsync(taken.Key, Token));
        clock.Advance(TimeSpan.FromSeconds(5));
        var again = Assert.Single(await LeaseAsync());
        await Ledger.GiveBackAsync(again, Duration.Zero, problem: null, Token);
        Assert.Equal("Others are before this one.", (await Ledger.FindAsync(taken.Key, Token))!.Problem);
        await Ledger.MarkSentAsync(taken.Key, "m1", Token);
        Assert.Null((await Ledger.FindAsync(taken.Key, Token))!.Problem);
    }

    [Fact]
    public async Task What_is_given_back_for_a_while_is_open_after_it_with_its_words_and_nobody_tried_it()
    {
        var id = (await SubscribeAsync(1))[0];
        await Ledger.ClaimDueAsync([Due(id, Today)], Now, Token);
        var taken = Assert.Single(await LeaseAsync());
        await Ledger.FreezeAsync(taken.Key, ChatMessage.Of("Words."), Token);

        await Ledger.GiveBackAsync(taken, Duration.FromSeconds(5), problem: null, Token);

        Assert.Empty(await LeaseAsync());
        clock.Advance(TimeSpan.FromSeconds(5));
        var again = Assert.Single(await LeaseAsync());
        Assert.Equal((DeliveryState.Claimed, 0), (again.State, again.Attempts));
        Assert.NotNull(again.Content);
    }

    [Fact]
    public async Task Workspaces_are_apart_and_so_are_requests_and_news_from_those_by_the_clock()
    {
        var ids = await SubscribeAsync(1, "T1/C1", "T1/C2", "T2/C1");
        var teams = new ChannelAddress(ChannelAddress.Teams, "19:a/b@thread");
        Assert.Empty(await Ledger.OpenWorkspacesAsync(Token));
        await Ledger.ClaimDueAsync([.. new[] { "T1/C1", "T1/C2", "T2/C1" }.Select(channel => Due(ids[0], Today, new(ChannelAddress.Slack, channel))), Due(ids[0], Today, teams)], Now, Token);
        await Ledger.TryClaimAsync(new(ids[0], new(ChannelAddress.Slack, "T1/C1"), Occasion.Asked("1")), Now, Token);

        Assert.Equal(["slack:T1", "slack:T2", "teams"], await Ledger.OpenWorkspacesAsync(Token));
        Assert.Equal("run-1", Assert.Single(await LeaseAsync(isByClock: false)).Key.Occasion);
        Assert.Equal(["T1/C1", "T1/C2"], (await LeaseAsync()).Select(delivery => delivery.Key.Destination.Id).Order(StringComparer.Ordinal));
        Assert.Equal(teams, Assert.Single(await LeaseAsync("teams")).Key.Destination);
        Assert.Equal(["slack:T2"], await Ledger.OpenWorkspacesAsync(Token));
    }

    [Fact]
    public async Task One_that_follows_another_in_its_channel_is_not_open_before()
    {
        var ids = await SubscribeAsync(2);
        await Ledger.ClaimDueAsync([Due(ids[0], Today), Due(ids[1], Today) with { NotBefore = Duration.FromSeconds(1) }], Now, Token);

        Assert.Equal(ids[0], Assert.Single(await LeaseAsync()).Key.Subscription);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ids[1], Assert.Single(await LeaseAsync()).Key.Subscription);
    }

    [Fact]
    public async Task One_whose_subscription_rests_is_left_where_it_is_and_one_whose_subscription_ended_is_not()
    {
        var ids = await SubscribeAsync(3);
        await Ledger.ClaimDueAsync([.. ids.Select(id => Due(id, Today))], Now, Token);
        await store.Subscriptions.PauseAsync(ids[0], until: null, Token);
        await store.Subscriptions.PauseAsync(ids[1], Now + Duration.FromHours(1), Token);
        await store.Subscriptions.RemoveAsync(ids[2], Token);

        await EndAsync(ids[2]);
        Assert.Empty(await Ledger.OpenWorkspacesAsync(Token));
        clock.Advance(TimeSpan.FromHours(1));
        await EndAsync(ids[1]);
        await store.Subscriptions.ResumeAsync(ids[0], Token);
        await EndAsync(ids[0]);

        async Task EndAsync(long expected)
        {
            var taken = Assert.Single(await LeaseAsync());
            Assert.Equal(expected, taken.Key.Subscription);
            await Ledger.MarkEmptyAsync(taken.Key, Token);
        }
    }

    [Fact]
    public async Task While_a_workspace_is_paused_nothing_of_it_is_taken_and_all_that_waits_says_why()
    {
        var ids = await SubscribeAsync(1, "T1/C1", "T2/C1");
        await Ledger.ClaimDueAsync([.. new[] { "T1/C1", "T2/C1" }.Select(channel => Due(ids[0], Today, new(ChannelAddress.Slack, channel)))], Now, Token);
        await Ledger.PauseAsync("slack:T1", "Removed.", Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Ledger.PauseAsync("slack:T1", "Still removed.", Token);

        Assert.Equal(new("slack:T1", Begin, "Still removed."), Assert.Single(await Ledger.PausedAsync(Token)));
        Assert.Empty(await LeaseAsync());
        Assert.Equal("slack:T2", Assert.Single(await LeaseAsync("slack:T2")).Key.Destination.Workspace);
        Assert.Equal("Still removed.", Assert.Single(await Ledger.ListAsync(null, 10, Token), row => row.Key.Destination.Id == "T1/C1").Problem);

        await Ledger.GiveUpAsync("slack:T1", Begin, "Too late.", Token); // it was due then, not before
        await Ledger.ResumeAsync("slack:T1", Token);
        await Ledger.MarkEmptyAsync(Assert.Single(await LeaseAsync()).Key, Token);
        Assert.Empty(await Ledger.PausedAsync(Token));
        Assert.All(await Ledger.ListAsync(null, 10, Token), row => Assert.Null(row.Problem));

        clock.Advance(TimeSpan.FromMinutes(3));
        await Ledger.GiveUpAsync("slack:T2", Now, "Too late.", Token);
        Assert.Equal((DeliveryState.Failed, "Too late."), Assert.Single(await Ledger.ListAsync(null, 10, Token), row => row.Key.Destination.Id == "T2/C1") is var failed ? (failed.State, failed.Problem) : default);
    }

    [Fact]
    public async Task Turns_follow_each_other_whoever_reserves_them()
    {
        Task<Duration> ReserveAsync() => Ledger.ReserveAsync("slack:T1", Duration.FromSeconds(2), Token);

        var waits = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(ReserveAsync, Token)));
        Assert.Equal([0, 2, 4, 6], waits.Select(wait => wait.TotalSeconds).Order());
        Assert.Equal(Duration.Zero, await Ledger.ReserveAsync("slack:T2", Duration.FromSeconds(2), Token));
        clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(1, (await ReserveAsync()).TotalSeconds);
        clock.Advance(TimeSpan.FromHours(1)); // what nobody used is gone: no burst
        Assert.Equal(0, (await ReserveAsync()).TotalSeconds);
        Assert.Equal(2, (await ReserveAsync()).TotalSeconds);
    }

    [Fact]
    public async Task While_a_workspace_is_held_nobody_has_a_turn()
    {
        await Ledger.HoldAsync("slack:T1", Duration.FromSeconds(30), Token);
        await Ledger.HoldAsync("slack:T1", Duration.FromSeconds(10), Token); // another post got a shorter wait

        Assert.Equal(30, (await Ledger.ReserveAsync("slack:T1", Duration.FromSeconds(2), Token)).TotalSeconds);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(2, (await Ledger.ReserveAsync("slack:T1", Duration.FromSeconds(2), Token)).TotalSeconds);
    }

    [Fact]
    public async Task When_the_clock_goes_back_neither_turns_nor_deliveries_wait_for_the_time_it_came_from()
    {
        var id = (await SubscribeAsync(1))[0];
        await Ledger.ClaimDueAsync([Due(id, Today)], Now + Duration.FromDays(300), Token);
        clock.Advance(TimeSpan.FromDays(300));
        await Ledger.ReserveAsync("slack:T1", Duration.FromSeconds(2), Token);
        clock.AdjustTime(Begin.ToDateTimeOffset());

        Assert.Equal(Duration.Zero, await Ledger.ReserveAsync("slack:T1", Duration.FromSeconds(2), Token));
        Assert.Equal(["slack:T1"], await Ledger.OpenWorkspacesAsync(Token));
        Assert.Single(await LeaseAsync());
    }

    // where subscriptions and deliveries are; null: in the file
    protected abstract Task<DbDataSource?> BriefingsAsync();

    private static ChannelAddress Channel(long id) => new(ChannelAddress.Slack, FormattableString.Invariant($"T1/C{id}"));

    private DueDelivery Due(long id, string occasion, ChannelAddress? channel = null) => new(new(id, channel ?? Channel(id), occasion), Now, Duration.Zero);

    private Task<IReadOnlyList<Delivery>> LeaseAsync(string workspace = "slack:T1", bool isByClock = true, int most = 100) => Ledger.LeaseAsync(workspace, isByClock, most, Lease, Token);

    private async Task SettleAsync(DueDelivery due, Func<DeliveryKey, Task> end)
    {
        Assert.Empty(await Ledger.ClaimDueAsync([due], Now, Token));
        Assert.Single(await LeaseAsync());
        await end(due.Key);
    }

    private async Task<IReadOnlyList<long>> SubscribeAsync(int count, params string[] channels)
    {
        var ids = new List<long>();
        foreach (var number in Enumerable.Range(1, count))
        {
            var added = await store.Subscriptions.AddAsync(Daily.Of(Begin, channels.Length == 0 ? [Channel(number)] : [.. channels.Select(channel => new ChannelAddress(ChannelAddress.Slack, channel))]), Token);
            ids.Add(added!.Id);
        }

        return ids;
    }

    public sealed class OnSqlite : DeliveryQueueTests
    {
        protected override Task<DbDataSource?> BriefingsAsync() => Task.FromResult<DbDataSource?>(null);
    }

    public sealed class OnPostgres(PostgresFixture postgres) : DeliveryQueueTests
    {
        protected override async Task<DbDataSource?> BriefingsAsync() => await postgres.PrepareDatabaseAsync(Token);
    }
}
