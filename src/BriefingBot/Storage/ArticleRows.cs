using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;

namespace BriefingBot.Storage;

/// <summary>An article as the tables hold it, not yet numbered.</summary>
/// <param name="Article">The article's row.</param>
/// <param name="Read">What the rows were made of.</param>
/// <param name="Statements">The statements' rows, in the order of the text.</param>
/// <param name="Fingerprint">Of all these: equal means unchanged.</param>
internal sealed record ArticleRows(ArticleRow Article, ExtractedArticle Read, IReadOnlyList<IndexedRow> Statements, string Fingerprint)
{
    /// <summary>The rows of an article.</summary>
    /// <exception cref="ArgumentException">A statement belongs to another article or points outside of it, two have the same id, or the text holds a NUL character.</exception>
    public static ArticleRows Of(ExtractedArticle extracted)
    {
        var (article, statements) = extracted;
        Check(article, statements);
        var row = ArticleRow.Of(article);
        var rows = IndexedRow.Of(article, [.. statements.Select((statement, ordinal) => (statement, ordinal))]);
        return new(row, extracted, rows, ArticleRow.Fingerprint(row, [.. rows.Select(indexed => indexed.Row)]));
    }

    private static void Check(Article article, IReadOnlyList<Statement> statements)
    {
        if (article.Text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The text of article {article.Id} holds a NUL character, which SQLite takes for its end.", nameof(article));
        }

        if (statements.FirstOrDefault(statement => statement.ArticleId != article.Id) is { } stray)
        {
            throw new ArgumentException($"Statement {stray.Id} belongs to article {stray.ArticleId}, not to {article.Id}.", nameof(statements));
        }

        if (statements.CountBy(statement => statement.Id).FirstOrDefault(id => id.Value > 1) is { Key: { } twice })
        {
            throw new ArgumentException($"Article {article.Id} has two statements with the id {twice}: the same cue and the same content.", nameof(statements));
        }
    }
}

/// <summary>A statement's row with what the index holds of it.</summary>
/// <param name="Row">The row.</param>
/// <param name="About">The actors it is about.</param>
/// <param name="Body">The words a search looks through.</param>
/// <param name="Facets">Its facets, as tokens.</param>
internal sealed record IndexedRow(StatementRow Row, IReadOnlyList<Core.Actors.ActorName> About, string Body, string Facets)
{
    /// <summary>What is stored and indexed of statements of <paramref name="article"/>, each with its place in the order of the text.</summary>
    public static IReadOnlyList<IndexedRow> Of(Article article, IReadOnlyList<(Statement Statement, int Ordinal)> found) =>
    [
        .. found.Select(one => new IndexedRow(
            StatementRow.Of(article, one.Statement, one.Ordinal),
            one.Statement.About,
            StatementIndex.WordsOf(article, one.Statement),
            string.Join(' ', StatementIndex.FacetsOf(one.Statement).Select(FacetToken.Of)))),
    ];
}
