namespace BriefingBot.Core.Positions;

/// <summary>The one case in which nothing needs weighing: the same words, and a "not" in one of the two.</summary>
internal static class PlainNegation
{
    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "not", "never", "no", "nobodi", "none", "noth", "neither", "nor" };

    // what comes and goes with a "not", and what changes nothing
    private static readonly HashSet<string> Neutral = new(
        "do be will would have it he she they we i you his her their our my its the a an that this after all now still again to of in on at any some and".Split(' ').Select(Text.WordStem.Of),
        StringComparer.Ordinal);

    /// <summary>Reversed, or contradicts when another actor speaks; null when more than a negation differs, or what is denied only says how firmly something is held.</summary>
    public static Relation? Find(ClaimPair pair, bool sameActor)
    {
        if (pair.Best is null || IsHedged(pair.Earlier) || IsHedged(pair.Later))
        {
            return null;
        }

        var (earlier, later) = (Stems(pair.Earlier), Stems(pair.Later));
        earlier.SymmetricExceptWith(later);
        return earlier.Count == 1 && Negations.Overlaps(earlier)
            ? new(sameActor ? Change.Reversed : Change.Contradicts, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, "one of the two is negated")) { Confidence = 1 }
            : null;
    }

    // "not unthinkable", "did not rule out": denying these opens or shuts a door
    private static bool IsHedged(Claim claim) =>
        claim.Cue is not null || claim.Conditions.Count > 0 || claim.Exceptions.Count > 0 || claim.Clauses.Any(clause => clause.Stances.Any(stance => stance.Sign < 0 || stance.IsOpen || stance.Firmness != 4));

    private static HashSet<string> Stems(Claim claim) =>
        claim.Words.Where(word => word.IsWord && !Neutral.Contains(word.Stem)).Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
}
