using System.Runtime.InteropServices;

namespace BriefingBot.Core.Positions;

/// <summary>
/// Finds the phrases of a lexicon among words by their stems; <c>…</c> in a phrase stands for up to eight words of one clause,
/// and a word behind <c>=</c> for that form alone.
/// </summary>
internal sealed class StemPhrases
{
    private const int Gap = 8;

    private readonly Dictionary<string, List<Pattern>> byFirst = new(StringComparer.Ordinal);

    /// <summary>Adds a phrase of lexicon row <paramref name="row"/>.</summary>
    public void Add(string phrase, int row)
    {
        var exact = phrase.Split(' ').Where(word => word[0] == '=').Select(word => word[1..]).ToArray();
        var stems = ClaimWord.Stems(phrase.Replace("=", string.Empty, StringComparison.Ordinal));
        if (!byFirst.TryGetValue(stems[0], out var patterns))
        {
            byFirst[stems[0]] = patterns = [];
        }

        patterns.Add(new(stems, exact, row));
    }

    /// <summary>All phrases among <paramref name="words"/>, each as the positions of its words.</summary>
    public List<PhraseHit> Find(IReadOnlyList<ClaimWord> words)
    {
        var found = new List<PhraseHit>();
        for (var start = 0; start < words.Count; start++)
        {
            if (byFirst.TryGetValue(words[start].Stem, out var patterns))
            {
                foreach (var pattern in patterns)
                {
                    if (Match(words, start, pattern.Stems) is { } places && Array.TrueForAll(pattern.Exact, form => Array.Exists(places, place => words[place].Text.Equals(form, StringComparison.OrdinalIgnoreCase))))
                    {
                        found.Add(new(pattern.Row, places));
                    }
                }
            }
        }

        return found;
    }

    /// <summary>The hits that no longer hit overlaps.</summary>
    public static List<PhraseHit> Longest(List<PhraseHit> hits)
    {
        var kept = new List<PhraseHit>();
        foreach (var hit in hits.OrderByDescending(hit => hit.Places.Length).ThenBy(hit => hit.First).ThenBy(hit => hit.Row))
        {
            if (!kept.Exists(other => other.Places.AsSpan().IndexOfAny(hit.Places) >= 0))
            {
                kept.Add(hit);
            }
        }

        return [.. kept.OrderBy(hit => hit.First)];
    }

    private static int[]? Match(IReadOnlyList<ClaimWord> words, int start, string[] stems)
    {
        var places = new List<int>(stems.Length) { start };
        var at = start + 1;
        for (var i = 1; i < stems.Length; i++)
        {
            if (stems[i] == "…")
            {
                var next = -1;
                for (var step = 0; step <= Gap && at + step < words.Count && words[at + step].IsWord; step++)
                {
                    if (words[at + step].Stem == stems[i + 1])
                    {
                        next = at + step;
                        break;
                    }
                }

                if (next < 0)
                {
                    return null;
                }

                at = next;
            }
            else if (at < words.Count && words[at].Stem == stems[i])
            {
                places.Add(at++);
            }
            else
            {
                return null;
            }
        }

        return [.. places];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Pattern(string[] Stems, string[] Exact, int Row);
}

/// <summary>A phrase found.</summary>
/// <param name="Row">The lexicon row, from 0.</param>
/// <param name="Places">The positions of its words, rising.</param>
internal sealed record PhraseHit(int Row, int[] Places)
{
    /// <summary>The first position.</summary>
    public int First => Places[0];

    /// <summary>The position after the last.</summary>
    public int End => Places[^1] + 1;
}
