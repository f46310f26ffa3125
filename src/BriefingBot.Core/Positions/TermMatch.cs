namespace BriefingBot.Core.Positions;

/// <summary>Whether two words are the same, mean nearly the same, or are opposites.</summary>
internal static class TermMatch
{
    private static readonly string[] Reversing = ["un", "in", "im", "il", "ir", "dis", "non", "de", "mis"];

    /// <summary>Whether the two are one word: forms of it, or a country and its people.</summary>
    public static bool IsSameWord(Term one, Term other) =>
        one.Word.Stem == other.Word.Stem || IsSameName(one.Word, other.Word) || IsSameRoot(one.Word.Stem, other.Word.Stem);

    /// <summary>The concept two words share, with 1 when on the same side of it and -1 when on opposite ones; null without one.</summary>
    /// <remarks>Of several the one on which they agree.</remarks>
    public static SharedConcept? Shared(Term one, Term other)
    {
        SharedConcept? found = null;
        foreach (var mine in one.Meanings)
        {
            foreach (var theirs in other.Meanings)
            {
                if (mine.Concept == theirs.Concept && (found is null || mine.Sign == theirs.Sign))
                {
                    found = new(mine.Sign * theirs.Sign, mine.Places, theirs.Places);
                }
            }
        }

        return found;
    }

    /// <summary>Whether one is the other with a prefix that reverses it: unlawful, lawful.</summary>
    public static bool IsReversed(string one, string other)
    {
        var (longer, shorter) = one.Length > other.Length ? (one, other) : (other, one);
        return shorter.Length >= 4 && longer.EndsWith(shorter, StringComparison.Ordinal) && Reversing.Contains(longer[..^shorter.Length], StringComparer.Ordinal);
    }

    private static bool IsSameName(ClaimWord one, ClaimWord other)
    {
        if (!one.IsName || !other.IsName)
        {
            return false;
        }

        var common = one.Stem.AsSpan().CommonPrefixLength(other.Stem);
        return common >= 4 && common >= Math.Min(one.Stem.Length, other.Stem.Length) - 1 && Math.Abs(one.Stem.Length - other.Stem.Length) <= 4;
    }

    // withdraw and withdrawal, execute and execution, where the stem leaves a rest
    private static bool IsSameRoot(string one, string other)
    {
        var common = one.AsSpan().CommonPrefixLength(other);
        return common >= 5 && common >= Math.Min(one.Length, other.Length) - 1 && Math.Max(one.Length, other.Length) - common <= 3;
    }
}

/// <summary>A concept two words share.</summary>
/// <param name="Sign">1 on the same side of it, -1 on opposite ones.</param>
/// <param name="Earlier">The words of the first that say it.</param>
/// <param name="Later">The words of the second that say it.</param>
internal sealed record SharedConcept(int Sign, int[] Earlier, int[] Later);
