using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.IntegrationTests.Briefings;
using BriefingBot.Storage;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace BriefingBot.IntegrationTests.Storage;

/// <summary>Checking a store, and copying it away and back.</summary>
public sealed class SqliteUpkeepTests : IAsyncLifetime
{
    private static readonly LocalDate Monday = new(2027, 3, 1);
    private static readonly ActorName Thorland = new("Thorland", ActorKind.Country);

    private readonly TemporaryFolder folder = new();
    private SqliteDataSource database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SqliteStatementStore Store => new(database, TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        database = new(folder.File("store.db"));
        await SqliteSchema.PrepareAsync(database, Token);
        await AddAsync(Store, 1, 20);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_store_that_was_used_in_every_way_has_nothing_wrong()
    {
        var corrections = new SqliteCorrectionStore(database, TimeProvider.System);
        var ids = (await Store.SearchAsync(new(), Token)).Select(match => match.Statement.Id).ToList();
        await corrections.CorrectAsync(new(ids[0], CorrectionKind.Withdrawn, null, "Edda Voss", "x"), Token);
        await corrections.CorrectAsync(new(ids[1], CorrectionKind.Speaker, News.Osk, "Edda Voss", "x"), Token);
        await corrections.CorrectAsync(new(ids[2], CorrectionKind.Withdrawn, null, "Edda Voss", "x"), Token);
        await corrections.CorrectAsync(new(ids[2], CorrectionKind.Restored, null, "Edda Voss", "x"), Token);
        var reread = new SqliteRereadStore(database, TimeProvider.System);
        await foreach (var stored in reread.ArticlesAsync(Token))
        {
            await reread.RereadAsync([(stored, [stored.Article.Say(News.Osk, "must stop — 😀 now", Thorland, Thorland)])], isTrial: false, Token);
        }

        await Store.AddAsync(new("empty", "Title", "…"), [new Core.Articles.Article("empty", "Title", "…").Say(null, "…")], Token);

        Assert.Empty(await SqliteCheck.RunAsync(database, null, Token));
    }

    [Theory]
    [InlineData("UPDATE store_state SET statements = 7", "counts: the store says 20 articles and 7 statements")]
    [InlineData("UPDATE actor SET said = said + 1 WHERE key = 'mira halden'", "tallies: mira halden")]
    [InlineData("DELETE FROM actor WHERE key = 'thorland'", "tallies: thorland is missing")]
    [InlineData("UPDATE actor SET newest = newest - 1 WHERE key = 'mira halden'", "tallies: mira halden")]
    [InlineData("DELETE FROM statement_text WHERE rowid = (SELECT max(row) FROM statement)", "index: statement")]
    [InlineData("INSERT INTO statement_text (rowid, body, facets) VALUES (5, 'x', 'y')", "index: entry 5")]
    [InlineData("UPDATE statement SET speaker = 'Osk Brandel', speaker_key = 'osk brandel' WHERE row = (SELECT max(row) FROM statement)", "index: statement")]
    [InlineData("UPDATE statement SET country = NULL WHERE row = (SELECT max(row) FROM statement)", "index: statement")]
    [InlineData("UPDATE article SET text = replace(text, 'stop', 'halt') WHERE number = 3", "index: statement")]
    [InlineData("UPDATE article SET text = 'x' WHERE number = 3", "points outside its article a3")]
    [InlineData("INSERT INTO correction (statement, article, kind, editor, reason, made_at) VALUES ('s1', 'a1', 'Withdrawn', 'e', 'r', '2027-03-04T05:06:07.0000000Z')", "correction: statement s1 was corrected and is not in the store")]
    [InlineData("INSERT INTO correction (statement, article, kind, editor, reason, made_at) SELECT id, 'a1', 'Withdrawn', 'e', 'r', '2027-03-04T05:06:07.0000000Z' FROM statement LIMIT 1", "was withdrawn by an editor and is found")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM article WHERE number = 3", "file: row")]
    public async Task What_is_wrong_is_named(string damage, string words)
    {
        await using (var connection = await database.OpenConnectionAsync(Token))
        {
            await connection.ExecuteAsync(damage);
        }

        Assert.Contains(await SqliteCheck.RunAsync(database, null, Token), fault => fault.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backup_taken_while_others_write_is_whole_and_comes_back()
    {
        var file = folder.File("backups.db");
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writing = Task.Run(
            async () =>
            {
                for (var i = 100; !done.IsCancellationRequested; i++)
                {
                    await AddAsync(Store, i, 1);
                }
            },
            Token);
        await SqliteBackup.SaveAsync(database, file, Token);
        await done.CancelAsync();
        await writing;

        Assert.False(File.Exists(file + "-wal"));
        await AddAsync(Store, 10_000, 5);
        var later = await Store.SummaryAsync(Token);
        Assert.Null(await SqliteBackup.RestoreAsync(file, database.Path, Token)); // while we have it open

        var back = await Store.SummaryAsync(Token);
        Assert.InRange(back.Articles, 20, later.Articles - 5);
        Assert.True(back.Version > later.Version);
        Assert.Empty(await Store.ArticlesAsync(["a10000"], Token));
        Assert.Empty(await SqliteCheck.RunAsync(database, null, Token));
        await AddAsync(Store, 20_000, 1);
        Assert.Empty(await SqliteCheck.RunAsync(database, null, Token));
        Assert.Equal(["backups.db", "store.db", "store.db-shm", "store.db-wal"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_briefing_delivered_since_the_backup_is_not_forgotten()
    {
        var now = Instant.FromUtc(2027, 3, 4, 8, 0);
        var subscriptions = new SubscriptionStore(database, Store, TimeProvider.System);
        var added = await subscriptions.AddAsync(Daily.Of(now), Token);
        await SqliteBackup.SaveAsync(database, folder.File("backup.db"), Token);
        var ledger = new DeliveryLedger(database, Store, TimeProvider.System);
        var key = new DeliveryKey(added!.Id, added.Destinations[0], "2027-03-04");
        Assert.True(await ledger.TryClaimAsync(key, now, Token));
        await ledger.MarkSentAsync(key, "17.1", Token);

        await SqliteBackup.RestoreAsync(folder.File("backup.db"), database.Path, Token);

        Assert.False(await ledger.TryClaimAsync(key, now, Token));
        Assert.Equal(DeliveryState.Sent, Assert.Single(await ledger.ListAsync(null, 10, Token)).State);
    }

    [Fact]
    public async Task A_damaged_store_is_replaced_and_kept()
    {
        await SqliteBackup.SaveAsync(database, folder.File("backup.db"), Token);
        await database.DisposeAsync();
        var broken = "this was a store once"u8.ToArray();
        await File.WriteAllBytesAsync(database.Path, broken, Token);

        var kept = await SqliteBackup.RestoreAsync(folder.File("backup.db"), database.Path, Token);

        Assert.Equal(broken, await File.ReadAllBytesAsync(kept!, Token));
        database = new(database.Path);
        await SqliteSchema.PrepareAsync(database, Token);
        Assert.Equal(20, (await Store.SummaryAsync(Token)).Articles);
    }

    [Fact]
    public async Task A_store_that_is_gone_comes_back()
    {
        await SqliteBackup.SaveAsync(database, folder.File("backup.db"), Token);

        Assert.Null(await SqliteBackup.RestoreAsync(folder.File("backup.db"), folder.File("new/store.db"), Token));

        await using var other = new SqliteDataSource(folder.File("new/store.db"));
        await SqliteSchema.PrepareAsync(other, Token);
        Assert.Equal(20, (await new SqliteStatementStore(other, TimeProvider.System).SummaryAsync(Token)).Articles);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("empty")]
    [InlineData("text")]
    [InlineData("foreign")]
    [InlineData("cut")]
    [InlineData("torn")]
    [InlineData("newer")]
    [InlineData("itself")]
    public async Task What_is_no_whole_backup_is_refused_and_the_store_is_left(string kind)
    {
        var file = folder.File("backup.db");
        await SqliteBackup.SaveAsync(database, file, Token);
        var bytes = await File.ReadAllBytesAsync(file, Token);
        switch (kind)
        {
            case "nothing":
                File.Delete(file);
                break;
            case "empty":
                await File.WriteAllBytesAsync(file, [], Token);
                break;
            case "text":
                await File.WriteAllTextAsync(file, "Velland keeps its harbours open.", Token);
                break;
            case "foreign":
                File.Delete(file);
                await RunAsync(file, "CREATE TABLE x (y)");
                break;
            case "cut":
                await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)], Token);
                break;
            case "torn":
                Array.Fill(bytes, (byte)0xAA, bytes.Length / 2, 8192);
                await File.WriteAllBytesAsync(file, bytes, Token);
                break;
            case "newer":
                await RunAsync(file, "PRAGMA user_version = 999");
                break;
            default:
                file = database.Path;
                break;
        }

        await Assert.ThrowsAsync<StoreException>(() => SqliteBackup.RestoreAsync(file, database.Path, Token));

        Assert.Equal(20, (await Store.SummaryAsync(Token)).Articles);
        Assert.Empty(await SqliteCheck.RunAsync(database, null, Token));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*restoring*"));
    }

    [Fact]
    public async Task A_backup_never_overwrites_and_leaves_no_half_of_itself()
    {
        var file = folder.Write("there.db", "something else");

        await Assert.ThrowsAsync<StoreException>(() => SqliteBackup.SaveAsync(database, file, Token));
        await Assert.ThrowsAsync<StoreException>(() => SqliteBackup.SaveAsync(database, folder.File("no/such/folder.db"), Token));

        Assert.Equal("something else", await File.ReadAllTextAsync(file, Token));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.part"));
    }

    private static async Task AddAsync(SqliteStatementStore store, int from, int count)
    {
        foreach (var i in Enumerable.Range(from, count))
        {
            var article = News.Article($"a{i}", $"Number {i}: Thorland must stop — 😀 now, \"at once\".", Monday.PlusDays(i % 40));
            await store.AddAsync(article, [article.Say(News.Mira, "must stop — 😀 now, \"at once\"", Thorland)], Token);
        }
    }

    private static async Task RunAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await connection.OpenAsync(Token);
        await connection.ExecuteAsync(sql);
    }
}
