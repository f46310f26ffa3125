using BriefingBot.Core.Articles;
using BriefingBot.Storage;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Storage;

/// <summary>What may lie where a store is expected, and what happens to it: nothing, unless it is ours.</summary>
public sealed class SqliteStoreFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new(2027, 3, 4, 5, 6, 7, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("deep/er/store.db")]
    [InlineData("a ?#% ü.db")]
    public async Task A_new_store_is_made_with_its_folder_and_found_again(string name)
    {
        await IngestAsync(folder.File(name), "a1");
        await IngestAsync(folder.File(name), "a2");

        Assert.Equal(2, await CountAsync(folder.File(name)));
        Assert.Equal([folder.File(name)], Directory.GetFiles(Path.GetDirectoryName(folder.File(name))!)); // no log is left behind
    }

    [Fact]
    public async Task An_empty_file_becomes_a_store()
    {
        var path = folder.Write("store.db", "");

        await IngestAsync(path, "a1");

        Assert.Equal(1, await CountAsync(path));
    }

    [Fact]
    public async Task Many_may_open_a_new_store_at_once()
    {
        var path = folder.File("store.db");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => IngestAsync(path, $"a{i}"), Token)));

        Assert.Equal(6, await CountAsync(path));
    }

    [Fact]
    public async Task Another_connection_sees_each_change_at_once_and_its_version()
    {
        var path = folder.File("store.db");
        await using var one = await OpenAsync(path);
        await using var other = await OpenAsync(path);
        var writer = new SqliteStatementStore(one, clock);
        var reader = new SqliteStatementStore(other, clock);
        var before = (await reader.SummaryAsync(Token)).Version;

        await writer.AddAsync(new("a1", "Title", "Words."), [], Token);

        Assert.Single(await reader.ArticlesAsync(["a1"], Token));
        Assert.True((await reader.SummaryAsync(Token)).Version > before);
    }

    [Fact]
    public async Task An_update_keeps_the_place_in_the_order_of_ingestion()
    {
        var path = folder.File("store.db");
        await IngestAsync(path, "a1");
        clock.Advance(TimeSpan.FromHours(1));
        await IngestAsync(path, "a2");
        clock.Advance(TimeSpan.FromHours(1));
        await IngestAsync(path, "a1", "Other words.");

        await using var database = await OpenAsync(path);
        await using var connection = await database.OpenConnectionAsync(Token);
        Assert.Equal(
            [("a1", 1, "2027-03-04T05:06:07.0000000Z", "2027-03-04T07:06:07.0000000Z"), ("a2", 2, "2027-03-04T06:06:07.0000000Z", "2027-03-04T06:06:07.0000000Z")],
            await connection.QueryAsync<(string, int, string, string)>("SELECT id, batch, ingested_at, updated_at FROM article ORDER BY number"));
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_and_left_alone()
    {
        var path = folder.File("store.db");
        await IngestAsync(path, "a1");
        await ExecuteAsync(path, "PRAGMA user_version = 4711");

        await RefusesAsync(path, "version 4711", "Update the program");
    }

    [Fact]
    public async Task The_database_of_another_program_is_refused_and_left_alone()
    {
        var path = folder.File("other.db");
        await ExecuteAsync(path, "CREATE TABLE article (id); INSERT INTO article VALUES (1); PRAGMA journal_mode = WAL");

        await RefusesAsync(path, "another program");
    }

    [Theory]
    [InlineData("Dear diary, nothing happened.")]
    [InlineData("x")]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone(string text) =>
        await RefusesAsync(folder.Write("diary.txt", text), "no SQLite file", "--store");

    [Fact]
    public async Task A_store_cut_off_is_refused_and_left_alone()
    {
        var path = folder.File("store.db");
        await IngestAsync(path, "a1");
        foreach (var length in (int[])[50, 4096, 20_000])
        {
            await RefusesAsync(folder.Write($"cut-{length}.db", (await File.ReadAllBytesAsync(path, Token))[..length]), "damaged", "backup");
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(5 * 4096)]
    [InlineData(12 * 4096)]
    public async Task A_store_overwritten_somewhere_is_refused_and_left_alone(int position)
    {
        var path = folder.File("store.db");
        await IngestAsync(path, "a1");
        var bytes = await File.ReadAllBytesAsync(path, Token);
        bytes.AsSpan(position, 512).Fill(0xA5);

        await RefusesAsync(folder.Write("store.db", bytes), "damaged", "backup");
    }

    [Fact]
    public async Task A_folder_is_no_store() => await RefusesAsync(folder.Path, "is a folder", "--store");

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        folder.Write("file", "text");

        var error = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(folder.File("file/store.db")));

        Assert.Contains("cannot be created", error.Message, StringComparison.Ordinal);
        Assert.Contains(folder.File("file/store.db"), error.Message, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(string path, params string[] said)
    {
        var isFile = File.Exists(path);
        var before = isFile ? await File.ReadAllBytesAsync(path, Token) : [];
        var files = Directory.GetFileSystemEntries(folder.Path);
        var then = new DateTime(2020, 2, 2, 2, 2, 2, DateTimeKind.Utc);
        if (isFile)
        {
            File.SetLastWriteTimeUtc(path, then);
        }

        var error = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(path));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.All(said, words => Assert.Contains(words, error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(files, Directory.GetFileSystemEntries(folder.Path));
        if (isFile)
        {
            Assert.Equal(before, await File.ReadAllBytesAsync(path, Token));
            Assert.Equal(then, File.GetLastWriteTimeUtc(path));
        }
    }

    private static async Task<SqliteDataSource> OpenAsync(string path)
    {
        var database = new SqliteDataSource(path);
        try
        {
            await SqliteSchema.PrepareAsync(database, Token);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private async Task IngestAsync(string path, string id, string text = "Words are here.")
    {
        await using var database = await OpenAsync(path);
        var article = new Article(id, "Title", text, new LocalDate(2027, 3, 4));
        await new SqliteStatementStore(database, clock).AddAsync(article, [article.Say(News.Mira, text)], Token);
    }

    private async Task<int> CountAsync(string path)
    {
        await using var database = await OpenAsync(path);
        return (await new SqliteStatementStore(database, clock).SummaryAsync(Token)).Articles;
    }

    private static async Task ExecuteAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        await connection.ExecuteAsync(sql);
    }
}
