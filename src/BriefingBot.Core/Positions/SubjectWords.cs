namespace BriefingBot.Core.Positions;

/// <summary>What a position is about, and whether a claim speaks of it.</summary>
internal sealed class SubjectWords
{
    private SubjectWords(List<Term> terms) => Terms = terms;

    /// <summary>Its words with matter.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>Reads a subject.</summary>
    public static SubjectWords Read(string subject) => new(ClaimReader.Terms(PositionReader.Words(subject)));

    /// <summary>Whether a word is one of the subject's own.</summary>
    public bool Holds(Term term) => Terms.Any(own => TermMatch.IsSameWord(own, term));

    /// <summary>How much of the subject the words name: 0 nothing, 1 all of it. A word of like meaning counts three quarters.</summary>
    public double Share(IReadOnlyList<Term> terms)
    {
        double named = 0;
        foreach (var own in Terms)
        {
            named += terms.Max(term => TermMatch.IsSameWord(own, term) ? 1.0 : TermMatch.Shared(own, term) is not null ? 0.75 : 0.0, 0.0);
        }

        return Terms.Count == 0 ? 1 : named / Terms.Count;
    }

    /// <summary>The names in it that the words do not hold.</summary>
    public IEnumerable<Term> MissingNames(IReadOnlyList<Term> terms) => Terms.Where(own => own.Word.IsName && !terms.Any(term => TermMatch.IsSameWord(own, term)));
}

internal static class Sequences
{
    /// <summary>The largest of the values, or <paramref name="none"/> without any.</summary>
    public static double Max<T>(this IReadOnlyList<T> items, Func<T, double> value, double none)
    {
        var best = none;
        foreach (var item in items)
        {
            best = Math.Max(best, value(item));
        }

        return best;
    }
}
