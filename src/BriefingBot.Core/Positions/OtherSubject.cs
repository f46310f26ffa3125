using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Whether the later statement is about something else.</summary>
internal static class OtherSubject
{
    /// <summary>Unrelated, or null when the later statement is about the subject.</summary>
    public static Relation? Find(ClaimPair pair)
    {
        var all = pair.LaterMentions.Concat(pair.LaterText.Beside).ToList();
        var named = pair.Subject.Share(all);
        if (named == 0 && pair.Best is { Matter: > 0 })
        {
            named = pair.Subject.Share(pair.LaterText.Addressed);
        }

        var namedEarlier = pair.Subject.Share([.. pair.EarlierTerms, .. pair.EarlierText.Beside]);
        var replaced = ReplacedName(pair, all);
        if (replaced is { } name)
        {
            return new(Change.Unrelated, ClaimPair.Evidence(name.Earlier, name.Later, "another subject is named"));
        }

        if (IsExchanged(pair, named, namedEarlier))
        {
            return new(Change.Unrelated, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, "the same is said of something else"));
        }

        var beside = pair.LaterText.Beside.Where(term => term.Word.Tag.IsNoun()).ToList();
        if (beside.Count > 0 && pair.Subject.Share(beside) > 0 && named >= 0.2)
        {
            return null;
        }

        var matter = pair.Best?.Matter ?? 0;
        var isElliptic = pair.LaterTerms.Count <= 2 && pair.Best is { OnlyLater.Count: 0 } && beside.Count == 0;
        return named == 0 && !isElliptic && (matter + SharedAmounts(pair) < 2 || (namedEarlier > 0 && (pair.Best!.OnlyLater.Count(term => term.Word.Tag.IsNoun()) > (SharedAmounts(pair) > 0 ? 1 : 0) || beside.Count > 0)))
            || (named < 0.3 && matter + SharedAmounts(pair) < 1)
            ? new(Change.Unrelated, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, "the subject is not mentioned"))
            : null;
    }

    // "the attack on the grid was their work", "the attack on the website was their work"
    private static bool IsExchanged(ClaimPair pair, double named, double namedEarlier) =>
        pair.Best is { SameWords: >= 0.4 } best && named < 0.5 && named < namedEarlier && best.Sign > 0
        && best.OnlyEarlier.Any(term => term.Word.Tag.IsNoun() && pair.Subject.Holds(term)) && best.OnlyLater.Any(term => term.Word.Tag.IsNoun());

    // percent against percent: they speak of the same scale
    private static double SharedAmounts(ClaimPair pair) =>
        pair.Later.Amounts.Any(amount => amount.Kind == AmountKind.Share && pair.Earlier.Amounts.Any(own => own.Kind == amount.Kind)) ? 1.25 : 0;

    // "sanctions on A", "sanctions on B": a name of the subject gives way to another in otherwise like words
    private static (string Earlier, string Later)? ReplacedName(ClaimPair pair, List<Term> all)
    {
        if (pair.Best is not { } best || !(best.SameWords >= 0.4 || (best.Matter < 1 && pair.Subject.Share(all) < 0.5)))
        {
            return null;
        }

        var missing = pair.Subject.MissingNames(all).FirstOrDefault(name => pair.EarlierTerms.Any(term => TermMatch.IsSameWord(term, name)));
        var instead = best.OnlyLater.FirstOrDefault(term => term.Word.IsName && !pair.EarlierTerms.Any(own => TermMatch.IsSameWord(own, term)));
        return missing is not null && instead is not null ? (missing.Word.Text, instead.Word.Text) : null;
    }
}
