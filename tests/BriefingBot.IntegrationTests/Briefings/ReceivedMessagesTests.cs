using BriefingBot.Core.Chat;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>What every memory of received messages does, whatever database is under it.</summary>
public abstract class ReceivedMessagesTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private IReceivedMessages received = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => received = await OpenAsync(clock);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Of_many_who_take_a_message_at_once_one_gets_it()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => received.TryTakeAsync("slack|T1|C1|1.2", Token), Token)));

        Assert.Single(taken, won => won);
        Assert.True(await received.TryTakeAsync("slack|T1|C1|1.3", Token));
    }

    [Fact]
    public async Task A_message_is_remembered_for_at_least_a_day_and_not_for_ever()
    {
        await received.TryTakeAsync("m", Token);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await received.TryTakeAsync("m", Token));
        clock.Advance(TimeSpan.FromDays(30));
        Assert.True(await received.TryTakeAsync("m", Token));
    }

    protected abstract Task<IReceivedMessages> OpenAsync(TimeProvider clock);

    protected abstract Task CloseAsync();

    public sealed class OnSqlite : ReceivedMessagesTests
    {
        private SqliteStore? store;

        protected override async Task<IReceivedMessages> OpenAsync(TimeProvider clock) => (store = await SqliteStore.OpenAsync(clock, Token)).Received;

        protected override async Task CloseAsync() => await store!.DisposeAsync();
    }

    public sealed class OnPostgres(PostgresFixture postgres) : ReceivedMessagesTests
    {
        private SqliteStore? store;

        protected override async Task<IReceivedMessages> OpenAsync(TimeProvider clock) => (store = await SqliteStore.OpenAsync(clock, Token, await postgres.PrepareDatabaseAsync(Token))).Received;

        protected override async Task CloseAsync() => await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
