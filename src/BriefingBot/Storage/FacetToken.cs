using BriefingBot.Core.Articles;

namespace BriefingBot.Storage;

/// <summary>Makes one word of a facet, so that it can stand in a full-text index.</summary>
internal static class FacetToken
{
    /// <summary>The word for <paramref name="facet"/>: lower case letters and digits, ending in a digit, which no stemmer of English touches.</summary>
    public static string Of(string facet) => $"f{ArticleId.Digest(facet)}0";
}
