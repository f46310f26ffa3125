using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Storage;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Storage;

/// <summary>What every store does with the corrections of editors, and when it is read again, whatever database is under it.</summary>
public abstract class CorrectionStoreTests : IAsyncLifetime
{
    private static readonly LocalDate Monday = new(2027, 3, 1);
    private static readonly Actor Ilse = new("Ilse Tarn", ActorKind.Person, "Union leader", "TH");
    private static readonly ActorName Thorland = new("Thorland", ActorKind.Country);

    private readonly FakeTimeProvider clock = new(new(2027, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private IStatementStore store = null!;
    private ICorrectionStore corrections = null!;
    private IRereadStore reread = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (store, corrections, reread) = await OpenAsync(clock);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_withdrawn_statement_is_not_found_and_tells_when_by_whom_and_why()
    {
        var (article, said) = await AddAsync();
        clock.Advance(TimeSpan.FromHours(1));

        var made = await corrections.CorrectAsync(new(said[0].Id, CorrectionKind.Withdrawn, null, " Edda Voss ", "He never said it"), Token);

        Assert.Equal(["Ships wait"], await FindAsync());
        Assert.Empty(await FindAsync(By("Mira Halden")));
        Assert.Empty(await FindAsync(new AnyOf([], ["thorland"])));
        Assert.Equal(["Ships wait"], (await store.StatementsOfAsync(article.Id, Token)).Select(statement => statement.WordsIn(article.Text)));
        Assert.Equal([News.Osk], (await store.ActorsAsync(Token)).Select(known => known.Actor));
        Assert.Equal(1, (await store.SummaryAsync(Token)).Statements);
        var withdrawn = Assert.Single(await corrections.WithdrawnOfAsync(article.Id, Token));
        Assert.Equal(new(said[0].Id, article.Id, News.Mira, "Thorland must stop", Instant.FromUtc(2027, 3, 4, 6, 6, 7), made), withdrawn);
        Assert.Equal(("Edda Voss", "He never said it"), (made.Editor, made.Reason));
        var record = await corrections.FindAsync(said[0].Id, Token);
        Assert.Equal((null, withdrawn), (record!.Statement, record.Withdrawn));
        Assert.Equal([made], record.History);
        Assert.Equal([made], await corrections.ListAsync(10, Token));
    }

    [Fact]
    public async Task A_corrected_speaker_is_who_searches_find_and_spans_and_id_stay()
    {
        var (article, said) = await AddAsync();

        await CorrectAsync(said[0].Id, Ilse);

        Assert.Empty(await FindAsync(By("Mira Halden")));
        Assert.Equal(["Thorland must stop"], await FindAsync(By("Ilse Tarn")));
        Assert.Equal(["Thorland must stop", "Ships wait"], await FindAsync(new AnyOf([StatementIndex.ByCountry("TH")], [])));
        var statement = (await store.StatementsOfAsync(article.Id, Token))[0];
        Assert.Equivalent(said[0], statement.AsRead(), strict: true);
        Assert.Equal(new(News.Mira, "Edda Voss", "Wrong person", Instant.FromUtc(2027, 3, 4, 5, 6, 7)), statement.Corrected);
        Assert.Equal(
            [(Ilse, 1, 0), (News.Osk, 1, 0), (new Actor("Thorland", ActorKind.Country), 0, 1)],
            (await store.ActorsAsync(Token)).Select(known => (known.Actor, known.Said, known.About)));
    }

    [Fact]
    public async Task Restoring_brings_back_what_was_read_in_its_place()
    {
        var (article, said) = await AddAsync();
        var before = await store.ActorsAsync(Token);
        await CorrectAsync(said[0].Id, Ilse);
        await WithdrawAsync(said[0].Id);

        await RestoreAsync(said[0].Id);

        Assert.Equivalent(said, await store.StatementsOfAsync(article.Id, Token), strict: true);
        Assert.Equal(["Thorland must stop", "Ships wait"], await FindAsync());
        Assert.Equal(before, await store.ActorsAsync(Token));
        Assert.Empty(await corrections.WithdrawnOfAsync(article.Id, Token));
        Assert.Equal(
            [CorrectionKind.Speaker, CorrectionKind.Withdrawn, CorrectionKind.Restored],
            (await corrections.FindAsync(said[0].Id, Token))!.History.Select(correction => correction.Kind));
    }

    [Fact]
    public async Task The_last_correction_stands()
    {
        var (_, said) = await AddAsync();

        await WithdrawAsync(said[0].Id);
        await CorrectAsync(said[0].Id, Ilse);

        Assert.Equal(["Thorland must stop"], await FindAsync(By("Ilse Tarn")));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_in_words_and_changes_nothing()
    {
        var (article, said) = await AddAsync();
        var summary = await store.SummaryAsync(Token);

        await RefusedAsync("There is no statement s-none", () => WithdrawAsync("s-none"));
        await RefusedAsync("nothing to restore", () => RestoreAsync(said[0].Id));
        await RefusedAsync("has this speaker already", () => CorrectAsync(said[0].Id, News.Mira));
        await RefusedAsync("Say the reason", () => corrections.CorrectAsync(new(said[0].Id, CorrectionKind.Withdrawn, null, "Edda Voss", " "), Token));
        await RefusedAsync("Say the editor's name", () => corrections.CorrectAsync(new(said[0].Id, CorrectionKind.Withdrawn, null, "", "x"), Token));
        await RefusedAsync("on one line", () => corrections.CorrectAsync(new(said[0].Id, CorrectionKind.Withdrawn, null, "Edda Voss", "a\nb"), Token));
        await RefusedAsync("1000 is the most", () => corrections.CorrectAsync(new(said[0].Id, CorrectionKind.Withdrawn, null, "Edda Voss", new('x', 1001)), Token));
        Assert.Equal((summary, 0), (await store.SummaryAsync(Token), (await corrections.ListAsync(10, Token)).Count));

        await WithdrawAsync(said[0].Id);
        await RefusedAsync("withdrawn already, by Edda Voss", () => WithdrawAsync(said[0].Id));
        Assert.Null(await corrections.FindAsync("s-none", Token));
        Assert.Empty(await corrections.WithdrawnOfAsync("none", Token));
        Assert.Single(await corrections.WithdrawnOfAsync(article.Id, Token));
    }

    [Fact]
    public async Task Corrections_survive_the_article_coming_again_the_same_or_with_more_words()
    {
        var (article, said) = await AddAsync();
        await WithdrawAsync(said[0].Id);
        await CorrectAsync(said[1].Id, Ilse);

        Assert.Equal(StoreOutcome.Unchanged, await store.AddAsync(article, said, Token));
        Assert.Equal([("Ilse Tarn", "Ships wait")], await SpokenAsync());

        // a correction of the article moves every span: new ids, the same words
        var longer = article with { Text = "Correction: this report was changed. " + article.Text };
        Assert.Equal(StoreOutcome.Updated, await store.AddAsync(longer, [longer.Say(News.Mira, "Thorland must stop", Thorland), longer.Say(News.Osk, "Ships wait")], Token));

        Assert.Equal([("Ilse Tarn", "Ships wait")], await SpokenAsync());
        var moved = await corrections.ListAsync(2, Token);
        Assert.Equal([said[1].Id, said[0].Id], moved.Select(correction => correction.CarriedFrom));
        Assert.Equal(["Thorland must stop", "Thorland must stop", "Ships wait"], (await corrections.WithdrawnOfAsync(article.Id, Token)).Select(withdrawn => withdrawn.Words));
        Assert.NotNull(await corrections.FindAsync(said[1].Id, Token)); // old links still lead somewhere
    }

    [Fact]
    public async Task Of_a_withdrawn_article_nothing_is_found_also_when_it_comes_again_or_is_reread_until_it_is_restored()
    {
        var (article, said) = await AddAsync();
        await WithdrawAsync(said[0].Id);
        await CorrectAsync(said[1].Id, Ilse);

        var record = await corrections.CorrectArticleAsync(new(article.Id, CorrectionKind.Withdrawn, " Edda Voss ", "Retracted by its publisher"), Token);

        Assert.Equal(("Edda Voss", true, string.Empty), (record.Withdrawn!.Editor, record.Withdrawn.IsOfArticle, record.Withdrawn.Statement));
        Assert.Empty(await FindAsync());
        Assert.Equal(["Not said", "Retracted by its publisher"], (await corrections.WithdrawnOfAsync(article.Id, Token)).Select(withdrawn => withdrawn.By!.Reason));
        Assert.Equal([CorrectionKind.Speaker, CorrectionKind.Withdrawn], (await corrections.FindAsync(said[1].Id, Token))!.History.Select(correction => correction.Kind));
        Assert.Equal(StoreOutcome.Unchanged, await store.AddAsync(article, said, Token));
        var longer = article with { Text = article.Text + " She waved." };
        Statement[] more = [longer.Say(News.Mira, "Thorland must stop", Thorland), longer.Say(News.Osk, "Ships wait"), longer.Say(News.Osk, "She waved")];
        Assert.Equal(StoreOutcome.Updated, await store.AddAsync(longer, more, Token));
        await RereadAsync(more, isTrial: false);
        Assert.Empty(await FindAsync());
        Assert.Equal(0, (await store.SummaryAsync(Token)).Statements);
        await RefusedAsync("withdrawn with its whole article, by Edda Voss", () => RestoreAsync(said[0].Id));
        await RefusedAsync("withdrawn already, by Edda Voss", () => corrections.CorrectArticleAsync(new(article.Id, CorrectionKind.Withdrawn, "E", "R"), Token));

        clock.Advance(TimeSpan.FromHours(1));
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        Assert.Null((await corrections.CorrectArticleAsync(new(article.Id, CorrectionKind.Restored, "Edda Voss", "It was not"), Token)).Withdrawn);

        Assert.Equal([("Ilse Tarn", "Ships wait"), ("Osk Brandel", "She waved")], (await SpokenAsync()).OrderBy(one => one.Speaker, StringComparer.Ordinal));
        Assert.Equal(more[1..].Select(statement => statement.Id).Order(StringComparer.Ordinal), (await corrections.ChangedSinceAsync(now, Token)).Select(changed => changed.Id).Order(StringComparer.Ordinal));
        await RefusedAsync("nothing to restore", () => corrections.CorrectArticleAsync(new(article.Id, CorrectionKind.Restored, "E", "R"), Token));
        await RefusedAsync("There is no article a9", () => corrections.CorrectArticleAsync(new("a9", CorrectionKind.Withdrawn, "E", "R"), Token));
        await RefusedAsync("one statement at a time", () => corrections.CorrectArticleAsync(new(article.Id, CorrectionKind.Speaker, "E", "R"), Token));
    }

    [Fact]
    public async Task A_statement_that_went_while_its_article_was_withdrawn_is_not_withdrawn_by_the_article_once_that_is_restored()
    {
        var (article, said) = await AddAsync();
        await WithdrawAsync(said[0].Id);
        await corrections.CorrectArticleAsync(new(article.Id, CorrectionKind.Withdrawn, "Edda Voss", "Retracted"), Token);
        var shorter = article with { Text = "Nothing of it is left." };
        await store.AddAsync(shorter, [], Token);
        Assert.True((await corrections.FindAsync(said[1].Id, Token))!.Withdrawn!.By!.IsOfArticle); // as long as it is withdrawn

        await corrections.CorrectArticleAsync(new(article.Id, CorrectionKind.Restored, "Edda Voss", "It was not"), Token);

        Assert.Null((await corrections.FindAsync(said[1].Id, Token))!.Withdrawn!.By);
        Assert.Equal("Not said", (await corrections.FindAsync(said[0].Id, Token))!.Withdrawn!.By!.Reason); // its own stays
        await store.AddAsync(article, said, Token);
        Assert.Equal([("Osk Brandel", "Ships wait")], await SpokenAsync());
    }

    [Fact]
    public async Task Rereading_keeps_ids_withdraws_what_is_gone_and_makes_nothing_new_to_a_briefing()
    {
        var (article, said) = await AddAsync();
        var version = (await store.SummaryAsync(Token)).Version;
        clock.Advance(TimeSpan.FromDays(1));
        Statement[] now = [said[0] with { Speaker = News.Osk }, article.Say(News.Mira, "Then she left")];

        var trial = await RereadAsync(now, isTrial: true);
        Assert.Equal(new(1, 0, 1, 1, 1, 0), trial);
        Assert.Equal(["Thorland must stop", "Ships wait"], await FindAsync());

        Assert.Equal(trial, await RereadAsync(now, isTrial: false));
        Assert.Equal([("Osk Brandel", "Thorland must stop"), ("Mira Halden", "Then she left")], await SpokenAsync());
        Assert.Equal(said[0].Id, (await store.StatementsOfAsync(article.Id, Token))[0].Id);
        var gone = Assert.Single(await corrections.WithdrawnOfAsync(article.Id, Token));
        Assert.Equal((said[1].Id, "Ships wait", null, Instant.FromUtc(2027, 3, 5, 5, 6, 7)), (gone.Id, gone.Words, gone.By, gone.At));
        Assert.Empty(await QueryAsync(new() { AfterVersion = version }));
        Assert.Empty(await QueryAsync(new() { IngestedFrom = Instant.FromUtc(2027, 3, 5, 0, 0) }));
        await RefusedAsync("rereading withdrew it", () => RestoreAsync(said[1].Id));

        Assert.Equal(new(1, 2, 0, 0, 0, 0), await RereadAsync(now, isTrial: false)); // and once more does nothing
        Assert.Equal(new(1, 0, 1, 1, 1, 0), await RereadAsync(said, isTrial: false)); // and the old rules bring it back
        Assert.Equal([("Mira Halden", "Thorland must stop"), ("Osk Brandel", "Ships wait")], await SpokenAsync());
        Assert.Equal(["Then she left"], (await corrections.WithdrawnOfAsync(article.Id, Token)).Select(withdrawn => withdrawn.Words));
    }

    [Fact]
    public async Task Corrections_survive_rereading_also_when_the_spans_move()
    {
        var (article, said) = await AddAsync();
        await CorrectAsync(said[0].Id, Ilse);
        await WithdrawAsync(said[1].Id);

        // today's rules take a word less here, and a word more there
        await RereadAsync([article.Say(News.Mira, "Thorland must"), article.Say(News.Osk, "Ships wait. Then")], isTrial: false);

        Assert.Equal([("Ilse Tarn", "Thorland must")], await SpokenAsync());
        Assert.Equal(["Ships wait", "Ships wait. Then", "Thorland must stop"], (await corrections.WithdrawnOfAsync(article.Id, Token)).Select(withdrawn => withdrawn.Words).Order(StringComparer.Ordinal));

        await RereadAsync(said, isTrial: false); // and back: the corrections are where they were made
        Assert.Equal([("Ilse Tarn", "Thorland must stop")], await SpokenAsync());
        Assert.Equal("Edda Voss", (await corrections.FindAsync(said[1].Id, Token))!.Withdrawn!.By!.Editor);
    }

    [Fact]
    public async Task An_article_that_changed_while_it_was_read_is_left_alone()
    {
        var (article, said) = await AddAsync();
        var old = await OneAsync();
        var after = article with { Text = "Ships left." };
        await store.AddAsync(after, [after.Say(News.Osk, "Ships left")], Token);

        Assert.Equal(RereadCounts.Nothing with { Articles = 1, Skipped = 1 }, await reread.RereadAsync([(old, said)], isTrial: false, Token));
        Assert.Equal(["Ships left"], await FindAsync());
    }

    [Fact]
    public async Task A_batch_is_stored_whole_or_not_at_all()
    {
        var (article, said) = await AddAsync();
        await store.AddAsync(News.Article("a2", "Rain.", Monday), [], Token);
        var stored = await reread.ArticlesAsync(Token).ToListAsync(Token);
        var outside = said[0] with { Id = "s-x", Content = [new(900, 5)], ArticleId = "a2" };

        await Assert.ThrowsAnyAsync<ArgumentException>(() => reread.RereadAsync([(stored[0], []), (stored[1], [outside])], isTrial: false, Token));

        Assert.Equivalent(said, await store.StatementsOfAsync(article.Id, Token), strict: true);
    }

    [Fact]
    public async Task Every_article_is_read_once_in_the_order_they_came()
    {
        foreach (var i in Enumerable.Range(0, 50))
        {
            await store.AddAsync(News.Article($"a{i}", $"Rain {i}.", Monday.PlusDays(-i)), [], Token);
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"a{i}"), await reread.ArticlesAsync(Token).Select(stored => stored.Article.Id).ToListAsync(Token));
    }

    [Fact]
    public async Task After_any_corrections_the_store_holds_what_a_fresh_one_would()
    {
        var random = new Random(11);
        var (article, said) = await AddAsync();
        var expected = said.ToDictionary(statement => statement.Id, statement => (Actor?)statement.Speaker);
        foreach (var _ in Enumerable.Range(0, 120))
        {
            var id = said[random.Next(said.Length)].Id;
            var read = said.First(statement => statement.Id == id).Speaker;
            try
            {
                switch (random.Next(4))
                {
                    case 0:
                        await WithdrawAsync(id);
                        expected[id] = null;
                        break;
                    case 1:
                        await RestoreAsync(id);
                        expected[id] = read;
                        break;
                    case 2:
                        var speaker = random.Next(2) == 0 ? Ilse : News.Osk;
                        await CorrectAsync(id, speaker);
                        expected[id] = speaker;
                        break;
                    default:
                        await RereadAsync(said, isTrial: false);
                        break;
                }
            }
            catch (CorrectionException)
            {
                // it stood so already
            }

            var found = await store.SearchAsync(new(), Token);
            Assert.Equal(
                expected.Where(one => one.Value is not null).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value)),
                found.Select(match => (match.Statement.Id, match.Statement.Speaker)).OrderBy(one => one.Id, StringComparer.Ordinal));
            Assert.Equal(
                expected.Values.OfType<Actor>().CountBy(speaker => speaker.Name).OrderBy(one => one.Key, StringComparer.Ordinal),
                (await store.ActorsAsync(Token)).Where(known => known.Said > 0).Select(known => KeyValuePair.Create(known.Actor.Name, known.Said)).OrderBy(one => one.Key, StringComparer.Ordinal));
            Assert.Equal(found.Count, (await store.SummaryAsync(Token)).Statements);
            foreach (var speaker in new[] { News.Mira, News.Osk, Ilse })
            {
                Assert.Equal(expected.Values.Count(one => one == speaker), (await FindAsync(By(speaker.Name))).Count);
            }
        }
    }

