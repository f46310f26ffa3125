namespace BriefingBot.Core.Positions;

/// <summary>The cases in which nothing needs weighing: the same words again, with a "not" in one of the two, or with another amount.</summary>
internal static class WordForWord
{
    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "not", "never", "no", "nobodi", "none", "noth", "neither", "nor" };

    // what comes and goes with a "not", and what changes nothing
    private static readonly HashSet<string> Neutral = new(
        "do be will have it they them you their its the a an that this after all now still again at any some and".Split(' ').Select(Text.WordStem.Of),
        StringComparer.Ordinal);

    /// <summary>Reiterated, reversed, and for another actor what is the same to them; softened or hardened by an amount; null when more differs.</summary>
    public static Relation? Find(ClaimPair pair, bool sameActor)
    {
        if (pair.Best is null)
        {
            return null;
        }

        return HasNothingBeside(pair) && pair.Earlier.Cue?.Firmness == pair.Later.Cue?.Firmness && pair.Earlier.Cue?.Sign == pair.Later.Cue?.Sign && Stems(pair.Earlier).SequenceEqual(Stems(pair.Later), StringComparer.Ordinal) ? Relate(pair, sameActor ? Change.Reiterated : Change.OtherSpeaker, "word for word the same")
            : IsNegated(pair) ? Relate(pair, sameActor ? Change.Reversed : Change.Contradicts, "one of the two is negated")
            : sameActor && IsAnotherAmount(pair) && Strength.Compare(pair) is { } stronger ? stronger with { Confidence = 1, IsByRule = true }
            : null;
    }

    private static Relation Relate(ClaimPair pair, Change change, string why) => new(change, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, why)) { Confidence = 1, IsByRule = true };

    // "…, he told the orchestra, given a worthy heir": what stands beside the claim may change it
    private static bool HasNothingBeside(ClaimPair pair) =>
        pair.LaterText.Beside.All(term => pair.EarlierText.Beside.Concat(pair.EarlierTerms).Any(other => TermMatch.IsSameWord(other, term)));

    private static bool IsNegated(ClaimPair pair)
    {
        if (IsHedged(pair.Earlier) || IsHedged(pair.Later))
        {
            return false;
        }

        var (earlier, later) = (Telling(pair.Earlier), Telling(pair.Later));
        return Math.Abs(earlier.Count(Negations.Contains) - later.Count(Negations.Contains)) == 1
            && earlier.Where(stem => !Negations.Contains(stem)).SequenceEqual(later.Where(stem => !Negations.Contains(stem)), StringComparer.Ordinal);
    }

    private static bool IsAnotherAmount(ClaimPair pair) =>
        pair.Earlier.Amounts is [var earlier] && pair.Later.Amounts is [var later] && earlier.Kind == later.Kind && (earlier.Kind != AmountKind.Count || (earlier.Unit is not null && later.Unit is not null)) && !earlier.Equals(later.Value) && !earlier.IsDenied && !later.IsDenied
        && Telling(pair.Earlier, earlier).SequenceEqual(Telling(pair.Later, later), StringComparer.Ordinal);

    // "not unthinkable", "did not rule out": denying these opens or shuts a door
    private static bool IsHedged(Claim claim) => claim.Cue is not null || claim.Clauses.Any(clause => clause.Stances.Any(stance => stance.Sign < 0 || stance.IsOpen || stance.Firmness != 4));

    private static List<string> Stems(Claim claim, Amount? without = null) => [.. claim.Words.Where((word, place) => word.IsWord && !(place >= without?.First && place < without.End)).Select(word => Backshift.Of(word.Stem))];

    private static List<string> Telling(Claim claim, Amount? without = null) => Stems(claim, without).FindAll(stem => !Neutral.Contains(stem));
}
