using BriefingBot.Core.Statements;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>Searches a date of speech that lies well behind the newest statements, without reading all that were published since.</summary>
/// <remarks>
/// Nearly everything is reported within a month of being said: so the rows of the window and a month around it are searched, newest
/// first, and one by one the few that were said at another time (2.7 % of PolNeAR's), which the index <c>statement_elsewhen</c> knows.
/// </remarks>
internal static class SaidWindow
{
    // as migration 0005 has it, word for word, or SQLite refuses the index
    private const string Elsewhen =
        "row < 1000000000 OR abs(row / 1000000000 - 1930635.5 - julianday(said_from)) > 31 OR abs(row / 1000000000 - 1930635.5 - julianday(said_to)) > 31";

    private const int Around = 31;

    // reading a newer match to see when it was said costs 1 µs, asking the index for one row 30 µs
    private const int ManyNewer = 10_000;
    private const int FewElsewhen = 1_000;

    /// <summary>
    /// The SQL that tells whether it is worth it, with its parameters among those of the search; null when the query has no last date of speech.
    /// </summary>
    public static string? Test(StatementQuery query, DynamicParameters parameters)
    {
        if (query is not { SaidTo: { } last, Limit: > 0 })
        {
            return null;
        }

        var (from, below) = StatementNumber.Window(query.SaidFrom?.PlusDays(-Around), last.PlusDays(Around));
        parameters.AddDynamicParams(new { AroundFrom = from, AroundBelow = below, ManyNewer, FewElsewhen });
        return """
            SELECT (SELECT count(*) FROM (SELECT 1 FROM statement_text WHERE statement_text MATCH @Match AND rowid >= @AroundBelow AND rowid < @Below LIMIT @ManyNewer)) = @ManyNewer
                AND
            """
            + $" (SELECT count(*) FROM (SELECT 1 FROM {Table} WHERE ({Elsewhen}) AND {Said(query)} LIMIT @FewElsewhen)) < @FewElsewhen";
    }

    /// <summary>The rows of a search, as a select of <c>row</c> and <c>score</c>, newest first.</summary>
    /// <param name="where">The filters, those of the date of speech among them, each with its AND.</param>
    public static string Rows(string where) => $"""
                SELECT row, 0.0 AS score FROM (
                    SELECT statement_text.rowid AS row
                    FROM statement_text CROSS JOIN statement s ON s.row = statement_text.rowid
                    WHERE statement_text MATCH @Match AND statement_text.rowid >= max(@From, @AroundFrom) AND statement_text.rowid < min(@Below, @AroundBelow){where}
                    ORDER BY statement_text.rowid DESC LIMIT @Limit
                )
                UNION
                SELECT s.row, 0.0
                FROM {Table}
                WHERE ({Elsewhen}) AND s.row >= @From AND s.row < @Below{where}
                    AND EXISTS (SELECT 1 FROM statement_text WHERE statement_text MATCH @Match AND statement_text.rowid = s.row)
                """;

    private const string Table = "statement s INDEXED BY statement_elsewhen";

    private static string Said(StatementQuery query) => query.SaidFrom is null ? "s.said_from <= @SaidTo" : "s.said_from <= @SaidTo AND s.said_to >= @SaidFrom";
}
