using System.Data.Common;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Writes one article with its statements inside a transaction that somebody else opens and commits.</summary>
internal sealed class ArticleWriter(DbTransaction transaction, CancellationToken cancellationToken)
{
    /// <summary>Adds the article, or replaces all that is stored of it when anything differs; corrections on record stay in force.</summary>
    public async Task<StoreOutcome> WriteAsync(Article article, IReadOnlyList<Statement> statements, Instant now)
    {
        var row = ArticleRow.Of(article);
        var fingerprint = ArticleRow.Fingerprint(row, [.. statements.Select((statement, ordinal) => StatementRow.Of(article, statement, ordinal))]);
        var stored = await Connection.QuerySingleOrDefaultAsync<Stored>(Command(
            "SELECT number, fingerprint FROM article WHERE id = @Id", new { article.Id }));
        if (stored?.Fingerprint == fingerprint)
        {
            return StoreOutcome.Unchanged;
        }

        var tally = new ActorTally();
        var reading = stored is null ? CorrectedReading.Of(statements, []) : await new ArticleHistory(transaction, cancellationToken).CorrectAsync(stored.Number, article, statements, now);
        var gone = stored is null ? 0 : await RemoveStatementsAsync(stored.Number, tally);
        var number = await WriteArticleAsync(row, fingerprint, Stamps.Write(now));
        await WriteFoundAsync(article, number, reading, tally, articles: stored is null ? 1 : 0, gone);
        return stored is null ? StoreOutcome.Added : StoreOutcome.Updated;
    }

    /// <summary>Writes the statements of a stored article again, as they were read, with the corrections that now stand.</summary>
    public async Task RewriteAsync(long number, Article article, Instant now)
    {
        var history = new ArticleHistory(transaction, cancellationToken);
        var read = (await history.StatementsAsync(number, article)).Where(stored => stored.IsRead).OrderBy(stored => stored.Ordinal).Select(stored => stored.Statement).ToList();
        var tally = new ActorTally();
        var reading = await history.CorrectAsync(number, article, read, now);
        var gone = await RemoveStatementsAsync(number, tally);
        await WriteFoundAsync(article, number, reading, tally, articles: 0, gone);
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

    private async Task WriteFoundAsync(Article article, long number, CorrectedReading reading, ActorTally tally, int articles, int gone)
    {
        var rows = reading.Found.Select(found => StatementRow.Of(article, found.Statement, found.Ordinal)).ToList();
        await WriteStatementsAsync(article, reading.Found, await NumberedAsync(rows, number, article.Published), tally);
        await tally.WriteAsync(transaction, cancellationToken);
        await Connection.ExecuteAsync(Command(
            "UPDATE store_state SET version = version + 1, articles = articles + @articles, statements = statements + @Statements",
            new { articles, Statements = rows.Count - gone }));
    }

    /// <summary>The rows with their numbers: the first statement gets the highest, so that "newest first" keeps the order of the text.</summary>
    private async Task<List<StatementRow>> NumberedAsync(List<StatementRow> rows, long article, LocalDate? published)
    {
        var first = StatementNumber.FirstOf(published);
        var next = await Connection.ExecuteScalarAsync<long>(Command(
            "SELECT coalesce((SELECT row FROM statement WHERE row >= @first AND row < @end ORDER BY row DESC LIMIT 1), @first - 1) + 1",
            new { first, end = first + StatementNumber.PerDay }));
        return next + rows.Count <= first + StatementNumber.PerDay
            ? [.. rows.Select((row, place) => row with { Row = next + rows.Count - 1 - place, Article = article })]
            : throw new StoreException($"The store takes at most {StatementNumber.PerDay:N0} statements of one day. Start another store with --store.");
    }

    private async Task WriteStatementsAsync(Article article, IReadOnlyList<(Statement Statement, int Ordinal)> found, List<StatementRow> rows, ActorTally tally)
    {
        // the index takes ascending rows in one go; any other order makes it write after each
        var ascending = rows.Zip(found, (row, one) => (Row: row, one.Statement)).Reverse().ToList();
        await Connection.ExecuteAsync(Command(
            """
            INSERT INTO statement (row, id, article, ordinal, mode, said_from, said_to, speaker, speaker_key, speaker_kind, office, country, organisation, detail)
            VALUES (@Row, @Id, @Article, @Ordinal, @Mode, @SaidFrom, @SaidTo, @Speaker, @SpeakerKey, @SpeakerKind, @Office, @Country, @Organisation, @Detail)
            """,
            ascending.ConvertAll(one => one.Row)));
        await Connection.ExecuteAsync(Command(
            "INSERT INTO statement_text (rowid, body, facets) VALUES (@Row, @Body, @Facets)",
            ascending.ConvertAll(one => new
            {
                one.Row.Row,
                Body = StatementIndex.WordsOf(article, one.Statement),
                Facets = string.Join(' ', StatementIndex.FacetsOf(one.Statement).Select(FacetToken.Of)),
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
