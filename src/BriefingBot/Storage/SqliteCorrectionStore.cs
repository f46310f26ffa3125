using System.Data.Common;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Keeps corrections in the store and puts them in force.</summary>
public sealed partial class SqliteCorrectionStore(SqliteDataSource database, TimeProvider clock) : ICorrectionStore
{
    private const string ArticleOf = """
        SELECT number, id, published, publisher, url, title, text FROM article
        WHERE number = coalesce((SELECT article FROM statement WHERE id = @id), (SELECT article FROM withdrawn_statement WHERE id = @id))
        """;

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written; nothing was.</exception>
    public Task<Correction> CorrectAsync(CorrectionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = request.Checked();
        return database.WriteAsync(
            async transaction =>
            {
                var (row, record) = await RecordAsync(transaction, asked.Statement, cancellationToken)
                    ?? throw new CorrectionException($"There is no statement {asked.Statement}: the reader page of its article shows the ids, and so does \"ask --format json\".");
                Check(asked, record);
                var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
                var made = await CorrectionRow.AddAsync(
                    transaction, new(0, asked.Statement, record.Article.Id, asked.Kind, asked.Speaker, asked.Editor, asked.Reason, now, CarriedFrom: null), cancellationToken);
                await new ArticleWriter(transaction, cancellationToken).RewriteAsync(row.Number, record.Article, now);
                return made;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<StatementRecord?> FindAsync(string statementId, CancellationToken cancellationToken) => database.ReadAsync<StatementRecord?>(
        async transaction => (await RecordAsync(transaction, statementId, cancellationToken))?.Record, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<WithdrawnStatement>> WithdrawnOfAsync(string articleId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<WithdrawnStatement>>(
        async transaction => await WithdrawnAsync(
            transaction, "a.id = @articleId", new { articleId }, articleId, await CorrectionRow.OfArticleAsync(transaction, articleId, cancellationToken), cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<Correction>> ListAsync(int most, CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<Correction>>(
        async connection => [.. (await connection.QueryAsync<CorrectionRow>(new(
            "SELECT * FROM correction ORDER BY number DESC LIMIT @most", new { most }, cancellationToken: cancellationToken))).Select(row => row.ToCorrection())],
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<ChangedStatement>> ChangedSinceAsync(Instant instant, CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<ChangedStatement>>(
        async connection => [.. (await connection.QueryAsync<(string Id, string At)>(new(
            """
            SELECT id, max(at) FROM (
                SELECT statement AS id, made_at AS at FROM correction WHERE made_at >= @Since AND statement <> ''
                UNION ALL SELECT s.id, c.made_at FROM correction c JOIN article a ON a.id = c.article JOIN statement s ON s.article = a.number WHERE c.made_at >= @Since AND c.statement = ''
                UNION ALL SELECT id, withdrawn_at FROM withdrawn_statement WHERE withdrawn_at >= @Since
                UNION ALL SELECT s.id, a.updated_at FROM article a JOIN statement s ON s.article = a.number WHERE a.updated_at >= @Since AND a.updated_at <> a.ingested_at
            ) GROUP BY id
            """,
            new { Since = Stamps.Write(instant) },
            cancellationToken: cancellationToken))).Select(row => new ChangedStatement(row.Id, Stamps.Read(row.At)))],
        cancellationToken);

    private static void Check(CorrectionRequest asked, StatementRecord record)
    {
        if (record.Withdrawn is { By: null })
        {
            throw new CorrectionException($"Statement {asked.Statement} is no longer found in its article: rereading withdrew it, so there is nothing to correct.");
        }

        if (record.History.LastOrDefault(correction => correction.IsOfArticle) is { Kind: CorrectionKind.Withdrawn } whole)
        {
            throw new CorrectionException($"Statement {asked.Statement} is withdrawn with its whole article, by {whole.Editor}: restore that first (article restore {record.Article.Id}).");
        }

        var (isWithdrawn, isCorrected) = (record.Withdrawn is not null, record.Statement?.Corrected is not null);
        if (asked.Kind == CorrectionKind.Restored && !isWithdrawn && !isCorrected)
        {
            throw new CorrectionException($"Statement {asked.Statement} stands as it was read: there is nothing to restore.");
        }

        if (asked.Kind == CorrectionKind.Withdrawn && isWithdrawn)
        {
            throw new CorrectionException($"Statement {asked.Statement} is withdrawn already, by {record.Withdrawn!.By!.Editor}.");
        }

        if (asked.Kind == CorrectionKind.Speaker && record.Statement is { } statement && asked.Speaker == statement.Speaker)
        {
            throw new CorrectionException($"Statement {asked.Statement} has this speaker already.");
        }
    }

    private static async Task<(ArticleRow Row, StatementRecord Record)?> RecordAsync(DbTransaction transaction, string id, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        if (await connection.QuerySingleOrDefaultAsync<ArticleRow>(new(ArticleOf, new { id }, transaction, cancellationToken: cancellationToken)) is not { } row)
        {
            return null;
        }

        var article = row.ToArticle();
        var corrections = await CorrectionRow.OfArticleAsync(transaction, article.Id, cancellationToken);
        var found = await connection.QuerySingleOrDefaultAsync<StatementRow>(new("SELECT * FROM statement WHERE id = @id", new { id }, transaction, cancellationToken: cancellationToken));
        var withdrawn = found is not null ? null : (await WithdrawnAsync(transaction, "w.id = @id", new { id }, article.Id, corrections, cancellationToken)).Single();
        return (row, new(article, found?.ToStatement(article.Id), withdrawn, [.. corrections.Where(correction => correction.Statement == id || correction.IsOfArticle)]));
    }

    private static async Task<IReadOnlyList<WithdrawnStatement>> WithdrawnAsync(
        DbTransaction transaction, string where, object parameters, string articleId, IReadOnlyList<Correction> corrections, CancellationToken cancellationToken) =>
        [.. await transaction.Connection!.QueryAsync<StatementRow, WithdrawnRow, WithdrawnStatement>(
            new(
                $"SELECT {WithdrawnRow.StatementColumns}, {WithdrawnRow.OwnColumns} FROM withdrawn_statement w JOIN article a ON a.number = w.article WHERE {where} ORDER BY w.ordinal, w.id",
                parameters,
                transaction,
                cancellationToken: cancellationToken),
            (row, beside) => beside.ToWithdrawn(row, articleId, corrections),
            splitOn: WithdrawnRow.Split)];
}
