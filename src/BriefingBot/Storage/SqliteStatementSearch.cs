using System.Data.Common;
using BriefingBot.Core.Statements;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>Plans a search. The index is asked first; the tables are joined only to what it found, or to filter it.</summary>
internal static class SqliteStatementSearch
{
    /// <summary>With a limit, so many statements at most are ranked by their words: the newest that match. Each costs 3 µs (docs/PERFORMANCE.md).</summary>
    public const int MostRanked = 2000;

    /// <summary>
    /// With a limit, words that more statements than this hold rank nothing, and the newest come first: BM25 counts all statements
    /// with a word before it ranks one, 45 ns each, and would give so common a word hardly any weight.
    /// </summary>
    public const int Common = 20_000;

    /// <summary>Asks the index: the statements that match <paramref name="query"/>, best first, as the SQL that reads them; null when nothing can match.</summary>
    public static async Task<(string Sql, DynamicParameters Parameters)?> PlanAsync(StatementQuery query, DbConnection connection, CancellationToken cancellationToken)
    {
        var match = MatchExpression.Of(query.All, query.None);
        if (match.IsHopeless)
        {
            return null;
        }

        var (from, below) = StatementNumber.Window(query.PublishedFrom, query.PublishedTo);
        var parameters = new DynamicParameters(new { Match = match.Text, match.Words, match.Without, From = from, Below = below, Limit = query.Limit > 0 ? query.Limit : -1, MostRanked, Common });
        var filters = FiltersOf(query, parameters);
        var where = string.Concat(filters.Select(filter => $"\n      AND {filter}"));
        var isRanked = match.Words is not null && !query.NewestFirst && (query.Limit == 0 || !await IsAsync(TestCommon));
        var isBounded = isRanked && query.Limit > 0;
        var found = match.Text is null
            ? $"""
                SELECT s.row AS row, 0.0 AS score
                FROM statement s
                WHERE s.row >= @From AND s.row < @Below{where}{(match.Without is null ? "" : Unmatched)}
                """
            : isBounded ? RankedAmongNewest
            : !isRanked && SaidWindow.Test(query, parameters) is { } test && await IsAsync(test) ? SaidWindow.Rows(where)
            : $"""
                SELECT statement_text.rowid AS row, {(isRanked ? Score : "0.0")} AS score
                FROM {Indexed(where)}
                WHERE {Matching}{where}
                """;
        var order = isRanked ? "score DESC, row DESC" : "row DESC";
        return ($"""
            WITH {(isBounded ? Newest(where) : "")} found AS (
                {found}
                ORDER BY {order} LIMIT @Limit
            )
            SELECT s.*, found.score, a.id AS article_id, a.published
            FROM found CROSS JOIN statement s ON s.row = found.row CROSS JOIN article a ON a.number = s.article
            ORDER BY {order.Replace("row", "found.row", StringComparison.Ordinal)}
            """, parameters);

        Task<bool> IsAsync(string sql) => connection.ExecuteScalarAsync<bool>(new(sql, parameters, cancellationToken: cancellationToken));
    }

    private const string TestCommon = "SELECT count(*) > @Common FROM (SELECT 1 FROM statement_text WHERE statement_text MATCH @Words LIMIT @Common + 1)";
    private const string Unmatched = "\n      AND s.row NOT IN (SELECT rowid FROM statement_text WHERE statement_text MATCH @Without)";
    private const string Score = "-bm25(statement_text, 1.0, 0.0)";
    private const string Matching = "statement_text MATCH @Match AND statement_text.rowid >= @From AND statement_text.rowid < @Below";

    private static string Indexed(string where) => where.Length > 0 ? "statement_text CROSS JOIN statement s ON s.row = statement_text.rowid" : "statement_text";

    // The index takes one lower bound and one upper, no more. The plus keeps it from being asked once for each row of the list.
    private const string RankedAmongNewest = $"""
                SELECT statement_text.rowid AS row, {Score} AS score
                FROM statement_text
                WHERE statement_text MATCH @Match AND statement_text.rowid >= (SELECT min(row) FROM newest) AND statement_text.rowid < @Below
                    AND +statement_text.rowid IN (SELECT row FROM newest)
                """;

    private static string Newest(string where) => $"""
            newest AS MATERIALIZED (
                SELECT statement_text.rowid AS row
                FROM {Indexed(where)}
                WHERE {Matching}{where}
                ORDER BY statement_text.rowid DESC LIMIT @MostRanked
            ),
            """;

    private static List<string> FiltersOf(StatementQuery query, DynamicParameters parameters)
    {
        var filters = new List<string>();
        if (query.Modes.Count > 0)
        {
            filters.Add("s.mode IN @Modes");
            parameters.Add("Modes", query.Modes.Select(mode => mode.ToString()).ToList());
        }

        if (query.SaidFrom is { } first)
        {
            filters.Add("s.said_to >= @SaidFrom");
            parameters.Add("SaidFrom", StatementRow.Iso(first));
        }

        if (query.SaidTo is { } last)
        {
            filters.Add("s.said_from <= @SaidTo");
            parameters.Add("SaidTo", StatementRow.Iso(last));
        }

        var articles = ArticleFiltersOf(query, parameters);
        if (articles.Count > 0)
        {
            filters.Add($"s.article IN (SELECT number FROM article WHERE {string.Join(" AND ", articles)})");
        }

        return filters;
    }

    // windows in the order of ingestion
    private static List<string> ArticleFiltersOf(StatementQuery query, DynamicParameters parameters)
    {
        var filters = new List<string>();
        Add("batch > @AfterVersion", "AfterVersion", query.AfterVersion);
        Add("batch <= @UpToVersion", "UpToVersion", query.UpToVersion);
        Add("ingested_at >= @IngestedFrom", "IngestedFrom", query.IngestedFrom is { } from ? Stamps.Write(from) : null);
        Add("ingested_at < @IngestedBefore", "IngestedBefore", query.IngestedBefore is { } before ? Stamps.Write(before) : null);
        return filters;

        void Add(string filter, string name, object? value)
        {
            if (value is not null)
            {
                filters.Add(filter);
                parameters.Add(name, value);
            }
        }
    }
}
