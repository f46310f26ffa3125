using System.Data.Common;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>Channels that are gone, whatever database is under it.</summary>
public abstract class EndedDestinationTests : IAsyncLifetime
{
    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 8, 0);
    private static readonly ChannelAddress Gone = new(ChannelAddress.Slack, "T1/C1");
    private static readonly ChannelAddress There = new(ChannelAddress.Slack, "T1/C2");
    private static readonly EndNotice Notice = new(new(ChannelAddress.Slack, "T1/U1"), ChatMessage.Of("It is gone."));

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());
    private SqliteStore store = null!;
    private Subscription subscription = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await SqliteStore.OpenAsync(clock, Token, await BriefingsAsync());
        subscription = (await store.Subscriptions.AddAsync(Daily.Of(Begin, [Gone, There]) with { Owner = "U1" }, Token))!;
    }

    public async ValueTask DisposeAsync()
    {
        await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Of_many_who_end_it_at_once_one_does_and_the_owner_is_told_once()
    {
        var ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => EndAsync(Gone), Token)));

        Assert.Single(ends, one => one);
        Assert.Equal([There], Assert.Single(await store.Subscriptions.ListAsync(Token)).Destinations);
        Assert.Equal(new(subscription.Id, Gone, Begin, "Archived."), Assert.Single(await store.Subscriptions.EndedAsync(10, Token)));
        var notice = Assert.Single(await store.Ledger.LeaseAllAsync(Token));
        Assert.Equal(new(subscription.Id, Notice.To, "run-ended-slack:T1/C1"), notice.Key);
        Assert.Equivalent(Notice.Words, notice.Content, strict: true);
    }

    [Fact]
    public async Task With_its_last_channel_it_is_ended_and_the_notice_goes_out_all_the_same()
    {
        await store.Subscriptions.PauseAsync(subscription.Id, until: null, Token); // nor does it rest
        Assert.True(await EndAsync(Gone));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await EndAsync(There));

        Assert.Empty(await store.Subscriptions.ListAsync(Token));
        Assert.Equal([There, Gone], (await store.Subscriptions.EndedAsync(10, Token)).Select(ended => ended.Destination));
        Assert.Equal(2, (await store.Ledger.LeaseAsync("slack:T1", isByClock: false, 10, Duration.FromMinutes(2), Token)).Count);
    }

    [Fact]
    public async Task Who_left_by_themselves_are_not_told()
    {
        await store.Subscriptions.LeaveAsync(subscription.Id, Gone, Token);

        Assert.False(await EndAsync(Gone));
        Assert.Empty(await store.Subscriptions.EndedAsync(10, Token));
        Assert.Empty(await store.Ledger.LeaseAllAsync(Token));
    }

    protected abstract Task<DbDataSource?> BriefingsAsync();

    private Task<bool> EndAsync(ChannelAddress channel) => store.Subscriptions.EndAsync(subscription, channel, "Archived.", Notice, Token);

    public sealed class OnSqlite : EndedDestinationTests
    {
        protected override Task<DbDataSource?> BriefingsAsync() => Task.FromResult<DbDataSource?>(null);
    }

    public sealed class OnPostgres(PostgresFixture postgres) : EndedDestinationTests
    {
        protected override async Task<DbDataSource?> BriefingsAsync() => await postgres.PrepareDatabaseAsync(Token);
    }
}
