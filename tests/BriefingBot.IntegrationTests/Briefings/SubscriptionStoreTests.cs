using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>What every store of subscriptions does, whatever database is under it.</summary>
public abstract class SubscriptionStoreTests : IAsyncLifetime
{
    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 8, 0);

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());
    private ISubscriptionStore subscriptions = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => subscriptions = await OpenAsync(clock);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("slack", "T1/C1", "07:05", "Europe/Dublin", "mon-fri", "U1")]
    [InlineData("teams", "19:ü\"'@thread.v2", "00:00", "Etc/GMT+5", "sun", null)]
    public async Task A_subscription_comes_back_as_it_was(string platform, string channel, string at, string zone, string days, string? owner)
    {
        var subscription = Daily with
        {
            Destinations = [new(platform, channel), new(ChannelAddress.Slack, "T1/C2")],
            Speakers = ["Mira Halden", "O'Hara, \"Ted\""],
            About = ["grain & 'bread'", "😀"],
            Phrases = ["safe \"passage\""],
            NotPhrases = ["it's off"],
            IfEmpty = EmptyDays.Line,
            IsPaused = true,
            PausedUntil = Begin + Duration.FromDays(3),
            Schedule = ScheduleText.Read(at, zone, days, DateTimeZoneProviders.Tzdb),
            Owner = owner,
        };

        var added = await subscriptions.AddAsync(subscription, Token);

        Assert.Equal(1, added!.Id);
        Assert.Equivalent(added, Assert.Single(await subscriptions.ListAsync(Token)), strict: true);
        Assert.Equivalent(subscription, added with { Id = 0 }, strict: true);
    }

    [Fact]
    public async Task Numbers_are_never_used_again()
    {
        await subscriptions.AddAsync(Daily with { Speakers = ["Osk Brandel"] }, Token);
        Assert.Equal(2, (await subscriptions.AddAsync(Daily, Token))!.Id);
        Assert.True(await subscriptions.RemoveAsync(2, Token));

        Assert.Equal(3, (await subscriptions.AddAsync(Daily, Token))!.Id);
        Assert.Equal([1, 3], (await subscriptions.ListAsync(Token)).Select(subscription => subscription.Id));
    }

    [Fact]
    public async Task One_resumed_is_active_from_then_on_and_not_from_when_it_was_resumed_once_more()
    {
        await subscriptions.AddAsync(Daily, Token);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await subscriptions.ResumeAsync(1, Token)); // it was not paused
        Assert.Equal((false, Begin), await StateAsync());
        Assert.True(await subscriptions.PauseAsync(1, until: null, Token));
        Assert.Equal((true, Begin), await StateAsync());
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await subscriptions.ResumeAsync(1, Token));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await subscriptions.ResumeAsync(1, Token));

        Assert.Equal((false, Begin + Duration.FromHours(2)), await StateAsync());
    }

    [Fact]
    public async Task Of_many_that_are_the_same_at_once_one_is_stored()
    {
        var same = Daily with { Speakers = ["Mira Halden", "Osk Brandel"], Destinations = [new(ChannelAddress.Slack, "T1/C1"), new(ChannelAddress.Teams, "19:a")] };
        var turned = same with { Speakers = ["osk brandel", "MIRA HALDEN"], Destinations = [.. same.Destinations.Reverse()] };

        var added = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => subscriptions.AddAsync(i % 2 == 0 ? same : turned, Token), Token)));

        Assert.Single(added.OfType<Subscription>());
        Assert.NotNull(await subscriptions.AddAsync(same with { NotPhrases = ["grain"] }, Token));
        Assert.True(await subscriptions.RemoveAsync(added.OfType<Subscription>().Single().Id, Token));
        Assert.NotNull(await subscriptions.AddAsync(same, Token));
    }

    [Fact]
    public async Task One_paused_until_a_day_goes_on_by_itself_from_then()
    {
        await subscriptions.AddAsync(Daily, Token);
        var until = Begin + Duration.FromDays(2);
        Assert.True(await subscriptions.PauseAsync(1, until, Token));

        var paused = Assert.Single(await subscriptions.ListAsync(Token));
        Assert.Equal((true, false, until), (paused.IsRestingAt(until - Duration.Epsilon), paused.IsRestingAt(until), paused.ActiveFrom));
        clock.Advance(TimeSpan.FromDays(3));
        Assert.True(await subscriptions.ResumeAsync(1, Token)); // it went on by itself: what was due since stays due

        Assert.Equal((false, until), await StateAsync());
    }

    [Fact]
    public async Task A_channel_can_leave_and_the_last_one_ends_it()
    {
        var (first, second) = (new ChannelAddress(ChannelAddress.Slack, "T1/C1"), new ChannelAddress(ChannelAddress.Teams, "19:\"ü'"));
        await subscriptions.AddAsync(Daily with { Destinations = [first, second] }, Token);

        Assert.False(await subscriptions.LeaveAsync(1, new(ChannelAddress.Slack, "T1/C3"), Token));
        Assert.True(await subscriptions.LeaveAsync(1, first, Token));
        Assert.False(await subscriptions.LeaveAsync(1, first, Token));
        Assert.Equal([second], Assert.Single(await subscriptions.ListAsync(Token)).Destinations);
        Assert.True(await subscriptions.LeaveAsync(1, second, Token));
        Assert.Empty(await subscriptions.ListAsync(Token));
    }

    [Fact]
    public async Task An_immediate_one_comes_back_as_one()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Dublin"];
        await subscriptions.AddAsync(Daily with { Schedule = BriefingSchedule.Immediately(zone) }, Token);

        var schedule = Assert.Single(await subscriptions.ListAsync(Token)).Schedule;
        Assert.Equal((true, zone), (schedule.IsImmediate, schedule.Zone));
    }

    [Fact]
    public async Task One_that_is_gone_cannot_be_changed()
    {
        await subscriptions.AddAsync(Daily, Token);

        Assert.False(await subscriptions.PauseAsync(2, until: null, Token));
        Assert.False(await subscriptions.RemoveAsync(2, Token));
        Assert.True(await subscriptions.RemoveAsync(1, Token));
        Assert.False(await subscriptions.RemoveAsync(1, Token));
        Assert.False(await subscriptions.PauseAsync(1, until: null, Token));
        Assert.Empty(await subscriptions.ListAsync(Token));
    }

    [Fact]
    public async Task Those_of_some_ids_are_found_and_immediate_ones_are_apart()
    {
        var ids = new List<long>();
        foreach (var days in new[] { "daily", "immediately", "mon", "fri" })
        {
            var schedule = days == "immediately" ? BriefingSchedule.Immediately(DateTimeZone.Utc) : ScheduleText.Read("08:00", "UTC", days, DateTimeZoneProviders.Tzdb);
            ids.Add((await subscriptions.AddAsync(Daily with { Schedule = schedule }, Token))!.Id);
        }

        await subscriptions.RemoveAsync(ids[2], Token);

        Assert.Equal([ids[0], ids[1]], (await subscriptions.FindAsync([ids[1], ids[0], ids[2], 99], Token)).Select(one => one.Id).Order());
        Assert.Empty(await subscriptions.FindAsync([], Token));
        Assert.Equal(ids[1], Assert.Single(await subscriptions.ImmediateAsync(Token)).Id);
        Assert.Equal([ids[0], ids[3]], await ToLookAtAsync(Begin));
        Assert.Equal([ids[3]], (await subscriptions.ToLookAtAsync(Begin, 10, ids[0], Token)).Select(one => one.Id));
        Assert.Equal([ids[0]], (await subscriptions.ToLookAtAsync(Begin, 1, 0, Token)).Select(one => one.Id));
    }

    [Fact]
    public async Task One_that_was_looked_at_is_looked_at_again_when_it_is_due_when_the_clock_went_back_and_while_it_does_not_rest()
    {
        var one = (await subscriptions.AddAsync(Daily, Token))!;
        var (last, next) = (Begin - Duration.FromHours(1), Begin + Duration.FromHours(23));
        await subscriptions.MarkLookedAtAsync([], Token);
        await subscriptions.MarkLookedAtAsync([new(one, last, next)], Token);

        Assert.Empty(await ToLookAtAsync(last));
        Assert.Empty(await ToLookAtAsync(next - Duration.Epsilon));
        Assert.Equal([one.Id], await ToLookAtAsync(next));
        Assert.Equal([one.Id], await ToLookAtAsync(last - Duration.FromTicks(1)));
        await subscriptions.PauseAsync(one.Id, next + Duration.FromHours(2), Token);
        Assert.Empty(await ToLookAtAsync(next));
        Assert.Equal([one.Id], await ToLookAtAsync(next + Duration.FromHours(2)));
    }

    [Fact]
    public async Task A_look_at_another_schedule_counts_for_nothing()
    {
        var one = (await subscriptions.AddAsync(Daily, Token))!;

        await subscriptions.MarkLookedAtAsync([new(one with { Schedule = one.Schedule with { At = new(9, 30) } }, Begin, Begin + Duration.FromDays(1))], Token);

        Assert.Equal([one.Id], await ToLookAtAsync(Begin));
    }

    private async Task<IReadOnlyList<long>> ToLookAtAsync(Instant now) => [.. (await subscriptions.ToLookAtAsync(now, 10, 0, Token)).Select(one => one.Id)];

    protected abstract Task<ISubscriptionStore> OpenAsync(TimeProvider clock);

    protected abstract Task CloseAsync();

    private static Subscription Daily { get; } = new(
        0, [new(ChannelAddress.Slack, "T1/C1")], [], [], ScheduleText.Read("08:00", "UTC", "daily", DateTimeZoneProviders.Tzdb), null, Begin, Begin, 0, IsPaused: false);

    private async Task<(bool IsPaused, Instant ActiveSince)> StateAsync()
    {
        var subscription = Assert.Single(await subscriptions.ListAsync(Token));
        return (subscription.IsPaused, subscription.ActiveSince);
    }

    public sealed class OnSqlite : SubscriptionStoreTests
    {
        private SqliteStore? store;

        protected override async Task<ISubscriptionStore> OpenAsync(TimeProvider clock) => (store = await SqliteStore.OpenAsync(clock, Token)).Subscriptions;

        protected override async Task CloseAsync() => await store!.DisposeAsync();
    }

    public sealed class OnPostgres(PostgresFixture postgres) : SubscriptionStoreTests
    {
        private SqliteStore? store;

        protected override async Task<ISubscriptionStore> OpenAsync(TimeProvider clock) => (store = await SqliteStore.OpenAsync(clock, Token, await postgres.PrepareDatabaseAsync(Token))).Subscriptions;

        protected override async Task CloseAsync() => await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