    protected abstract Task<(IStatementStore Statements, ICorrectionStore Corrections, IRereadStore Reread)> OpenAsync(TimeProvider clock);

    protected abstract Task CloseAsync();

    private static AnyOf By(string name) => new([StatementIndex.By(name)], []);

    private static async Task RefusedAsync(string words, Func<Task> correct) =>
        Assert.Contains(words, (await Assert.ThrowsAsync<CorrectionException>(correct)).Message, StringComparison.Ordinal);

    private async Task<(Article Article, Statement[] Said)> AddAsync()
    {
        var article = News.Article("a1", "Thorland must stop. Ships wait. Then she left.", Monday);
        Statement[] said = [article.Say(News.Mira, "Thorland must stop", Thorland), article.Say(News.Osk, "Ships wait")];
        await store.AddAsync(article, said, Token);
        return (article, said);
    }

    private Task<Correction> WithdrawAsync(string id) => corrections.CorrectAsync(new(id, CorrectionKind.Withdrawn, null, "Edda Voss", "Not said"), Token);

    private Task<Correction> CorrectAsync(string id, Actor speaker) => corrections.CorrectAsync(new(id, CorrectionKind.Speaker, speaker, "Edda Voss", "Wrong person"), Token);

    private Task<Correction> RestoreAsync(string id) => corrections.CorrectAsync(new(id, CorrectionKind.Restored, null, "Edda Voss", "It was right"), Token);

