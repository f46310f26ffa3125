namespace BriefingBot.Core.Positions;

/// <summary>Whether the later statement hangs on something the earlier did not hang on, or hangs no longer.</summary>
internal static class NewCondition
{
    private static readonly string[] GivesWay = ["even", "condition", "string", "wait", "need", "first", "any day"];

    /// <summary>Conditioned; hardened or softened when a condition is gone or a threat comes with its own; null otherwise.</summary>
    public static Relation? Find(ClaimPair pair)
    {
        var earlier = pair.Earlier.Conditions;
        var later = pair.Later.Conditions;
        if (later.Count > 0 && IsOfThis(pair) && (later.Count > earlier.Count || Joined(pair) || IsAnother(pair)))
        {
            var mark = later[^1].Mark;
            return earlier.Count == 0 && IsThreatWithItsOwn(pair)
                ? new(Change.Hardened, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, $"what was demanded is now backed by a threat (\"{mark}\")"))
                : new(Change.Conditioned, ClaimPair.Evidence(pair.EarlierWords, Print(pair.Later, later[^1]), $"\"{mark}\" makes it hang on something it did not hang on before"));
        }

        if (earlier.Count > 0 && later.Count == 0 && (pair.Later.Signs[SignKind.Waived].Any() || IsSameClaim(pair)))
        {
            var evidence = ClaimPair.Evidence(Print(pair.Earlier, earlier[0]), pair.LaterWords, "the condition is gone");
            return new(IsAgainstOthers(pair) || (pair.Sign > 0 && Insists(pair.Later)) ? Change.Hardened : Change.Softened, evidence);
        }

        return null;
    }

    // a condition of another claim says nothing on this one
    private static bool IsOfThis(ClaimPair pair) => pair.IsSameMatter || (pair.Earlier.Conditions.Count == 0 && IsThreatWithItsOwn(pair)) || (pair.Subject.Terms.Count > 0 && (pair.Best?.Matched.Count > 0 || pair.Subject.Share([.. pair.LaterMentions.Where(term => !pair.Later.IsBeside(term.Place))]) > 0));

    private static string Print(Claim claim, Aside aside) =>
        aside.Terms.Count == 0 ? aside.Mark : string.Join(' ', claim.Words.Skip(aside.First).Take(aside.Terms[^1].Place - aside.First + 1).Select(word => word.Text));

    private static bool IsSameClaim(ClaimPair pair) => pair.IsSameMatter && pair.Best!.Score >= 0.5;

    // "if A", then "if A and B"
    private static bool Joined(ClaimPair pair)
    {
        var before = pair.Earlier.Conditions.SelectMany(aside => aside.Terms).ToList();
        var added = pair.Later.Conditions.SelectMany(aside => aside.Terms).Where(term => !before.Exists(own => TermMatch.IsSameWord(own, term))).ToList();
        var kept = before.Count(term => pair.Later.Conditions.Any(aside => aside.Terms.Any(own => TermMatch.IsSameWord(own, term))));
        return before.Count > 0 && kept == before.Count && added.Count >= 2
            && Enumerable.Range(0, added[0].Place).Any(place => place > pair.Later.Conditions[0].First && pair.Later.Words[place].Stem is "and");
    }

    // "if A", then "if B"
    private static bool IsAnother(ClaimPair pair)
    {
        var before = pair.Earlier.Conditions.SelectMany(aside => aside.Terms).ToList();
        var now = pair.Later.Conditions.SelectMany(aside => aside.Terms).ToList();
        return before.Count > 0 && now.Count > 0 && pair.Best is { SameWords: >= 0.6 }
            && !now.Exists(term => before.Exists(own => TermMatch.IsSameWord(own, term) || TermMatch.Shared(own, term) is not null));
    }

    // "stop it" → "if they do not stop it, we shoot": what was demanded has become the condition of a threat
    private static bool IsThreatWithItsOwn(ClaimPair pair)
    {
        var demanded = pair.EarlierTerms.Where(term => !pair.Subject.Holds(term)).ToList();
        var condition = pair.Later.Conditions.SelectMany(aside => aside.Terms).ToList();
        var inCondition = demanded.Count(term => condition.Exists(own => TermMatch.IsSameWord(own, term) || TermMatch.Shared(own, term) is not null));
        var inMain = pair.Best?.Matter ?? 0;
        return IsDemand(pair) && inCondition > 0 && inCondition > inMain;
    }

    private static bool IsDemand(ClaimPair pair) =>
        pair.Earlier.Cue is { IsDemand: true } || pair.Earlier.Clauses.Any(clause => clause.Stances.Any(stance => stance.IsDemand || stance is { Sign: > 0, Firmness: 3 }));

    // a threat or a refusal without its condition weighs more, an offer without it costs the other side less
    private static bool IsAgainstOthers(ClaimPair pair) =>
        pair.Sign > 0 && (pair.Best!.Later.Sign < 0 || Hostile(pair.Later, pair.Best.Later));

    // "no matter what": it will be done whatever comes; "without preconditions", "that can wait" give way
    private static bool Insists(Claim claim) =>
        claim.Print(SignKind.Waived) is { } words && !GivesWay.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool Hostile(Claim claim, Clause clause) =>
        claim.Signs[SignKind.Hostile].Any(hit => clause.Terms.Any(term => term.Place == hit.First && term.Word.Tag is not (Text.PosTag.NN or Text.PosTag.NNS)));
}
