using System.Data.Common;
using BriefingBot.Core.Statements;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <content>What is decided about an article as a whole: a correction of no single statement, which stands for all of them, also those of later readings.</content>
public sealed partial class SqliteCorrectionStore
{
    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written; nothing was.</exception>
    public Task<ArticleRecord> CorrectArticleAsync(ArticleRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = request.Checked();
        return database.WriteAsync(
            async transaction =>
            {
                var (row, record) = await ArticleAsync(transaction, asked.Article, cancellationToken)
                    ?? throw new CorrectionException($"There is no article {asked.Article}: \"statement show\" and \"ask --format json\" show the ids.");
                Check(asked, record);
                var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
                var made = await CorrectionRow.AddAsync(
                    transaction, new(0, string.Empty, asked.Article, asked.Kind, Speaker: null, asked.Editor, asked.Reason, now, CarriedFrom: null), cancellationToken);
                await new ArticleWriter(transaction, cancellationToken).RewriteAsync(row.Number, record.Article, now);
                return record with { History = [.. record.History, made] };
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<ArticleRecord?> FindArticleAsync(string articleId, CancellationToken cancellationToken) => database.ReadAsync<ArticleRecord?>(
        async transaction => (await ArticleAsync(transaction, articleId, cancellationToken))?.Record, cancellationToken);

    private static void Check(ArticleRequest asked, ArticleRecord record)
    {
        if (asked.Kind == CorrectionKind.Withdrawn && record.Withdrawn is { } by)
        {
            throw new CorrectionException($"Article {asked.Article} is withdrawn already, by {by.Editor}.");
        }

        if (asked.Kind == CorrectionKind.Restored && record.Withdrawn is null)
        {
            throw new CorrectionException($"Article {asked.Article} is not withdrawn as a whole: there is nothing to restore.");
        }
    }

    private static async Task<(ArticleRow Row, ArticleRecord Record)?> ArticleAsync(DbTransaction transaction, string id, CancellationToken cancellationToken) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<ArticleRow>(new(
            "SELECT number, id, published, publisher, url, title, text FROM article WHERE id = @id", new { id }, transaction, cancellationToken: cancellationToken)) is { } row
            ? (row, new(row.ToArticle(), [.. (await CorrectionRow.OfArticleAsync(transaction, id, cancellationToken)).Where(correction => correction.IsOfArticle)]))
            : null;
}