    private async Task<StoredArticle> OneAsync() => Assert.Single(await reread.ArticlesAsync(Token).ToListAsync(Token));

    private async Task<RereadCounts> RereadAsync(IReadOnlyList<Statement> statements, bool isTrial) => await reread.RereadAsync([(await OneAsync(), statements)], isTrial, Token);

    private Task<List<string>> FindAsync(params AnyOf[] clauses) => QueryAsync(new StatementQuery { All = clauses });

    private async Task<List<string>> QueryAsync(StatementQuery query) => [.. (await MatchesAsync(query)).Select(found => found.Words)];

    private async Task<List<(string? Speaker, string Words)>> SpokenAsync() => await MatchesAsync(new());

    private async Task<List<(string? Speaker, string Words)>> MatchesAsync(StatementQuery query)
    {
        var found = new List<(string?, string)>();
        foreach (var match in await store.SearchAsync(query, Token))
        {
            found.Add((match.Statement.Speaker?.Name, match.Statement.WordsIn(Assert.Single(await store.ArticlesAsync([match.Statement.ArticleId], Token)).Text)));
        }

        return found;
    }

    public sealed class OnSqlite : CorrectionStoreTests
    {
        private readonly TemporaryFolder folder = new();
        private SqliteDataSource? database;

        protected override async Task<(IStatementStore Statements, ICorrectionStore Corrections, IRereadStore Reread)> OpenAsync(TimeProvider clock)
        {
            database = new(folder.File("store.db"));
            await SqliteSchema.PrepareAsync(database, Token);
            return (new SqliteStatementStore(database, clock), new SqliteCorrectionStore(database, clock), new SqliteRereadStore(database, clock));
        }

        protected override async Task CloseAsync()
        {
            await database!.DisposeAsync();
            folder.Dispose();
        }
    }
}
