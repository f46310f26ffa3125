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
        var earlier = Wording(pair.Earlier);
        var later = Wording(pair.Later);
        foreach (var words in later.Where(words => !earlier.Contains(words)))
        {
            features.Set(Later + words, holds: true);
        }

        foreach (var words in earlier.Where(words => !later.Contains(words)))
        {
            features.Set(Earlier + words, holds: true);
        }
    }

    private static HashSet<string> Wording(Claim claim)
    {
        var words = claim.Words.Where(word => word.IsWord).Select(word => word.Stem).ToList();
        var found = words.ToHashSet(StringComparer.Ordinal);
        found.UnionWith(words.Zip(words.Skip(1), (one, next) => $"{one} {next}"));
        found.UnionWith(claim.CueWords.Take(1).Select(word => $"({word.Stem})"));
        return found;
    }
}
