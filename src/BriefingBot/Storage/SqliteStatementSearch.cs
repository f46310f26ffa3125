using BriefingBot.Core.Statements;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>Writes the SQL of a search. The index is asked first; the tables are joined only to what it found, or to filter it.</summary>
internal static class SqliteStatementSearch
{
    /// <summary>The SQL that answers <paramref name="query"/>, best first; null when nothing can match.</summary>
    public static (string Sql, DynamicParameters Parameters)? Of(StatementQuery query)
    {
        var match = MatchExpression.Of(query.All, query.None);
        if (match.IsHopeless)
        {
            return null;
        }

        var (from, below) = StatementNumber.Window(query.PublishedFrom, query.PublishedTo);
        var parameters = new DynamicParameters(new { Match = match.Text, From = from, Below = below, Limit = query.Limit > 0 ? query.Limit : -1 });
        var filters = FiltersOf(query, parameters);
        var where = string.Concat(filters.Select(filter => $"\n      AND {filter}"));
        var found = match.Text is null
            ? $"""
                SELECT s.row AS row, 0.0 AS score
                FROM statement s
                WHERE s.row >= @From AND s.row < @Below{where}
                """
            : $"""
                SELECT statement_text.rowid AS row, {(match.HasPhrases ? "-bm25(statement_text, 1.0, 0.0)" : "0.0")} AS score
                FROM statement_text {(filters.Count > 0 ? "CROSS JOIN statement s ON s.row = statement_text.rowid" : "")}
                WHERE statement_text MATCH @Match AND statement_text.rowid >= @From AND statement_text.rowid < @Below{where}
                """;
        var order = match.HasPhrases ? "score DESC, row DESC" : "row DESC";
        return ($"""
            WITH found AS (
                {found}
                ORDER BY {order} LIMIT @Limit
            )
            SELECT s.*, found.score, a.id AS article_id, a.published
            FROM found CROSS JOIN statement s ON s.row = found.row CROSS JOIN article a ON a.number = s.article
            ORDER BY {order.Replace("row", "found.row", StringComparison.Ordinal)}
            """, parameters);
    }

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
