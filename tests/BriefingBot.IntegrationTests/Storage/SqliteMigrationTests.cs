using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.IntegrationTests.Briefings;
using BriefingBot.Storage;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Storage;

/// <summary>Stores that earlier releases wrote.</summary>
public sealed class SqliteMigrationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new(2027, 3, 4, 5, 6, 7, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_store_from_before_briefings_keeps_its_articles_and_takes_subscriptions()
    {
        var path = folder.File("store.db");
        var article = News.Article("a1", "Velland will keep its harbours open.", new(2027, 3, 4));
        await using (var old = new SqliteDataSource(path))
        {
            await RunAsync(old, 1);
            await new SqliteStatementStore(old, clock).AddAsync(article, [article.Say(News.Mira, "Velland will keep its harbours open")], Token);
        }

        await using var database = new SqliteDataSource(path);
        await SqliteSchema.PrepareAsync(database, Token);
        await SqliteSchema.PrepareAsync(database, Token); // and once more does nothing

        var store = new SqliteStatementStore(database, clock);
        Assert.Equal(new(1, 1, new(2027, 3, 4), new(2027, 3, 4), 1), await store.SummaryAsync(Token));
        Assert.Equal("a1", Assert.Single(await store.SearchAsync(new() { All = [new([], ["harbours"])] }, Token)).Statement.ArticleId);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var added = await new SubscriptionStore(database, store, clock).AddAsync(Daily.Of(now), Token);
        Assert.Equal(1, added!.CreatedVersion); // what was there before is not new
        Assert.True(await new DeliveryLedger(database, store, clock).TryClaimAsync(new(added.Id, added.Destinations[0], "2027-03-04"), now, Token));
    }

    [Fact]
    public async Task A_delivery_that_was_taken_when_the_state_before_was_kept_goes_on()
    {
        await using var database = new SqliteDataSource(folder.File("store.db"));
        foreach (var version in Enumerable.Range(1, 12))
        {
            await RunAsync(database, version);
        }

        await database.ExecuteAsync(OldDelivery.Sql, new { }, Token);

        await SqliteSchema.PrepareAsync(database, Token);

        await OldDelivery.GoesOnAsync(new DeliveryLedger(database, new SqliteStatementStore(database, clock), clock), Token);
        await Assert.ThrowsAnyAsync<Exception>(() => database.ExecuteAsync("UPDATE delivery SET leased_from = NULL", new { }, Token));
    }

    private static async Task RunAsync(SqliteDataSource database, int version)
    {
        await using var stream = typeof(SqliteSchema).Assembly.GetManifestResourceStream(FormattableString.Invariant($"Migrations/{version:0000}.sql"))!;
        using var reader = new StreamReader(stream);
        var script = await reader.ReadToEndAsync(Token);
        await using var connection = await database.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(FormattableString.Invariant($"{script}\nPRAGMA application_id = {SqliteFile.ApplicationId}; PRAGMA user_version = {version}; PRAGMA journal_mode = WAL;"));
    }
}
