namespace BriefingBot.Core.Positions.Learned;

/// <summary>What shows a change where no rule does: the words of both, and those that speak most for it.</summary>
internal static class LearnedEvidence
{
    private const int MostWords = 3;

    // words that weigh something and tell a reader nothing
    private static readonly HashSet<string> Empty = new(
        "to in of that the a an be have do it its they them their we us our i my you your he him his she her for by with on at from as and or who which what there say said will".Split(' ').Select(Text.WordStem.Of),
        StringComparer.Ordinal);

    /// <summary>The evidence in a short sentence.</summary>
    /// <param name="pair">The two statements.</param>
    /// <param name="features">What was weighed; null when that does not tell.</param>
    /// <param name="change">How they relate.</param>
    public static string Of(ClaimPair pair, Features? features, Change change)
    {
        var words = (features is null ? [] : RelationWeights.Default.Reasons(features, change))
            .Select(reason => Print(pair, reason))
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostWords)
            .ToList();
        return ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, words.Count > 0 ? $"told by {string.Join(", ", words)}" : Why(change));
    }

    // "later says may" as printed: "may", or that it is gone
    private static string? Print(ClaimPair pair, string reason) =>
        Printed(pair.Later, reason, WordingFeatures.Later) is { } added ? $"\"{added}\""
        : Printed(pair.Earlier, reason, WordingFeatures.Earlier) is { } gone ? $"\"{gone}\", which is gone"
        : null;

    private static string? Printed(Claim claim, string reason, string side)
    {
        if (!reason.StartsWith(side, StringComparison.Ordinal))
        {
            return null;
        }

        var stems = reason[side.Length..].Trim('(', ')', '[', ']').Split(' ');
        if (Array.TrueForAll(stems, Empty.Contains))
        {
            return null;
        }

        var words = claim.Words.Where(word => word.IsWord).ToList();
        var at = Enumerable.Range(0, Math.Max(0, words.Count - stems.Length + 1)).FirstOrDefault(i => stems.Select((stem, next) => Backshift.Of(words[i + next].Stem) == stem).All(isSame => isSame), -1);
        return at < 0 ? null : string.Join(' ', words.Skip(at).Take(stems.Length).Select(word => word.Text));
    }

    private static string Why(Change change) => change switch
    {
        Change.New => "another claim",
        Change.Reiterated => "the same in other words",
        Change.Softened => "less is claimed",
        Change.Hardened => "more is claimed",
        Change.Conditioned => "it hangs on something new",
        Change.Reversed => "the opposite is claimed",
        Change.Contradicts => "another says the opposite",
        Change.OtherSpeaker => "another says so too",
        _ => "it is about something else",
    };
}
