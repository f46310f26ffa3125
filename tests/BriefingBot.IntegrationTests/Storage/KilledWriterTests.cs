using System.Diagnostics;
using BriefingBot.Storage;
using Dapper;

namespace BriefingBot.IntegrationTests.Storage;

/// <summary>A process that writes and is killed, as a power cut or <c>kill -9</c> would.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Leaves_whole_articles_only_and_another_can_go_on()
    {
        var path = folder.File("store.db");
        var articles = 0;
        foreach (var milliseconds in (int[])[0, 3, 17, 71])
        {
            await WriteUntilKilledAsync(path, TimeSpan.FromMilliseconds(milliseconds));
            articles = await CheckAsync(path, articles);
        }
    }

    /// <summary>Beside this process, which keeps reading, the other one writes.</summary>
    [Fact]
    public async Task Another_process_may_read_and_write_meanwhile()
    {
        var path = folder.File("store.db");
        await using var database = new SqliteDataSource(path);
        await SqliteSchema.PrepareAsync(database, Token);
        var store = new SqliteStatementStore(database, TimeProvider.System);
        using var writer = Start(path);
        try
        {
            foreach (var i in Enumerable.Range(0, 20))
            {
                await writer.StandardOutput.ReadLineAsync(Token);
                var article = News.Article($"own {i}", "Words.");
                await store.AddAsync(article, [article.Say(News.Osk, "Words")], Token);
                Assert.True((await store.SummaryAsync(Token)).Articles > i);
            }
        }
        finally
        {
            writer.Kill();
            await writer.WaitForExitAsync(Token);
        }

        Assert.Equal(20, (await store.ActorsAsync(Token)).Single(actor => actor.Actor.Name == "Osk Brandel").Said);
    }

    private static async Task WriteUntilKilledAsync(string path, TimeSpan after)
    {
        using var writer = Start(path);
        foreach (var _ in Enumerable.Range(0, 30))
        {
            Assert.NotNull(await writer.StandardOutput.ReadLineAsync(Token));
        }

        await Task.Delay(after, Token);
        writer.Kill(); // SIGKILL
        await writer.WaitForExitAsync(Token);
    }

    private static Process Start(string path) => Process.Start(
        new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "BriefingBot.StoreWriter.dll"), path]) { RedirectStandardOutput = true, UseShellExecute = false })!;

    private static async Task<int> CheckAsync(string path, int before)
    {
        await using var database = new SqliteDataSource(path);
        await SqliteSchema.PrepareAsync(database, Token);
        await using var connection = await database.OpenConnectionAsync(Token);
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
        Assert.Empty(await connection.QueryAsync("PRAGMA foreign_key_check"));
        Assert.Empty(await connection.QueryAsync("SELECT a.id FROM article a LEFT JOIN statement s ON s.article = a.number GROUP BY a.id HAVING count(s.id) <> 5"));
        var articles = await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM article");
        Assert.Equal(
            (articles, articles * 5, articles * 5, articles * 5, articles * 5),
            await connection.QuerySingleAsync<(int, int, int, int, int)>(
                """
                SELECT articles, statements, (SELECT count(*) FROM statement), (SELECT said FROM actor),
                    (SELECT count(*) FROM statement s JOIN statement_text t ON t.rowid = s.row WHERE statement_text MATCH 'body:"ships"')
                FROM store_state
                """));
        Assert.True(articles >= Math.Max(before, 15));
        return articles;
    }
}
