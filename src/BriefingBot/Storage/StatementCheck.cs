using System.Data.Common;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using Dapper;

namespace BriefingBot.Storage;

/// <summary>Compares every statement with the index and with the counts; of a statement it keeps 16 bytes, of an actor its counts.</summary>
internal sealed class StatementCheck(DbTransaction transaction, IProgress<long>? progress, CancellationToken cancellationToken)
{
    private const int PerPage = 64;

    private readonly IndexDigests index = new(transaction, cancellationToken);
    private readonly List<string> faults = [];
    private readonly Dictionary<string, (int Said, int About, long? Newest)> actors = new(StringComparer.Ordinal);

    /// <summary>What is wrong, one line each.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        await index.ReadAsync();
        var (articles, statements) = await WalkAsync();
        if (faults.Count >= SqliteCheck.MostFaults)
        {
            return faults; // not everything was counted
        }

        faults.AddRange(index.Left.Select(row => FormattableString.Invariant($"index: entry {row} belongs to no statement")).Take(SqliteCheck.MostFaults));
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
            var indexed = new List<(long Row, Article Article, Statement Statement)>();
            foreach (var row in page)
            {
                var article = row.ToArticle();
                foreach (var found in await Connection.QueryAsync<StatementRow>(Command("SELECT * FROM statement WHERE article = @Number", new { row.Number })))
                {
                    statements++;
                    if (Read(article, found) is { } statement)
                    {
                        indexed.Add((found.Row, article, statement));
                    }
                }

                articles++;
                last = row.Number;
            }

            foreach (var wrong in await index.WrongAsync(indexed))
            {
                var (_, article, statement) = indexed.First(one => one.Row == wrong);
                faults.Add($"index: statement {statement.Id} of article {article.Id} is not found by its own words and names");
            }

            progress?.Report(articles);
            if (page.Count < PerPage)
            {
                break;
            }
        }

        return (articles, statements);
    }

    // null when its spans cannot be read
    private Statement? Read(Article article, StatementRow row)
    {
        var statement = row.ToStatement(article.Id);
        Count(row, statement);
        if (statement.Content.Concat(statement.Cue).Concat(statement.Source).All(span => span.Start >= 0 && span.End <= article.Text.Length))
        {
            return statement;
        }

        index.Skip(row.Row);
        faults.Add($"statement {row.Id} points outside its article {article.Id}");
        return null;
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

    private async Task TalliesAsync()
    {
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
