namespace BriefingBot.Core.Positions.Learned;

/// <summary>Single words and pairs of neighbours that stand in only one of the two claims: "may", "no longer", "for now".</summary>
internal static class WordingFeatures
{
    /// <summary>What the name of each begins with: which claim has it, and the words behind.</summary>
    public const string Later = "later says ";

    /// <inheritdoc cref="Later"/>
    public const string Earlier = "earlier says ";

    /// <summary>Adds them.</summary>
    public static void Add(Features features, ClaimPair pair)
    {
        var earlier = Wording(pair.Earlier, pair.EarlierText);
        var later = Wording(pair.Later, pair.LaterText);
        foreach (var words in later.Where(words => !earlier.Contains(words)))
        {
            features.Set(Later + words, holds: true);
        }

        foreach (var words in earlier.Where(words => !later.Contains(words)))
        {
            features.Set(Earlier + words, holds: true);
        }
    }

    private static HashSet<string> Wording(Claim claim, ReadStatement statement)
    {
        var words = claim.Words.Where(word => word.IsWord).Select(word => Backshift.Of(word.Stem)).ToList();
        var found = words.ToHashSet(StringComparer.Ordinal);
        found.UnionWith(words.Zip(words.Skip(1), (one, next) => $"{one} {next}"));
        found.UnionWith(claim.CueWords.Take(1).Select(word => $"({word.Stem})"));
        found.UnionWith(Around(claim, statement).Select(stem => $"[{stem}]"));
        return found;
    }

    // the words around the claim: "likewise", "scoffed", "rejecting what they had said"
    private static IEnumerable<string> Around(Claim claim, ReadStatement statement)
    {
        var inside = claim.Words.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        return PositionReader.Words(statement.Text).Where(word => word.IsWord && char.IsLower(word.Text[0]) && !inside.Contains(word.Stem)).Select(word => word.Stem);
    }
}
