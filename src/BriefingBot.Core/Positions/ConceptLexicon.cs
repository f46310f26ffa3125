using System.Runtime.InteropServices;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Words that mean nearly the same, and their opposites (<c>concepts.tsv</c>).</summary>
internal sealed class ConceptLexicon
{
    private readonly StemPhrases phrases = new();
    private readonly bool[] governs;
    private readonly bool[] isSpeech;

    private ConceptLexicon(LexiconTable table)
    {
        governs = new bool[table.Count];
        isSpeech = new bool[table.Count];
        for (var row = 0; row < table.Count; row++)
        {
            governs[row] = table.Cell(row, "kind") is "operator" or "speech";
            isSpeech[row] = table.Cell(row, "kind") == "speech";
            foreach (var phrase in table.Values(row, "same"))
            {
                phrases.Add(phrase, 2 * row);
            }

            foreach (var phrase in table.Values(row, "opposite"))
            {
                phrases.Add(phrase, (2 * row) + 1);
            }
        }
    }

    /// <summary>The built-in one.</summary>
    public static ConceptLexicon Default { get; } = new(LexiconTable.Embedded("concepts.tsv"));

    /// <summary>Whether words of a concept say yes or no to what they govern.</summary>
    public bool Governs(int concept) => governs[concept];

    /// <summary>Whether words of a concept are ways of saying, such as promising and admitting.</summary>
    public bool IsSpeech(int concept) => isSpeech[concept];

    /// <summary>The concepts of each word; a phrase stands at its first word.</summary>
    public List<(int Place, Meaning Meaning)> Find(IReadOnlyList<ClaimWord> words)
    {
        var hits = phrases.Find(words);
        var found = new List<(int, Meaning)>(hits.Count);
        foreach (var hit in hits)
        {
            // "turn away" is no turning: a longer phrase takes its words from shorter ones
            if (!hits.Exists(other => other.Places.Length > hit.Places.Length && other.Places.AsSpan().IndexOfAny(hit.Places) >= 0))
            {
                found.Add((hit.First, new(hit.Row / 2, hit.Row % 2 == 0 ? 1 : -1, hit.Places)));
            }
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (Unreversed(words[i]) is { } plain && !found.Exists(other => other.Item1 == i))
            {
                found.AddRange(phrases.Find([plain]).Select(hit => (i, new Meaning(hit.Row / 2, hit.Row % 2 == 0 ? -1 : 1, [i]))));
            }
        }

        return found;
    }

    // unsigned, unsold: the opposite of what the rest means
    private static ClaimWord? Unreversed(ClaimWord word) =>
        word.Text.Length > 6 && word.Text.StartsWith("un", StringComparison.OrdinalIgnoreCase) ? word with { Text = word.Text[2..], Stem = WordStem.Of(word.Text[2..]) } : null;
}

/// <summary>One meaning of a word.</summary>
/// <param name="Concept">The row of the lexicon.</param>
/// <param name="Sign">1 on its one side, -1 on the opposite.</param>
/// <param name="Places">The words it takes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Meaning(int Concept, int Sign, int[] Places);
