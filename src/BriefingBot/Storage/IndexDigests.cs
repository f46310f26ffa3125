using System.Data.Common;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>Compares the full-text index with the statements it should hold, in one pass over each: a digest a statement of its words, their columns and places.</summary>
/// <remarks>
/// The index keeps no text to compare with, so the statements are indexed again, a page at a time, in a table of the connection's
/// own with the same definition. Asking the index for each statement instead takes longer the more there are.
/// </remarks>
internal sealed class IndexDigests(DbTransaction transaction, CancellationToken cancellationToken)
{
    private Dictionary<long, ulong> stored = [];

    /// <summary>Reads the index.</summary>
    public async Task ReadAsync()
    {
        var definition = await Connection.ExecuteScalarAsync<string>(Command("SELECT sql FROM sqlite_schema WHERE name = 'statement_text'"));
        await Connection.ExecuteAsync(Command($"""
            {definition!.Replace("statement_text", "temp.again", StringComparison.Ordinal)};
            CREATE VIRTUAL TABLE temp.stored_words USING fts5vocab (main, statement_text, instance);
            CREATE VIRTUAL TABLE temp.again_words USING fts5vocab (temp, again, instance);
            """));
        stored = await DigestsAsync("stored_words");
    }

    /// <summary>The rows among these whose statement the index does not hold as it should.</summary>
    public async Task<IReadOnlyList<long>> WrongAsync(IReadOnlyList<(long Row, Article Article, Statement Statement)> statements)
    {
        await Connection.ExecuteAsync(Command("INSERT INTO again (again) VALUES ('delete-all')"));
        await Connection.ExecuteAsync(Command(
            "INSERT INTO again (rowid, body, facets) VALUES (@Row, @Body, @Facets)",
            statements.OrderBy(one => one.Row).Select(one => new
            {
                one.Row,
                Body = StatementIndex.WordsOf(one.Article, one.Statement),
                Facets = string.Join(' ', StatementIndex.FacetsOf(one.Statement).Select(FacetToken.Of)),
            }).ToList()));
        var expected = await DigestsAsync("again_words");
        return [.. statements.Select(one => one.Row).Where(row =>
        {
            stored.Remove(row, out var found);
            return found != expected.GetValueOrDefault(row);
        })];
    }

    /// <summary>Leaves a row out of the comparison: its statement cannot be read.</summary>
    public void Skip(long row) => stored.Remove(row);

    /// <summary>The rows of the index that <see cref="WrongAsync"/> was never asked about: no statement has them.</summary>
    public IEnumerable<long> Left => stored.Keys.Order();

    private DbConnection Connection => transaction.Connection!;

    // the order in which words are met does not count
    private async Task<Dictionary<long, ulong>> DigestsAsync(string words)
    {
        var digests = new Dictionary<long, ulong>();
        await using var reader = await Connection.ExecuteReaderAsync(Command($"SELECT doc, term, col, \"offset\" FROM {words}"));
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = reader.GetInt64(0);
            digests[row] = unchecked(digests.GetValueOrDefault(row) + Digest(reader.GetString(1), reader.GetString(2), reader.GetInt64(3)));
        }

        return digests;
    }

    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), 64 bits
    private static ulong Digest(string term, string column, long place)
    {
        var digest = 14695981039346656037UL ^ (ulong)place;
        foreach (var letter in term)
        {
            digest = unchecked((digest ^ letter) * 1099511628211UL);
        }

        return unchecked((digest ^ column[0]) * 1099511628211UL);
    }

    private CommandDefinition Command(string sql, object? parameters = null) => new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
