using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using BriefingBot.Storage;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Storage;

/// <summary>What every store of statements does, whatever database is under it.</summary>
public abstract class StatementStoreTests : IAsyncLifetime
{
    private static readonly LocalDate Monday = new(2027, 3, 1);
    private static readonly LocalDate Tuesday = new(2027, 3, 2);
    private static readonly ActorName Thorland = new("Thorland", ActorKind.Country);

    private readonly FakeTimeProvider clock = new(new(2027, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private IStatementStore store = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await OpenAsync(clock);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_article_comes_back_as_it_was_with_every_detail_of_its_statements()
    {
        var article = News.Article("a1", "Intro 😀.\r\nThorland must stop, she \"did not\" say — not now.\r\n", Monday);
        var statement = article.Say(News.Mira, "Thorland must stop", Thorland) with
        {
            Type = StatementType.Mixed,
            Mode = StatementMode.Writing,
            Source = [new(0, 5), new(6, 2)],
            Cue = [new(30, 3)],
            CueLemma = "say",
            Content = [new(11, 8), new(20, 9)],
            Attitude = Attitude.Demand,
            Negated = true,
            Marks = HistoryMark.Repeated,
            Addressee = "the Courier",
            Relay = ["Velland Press", "Radio Sund"],
            Place = "Sund",
            SaidOn = PartialDate.Month(2027, 2),
            Topics = ["shipping lanes"],
            Confidence = 0.625,
        };

        Assert.Equal(StoreOutcome.Added, await store.AddAsync(article, [statement], Token));

        Assert.Equal(article, Assert.Single(await store.ArticlesAsync(["a1", "none"], Token)));
        Assert.Equivalent(statement, Assert.Single(await store.StatementsOfAsync("a1", Token)), strict: true);
        var match = Assert.Single(await store.SearchAsync(new(), Token));
        Assert.Equivalent(statement, match.Statement, strict: true);
        Assert.Equal((Monday, 0d), (match.Published, match.Score));
    }

    [Fact]
    public async Task A_statement_without_source_an_article_without_date_and_one_without_statements_are_kept()
    {
        var article = new Article("a1", "Title", "Words only.");
        var statement = article.Say(null, "Words only");

        await store.AddAsync(article, [statement], Token);
        await store.AddAsync(new("a2", "Title", "Nothing said."), [], Token);

        Assert.Equal(article, Assert.Single(await store.ArticlesAsync(["a1"], Token)));
        Assert.Equivalent(statement, Assert.Single(await store.StatementsOfAsync("a1", Token)), strict: true);
        Assert.Empty(await store.StatementsOfAsync("a2", Token));
        Assert.Equal(new(2, 1, null, null, 2), await store.SummaryAsync(Token));
    }

    [Fact]
    public async Task The_same_again_changes_nothing()
    {
        var article = News.Article("a1", "Thorland must stop.", Monday);
        await store.AddAsync(article, [article.Say(News.Mira, "Thorland must stop")], Token);
        var before = await store.SummaryAsync(Token);
        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(StoreOutcome.Unchanged, await store.AddAsync(article, [article.Say(News.Mira, "Thorland must stop")], Token));
        Assert.Equal(before, await store.SummaryAsync(Token));
    }

    [Fact]
    public async Task Other_words_replace_the_article_and_everything_known_of_it()
    {
        var before = News.Article("a1", "Thorland must stop. Ships wait.", Monday);
        await store.AddAsync(before, [before.Say(News.Mira, "Thorland must stop", Thorland), before.Say(News.Osk, "Ships wait")], Token);
        var after = News.Article("a1", "Thorland may go on.", Tuesday);

        Assert.Equal(StoreOutcome.Updated, await store.AddAsync(after, [after.Say(News.Mira, "Thorland may go on")], Token));

        Assert.Equal(after, Assert.Single(await store.ArticlesAsync(["a1"], Token)));
        Assert.Empty(await FindAsync(Phrases("ships")));
        Assert.Empty(await FindAsync(Facets(StatementIndex.By("Osk Brandel"))));
        Assert.Equal(["Thorland may go on"], await FindAsync(Phrases("thorland")));
        Assert.Equal(new(1, 1, Tuesday, Tuesday, 2), await store.SummaryAsync(Token));
        Assert.Equal(new KnownActor(News.Mira, 1, 0), Assert.Single(await store.ActorsAsync(Token)));
    }

    [Fact]
    public async Task Another_reading_of_the_same_words_is_an_update_too()
    {
        var article = News.Article("a1", "Thorland must stop.", Monday);
        await store.AddAsync(article, [article.Say(News.Mira, "Thorland must stop")], Token);

        Assert.Equal(StoreOutcome.Updated, await store.AddAsync(article, [article.Say(News.Osk, "Thorland must stop")], Token));
        Assert.Equal(StoreOutcome.Updated, await store.AddAsync(article, [], Token));
        Assert.Equal(0, (await store.SummaryAsync(Token)).Statements);
    }

    [Fact]
    public async Task Every_clause_must_hold_and_one_of_its_parts_suffices()
    {
        await AddAsync("a1", Monday, (News.Mira, "Thorland must stop the blockade"));
        await AddAsync("a2", Tuesday, (News.Osk, "The blockade goes on"), (News.Osk, "Talks come later"));

        Assert.Equal(["Thorland must stop the blockade"], await FindAsync(Facets(StatementIndex.ByCountry("VL")), Phrases("blockade")));
        Assert.Equal(["The blockade goes on", "Talks come later"], await FindAsync(Facets(StatementIndex.By("osk BRANDEL"))));
        Assert.Equal(["Talks come later"], await FindAsync(Phrases("talks", "no such word")));
        Assert.Equal(2, (await FindAsync(new AnyOf([StatementIndex.ByOrganisation("Velland's Foreign Ministry")], ["talks come"]))).Count);
        Assert.Empty(await FindAsync(Facets(StatementIndex.ByCountry("VL")), Phrases("talks")));
        Assert.Empty(await FindAsync(new AnyOf([], [])));
        Assert.Empty(await FindAsync(Facets("by:nobody")));
    }

    [Fact]
    public async Task A_facet_is_not_found_as_a_word_nor_a_word_as_a_facet()
    {
        await AddAsync("a1", Monday, (News.Mira, "We wait for rain"));

        Assert.Empty(await FindAsync(Phrases("Halden")));
        Assert.Empty(await FindAsync(Facets("rain")));
    }

    [Theory]
    [InlineData("sanction")]
    [InlineData("SANCTIONS")]
    [InlineData("sanctioned  ships")]
    [InlineData("cafe owners")]
    [InlineData("café-owners")]
    public async Task Words_are_compared_by_their_stems_without_case_and_accents(string phrase)
    {
        await AddAsync("a1", Monday, (News.Mira, "Sanctioning ships hurts café owners"));

        Assert.Single(await FindAsync(Phrases(phrase)));
    }

    [Fact]
    public async Task Words_of_a_phrase_stand_next_to_each_other()
    {
        await AddAsync("a1", Monday, (News.Mira, "Ships carry grain"));

        Assert.Single(await FindAsync(Phrases("carry grain")));
        Assert.Empty(await FindAsync(Phrases("ships grain")));
    }

    [Theory]
    [InlineData("\"", false)]
    [InlineData("\"\"\"", false)]
    [InlineData("*", false)]
    [InlineData("gra*", false)]
    [InlineData("NEAR(ships grain)", false)]
    [InlineData("body:", false)]
    [InlineData("facets:\"x\" OR grain", false)]
    [InlineData("grain\" OR \"ships", false)]
    [InlineData("grain\"", true)]
    [InlineData("^grain", true)]
    [InlineData("{grain}", true)]
    [InlineData("-grain; --", true)]
    [InlineData("grain\0", true)]
    [InlineData("\uD83D grain", true)]
    [InlineData("\u0301", false)]
    [InlineData("…", false)]
    [InlineData("", false)]
    [InlineData("' OR 1=1 --", false)]
    public async Task What_a_reader_types_is_words_and_never_an_operator(string phrase, bool isFound)
    {
        await AddAsync("a1", Monday, (News.Mira, "Ships carry grain"));

        Assert.Equal(isFound ? 1 : 0, (await FindAsync(Phrases(phrase))).Count);
    }

    [Fact]
    public async Task A_phrase_of_nothing_is_ignored_beside_others()
    {
        await AddAsync("a1", Monday, (News.Mira, "Ships carry grain"));

        Assert.Single(await FindAsync(Phrases("?!", "grain")));
        Assert.Empty(await FindAsync(Phrases("grain"), Phrases("?!")));
    }

    [Fact]
    public async Task Thousands_of_alternatives_are_no_trouble()
    {
        await AddAsync("a1", Monday, (News.Mira, "Ships carry grain"));

        Assert.Single(await FindAsync(new AnyOf([.. Enumerable.Range(0, 3000).Select(i => $"by:nobody {i}")], ["grain"])));
    }

    [Fact]
    public async Task A_better_match_comes_first_and_the_newer_of_equals()
    {
        await AddAsync("a1", Monday, (News.Mira, "Grain, grain and more grain"));
        await AddAsync("a2", Tuesday, (News.Mira, "Much was said of many other things, and of grain as well, before they left"));
        await AddAsync("a3", Tuesday, (News.Mira, "Ships arrive"));
        await AddAsync("a4", Monday, (News.Mira, "Ships arrive"));

        var found = await store.SearchAsync(new() { All = [Phrases("grain")] }, Token);

        Assert.Equal(["a1", "a2"], found.Select(match => match.Statement.ArticleId));
        Assert.True(found[0].Score > found[1].Score);
        Assert.Equal(["a3", "a4"], (await store.SearchAsync(new() { All = [Phrases("ship")] }, Token)).Select(match => match.Statement.ArticleId));
    }

    [Fact]
    public async Task Without_phrases_the_newest_come_first_in_the_order_of_the_text_and_undated_last()
    {
        await AddAsync("a0", null, (News.Mira, "Undated"));
        await AddAsync("a1", new(1961, 5, 5), (News.Mira, "Old"));
        await AddAsync("a2", Tuesday, (News.Mira, "One"), (News.Mira, "Two"), (News.Osk, "Three"));
        await AddAsync("a3", Monday, (News.Mira, "Before"));
        string[] expected = ["One", "Two", "Three", "Before", "Old", "Undated"];

        Assert.Equal(expected, await FindAsync());
        Assert.Equal(expected.Where(words => words != "Three"), await FindAsync(Facets(StatementIndex.By("Mira Halden"))));
        Assert.Equal(["One", "Two"], (await store.SearchAsync(new() { Limit = 2 }, Token)).Select(match => Words(match.Statement)));
    }

    [Fact]
    public async Task The_newest_come_first_when_their_words_are_not_to_count()
    {
        await AddAsync("a1", Monday, (News.Mira, "Grain, grain and more grain"));
        await AddAsync("a2", Tuesday, (News.Mira, "Much was said of many other things, and of grain as well, before they left"));

        var found = await store.SearchAsync(new() { All = [Phrases("grain")], NewestFirst = true, Limit = 5 }, Token);

        Assert.Equal(["a2", "a1"], found.Select(match => match.Statement.ArticleId));
    }

    [Fact]
    public async Task A_window_of_publication_has_both_ends_in_and_no_undated_article()
    {
        await AddAsync("a0", null, (News.Mira, "Undated rain"));
        await AddAsync("a1", Monday, (News.Mira, "Monday rain"));
        await AddAsync("a2", Tuesday, (News.Mira, "Tuesday rain"));

        foreach (var clauses in (AnyOf[][])[[], [Phrases("rain")], [Facets(StatementIndex.ByCountry("vl"))]])
        {
            Assert.Equal(["Tuesday rain"], await QueryAsync(new() { All = clauses, PublishedFrom = Tuesday }));
            Assert.Equal(["Monday rain"], await QueryAsync(new() { All = clauses, PublishedTo = Monday }));
            Assert.Equal(["Tuesday rain", "Monday rain"], await QueryAsync(new() { All = clauses, PublishedFrom = Monday, PublishedTo = Tuesday }));
            Assert.Empty(await QueryAsync(new() { All = clauses, PublishedFrom = Tuesday, PublishedTo = Monday }));
            Assert.Equal(3, (await QueryAsync(new() { All = clauses })).Count);
        }
    }

    [Fact]
    public async Task A_window_of_speech_takes_what_may_lie_in_it_and_publication_where_speech_is_not_dated()
    {
        var article = News.Article("a1", "In February. On the day. Some time.", Tuesday);
        await store.AddAsync(
            article,
            [
                article.Say(News.Mira, "In February") with { SaidOn = PartialDate.Month(2027, 2) },
                article.Say(News.Mira, "On the day") with { SaidOn = PartialDate.Day(Monday) },
                article.Say(News.Mira, "Some time"),
            ],
            Token);
        await AddAsync("a2", null, (News.Osk, "Never dated"));

        Assert.Equal(["In February"], await QueryAsync(new() { SaidFrom = new(2027, 2, 28), SaidTo = new(2027, 2, 28) }));
        Assert.Equal(["In February"], await QueryAsync(new() { SaidTo = new(2027, 2, 1) }));
        Assert.Empty(await QueryAsync(new() { SaidTo = new(2027, 1, 31) }));
        Assert.Equal(["On the day"], await QueryAsync(new() { SaidFrom = Monday, SaidTo = Monday }));
        Assert.Equal(["Some time"], await QueryAsync(new() { All = [Facets(StatementIndex.ByCountry("vl"))], SaidFrom = Tuesday }));
    }

    [Fact]
    public async Task Modes_filter()
    {
        var article = News.Article("a1", "Said. Thought.", Monday);
        await store.AddAsync(article, [article.Say(News.Mira, "Said"), article.Say(News.Mira, "Thought") with { Mode = StatementMode.Thought }], Token);

        Assert.Equal(["Said"], await QueryAsync(new() { Modes = [StatementMode.Speech, StatementMode.Writing] }));
        Assert.Equal(["Thought"], await QueryAsync(new() { All = [Facets(StatementIndex.By("Mira Halden"))], Modes = [StatementMode.Thought], Limit = 1 }));
    }

    [Fact]
    public async Task Everybody_is_known_once_by_the_newest_statement_they_made()
    {
        var promoted = News.Mira with { Name = "MIRA HALDEN", Office = "President" };
        await AddAsync("a2", Tuesday, (promoted, "New words"));
        await AddAsync("a1", Monday, (News.Mira, "Old words"), (News.Mira, "More old words"));
        var article = News.Article("a3", "She lies. Thorland too.", Monday);
        await store.AddAsync(article, [article.Say(News.Osk, "She lies", new ActorName("Mira Halden", ActorKind.Person)), article.Say(null, "Thorland too", Thorland)], Token);

        Assert.Equal(
            [new(promoted, 3, 1), new(News.Osk, 1, 0), new(new("Thorland", ActorKind.Country), 0, 1)],
            await store.ActorsAsync(Token));
    }

    [Fact]
    public async Task Half_an_article_is_never_stored()
    {
        await AddAsync("a1", Monday, (News.Mira, "Old words"));
        var before = await store.SummaryAsync(Token);
        var article = News.Article("a1", "New words. More.", Monday);
        var stolen = article.Say(News.Mira, "More") with { Id = Statement.IdOf("a1", [], [new(0, 9)]) };

        // two statements with one id, and one that points outside its article, which shows only while the index is written
        await Assert.ThrowsAsync<ArgumentException>(() => store.AddAsync(article, [article.Say(News.Mira, "New words"), stolen], Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => store.AddAsync(article, [article.Say(News.Mira, "New words"), stolen with { Id = "s2", Content = [new(500, 5)] }], Token));

        Assert.Equal(before, await store.SummaryAsync(Token));
        Assert.Equal(["Old words"], await FindAsync(Phrases("words")));
    }

    [Fact]
    public async Task Readers_see_whole_articles_while_one_writes()
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    Assert.Equal(0, (await store.SearchAsync(new() { All = [Phrases("rain")] }, Token)).Count % 2);
                }
            },
            Token)).ToList();
        foreach (var i in Enumerable.Range(0, 50))
        {
            await AddAsync($"a{i}", Monday.PlusDays(i % 3), (News.Mira, $"Rain {i}"), (News.Osk, $"More rain {i}"));
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(100, (await store.SummaryAsync(Token)).Statements);
    }

    [Fact]
    public async Task Several_writers_take_turns()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(
            async () =>
            {
                foreach (var i in Enumerable.Range(0, 10))
                {
                    await AddAsync($"a{writer}-{i}", Monday, (News.Mira, "Rain"));
                }
            },
            Token)));

        Assert.Equal(new(40, 40, Monday, Monday, 40), await store.SummaryAsync(Token));
        Assert.Equal(40, Assert.Single(await store.ActorsAsync(Token)).Said);
    }

    protected abstract Task<IStatementStore> OpenAsync(TimeProvider clock);

    protected abstract Task CloseAsync();

    private static AnyOf Facets(params string[] facets) => new(facets, []);

    private static AnyOf Phrases(params string[] phrases) => new([], phrases);

    private async Task AddAsync(string id, LocalDate? published, params (Actor Speaker, string Words)[] statements)
    {
        var article = News.Article(id, string.Join(". ", statements.Select(statement => statement.Words)), published);
        await store.AddAsync(article, [.. statements.Select(statement => article.Say(statement.Speaker, statement.Words) with { Topics = [statement.Words] })], Token);
    }

    private Task<List<string>> FindAsync(params AnyOf[] clauses) => QueryAsync(new StatementQuery { All = clauses });

    private async Task<List<string>> QueryAsync(StatementQuery query)
    {
        var found = new List<string>();
        foreach (var match in await store.SearchAsync(query, Token))
        {
            var article = Assert.Single(await store.ArticlesAsync([match.Statement.ArticleId], Token));
            found.Add(string.Concat(match.Statement.Content.Select(span => span.In(article.Text))));
        }

        return found;
    }

    private static string Words(Statement statement) => statement.Topics[0];

    public sealed class OnSqlite : StatementStoreTests
    {
        private readonly TemporaryFolder folder = new();
        private SqliteDataSource? database;

        protected override async Task<IStatementStore> OpenAsync(TimeProvider clock)
        {
            database = new(folder.File("store.db"));
            await SqliteSchema.PrepareAsync(database, Token);
            return new SqliteStatementStore(database, clock);
        }

        protected override async Task CloseAsync()
        {
            await database!.DisposeAsync();
            folder.Dispose();
        }
    }
}
