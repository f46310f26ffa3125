using System.Data.Common;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using Dapper;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Writes articles with their statements inside a transaction that somebody else opens and commits.</summary>
internal sealed class ArticleWriter(DbTransaction transaction, CancellationToken cancellationToken)
{
    private readonly ActorTally tally = new();

    // the index takes ascending rows in one go; any other order makes it write after each
    private readonly SortedDictionary<long, IndexedRow> toIndex = [];

    private DbConnection Connection => transaction.Connection!;

    /// <summary>Adds each article, or replaces all that is stored of it when anything differs; corrections on record stay in force.</summary>
    public async Task<IReadOnlyList<StoreOutcome>> WriteAsync(IReadOnlyList<ArticleRows> articles, Instant now)
    {
        var outcomes = new List<StoreOutcome>(articles.Count);
        foreach (var article in articles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes.Add(await WriteAsync(article, now));
        }

        await FinishAsync();
        return outcomes;
    }

    /// <summary>Writes the statements of a stored article again, as they were read, with the corrections that now stand.</summary>
    public async Task RewriteAsync(long number, Article article, Instant now)
    {
        var history = new ArticleHistory(transaction, cancellationToken);
        var read = (await history.StatementsAsync(number, article)).Where(stored => stored.IsRead).OrderBy(stored => stored.Ordinal).Select(stored => stored.Statement).ToList();
        var found = IndexedRow.Of(article, (await history.CorrectAsync(number, article, read, now)).Found);
        tally.BeginArticle();
        var gone = await RemoveStatementsAsync(number);
        await WriteFoundAsync(found, number, article.Published, articles: 0, gone);
        await FinishAsync();
    }

    private async Task<StoreOutcome> WriteAsync(ArticleRows rows, Instant now)
    {
        var stored = await Connection.QuerySingleOrDefaultAsync<Stored>(Command(
            "SELECT number, fingerprint FROM article WHERE id = @Id", new { rows.Article.Id }));
        if (stored?.Fingerprint == rows.Fingerprint)
        {
            return StoreOutcome.Unchanged;
        }

        tally.BeginArticle();
        var (found, gone) = stored is null ? (rows.Statements, 0) : await ReplacedAsync(rows.Read, stored.Number, now);
        var number = await WriteArticleAsync(rows, Stamps.Write(now));
        await WriteFoundAsync(found, number, rows.Read.Article.Published, articles: stored is null ? 1 : 0, gone);
        return stored is null ? StoreOutcome.Added : StoreOutcome.Updated;
    }

    // what to write of an article that is stored already, and how many statements went
    private async Task<(IReadOnlyList<IndexedRow> Found, int Gone)> ReplacedAsync(ExtractedArticle read, long number, Instant now)
    {
        var reading = await new ArticleHistory(transaction, cancellationToken).CorrectAsync(number, read.Article, read.Statements, now);
        return (IndexedRow.Of(read.Article, reading.Found), await RemoveStatementsAsync(number));
    }

    private async Task<int> RemoveStatementsAsync(long article)
    {
        var rows = (await Connection.QueryAsync<StatementRow>(Command("SELECT * FROM statement WHERE article = @article", new { article }))).AsList();
        foreach (var row in rows)
        {
            tally.Count(row, StatementDetail.FromJson(row.Detail).About, -1);
        }

        // the same article twice in one go: its first statements are not in the index yet
        var indexed = rows.Where(row => !toIndex.Remove(row.Row)).OrderBy(row => row.Row).ToList();
        await Connection.ExecuteAsync(Command("DELETE FROM statement_text WHERE rowid = @Row", indexed));
        await Connection.ExecuteAsync(Command("DELETE FROM statement WHERE article = @article", new { article }));
        return rows.Count;
    }

    private Task<long> WriteArticleAsync(ArticleRows rows, string now) =>
        Connection.ExecuteScalarAsync<long>(Command(
            """
            INSERT INTO article (id, batch, ingested_at, updated_at, published, publisher, url, fingerprint, title, text)
            VALUES (@Id, (SELECT version + 1 FROM store_state), @now, @now, @Published, @Publisher, @Url, @Fingerprint, @Title, @Text)
            ON CONFLICT (id) DO UPDATE SET
                updated_at = excluded.updated_at, published = excluded.published, publisher = excluded.publisher,
                url = excluded.url, fingerprint = excluded.fingerprint, title = excluded.title, text = excluded.text
            RETURNING number
            """,
            new { rows.Article.Id, now, rows.Article.Published, rows.Article.Publisher, rows.Article.Url, rows.Fingerprint, rows.Article.Title, rows.Article.Text }));

    private async Task WriteFoundAsync(IReadOnlyList<IndexedRow> found, long number, LocalDate? published, int articles, int gone)
    {
        await WriteStatementsAsync(await NumberedAsync(found, number, published));
        await Connection.ExecuteAsync(Command(
            "UPDATE store_state SET version = version + 1, articles = articles + @articles, statements = statements + @Statements",
            new { articles, Statements = found.Count - gone }));
    }

    /// <summary>The rows with their numbers, ascending: the first statement gets the highest, so that "newest first" keeps the order of the text.</summary>
    private async Task<List<IndexedRow>> NumberedAsync(IReadOnlyList<IndexedRow> rows, long article, LocalDate? published)
    {
        var first = StatementNumber.FirstOf(published);
        var next = await Connection.ExecuteScalarAsync<long>(Command(
            "SELECT coalesce((SELECT row FROM statement WHERE row >= @first AND row < @end ORDER BY row DESC LIMIT 1), @first - 1) + 1",
            new { first, end = first + StatementNumber.PerDay }));
        return next + rows.Count <= first + StatementNumber.PerDay
            ? [.. rows.Reverse().Select((indexed, place) => indexed with { Row = indexed.Row with { Row = next + place, Article = article } })]
            : throw new StoreException($"The store takes at most {StatementNumber.PerDay:N0} statements of one day. Start another store with --store.");
    }

    private async Task WriteStatementsAsync(List<IndexedRow> rows)
    {
        await Connection.ExecuteAsync(Command(
            """
            INSERT INTO statement (row, id, article, ordinal, mode, said_from, said_to, speaker, speaker_key, speaker_kind, office, country, organisation, detail)
            VALUES (@Row, @Id, @Article, @Ordinal, @Mode, @SaidFrom, @SaidTo, @Speaker, @SpeakerKey, @SpeakerKind, @Office, @Country, @Organisation, @Detail)
            """,
            rows.Select(indexed => indexed.Row)));
        foreach (var indexed in rows)
        {
            toIndex.Add(indexed.Row.Row, indexed);
            tally.Count(indexed.Row, indexed.About, 1);
        }
    }

    private async Task FinishAsync()
    {
        await Connection.ExecuteAsync(Command(
            "INSERT INTO statement_text (rowid, body, facets) VALUES (@Row, @Body, @Facets)",
            toIndex.Values.Select(indexed => new { indexed.Row.Row, indexed.Body, indexed.Facets })));
        await tally.WriteAsync(transaction, cancellationToken);
    }

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, transaction, cancellationToken: cancellationToken);

    private sealed record Stored
    {
        public long Number { get; init; }

        public required string Fingerprint { get; init; }
    }
}
