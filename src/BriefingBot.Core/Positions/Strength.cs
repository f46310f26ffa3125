namespace BriefingBot.Core.Positions;

/// <summary>Whether the later statement asks, threatens, promises or holds more or less than the earlier.</summary>
internal static class Strength
{
    private static readonly string[] ForGood = ["for good", "for life", "for ever", "forever", "permanent", "indefinite", "once and for all", "lifelong", "never again"];

    /// <summary>Hardened, softened, or null when neither shows.</summary>
    public static Relation? Compare(ClaimPair pair)
    {
        if (pair.Best is null)
        {
            return null;
        }

        return Exceptions(pair) ?? Threats(pair) ?? Firmness(pair) ?? Degrees(pair) ?? Amounts(pair) ?? Permanence(pair) ?? Days(pair) ?? Extent(pair) ?? Hedged(pair) ?? Widened(pair);
    }

    private static Relation Harder(ClaimPair pair, string earlier, string later, string why) => new(Change.Hardened, ClaimPair.Evidence(earlier, later, why));

    private static Relation Softer(ClaimPair pair, string earlier, string later, string why) => new(Change.Softened, ClaimPair.Evidence(earlier, later, why));

    private static Relation? Exceptions(ClaimPair pair)
    {
        var before = pair.Earlier.Exceptions.Count;
        var now = pair.Later.Exceptions.Count;
        return now > before ? Softer(pair, pair.EarlierWords, pair.LaterWords, $"\"{pair.Later.Exceptions[^1].Mark}\" makes an exception")
            : before > now && (pair.IsSameMatter || pair.Later.Signs[SignKind.Whole].Any()) && pair.Earlier.Exceptions[0].Terms is { Count: > 0 } left && left.Any(term => Holds(pair.LaterTerms, term)) ? Harder(pair, pair.Earlier.Exceptions[0].Mark, pair.LaterWords, "the exception is gone")
            : before > now && pair.Best!.SameWords >= 0.5 ? Harder(pair, pair.Earlier.Exceptions[0].Mark, pair.LaterWords, "the exception is gone")
            : null;
    }

    private static bool Holds(IReadOnlyList<Term> terms, Term wanted) => terms.Any(term => TermMatch.IsSameWord(term, wanted));

    private static Relation? Threats(ClaimPair pair)
    {
        var before = pair.Earlier.Threats.Count;
        var now = pair.Later.Threats.Count;
        return now > before ? Harder(pair, pair.EarlierWords, pair.LaterWords, $"\"{pair.Later.Threats[^1].Mark}\" adds a threat")
            : before > now && pair.IsSameMatter ? Softer(pair, pair.Earlier.Threats[0].Mark, pair.LaterWords, "the threat is gone")
            : null;
    }

    private static Relation? Firmness(ClaimPair pair)
    {
        var (before, now) = (pair.EarlierStance, pair.LaterStance);
        var isNear = pair.IsSameMatter || IsNear(pair);
        if (before.Firmness == now.Firmness || !isNear || (before.Print is null && now.Firmness > 4) || (now.Print is null && before.Firmness > 4 && pair.Sign > 0))
        {
            return null;
        }

        var (mine, theirs) = (before.Print ?? pair.EarlierWords, now.Print ?? pair.LaterWords);
        return now.Firmness > before.Firmness ? Harder(pair, mine, theirs, "the later is firmer") : Softer(pair, mine, theirs, "the later is less firm");
    }

    // "questionable", then "unlawful"
    private static Relation? Degrees(ClaimPair pair)
    {
        var before = DegreeLexicon.Default.Find(pair.Earlier.Words);
        var now = before.Count == 0 ? [] : DegreeLexicon.Default.Find(pair.Later.Words);
        foreach (var scale in pair.Best!.Later.Sign < 0 || pair.Best.Earlier.Sign < 0 ? [] : now.GroupBy(degree => degree.Scale))
        {
            var (mine, theirs) = (before.FindAll(degree => degree.Scale == scale.Key).MaxBy(degree => degree.Strength), scale.MaxBy(degree => degree.Strength)!);
            if (mine is not null && mine.Strength != theirs.Strength)
            {
                var words = (pair.Earlier.Print(new PhraseHit(0, mine.Places)), pair.Later.Print(new PhraseHit(0, theirs.Places)));
                return theirs.Strength > mine.Strength ? Harder(pair, words.Item1, words.Item2, "the later word is stronger") : Softer(pair, words.Item1, words.Item2, "the later word is milder");
            }
        }

        return null;
    }

    // nothing but words of the subject and of firmness is exchanged, or too little to make it another claim
    private static bool IsNear(ClaimPair pair) =>
        pair.Best is { Matched.Count: > 0 } best && !best.HasOtherVerb
        && (best.SameWords >= 0.5 || best.OnlyLater.All(term => pair.Subject.Holds(term) || term.Word.Tag is Text.PosTag.EX || best.Later.Stances.Any(stance => stance.Places.Contains(term.Place))));

    private static Relation? Amounts(ClaimPair pair)
    {
        var isEnough = pair.Later.Signs[SignKind.Enough].Any() && !pair.Later.Signs[SignKind.TooLittle].Any();
        if (pair.Later.Signs[SignKind.TooLittle].FirstOrDefault() is { } tooLittle && pair.Later.Amounts.Count > 0 && pair.Earlier.Amounts.Any(amount => AmountPairs.Same(amount, pair.Later.Amounts)))
        {
            return Harder(pair, pair.EarlierWords, pair.LaterWords, $"what was asked is now \"{pair.Later.Print(tooLittle)}\"");
        }

        if (AmountPairs.Differing(pair) is not { } changed)
        {
            return null;
        }

        var (mine, theirs) = changed;
        var words = (AmountPairs.Print(pair.Earlier, mine), AmountPairs.Print(pair.Later, theirs));
        var isMore = theirs.Value > mine.Value != AmountPairs.LessIsMore(pair, mine, theirs);
        return isEnough && theirs.Value < mine.Value ? Softer(pair, words.Item1, words.Item2, "less is enough now")
            : isMore ? Harder(pair, words.Item1, words.Item2, "the amount asks for more")
            : Softer(pair, words.Item1, words.Item2, "the amount asks for less");
    }

