using System.Data.Common;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>Compares every statement with the index and with the counts; memory grows with the number of actors alone.</summary>
internal sealed class StatementCheck(DbTransaction transaction, IProgress<long>? progress, CancellationToken cancellationToken)
{
    private const int PerPage = 64;

    private readonly List<string> faults = [];
    private readonly Dictionary<string, (int Said, int About, long? Newest)> actors = new(StringComparer.Ordinal);

    /// <summary>What is wrong, one line each.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var (articles, statements) = await WalkAsync();
        await IndexAsync();
        await TalliesAsync();
        var state = await Connection.QuerySingleAsync<(long Articles, long Statements)>(Command("SELECT articles, statements FROM store_state"));
        if (state != (articles, statements))
        {
            faults.Add(FormattableString.Invariant($"counts: the store says {state.Articles} articles and {state.Statements} statements, and holds {articles} and {statements}"));
        }

        return faults;
    }

    private DbConnection Connection => transaction.Connection!;

    private async Task<(long Articles, long Statements)> WalkAsync()
    {
        var (last, articles, statements) = (0L, 0L, 0L);
        while (faults.Count < SqliteCheck.MostFaults)
        {
            var page = (await Connection.QueryAsync<ArticleRow>(Command(
                "SELECT number, id, published, publisher, url, title, text FROM article WHERE number > @last ORDER BY number LIMIT @PerPage", new { last, PerPage }))).AsList();
            foreach (var row in page)
            {
                var article = row.ToArticle();
                foreach (var statement in await Connection.QueryAsync<StatementRow>(Command("SELECT * FROM statement WHERE article = @Number", new { row.Number })))
                {
                    statements++;
                    await StatementAsync(article, statement);
                }

                articles++;
                last = row.Number;
            }

            progress?.Report(articles);
            if (page.Count < PerPage)
            {
                break;
            }
        }

        return (articles, statements);
    }

    private async Task StatementAsync(Article article, StatementRow row)
    {
        var statement = row.ToStatement(article.Id);
        if (statement.Content.Concat(statement.Cue).Concat(statement.Source).Any(span => span.Start < 0 || span.End > article.Text.Length))
        {
            faults.Add($"statement {row.Id} points outside its article {article.Id}");
            return;
        }

        Count(row, statement);
        var facets = StatementIndex.FacetsOf(statement);
        var match = MatchExpression.Of([.. facets.Select(facet => new AnyOf([facet], [])), .. Words(article, statement)]).Text;
        var size = await Connection.QuerySingleOrDefaultAsync<byte[]>(Command("SELECT sz FROM statement_text_docsize WHERE id = @Row", new { row.Row }));
        var isFound = size is not null && (match is null || await Connection.ExecuteScalarAsync<long?>(Command(
            "SELECT rowid FROM statement_text WHERE statement_text MATCH @match AND rowid = @Row", new { match, row.Row })) is not null);
        if (!isFound || Facets(size!) != facets.Count)
        {
            faults.Add($"index: statement {row.Id} of article {article.Id} is not found by its own words and names");
        }
    }

    // all words in their order, as one phrase
    private static IEnumerable<AnyOf> Words(Article article, Statement statement)
    {
        var words = new AnyOf([], [StatementIndex.WordsOf(article, statement)]);
        return MatchExpression.Of([words]).IsHopeless ? [] : [words];
    }

    // the words of each column as variable-length integers (https://sqlite.org/fts5.html#the_docsize_table); facets are the second
    private static long Facets(byte[] size)
    {
        var numbers = new List<long> { 0 };
        foreach (var part in size)
        {
            numbers[^1] = (numbers[^1] << 7) | (part & 0x7fL);
            if (part < 0x80)
            {
                numbers.Add(0);
            }
        }

        return numbers[1];
    }

    private void Count(StatementRow row, Statement statement)
    {
        if (row.SpeakerKey is { } speaker)
        {
            var known = actors.GetValueOrDefault(speaker);
            actors[speaker] = known with { Said = known.Said + 1, Newest = Math.Max(known.Newest ?? long.MinValue, row.Row) };
        }

        foreach (var about in statement.About.Select(actor => StatementRow.KeyOf(actor.Name)).Distinct(StringComparer.Ordinal))
        {
            var known = actors.GetValueOrDefault(about);
            actors[about] = known with { About = known.About + 1 };
        }
    }

    private async Task IndexAsync()
    {
        foreach (var row in await Connection.QueryAsync<long>(Command(
            "SELECT id FROM statement_text_docsize WHERE id NOT IN (SELECT row FROM statement) LIMIT @MostFaults", new { SqliteCheck.MostFaults })))
        {
            faults.Add(FormattableString.Invariant($"index: entry {row} belongs to no statement"));
        }
    }

    private async Task TalliesAsync()
    {
        if (faults.Count >= SqliteCheck.MostFaults)
        {
            return; // not all statements were counted
        }

        foreach (var (key, said, about, newest) in await Connection.QueryAsync<(string Key, int Said, int About, long? Newest)>(Command("SELECT key, said, about, newest FROM actor")))
        {
            actors.Remove(key, out var counted);
            if (counted != (said, about, newest))
            {
                faults.Add(FormattableString.Invariant($"tallies: {key} is said to have made {said} statements and to be the subject of {about}, and it is {counted.Said} and {counted.About}"));
            }
        }

        faults.AddRange(actors.Keys.Order(StringComparer.Ordinal).Select(key => $"tallies: {key} is missing"));
    }

    private CommandDefinition Command(string sql, object? parameters = null) => new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
