using System.Data.Common;
using System.Text.Json;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Keeps articles and statements in one SQLite file. Many may read while one writes, from this process and others.</summary>
public sealed class SqliteStatementStore(SqliteDataSource database, TimeProvider clock) : IStatementStore
{
    static SqliteStatementStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">As for several.</exception>
    /// <exception cref="StoreException">The store cannot be written; nothing of the article was stored.</exception>
    public async Task<StoreOutcome> AddAsync(Article article, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(statements);
        return (await AddAsync([new(article, statements)], cancellationToken))[0];
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A statement belongs to another article, two have the same id, or the text holds a NUL character.</exception>
    /// <exception cref="StoreException">The store cannot be written; nothing of the articles was stored.</exception>
    public async Task<IReadOnlyList<StoreOutcome>> AddAsync(IReadOnlyList<ExtractedArticle> articles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        // on all processors, while those before are written
        var rows = articles.Select(article => Task.Run(() => ArticleRows.Of(article), cancellationToken)).ToList();
        return await database.WriteAsync(
            async transaction => await new ArticleWriter(transaction, cancellationToken).WriteAsync(rows, Instant.FromDateTimeOffset(clock.GetUtcNow())),
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<Article>> ArticlesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        database.UseAsync<IReadOnlyList<Article>>(
            async connection => [.. (await connection.QueryAsync<ArticleRow>(new(
                "SELECT number, id, published, publisher, url, title, text FROM article WHERE id IN (SELECT value FROM json_each(@Ids))",
                new { Ids = JsonSerializer.Serialize(ids) },
                cancellationToken: cancellationToken))).Select(row => row.ToArticle())],
            cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<Statement>> StatementsOfAsync(string articleId, CancellationToken cancellationToken) =>
        database.UseAsync<IReadOnlyList<Statement>>(
            async connection => [.. (await connection.QueryAsync<StatementRow>(new(
                "SELECT s.* FROM statement s JOIN article a ON a.number = s.article WHERE a.id = @articleId ORDER BY s.ordinal",
                new { articleId },
                cancellationToken: cancellationToken))).Select(row => row.ToStatement(articleId))],
            cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<StatementMatch>> SearchAsync(StatementQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return database.UseAsync<IReadOnlyList<StatementMatch>>(
            async connection => await SqliteStatementSearch.PlanAsync(query, connection, cancellationToken) is not var (sql, parameters)
                ? []
                : [.. await connection.QueryAsync<StatementRow, Found, StatementMatch>(
                    new(sql, parameters, cancellationToken: cancellationToken),
                    (row, found) => new(row.ToStatement(found.ArticleId), StatementRow.Date(found.Published), found.Score),
                    splitOn: nameof(Found.Score))],
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<KnownActor>> ActorsAsync(CancellationToken cancellationToken) =>
        database.UseAsync<IReadOnlyList<KnownActor>>(
            async connection => [.. (await connection.QueryAsync<ActorRow>(new(
                """
                SELECT coalesce(s.speaker, a.name) AS name, coalesce(s.speaker_kind, a.kind) AS kind, s.office, s.country, s.organisation, a.said, a.about
                FROM actor a LEFT JOIN statement s ON s.row = a.newest
                ORDER BY a.said + a.about DESC, a.key
                """,
                cancellationToken: cancellationToken))).Select(row => row.ToActor())],
            cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<long> VersionBeforeAsync(Instant instant, CancellationToken cancellationToken) =>
        database.UseAsync(
            connection => connection.ExecuteScalarAsync<long>(new(
                "SELECT coalesce(max(batch), 0) FROM article WHERE ingested_at < @Before", new { Before = Stamps.Write(instant) }, cancellationToken: cancellationToken)),
            cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<StoreSummary> SummaryAsync(CancellationToken cancellationToken) =>
        database.UseAsync(
            async connection => (await connection.QuerySingleAsync<SummaryRow>(new(
                """
                SELECT articles, statements, version,
                    (SELECT min(published) FROM article) AS first_day, (SELECT max(published) FROM article) AS last_day
                FROM store_state
                """,
                cancellationToken: cancellationToken))).ToSummary(),
            cancellationToken);

    private sealed record Found
    {
        public double Score { get; init; }

        public required string ArticleId { get; init; }

        public string? Published { get; init; }
    }

    private sealed record ActorRow
    {
        public required string Name { get; init; }

        public required string Kind { get; init; }

        public string? Office { get; init; }

        public string? Country { get; init; }

        public string? Organisation { get; init; }

        public int Said { get; init; }

        public int About { get; init; }

        public KnownActor ToActor() => new(new(Name, Enum.Parse<ActorKind>(Kind), Office, Country, Organisation), Said, About);
    }

    private sealed record SummaryRow
    {
        public int Articles { get; init; }

        public int Statements { get; init; }

        public long Version { get; init; }

        public string? FirstDay { get; init; }

        public string? LastDay { get; init; }

        public StoreSummary ToSummary() => new(Articles, Statements, StatementRow.Date(FirstDay), StatementRow.Date(LastDay), Version);
    }
}
