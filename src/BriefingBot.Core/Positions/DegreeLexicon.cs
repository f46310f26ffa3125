using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Words that say one thing more or less strongly (<c>degrees.tsv</c>): questionable, wrong, unlawful.</summary>
internal sealed class DegreeLexicon
{
    private static readonly string[] Columns = ["first", "second", "third", "fourth"];

    private readonly StemPhrases phrases = new();

    private DegreeLexicon(LexiconTable table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            for (var degree = 0; degree < Columns.Length; degree++)
            {
                foreach (var phrase in table.Values(row, Columns[degree]))
                {
                    phrases.Add(phrase, (row * Columns.Length) + degree);
                }
            }
        }
    }

    /// <summary>The built-in one.</summary>
    public static DegreeLexicon Default { get; } = new(LexiconTable.Embedded("degrees.tsv"));

    /// <summary>The degrees among <paramref name="words"/>, each with its scale and words; of overlapping ones of a scale the longest.</summary>
    public List<Degree> Find(IReadOnlyList<ClaimWord> words) =>
        [.. phrases.Find(words).GroupBy(hit => hit.Row / Columns.Length)
            .SelectMany(scale => StemPhrases.Longest([.. scale]), (scale, hit) => new Degree(scale.Key, hit.Row % Columns.Length, hit.Places))];
}

/// <summary>How strongly words say something.</summary>
/// <param name="Scale">The row of the lexicon: only degrees of one scale compare.</param>
/// <param name="Strength">0 is the mildest.</param>
/// <param name="Places">The positions of the words.</param>
internal sealed record Degree(int Scale, int Strength, int[] Places);
