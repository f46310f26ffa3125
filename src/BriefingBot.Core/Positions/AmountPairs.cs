namespace BriefingBot.Core.Positions;

/// <summary>Which amount of a later claim stands for which of an earlier.</summary>
internal static class AmountPairs
{
    // verbs that make a smaller amount the greater deed: "cut to", "cap at"
    private static readonly HashSet<string> Lowering = new(StringComparer.Ordinal) { "cut", "reduc", "lower", "limit", "cap", "restrict", "shrink", "trim", "slash", "halv", "drop", "fall" };

    // words that make a length of time one to wait: the longer the milder
    private static readonly HashSet<string> Waiting = new(StringComparer.Ordinal) { "within", "in", "after", "give", "delai", "postpon", "grace", "wait", "until", "deadlin", "notic", "have" };

    /// <summary>An amount of each claim that is of one kind and differs; null when there is none.</summary>
    public static (Amount Earlier, Amount Later)? Differing(ClaimPair pair)
    {
        var isNear = pair.IsSameMatter || pair.Best is { Matched.Count: > 0 };

        foreach (var mine in pair.Earlier.Amounts)
        {
            var rivals = pair.Later.Amounts.Where(other => other.Kind == mine.Kind && !other.IsDenied && !other.Equals(mine.Value) && !pair.Earlier.Amounts.Any(own => own.Equals(other.Value))).ToList();
            var isKept = pair.Later.Amounts.Any(other => other.Kind == mine.Kind && !other.IsDenied && other.Equals(mine.Value));
            if (!isKept && rivals.Find(other => isNear ? SameUnit(mine, other, pair) : mine.Kind == AmountKind.Count && (other.Unit is null || other.Unit == mine.Unit)) is { } found)
            {
                return (mine, found);
            }
        }

        return null;
    }

    /// <summary>Whether an amount is among others.</summary>
    public static bool Same(Amount amount, IEnumerable<Amount> others) => others.Any(other => other.Kind == amount.Kind && other.Equals(amount.Value));

    /// <summary>Whether the smaller amount is the greater deed.</summary>
    public static bool LessIsMore(ClaimPair pair, Amount earlier, Amount later) => LessIsMore(pair.Earlier, earlier) || LessIsMore(pair.Later, later);

    /// <summary>An amount as printed.</summary>
    public static string Print(Claim claim, Amount amount) => string.Join(' ', claim.Words.Skip(amount.First).Take(amount.End - amount.First + (amount.Kind == AmountKind.Duration ? 1 : 0)).Select(word => word.Text));

    private static bool LessIsMore(Claim claim, Amount amount)
    {
        for (var i = amount.First - 1; i >= 0 && i >= amount.First - 6; i--)
        {
            var stem = claim.Words[i].Stem;
            if (amount.Kind == AmountKind.Duration && stem == "for")
            {
                return false;
            }

            if (Lowering.Contains(stem) && claim.Words[amount.First - 1].Stem is "to" or "at" || (amount.Kind == AmountKind.Duration && Waiting.Contains(stem)))
            {
                return true;
            }
        }

        return amount.Bound < 0 && claim.Words[Math.Max(0, amount.First - 1)].Stem is "most" or "than";
    }

    // of two counts one may leave out what it counts, unless that is money
    private static bool SameUnit(Amount mine, Amount other, ClaimPair pair)
    {
        if (mine.Kind != AmountKind.Count || mine.Unit == other.Unit)
        {
            return true;
        }

        return mine.Unit is null || other.Unit is null
            ? mine.Unit is not "money" && other.Unit is not "money"
            : Term(pair.EarlierTerms, mine.Unit) is { } one && Term(pair.LaterTerms, other.Unit) is { } two && TermMatch.Shared(one, two) is not null;
    }

    private static Term? Term(IReadOnlyList<Term> terms, string stem) => terms.FirstOrDefault(term => term.Word.Stem == stem);
}
