using BriefingBot.Core.Articles;

namespace BriefingBot.Feeds;

/// <summary>What one piece of input turned out to be: an article or a failure, never both.</summary>
/// <param name="Article">The article, or null.</param>
/// <param name="Failure">Why there is none, or null.</param>
public sealed record ArticleReading(Article? Article, ReadFailure? Failure)
{
    /// <summary>It was an article.</summary>
    public static ArticleReading Of(Article article) => new(article, null);

    /// <summary>It was none.</summary>
    public static ArticleReading Failed(string where, string reason) => new(null, new(where, reason));
}
