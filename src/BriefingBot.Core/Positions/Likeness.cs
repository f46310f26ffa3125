namespace BriefingBot.Core.Positions;

/// <summary>How much of two whole statements is on one matter.</summary>
internal static class Likeness
{
    // with fewer words a statement is on too little to tell: "praised the pilots"
    private const int FewestTerms = 3;

    /// <summary>The words with matter that both have, in whatever form, over those of either (the geometric mean): 0 to 1.</summary>
    public static double Of(IReadOnlyList<Term> earlier, IReadOnlyList<Term> later)
    {
        var first = earlier.DistinctBy(term => term.Word.Stem).ToList();
        var second = later.DistinctBy(term => term.Word.Stem).ToList();
        if (first.Count < FewestTerms || second.Count < FewestTerms)
        {
            return 0;
        }

        var shared = second.Count(term => first.Exists(other => TermMatch.IsSameWord(other, term) || TermMatch.Shared(other, term) is not null));
        return Math.Min(1, shared / Math.Sqrt((double)first.Count * second.Count));
    }
}
