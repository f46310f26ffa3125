using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Feeds;
using BriefingBot.IntegrationTests.Storage;
using BriefingBot.Storage;
using NodaTime;

namespace BriefingBot.IntegrationTests.Feeds;

public sealed class IngestionTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private SqliteDataSource database = null!;
    private SqliteStatementStore store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = new(folder.File("store.db"));
        await SqliteSchema.PrepareAsync(database, Token);
        store = new(database, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Articles_are_stored_in_the_order_of_the_input_and_everything_is_counted()
    {
        var path = folder.File("news.jsonl");
        await File.WriteAllLinesAsync(path, Enumerable.Range(0, 40).Select(i => i == 7 ? "broken" : $$"""{"id":"a{{i}}","date":"{{(i % 2 == 0 ? "2027-03-04" : "")}}","text":"Rain {{i}}."}"""), Token);
        var told = new Told();

        var first = await IngestAsync(path, told);
        var again = await IngestAsync(path, null);

        Assert.Equal((39, 0, 0, 19, 39, 1), (first.Added, first.Updated, first.Unchanged, first.Undated, first.Statements, first.Failed));
        Assert.Equal((0, 0, 39, 19, 0, 1), (again.Added, again.Updated, again.Unchanged, again.Undated, again.Statements, again.Failed));
        Assert.Equal($"{path}:8", Assert.Single(first.Failures).Where);
        Assert.Equal(40, told.Steps.Count);
        Assert.Equal(new(39, 39, 1), told.Steps[^1]);
        var stored = (await store.SearchAsync(new() { PublishedFrom = new LocalDate(2027, 3, 4) }, Token)).Select(match => match.Statement.ArticleId);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"a{2 * i}").Reverse(), stored);
    }

    [Fact]
    public async Task New_words_update()
    {
        var path = folder.Write("a.md", "---\nurl: https://courier.example/1\n---\nOld.");
        await IngestAsync(path, null);
        folder.Write("a.md", "---\nurl: https://courier.example/1\n---\nNew.");

        Assert.Equal((0, 1), ((await IngestAsync(path, null)) is var report ? (report.Added, report.Updated) : default));
    }

    private Task<IngestionReport> IngestAsync(string path, IProgress<IngestionProgress>? progress) =>
        new Ingestion(store, Extract).RunAsync(new ArticleFiles(ArticleDefaults.None).ReadAsync([path], Token), progress, Token);

    // as slow for one article as it is quick for the next, so that an order kept by luck shows
    private static IReadOnlyList<Statement> Extract(Article article)
    {
        Thread.Sleep(article.Text.Length % 2 * 5);
        return [article.Say(News.Mira, article.Text)];
    }

    private sealed class Told : IProgress<IngestionProgress>
    {
        public List<IngestionProgress> Steps { get; } = [];

        public void Report(IngestionProgress value) => Steps.Add(value);
    }
}
