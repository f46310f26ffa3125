using NodaTime;

namespace BriefingBot.Core.Articles;

/// <summary>What to assume of articles that do not say it themselves; what an article says always wins.</summary>
/// <param name="Published">The date of publication, or null to leave the article undated.</param>
/// <param name="Publisher">The publisher, or null to leave it unknown.</param>
public sealed record ArticleDefaults(LocalDate? Published = null, string? Publisher = null)
{
    /// <summary>Assumes nothing.</summary>
    public static readonly ArticleDefaults None = new();
}
