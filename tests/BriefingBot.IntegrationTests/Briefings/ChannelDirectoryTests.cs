using BriefingBot.Core.Chat;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>What every directory of channels does, whatever database is under it.</summary>
public abstract class ChannelDirectoryTests : IAsyncLifetime
{
    private static readonly ChannelAddress Channel = new(ChannelAddress.Teams, "19:a@thread");

    private IChannelDirectory channels = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => channels = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_newest_words_about_a_channel_are_kept()
    {
        await channels.SaveAsync(Channel, "{\"a\":1}", Token);
        await channels.SaveAsync(Channel, "{\"a\":\"'2'\"}", Token);
        await channels.SaveAsync(Channel with { Id = "19:b@thread" }, "other", Token);

        Assert.Equal("{\"a\":\"'2'\"}", await channels.FindAsync(Channel, Token));
    }

    [Fact]
    public async Task One_forgotten_is_not_found_and_forgetting_it_again_does_nothing()
    {
        await channels.SaveAsync(Channel, "reference", Token);
        await channels.ForgetAsync(Channel, Token);
        await channels.ForgetAsync(Channel, Token);

        Assert.Null(await channels.FindAsync(Channel, Token));
    }

    protected abstract Task<IChannelDirectory> OpenAsync();

    protected abstract Task CloseAsync();

    public sealed class OnSqlite : ChannelDirectoryTests
    {
        private SqliteStore? store;

        protected override async Task<IChannelDirectory> OpenAsync() => (store = await SqliteStore.OpenAsync(TimeProvider.System, Token)).Channels;

        protected override async Task CloseAsync() => await store!.DisposeAsync();
    }

    public sealed class OnPostgres(PostgresFixture postgres) : ChannelDirectoryTests
    {
        private SqliteStore? store;

        protected override async Task<IChannelDirectory> OpenAsync() => (store = await SqliteStore.OpenAsync(TimeProvider.System, Token, await postgres.PrepareDatabaseAsync(Token))).Channels;

        protected override async Task CloseAsync() => await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
