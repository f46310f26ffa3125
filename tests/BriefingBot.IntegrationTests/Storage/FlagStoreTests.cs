using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.Storage;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Storage;

/// <summary>What every review list does, whatever database is under it.</summary>
public abstract class FlagStoreTests : IAsyncLifetime
{
    private static readonly ChatFlag OfAnswer = new(FlagReason.NotRelevant, null, "what did Mira Halden say?", null);

    private readonly FakeTimeProvider clock = new(new(2027, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private IFlagStore flags = null!;
    private string statement = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (var store, flags) = await OpenAsync(clock);
        var article = News.Article("a1", "Thorland must stop.", new(2027, 3, 1));
        var said = article.Say(News.Mira, "Thorland must stop");
        await store.AddAsync(article, [said], Token);
        statement = said.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_flag_comes_back_as_it_was()
    {
        var flag = await flags.AddAsync(new(FlagReason.WrongSpeaker, " " + statement, "what did Halden say?", " It was Osk Brandel. "), "slack:T1/C1", "U7", Token);

        Assert.Equal(new(FlagReason.WrongSpeaker, statement, "what did Halden say?", "It was Osk Brandel."), flag.Flagged);
        Assert.Equal(("slack:T1/C1", "U7", Instant.FromUtc(2027, 3, 4, 5, 6, 7), FlagState.Open), (flag.Origin, flag.Reader, flag.MadeAt, flag.State));
        Assert.Equal(flag, Assert.Single(await flags.ListAsync(isOpen: true, 10, Token)));
    }

    [Fact]
    public async Task The_newest_come_first_and_closed_ones_leave_the_list()
    {
        var first = await flags.AddAsync(OfAnswer, "web", null, Token);
        var second = await flags.AddAsync(new(FlagReason.WrongQuote, statement, null, null), "web", null, Token);
        Assert.Equal([second, first], await flags.ListAsync(isOpen: true, 10, Token));
        Assert.Equal([second], await flags.ListAsync(isOpen: true, 1, Token));
        clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await flags.CloseAsync(first.Id, FlagState.Dismissed, "Edda Voss", "It answers the question", Token));

        Assert.Equal([second], await flags.ListAsync(isOpen: true, 10, Token));
        var closed = (await flags.ListAsync(isOpen: false, 10, Token))[1];
        Assert.Equal(first with { State = FlagState.Dismissed, Editor = "Edda Voss", Remark = "It answers the question", ClosedAt = Instant.FromUtc(2027, 3, 4, 6, 6, 7) }, closed);
        Assert.False(await flags.CloseAsync(first.Id, FlagState.Resolved, "Edda Voss", null, Token)); // what was decided stays
        Assert.False(await flags.CloseAsync(99, FlagState.Resolved, "Edda Voss", null, Token));
    }

    [Fact]
    public async Task The_same_flag_of_the_same_reader_is_there_once_while_it_is_open()
    {
        var flag = await flags.AddAsync(OfAnswer, "slack:T1/C1", "U7", Token);
        Assert.Equal(flag, await flags.AddAsync(OfAnswer, "slack:T1/C1", "U7", Token));
        await flags.AddAsync(OfAnswer, "slack:T1/C1", "U8", Token);
        await flags.AddAsync(OfAnswer, "slack:T2/C1", "U7", Token);
        Assert.Equal(3, (await flags.ListAsync(isOpen: true, 10, Token)).Count);

        await flags.CloseAsync(flag.Id, FlagState.Resolved, "Edda Voss", null, Token);
        Assert.NotEqual(flag.Id, (await flags.AddAsync(OfAnswer, "slack:T1/C1", "U7", Token)).Id);
    }

    [Fact]
    public async Task What_names_nothing_is_refused_in_words()
    {
        await RefusedAsync("Say what is flagged", new(FlagReason.WrongQuote, " ", null, "note"));
        await RefusedAsync("There is no statement s-none.", new(FlagReason.WrongQuote, "s-none", null, null));
        await RefusedAsync("1000 is the most", new(FlagReason.WrongQuote, statement, null, new('x', 1001)));
        await RefusedAsync("1000 is the most", new(FlagReason.NotRelevant, null, new('x', 1001), null));
        Assert.Empty(await flags.ListAsync(isOpen: false, 10, Token));
    }

    protected abstract Task<(IStatementStore Statements, IFlagStore Flags)> OpenAsync(TimeProvider clock);

    protected abstract Task CloseAsync();

    private async Task RefusedAsync(string words, ChatFlag flag) =>
        Assert.Contains(words, (await Assert.ThrowsAsync<FormatException>(() => flags.AddAsync(flag, "web", null, Token))).Message, StringComparison.Ordinal);

    public sealed class OnSqlite : FlagStoreTests
    {
        private readonly TemporaryFolder folder = new();
        private SqliteDataSource? database;

        protected override async Task<(IStatementStore Statements, IFlagStore Flags)> OpenAsync(TimeProvider clock)
        {
            database = new(folder.File("store.db"));
            await SqliteSchema.PrepareAsync(database, Token);
            return (new SqliteStatementStore(database, clock), new SqliteFlagStore(database, clock));
        }

        protected override async Task CloseAsync()
        {
            await database!.DisposeAsync();
            folder.Dispose();
        }
    }
}
