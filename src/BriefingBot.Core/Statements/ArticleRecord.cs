using BriefingBot.Core.Articles;

namespace BriefingBot.Core.Statements;

/// <summary>What an editor decides about a whole article.</summary>
/// <param name="Article">The article's id.</param>
/// <param name="Kind"><see cref="CorrectionKind.Withdrawn"/> or <see cref="CorrectionKind.Restored"/>.</param>
/// <param name="Editor">The editor's name.</param>
/// <param name="Reason">Why, for readers to see.</param>
public sealed record ArticleRequest(string Article, CorrectionKind Kind, string Editor, string Reason)
{
    /// <summary>The request with its words trimmed.</summary>
    /// <exception cref="CorrectionException">The name or the reason is missing, too long, or holds a control character; or it is no such decision.</exception>
    public ArticleRequest Checked()
    {
        if (Kind is not (CorrectionKind.Withdrawn or CorrectionKind.Restored))
        {
            throw new CorrectionException("A whole article is withdrawn or restored. Who speaks is corrected one statement at a time.");
        }

        var words = new CorrectionRequest(string.Empty, Kind, Speaker: null, Editor, Reason).Checked();
        return this with { Article = Article.Trim(), Editor = words.Editor, Reason = words.Reason };
    }
}

/// <summary>Everything editors decided about an article as a whole.</summary>
/// <param name="Article">The article.</param>
/// <param name="History">The decisions, oldest first; those about single statements are not among them.</param>
public sealed record ArticleRecord(Article Article, IReadOnlyList<Correction> History)
{
    /// <summary>The decision by which nothing of it is found, or null.</summary>
    public Correction? Withdrawn => History is [.., { Kind: CorrectionKind.Withdrawn } last] ? last : null;
}
