using BriefingBot.Core.Articles;

namespace BriefingBot.Core.Statements;

/// <summary>Reads all articles of a store again, with today's rules.</summary>
public interface IRereadStore
{
    /// <summary>All articles in the order of their first ingestion; articles that come meanwhile may be among them.</summary>
    /// <remarks>Reads a page at a time, and holds nothing of the store while the caller works.</remarks>
    IAsyncEnumerable<StoredArticle> ArticlesAsync(CancellationToken cancellationToken);

    /// <summary>Stores what a reading found of some articles: all of them, or nothing when it fails.</summary>
    /// <remarks>
    /// A statement with the same spans keeps its id. One that is no longer found is withdrawn: its id still resolves.
    /// The articles keep their place in the order of ingestion, so that nothing becomes new to a briefing.
    /// </remarks>
    /// <param name="readings">Articles of <see cref="ArticlesAsync"/> with their statements.</param>
    /// <param name="isTrial">Whether to count only, and change nothing.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored then.</param>
    Task<RereadCounts> RereadAsync(IReadOnlyList<(StoredArticle Article, IReadOnlyList<Statement> Statements)> readings, bool isTrial, CancellationToken cancellationToken);
}

/// <summary>An article as it stood in the store when it was read from it.</summary>
/// <param name="Article">The article.</param>
/// <param name="Fingerprint">Changes with the article and its statements: what has changed since is left alone.</param>
public sealed record StoredArticle(Article Article, string Fingerprint);

/// <summary>What came of reading articles again.</summary>
/// <param name="Articles">Articles read.</param>
/// <param name="Kept">Statements found again just as they were.</param>
/// <param name="Changed">Statements with the same spans that are understood otherwise: another speaker, date or subject.</param>
/// <param name="Added">Statements not found before.</param>
/// <param name="Withdrawn">Statements no longer found.</param>
/// <param name="Skipped">Articles that changed in the store meanwhile and were left alone.</param>
public sealed record RereadCounts(int Articles, int Kept, int Changed, int Added, int Withdrawn, int Skipped)
{
    /// <summary>Nothing yet.</summary>
    public static readonly RereadCounts Nothing = new(0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public RereadCounts Plus(RereadCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Articles + other.Articles, Kept + other.Kept, Changed + other.Changed, Added + other.Added, Withdrawn + other.Withdrawn, Skipped + other.Skipped);
    }
}
