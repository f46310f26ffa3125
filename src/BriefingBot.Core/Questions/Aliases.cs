using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions;

/// <summary>Other words for one thing: abbreviations of offices, and what the news calls a subject beside the word typed.</summary>
/// <remarks>The table is <c>aliases.tsv</c>: its rows are equal in meaning for a search, not in general.</remarks>
public sealed class Aliases
{
    private readonly Dictionary<string, string> usual = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> subjects = new(StringComparer.Ordinal);
    private readonly int longest = 1;

    /// <summary>Reads the table.</summary>
    /// <exception cref="LexiconException">A row has a kind that is none.</exception>
    public Aliases(LexiconTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        for (var row = 0; row < table.Count; row++)
        {
            IReadOnlyList<string> all = [table.Cell(row, "term")!, .. table.Values(row, "aliases")];
            switch (table.Cell(row, "kind"))
            {
                case "office":
                    all.Skip(1).ToList().ForEach(alias => usual[Spelling.Fold(alias)] = Spelling.Fold(all[0]));
                    break;
                case "subject":
                    foreach (var term in all)
                    {
                        AddSubject(Spelling.Fold(term), all);
                    }

                    break;
                case var kind:
                    throw new LexiconException($"aliases.tsv calls \"{all[0]}\" a {kind}: use office or subject.");
            }

            longest = Math.Max(longest, all.Max(term => Spelling.Fold(term).Split(' ').Length));
        }
    }

    /// <summary>The built-in table.</summary>
    public static Aliases Default { get; } = new(LexiconTable.Embedded("aliases.tsv"));

    /// <summary>The most words a term has.</summary>
    public int Longest => longest;

    /// <summary>A folded phrase with each abbreviated office in its usual form: "russian fm" is "russian foreign minister".</summary>
    public string Usual(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var words = folded.Split(' ');
        var written = new List<string>(words.Length);
        for (var i = 0; i < words.Length;)
        {
            var end = Enumerable.Range(i + 1, Math.Min(longest, words.Length - i)).LastOrDefault(stop => usual.ContainsKey(string.Join(' ', words[i..stop])), i + 1);
            var phrase = string.Join(' ', words[i..end]);
            written.Add(usual.GetValueOrDefault(phrase, phrase));
            i = end;
        }

        return string.Join(' ', written);
    }

    /// <summary>What else a text may call a subject, the subject itself first; only itself when the table has no row for it.</summary>
    public IReadOnlyList<string> Of(string term)
    {
        var folded = Spelling.Fold(term);
        return subjects.TryGetValue(folded, out var all) ? [term, .. all.Where(alias => Spelling.Fold(alias) != folded)] : [term];
    }

    /// <summary>Whether the table has a row for a subject.</summary>
    public bool Knows(string term) => subjects.ContainsKey(Spelling.Fold(term));

    /// <summary>The subject of the table that a misspelt one may mean, or null.</summary>
    public string? Near(string term) => NearWords.Of(term, subjects.Keys) is [var nearest, ..] ? nearest : null;

    private void AddSubject(string folded, IReadOnlyList<string> all)
    {
        if (!subjects.TryGetValue(folded, out var known))
        {
            subjects[folded] = known = [];
        }

        known.AddRange(all.Except(known, StringComparer.OrdinalIgnoreCase));
    }
}
