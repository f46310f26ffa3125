using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.IntegrationTests.Briefings;
using BriefingBot.Storage;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Npgsql;

namespace BriefingBot.IntegrationTests.Storage;

/// <summary>Reaching a PostgreSQL database, making its tables, and tying it to one statement store.</summary>
public sealed class PostgresTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("postgres://news:p%40ss@db.example/briefings", "db.example", 5432, "briefings", "news", "p@ss")]
    [InlineData("postgresql://news@db.example:6432/briefings?sslmode=verify-full&connect_timeout=5", "db.example", 6432, "briefings", "news", null)]
    [InlineData("postgres:///briefings?host=/run/postgresql&user=news", "/run/postgresql", 5432, "briefings", "news", null)]
    [InlineData("Host=db.example;Database=briefings;Username=news;Password=secret", "db.example", 5432, "briefings", "news", "secret")]
    public async Task A_connection_is_read_in_both_forms(string setting, string host, int port, string database, string user, string? password)
    {
        var read = PostgresConnection.Read(setting);
        await using var source = PostgresConnection.Open(setting);

        Assert.Equal((host, port, database, user, password), (read.Host, read.Port, read.Database, read.Username, read.Password));
        Assert.DoesNotContain("Password", source.ConnectionString, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("data/briefings.db")]
    [InlineData("mysql://root:secret@db.example/briefings")]
    [InlineData("postgres://news:secret@db.example/briefings?colour=blue")]
    [InlineData("postgres://news:secret@db.example:port/briefings")]
    [InlineData("Host=db.example;Password=secret;Port=many")]
    [InlineData("Database=briefings;Password=secret")]
    public void One_that_cannot_be_read_is_refused_without_showing_it(string setting)
    {
        var refused = Assert.Throws<StoreException>(() => PostgresConnection.Open(setting));

        Assert.StartsWith("Briefings:Connection", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replicas_that_start_together_make_the_tables_once()
    {
        var connection = await postgres.CreateDatabaseAsync(Token);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(StartAsync, Token)));

        async Task StartAsync()
        {
            await using var source = PostgresConnection.Open(connection);
            await PostgresSchema.PrepareAsync(source, Token);
        }
    }

    [Fact]
    public async Task A_delivery_that_was_taken_when_the_state_before_was_kept_goes_on()
    {
        await using var source = PostgresConnection.Open(await postgres.CreateDatabaseAsync(Token));
        await source.ExecuteAsync("CREATE TABLE briefings_schema (version INTEGER NOT NULL); INSERT INTO briefings_schema (version) VALUES (5)", new { }, Token);
        foreach (var version in Enumerable.Range(1, 5))
        {
            await using var stream = typeof(PostgresSchema).Assembly.GetManifestResourceStream(FormattableString.Invariant($"PostgresMigrations/{version:0000}.sql"))!;
            using var reader = new StreamReader(stream);
            await source.ExecuteAsync(await reader.ReadToEndAsync(Token), new { }, Token);
        }

        await source.ExecuteAsync(OldDelivery.Sql, new { }, Token);
        await PostgresSchema.PrepareAsync(source, Token);

        using var folder = new TemporaryFolder();
        await using var file = await FileAsync(folder, "store.db");
        var clock = new FakeTimeProvider(new(2027, 3, 4, 5, 6, 7, TimeSpan.Zero));
        await OldDelivery.GoesOnAsync(new DeliveryLedger(source, new SqliteStatementStore(file, clock), clock), Token);
        await Assert.ThrowsAsync<StoreException>(() => source.ExecuteAsync("UPDATE delivery SET leased_from = NULL", new { }, Token));
    }

    [Fact]
    public async Task A_newer_database_is_refused_and_left_as_it_is()
    {
        await using var source = await postgres.PrepareDatabaseAsync(Token);
        await source.ExecuteAsync("INSERT INTO briefings_schema (version) VALUES (1000)", new { }, Token);

        var refused = await Assert.ThrowsAsync<StoreException>(() => PostgresSchema.PrepareAsync(source, Token));

        Assert.Contains("newer BriefingBot: it has version 1000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_words()
    {
        var there = await postgres.CreateDatabaseAsync(Token);
        await Says(there.Replace("Database=test", "Database=nosuch", StringComparison.Ordinal), "does not exist. Create it");
        await Says(there.Replace("Username=briefingbot", "Username=nobody", StringComparison.Ordinal), "lets this user not in");
        await Says("Host=127.0.0.1;Port=1;Database=x;Username=x;Password=secret", "cannot be reached");

        static async Task Says(string connection, string words)
        {
            await using var source = PostgresConnection.Open(connection);
            var refused = await Assert.ThrowsAsync<StoreException>(() => PostgresSchema.PrepareAsync(source, Token));
            Assert.Contains(words, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_counts_by_the_store_it_first_saw_until_another_is_adopted()
    {
        await using var briefings = await postgres.PrepareDatabaseAsync(Token);
        using var folder = new TemporaryFolder();
        await using var first = await FileAsync(folder, "first.db");
        await using var second = await FileAsync(folder, "second.db");
        await StatementStoreLink.CheckAsync(briefings, first, Token);
        await StatementStoreLink.CheckAsync(briefings, first, Token);

        var refused = await Assert.ThrowsAsync<StoreException>(() => StatementStoreLink.CheckAsync(briefings, second, Token));
        Assert.Contains("store adopt", refused.Message, StringComparison.Ordinal);
        await StatementStoreLink.AdoptAsync(briefings, second, Token);

        await StatementStoreLink.CheckAsync(briefings, second, Token);
        await Assert.ThrowsAsync<StoreException>(() => StatementStoreLink.CheckAsync(briefings, first, Token));
    }

    [Fact]
    public async Task What_comes_after_an_older_backup_was_restored_is_still_told()
    {
        await using var briefings = await postgres.PrepareDatabaseAsync(Token);
        var store = await SqliteStore.OpenAsync(TimeProvider.System, Token, briefings);
        using var folder = new TemporaryFolder();
        await using var file = new SqliteDataSource(store.Path);
        await StatementStoreLink.CheckAsync(briefings, file, Token);
        var now = Instant.FromUtc(2027, 3, 1, 8, 0);
        await SqliteBackup.SaveAsync(file, folder.File("backup.db"), Token);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await store.IngestAsync(Token);
        }

        var added = await store.Subscriptions.AddAsync(Daily.Of(now), Token);
        Assert.Equal(5, added!.CreatedVersion);
        await using var restored = new SqliteDataSource(folder.File("backup.db"));
        await SqliteSchema.PrepareAsync(restored, Token);

        await StatementStoreLink.CheckAsync(briefings, restored, Token); // a backup is the same store

        var statements = new SqliteStatementStore(restored, TimeProvider.System);
        Assert.Equal(5, (await statements.SummaryAsync(Token)).Version);
        var article = News.Article("a9", "Harbours open.");
        await statements.AddAsync(article, [article.Say(News.Mira, "Harbours open")], Token);
        Assert.Equal("a9", Assert.Single(await statements.SearchAsync(new() { AfterVersion = added.CreatedVersion }, Token)).Statement.ArticleId);
        await store.DisposeAsync();
    }

    private static async Task<SqliteDataSource> FileAsync(TemporaryFolder folder, string name)
    {
        var file = new SqliteDataSource(folder.File(name));
        await SqliteSchema.PrepareAsync(file, Token);
        return file;
    }
}
