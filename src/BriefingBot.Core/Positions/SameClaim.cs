namespace BriefingBot.Core.Positions;

/// <summary>Whether a later statement that is neither weaker nor stronger makes the same claim or another.</summary>
internal static class SameClaim
{
    /// <summary>Reiterated or new.</summary>
    public static Relation Compare(ClaimPair pair)
    {
        if (pair.Best is not { } best)
        {
            return new(Change.New, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, "the two share nothing that is claimed"));
        }

        var shared = best.Matched.Where(match => !pair.Subject.Holds(match.Later)).ToList();
        return IsSame(pair, best)
            ? new(Change.Reiterated, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, $"both claim {string.Join(", ", shared.Select(match => Print(match)).DefaultIfEmpty("the same"))}"))
            : new(Change.New, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, best.OnlyLater.Count > 0 ? $"\"{string.Join(' ', best.OnlyLater.Select(term => term.Word.Text))}\" is another claim" : "another claim"));
    }

    private static string Print(MatchedTerms match) =>
        match.IsSameWord ? $"\"{match.Later.Word.Text}\"" : $"\"{match.Earlier.Word.Text}\" or \"{match.Later.Word.Text}\"";

    // In nearly the same words a word exchanged on both sides is another claim; in other words a shared verb or two shared words are the same.
    private static bool IsSame(ClaimPair pair, Alignment best)
    {
        var matter = best.Matter + EqualAmounts(pair) + EqualAsides(pair);
        var exchangedEarlier = best.OnlyEarlier.Where(term => !pair.Subject.Holds(term) && best.Tells(term)).ToList();
        var exchangedLater = best.OnlyLater.Where(term => !pair.Subject.Holds(term) && best.Tells(term)).ToList();
        if (exchangedEarlier.Count == 0 || exchangedLater.Count == 0)
        {
            return matter > 0 || best is { Matched.Count: > 0, OnlyEarlier.Count: 0, OnlyLater.Count: 0 } || (best.Score > 0.6 && best.Matched.Exists(match => !match.Later.Word.IsName));
        }

        return best.SameWords >= 0.4
            ? matter >= exchangedEarlier.Count + exchangedLater.Count + 1
            : matter >= 1.5 || (matter >= 0.75 && best.Score >= 0.25);
    }

    private static int EqualAmounts(ClaimPair pair) => pair.Earlier.Amounts.Count(amount => AmountPairs.Same(amount, pair.Later.Amounts));

    // one condition or exception in both
    private static int EqualAsides(ClaimPair pair) =>
        pair.Earlier.Conditions.Concat(pair.Earlier.Exceptions).Count(mine => pair.Later.Conditions.Concat(pair.Later.Exceptions)
            .Any(theirs => mine.Terms.Any(term => theirs.Terms.Any(other => TermMatch.IsSameWord(term, other) || TermMatch.Shared(term, other) is { Sign: > 0 }))));
}
