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
            Channel = new(platform, channel),
            Speakers = ["Mira Halden", "O'Hara, \"Ted\""],
            About = ["grain & 'bread'", "😀"],
            Schedule = ScheduleText.Read(at, zone, days, DateTimeZoneProviders.Tzdb),
            Owner = owner,
        };

        var added = await subscriptions.AddAsync(subscription, Token);

        Assert.Equal(1, added.Id);
        Assert.Equivalent(added, Assert.Single(await subscriptions.ListAsync(Token)), strict: true);
        Assert.Equivalent(subscription, added with { Id = 0 }, strict: true);
    }

    [Fact]
    public async Task Numbers_are_never_used_again()
    {
        Assert.Equal([1, 2], new[] { await subscriptions.AddAsync(Daily, Token), await subscriptions.AddAsync(Daily, Token) }.Select(added => added.Id));
        Assert.True(await subscriptions.RemoveAsync(2, Token));

        Assert.Equal(3, (await subscriptions.AddAsync(Daily, Token)).Id);
        Assert.Equal([1, 3], (await subscriptions.ListAsync(Token)).Select(subscription => subscription.Id));
    }

    [Fact]
    public async Task One_resumed_is_active_from_then_on_and_not_from_when_it_was_resumed_once_more()
    {
        await subscriptions.AddAsync(Daily, Token);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await subscriptions.PauseAsync(1, paused: false, Token)); // it was not paused
        Assert.Equal((false, Begin), await StateAsync());
        Assert.True(await subscriptions.PauseAsync(1, paused: true, Token));
        Assert.Equal((true, Begin), await StateAsync());
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await subscriptions.PauseAsync(1, paused: false, Token));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await subscriptions.PauseAsync(1, paused: false, Token));

        Assert.Equal((false, Begin + Duration.FromHours(2)), await StateAsync());
    }

    [Fact]
    public async Task One_that_is_gone_cannot_be_changed()
    {
        await subscriptions.AddAsync(Daily, Token);

        Assert.False(await subscriptions.PauseAsync(2, paused: true, Token));
        Assert.False(await subscriptions.RemoveAsync(2, Token));
        Assert.True(await subscriptions.RemoveAsync(1, Token));
        Assert.False(await subscriptions.RemoveAsync(1, Token));
        Assert.False(await subscriptions.PauseAsync(1, paused: true, Token));
        Assert.Empty(await subscriptions.ListAsync(Token));
    }

    protected abstract Task<ISubscriptionStore> OpenAsync(TimeProvider clock);

    protected abstract Task CloseAsync();

    private static Subscription Daily { get; } = new(
        0, new(ChannelAddress.Slack, "T1/C1"), [], [], ScheduleText.Read("08:00", "UTC", "daily", DateTimeZoneProviders.Tzdb), null, Begin, Begin, 0, IsPaused: false);

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
