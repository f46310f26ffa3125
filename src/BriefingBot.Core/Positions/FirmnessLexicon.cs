using System.Globalization;
using System.Runtime.InteropServices;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>How firmly words hold something, want it, or shut it out (<c>firmness.tsv</c>).</summary>
internal sealed class FirmnessLexicon
{
    private readonly StemPhrases phrases = new();
    private readonly List<Stance> stances = [];

    private FirmnessLexicon(LexiconTable table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            var negated = Firmness(table, row, "negated-firmness");
            stances.Add(new(Sign(table, row, "sign"), Firmness(table, row, "firmness"), Sign(table, row, "negated"), negated, table.Cell(row, "kind") == "demand", table.Cell(row, "kind") == "open"));
            foreach (var phrase in table.Values(row, "words"))
            {
                phrases.Add(phrase, row);
            }
        }
    }

    /// <summary>The built-in one.</summary>
    public static FirmnessLexicon Default { get; } = new(LexiconTable.Embedded("firmness.tsv"));

    /// <summary>The stances among <paramref name="words"/>; of overlapping ones the longest.</summary>
    public List<(PhraseHit Hit, Stance Stance)> Find(IReadOnlyList<ClaimWord> words) =>
        [.. StemPhrases.Longest(phrases.Find(words).FindAll(hit => !IsMonth(words, hit))).Select(hit => (hit, stances[hit.Row]))];

    // "in May" is no "may"
    private static bool IsMonth(IReadOnlyList<ClaimWord> words, PhraseHit hit) => hit.First > 0 && hit.Places.Any(place => words[place].Text is "May");

    // an empty cell is "-", and so is the minus sign: both turn round
    private static int Sign(LexiconTable table, int row, string column) => table.Cell(row, column) == "+" ? 1 : -1;

    private static int Firmness(LexiconTable table, int row, string column) =>
        int.TryParse(table.Cell(row, column), CultureInfo.InvariantCulture, out var firmness) ? firmness : throw new LexiconException($"firmness.tsv: row {row + 1} has no number in {column}.");
}

/// <summary>How firmly something is held.</summary>
/// <param name="Sign">-1 when it turns round what it governs.</param>
/// <param name="Firmness">1 possible, 2 likely, 3 planned or urged, 4 will or must, 5 certain or never.</param>
/// <param name="NegatedSign">The sign behind a negation.</param>
/// <param name="NegatedFirmness">The firmness behind a negation.</param>
/// <param name="IsDemand">Whether it asks or threatens, so that a negation lets it go.</param>
/// <param name="IsOpen">Whether it says in so many words that something is open or not known.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stance(int Sign, int Firmness, int NegatedSign, int NegatedFirmness, bool IsDemand, bool IsOpen);
