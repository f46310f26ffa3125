using System.Data.Common;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using Dapper;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Storage;

/// <summary>Writes one article with its statements inside a transaction that somebody else opens and commits.</summary>
internal sealed class ArticleWriter(DbTransaction transaction, CancellationToken cancellationToken)
{
    // fixed width, so that text sorts as time does

    /// <summary>Adds the article, or replaces all that is stored of it when anything differs.</summary>
    public async Task<StoreOutcome> WriteAsync(Article article, IReadOnlyList<Statement> statements, Instant now)
    {
        var row = ArticleRow.Of(article);
        var rows = statements.Select((statement, ordinal) => StatementRow.Of(article, statement, ordinal)).ToList();
        var fingerprint = ArticleRow.Fingerprint(row, rows);
        var stored = await Connection.QuerySingleOrDefaultAsync<Stored>(Command(
            "SELECT number, fingerprint FROM article WHERE id = @Id", new { article.Id }));
        if (stored?.Fingerprint == fingerprint)
        {
            return StoreOutcome.Unchanged;
        }

        var tally = new ActorTally();
        var gone = stored is null ? 0 : await RemoveStatementsAsync(stored.Number, tally);
        var number = await WriteArticleAsync(row, fingerprint, Stamps.Write(now));
        await WriteStatementsAsync(article, statements, await NumberedAsync(rows, number, article.Published), tally);
        await tally.WriteAsync(transaction, cancellationToken);
        await Connection.ExecuteAsync(Command(
            "UPDATE store_state SET version = version + 1, articles = articles + @Articles, statements = statements + @Statements",
            new { Articles = stored is null ? 1 : 0, Statements = rows.Count - gone }));
        return stored is null ? StoreOutcome.Added : StoreOutcome.Updated;
    }

    private DbConnection Connection => transaction.Connection!;

    private async Task<int> RemoveStatementsAsync(long article, ActorTally tally)
    {
        var rows = (await Connection.QueryAsync<StatementRow>(Command("SELECT * FROM statement WHERE article = @article", new { article }))).AsList();
        foreach (var row in rows)
        {
            tally.Count(row, -1);
        }

        await Connection.ExecuteAsync(Command("DELETE FROM statement_text WHERE rowid = @Row", rows.OrderBy(row => row.Row).ToList()));
        await Connection.ExecuteAsync(Command("DELETE FROM statement WHERE article = @article", new { article }));
        return rows.Count;
    }

    private Task<long> WriteArticleAsync(ArticleRow row, string fingerprint, string now) =>
        Connection.ExecuteScalarAsync<long>(Command(
            """
            INSERT INTO article (id, batch, ingested_at, updated_at, published, publisher, url, fingerprint, title, text)
            VALUES (@Id, (SELECT version + 1 FROM store_state), @now, @now, @Published, @Publisher, @Url, @fingerprint, @Title, @Text)
            ON CONFLICT (id) DO UPDATE SET
                updated_at = excluded.updated_at, published = excluded.published, publisher = excluded.publisher,
                url = excluded.url, fingerprint = excluded.fingerprint, title = excluded.title, text = excluded.text
            RETURNING number
            """,
            new { row.Id, now, row.Published, row.Publisher, row.Url, fingerprint, row.Title, row.Text }));

    /// <summary>The rows with their numbers: the first statement gets the highest, so that "newest first" keeps the order of the text.</summary>
    private async Task<List<StatementRow>> NumberedAsync(List<StatementRow> rows, long article, LocalDate? published)
    {
        var first = StatementNumber.FirstOf(published);
        var next = await Connection.ExecuteScalarAsync<long>(Command(
            "SELECT coalesce((SELECT row FROM statement WHERE row >= @first AND row < @end ORDER BY row DESC LIMIT 1), @first - 1) + 1",
            new { first, end = first + StatementNumber.PerDay }));
        return next + rows.Count <= first + StatementNumber.PerDay
            ? rows.ConvertAll(row => row with { Row = next + rows.Count - 1 - row.Ordinal, Article = article })
            : throw new StoreException($"The store takes at most {StatementNumber.PerDay:N0} statements of one day. Start another store with --store.");
    }

    private async Task WriteStatementsAsync(Article article, IReadOnlyList<Statement> statements, List<StatementRow> rows, ActorTally tally)
    {
        rows.Reverse(); // the index takes ascending rows in one go; any other order makes it write after each
        await Connection.ExecuteAsync(Command(
            """
            INSERT INTO statement (row, id, article, ordinal, mode, said_from, said_to, speaker, speaker_key, speaker_kind, office, country, organisation, detail)
            VALUES (@Row, @Id, @Article, @Ordinal, @Mode, @SaidFrom, @SaidTo, @Speaker, @SpeakerKey, @SpeakerKind, @Office, @Country, @Organisation, @Detail)
            """,
            rows));
        await Connection.ExecuteAsync(Command(
            "INSERT INTO statement_text (rowid, body, facets) VALUES (@Row, @Body, @Facets)",
            rows.ConvertAll(row => new
            {
                row.Row,
                Body = StatementIndex.WordsOf(article, statements[(int)row.Ordinal]),
                Facets = string.Join(' ', StatementIndex.FacetsOf(statements[(int)row.Ordinal]).Select(FacetToken.Of)),
            })));
        rows.ForEach(row => tally.Count(row, 1));
    }

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, transaction, cancellationToken: cancellationToken);

    private sealed record Stored
    {
        public long Number { get; init; }

        public required string Fingerprint { get; init; }
    }
}
