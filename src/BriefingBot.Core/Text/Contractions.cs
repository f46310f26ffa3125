namespace BriefingBot.Core.Text;

/// <summary>Takes contractions apart as the treebank does: <c>don't</c> is do and n't, <c>we've</c> is we and 've.</summary>
public static class Contractions
{
    private static readonly string[] Endings = ["'s", "'re", "'ve", "'m", "'ll", "'d", "n't"];

    /// <summary>The position in <paramref name="word"/> where its second part begins; 0 when it has one part only.</summary>
    public static int Cut(ReadOnlySpan<char> word)
    {
        var apostrophe = word.LastIndexOfAny('\'', '’');
        if (apostrophe < 1 || word.Length - apostrophe > 3)
        {
            return 0;
        }

        foreach (var ending in Endings)
        {
            var start = word.Length - ending.Length;
            if (start > 0 && apostrophe == start + ending.IndexOf('\'', StringComparison.Ordinal)
                && Same(word[start..apostrophe], ending.AsSpan(0, apostrophe - start)) && Same(word[(apostrophe + 1)..], ending.AsSpan(apostrophe - start + 1)))
            {
                return start;
            }
        }

        return 0;
    }

    /// <summary>The words with each contraction in two; null when there is none.</summary>
    /// <returns>The parts, and for each word the position of its first part.</returns>
    public static (string[] Parts, int[] First)? Split(ReadOnlySpan<string> words)
    {
        var cuts = 0;
        foreach (var word in words)
        {
            cuts += Cut(word) > 0 ? 1 : 0;
        }

        if (cuts == 0)
        {
            return null;
        }

        var parts = new List<string>(words.Length + cuts);
        var first = new int[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            first[i] = parts.Count;
            var cut = Cut(words[i]);
            parts.Add(cut > 0 ? words[i][..cut] : words[i]);
            if (cut > 0)
            {
                parts.Add(words[i][cut..]);
            }
        }

        return ([.. parts], first);
    }

    private static bool Same(ReadOnlySpan<char> part, ReadOnlySpan<char> ending) =>
        part.Equals(ending, StringComparison.OrdinalIgnoreCase);
}
