using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Tells which side a statement takes, as far as its cue and its words show it: <c>stances.tsv</c>.</summary>
internal sealed class StanceLexicon
{
    private readonly Dictionary<Stance, (HashSet<Attitude> Attitudes, IReadOnlyList<string> Words)> sides = [];

    /// <summary>Reads the table.</summary>
    /// <exception cref="LexiconException">A row names a stance or an attitude that is none.</exception>
    public StanceLexicon(LexiconTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        for (var row = 0; row < table.Count; row++)
        {
            sides[Parse<Stance>(table.Cell(row, "stance"))] = (
                [.. table.Values(row, "attitudes").Select(Parse<Attitude>)],
                [.. table.Values(row, "words").Select(word => $" {Spelling.Fold(word)} ")]);
        }
    }

    /// <summary>The built-in table.</summary>
    public static StanceLexicon Default { get; } = new(LexiconTable.Embedded("stances.tsv"));

    /// <summary>Whether a statement takes a side: its cue does, or a word of it that is not negated.</summary>
    public bool Takes(Stance stance, Found found)
    {
        var (attitudes, words) = sides[stance];
        if (attitudes.Contains(found.Statement.Attitude))
        {
            return !found.Statement.Negated;
        }

        var text = $" {Spelling.Fold($"{string.Join(' ', found.Statement.Cue.Select(span => span.In(found.Article.Text)))} {found.Words}")} ";
        return words.Any(word => text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at && !IsNegated(text, at));
    }

    private static bool IsNegated(string text, int at) =>
        text[..at].Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(3).Any(word => word is "not" or "never" or "no" or "nor" or "cannot" || word.EndsWith("nt", StringComparison.Ordinal) && word.Length > 3 && word is "doesnt" or "dont" or "didnt" or "wont" or "isnt" or "cant" or "wouldnt" or "couldnt");

    private static T Parse<T>(string? cell)
        where T : struct, Enum =>
        Enum.TryParse<T>(cell, ignoreCase: true, out var value) && char.IsLetter(cell![0]) ? value
            : throw new LexiconException($"stances.tsv names \"{cell}\", which is no {typeof(T).Name.ToLowerInvariant()}: use {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
}
