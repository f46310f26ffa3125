using BriefingBot.Core.Articles;

namespace BriefingBot.Core.Statements;

/// <summary>Fetches the articles that found statements point into.</summary>
internal static class MatchedArticles
{
    /// <summary>The articles of <paramref name="matches"/> by their ids, each read once.</summary>
    public static async Task<Dictionary<string, Article>> ArticlesOfAsync(
        this IStatementStore store, IReadOnlyList<StatementMatch> matches, CancellationToken cancellationToken)
    {
        var ids = matches.Select(match => match.Statement.ArticleId).Distinct(StringComparer.Ordinal).ToList();
        return (await store.ArticlesAsync(ids, cancellationToken)).ToDictionary(article => article.Id, StringComparer.Ordinal);
    }
}