    // "suspended for three months", "abolished for good"
    private static Relation? Permanence(ClaimPair pair)
    {
        var before = Lasting(pair.Earlier);
        var now = Lasting(pair.Later);
        return before == now || !pair.IsSameMatter || before == 0 || now == 0 ? null
            : now > before ? Harder(pair, pair.EarlierWords, pair.LaterWords, "it is to last longer")
            : Softer(pair, pair.EarlierWords, pair.LaterWords, "it is to last less long");
    }

    private static int Lasting(Claim claim)
    {
        var words = string.Join(' ', claim.Words.Select(word => word.Text)).ToLowerInvariant();
        return ForGood.Any(word => words.Contains(word, StringComparison.Ordinal)) ? 2
            : claim.Amounts.Any(amount => amount.Kind == AmountKind.Duration) || words.Contains("temporar", StringComparison.Ordinal) || words.Contains("for now", StringComparison.Ordinal) ? 1 : 0;
    }

    private static Relation? Days(ClaimPair pair)
    {
        if (!pair.IsSameMatter && pair.Best!.Matched.Count == 0 && !pair.Later.Words.Any(word => word.Tag is Text.PosTag.RBR or Text.PosTag.JJR && word.Stem is "later" or "earlier" or "sooner"))
        {
            return null;
        }

        var changed = DeadlinePairs.Differing(pair.Earlier, pair.Later);
        if (changed is { } days)
        {
            var (mine, theirs) = days;
            var isLater = theirs.Day > mine.Day;
            var words = (pair.Earlier.Words[mine.First].Text, pair.Later.Words[theirs.First].Text);
            return isLater == (mine.Lasts && theirs.Lasts) ? Harder(pair, words.Item1, words.Item2, isLater ? "it is to last longer" : "the day is sooner") : Softer(pair, words.Item1, words.Item2, isLater ? "the day is later" : "it is to last less long");
        }

        var hasDay = pair.Earlier.Deadlines.Count > 0;
        return pair.Later.Deadlines.Count == hasDay.CompareTo(false) * pair.Earlier.Deadlines.Count && pair.IsSameMatter && pair.Later.Print(SignKind.Sooner) is { } sooner && pair.Earlier.Print(SignKind.Sooner) is null ? Harder(pair, pair.EarlierWords, sooner, "it is to be sooner")
            : pair.IsSameMatter && pair.Later.Print(SignKind.Later) is { } later && pair.Earlier.Print(SignKind.Later) is null ? Softer(pair, pair.EarlierWords, later, "it can be later")
            : null;
    }

    // all, some
    private static Relation? Extent(ClaimPair pair)
    {
        if (!pair.IsSameMatter)
        {
            return null;
        }

        var (wholeBefore, wholeNow) = (pair.Earlier.Print(SignKind.Whole), pair.Later.Print(SignKind.Whole));
        var (partBefore, partNow) = (pair.Earlier.Print(SignKind.Partial), pair.Later.Print(SignKind.Partial));
        return partNow is not null && partBefore is null && wholeNow is null && (wholeBefore is not null || pair.Best!.SameWords >= 0.6) ? Softer(pair, wholeBefore ?? pair.EarlierWords, partNow, "less of it is meant")
            : partBefore is not null && partNow is null && (wholeNow is not null || pair.Best!.SameWords >= 0.6) ? Harder(pair, partBefore, wholeNow ?? pair.LaterWords, "more of it is meant")
            : null;
    }

    // "never" → "not this decade"
    private static Relation? Hedged(ClaimPair pair)
    {
        var isDenied = pair.Best!.Later.Sign * (pair.Later.Cue?.Sign ?? 1) < 0;
        return !isDenied || !pair.IsSameMatter ? null
            : pair.Later.Print(SignKind.ForNow) is { } now && pair.Earlier.Print(SignKind.ForNow) is null ? Softer(pair, pair.EarlierWords, now, "it holds for a time only")
            : pair.Earlier.Print(SignKind.ForNow) is { } before && pair.Later.Print(SignKind.ForNow) is null && pair.Best.SameWords >= 0.5 ? Harder(pair, before, pair.LaterWords, "it no longer holds for a time only")
            : null;
    }

    // "not A" → "neither A nor B nor C"
    private static Relation? Widened(ClaimPair pair)
    {
        var (before, now) = (Listed(pair.Earlier), Listed(pair.Later));
        return !pair.IsSameMatter || before == now || pair.Best!.Score < 0.6 ? null
            : now > before && pair.Best.OnlyEarlier.Count <= 1 && pair.Best.OnlyLater.Count > 0 ? Harder(pair, pair.EarlierWords, pair.LaterWords, "more is named")
            : before > now && pair.Best.OnlyLater.Count == 0 && pair.Best.OnlyEarlier.Count > 0 && pair.Best.SameWords >= 0.5 ? Softer(pair, pair.EarlierWords, pair.LaterWords, "less is named")
            : null;
    }

    private static int Listed(Claim claim) => claim.Words.Count(word => word.Stem is "nor" or "or") + (2 * claim.Words.Count(word => word.Stem is "neither"));
}
