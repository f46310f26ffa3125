using System.Data.Common;
using System.Runtime.CompilerServices;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Gives the articles of the store a page at a time, and takes what another reading found of them.</summary>
public sealed class SqliteRereadStore(SqliteDataSource database, TimeProvider clock) : IRereadStore
{
    private const int PerPage = 16; // an article has a few KB as a rule, and 16 MB at most

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async IAsyncEnumerable<StoredArticle> ArticlesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = 0L;
        while (true)
        {
            var page = await database.UseAsync(
                async connection => (await connection.QueryAsync<ArticleRow, Beside, (ArticleRow Row, Beside Beside)>(
                    new(
                        "SELECT number, id, published, publisher, url, title, text, fingerprint FROM article WHERE number > @last ORDER BY number LIMIT @PerPage",
                        new { last, PerPage },
                        cancellationToken: cancellationToken),
                    (row, beside) => (row, beside),
                    splitOn: "fingerprint")).AsList(),
                cancellationToken);
            foreach (var (row, beside) in page)
            {
                yield return new(row.ToArticle(), beside.Fingerprint);
            }

            if (page.Count < PerPage)
            {
                yield break;
            }

            last = page[^1].Row.Number;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written; nothing was.</exception>
    public Task<RereadCounts> RereadAsync(IReadOnlyList<(StoredArticle Article, IReadOnlyList<Statement> Statements)> readings, bool isTrial, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(readings);
        return isTrial ? database.ReadAsync(work, cancellationToken) : database.WriteAsync(work, cancellationToken);

        async Task<RereadCounts> work(DbTransaction transaction)
        {
            var counts = RereadCounts.Nothing;
            foreach (var (stored, statements) in readings)
            {
                counts = counts.Plus(await RereadAsync(transaction, stored, statements, isTrial, cancellationToken));
            }

            return counts;
        }
    }

    private async Task<RereadCounts> RereadAsync(DbTransaction transaction, StoredArticle stored, IReadOnlyList<Statement> statements, bool isTrial, CancellationToken cancellationToken)
    {
        var present = await transaction.Connection!.QuerySingleOrDefaultAsync<Beside>(new(
            "SELECT number, fingerprint FROM article WHERE id = @Id", new { stored.Article.Id }, transaction, cancellationToken: cancellationToken));
        if (present?.Fingerprint != stored.Fingerprint)
        {
            return RereadCounts.Nothing with { Articles = 1, Skipped = 1 };
        }

        var before = (await new ArticleHistory(transaction, cancellationToken).StatementsAsync(present.Number, stored.Article))
            .Where(one => one.IsRead).ToDictionary(one => one.Statement.Id, one => Plain(stored.Article, one.Statement), StringComparer.Ordinal);
        if (!isTrial)
        {
            await new ArticleWriter(transaction, cancellationToken).WriteAsync([ArticleRows.Of(new(stored.Article, statements))], Instant.FromDateTimeOffset(clock.GetUtcNow()));
        }

        var again = statements.Where(statement => before.ContainsKey(statement.Id)).ToList();
        var kept = again.Count(statement => before[statement.Id] == Plain(stored.Article, statement));
        return new(1, kept, again.Count - kept, statements.Count - again.Count, before.Count - again.Count, Skipped: 0);
    }

    // without its place among the others, which says nothing of the statement
    private static StatementRow Plain(Article article, Statement statement) => StatementRow.Of(article, statement, ordinal: 0);

    private sealed record Beside
    {
        public long Number { get; init; }

        public required string Fingerprint { get; init; }
    }
}
