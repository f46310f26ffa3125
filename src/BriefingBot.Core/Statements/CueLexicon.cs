using BriefingBot.Core.Text;

namespace BriefingBot.Core.Statements;

/// <summary>The words that attribute, by every form they take.</summary>
public sealed class CueLexicon
{
    private readonly PhraseTable<CueEntry> forms = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CueEntry> nouns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads <c>cues.tsv</c> and <c>nominal-cues.tsv</c> through <paramref name="open"/>, which gives the table of a file name.</summary>
    /// <exception cref="LexiconException">A cell has a word that is not one of its column's.</exception>
    public CueLexicon(Func<string, LexiconTable> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        ReadVerbs(open("cues.tsv"));
        ReadNouns(open("nominal-cues.tsv"));
    }

    private void ReadNouns(LexiconTable table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            var lemma = table.Cell(row, "lemma")!;
            var entry = new CueEntry(
                lemma, Parse<StatementMode>(lemma, table.Cell(row, "mode")), Parse<Attitude>(lemma, table.Cell(row, "attitude")),
                table.Values(row, "syntax").Aggregate(CueSyntax.None, (all, one) => all | Parse<CueSyntax>(lemma, one)), Marks: null);
            foreach (var form in table.Values(row, "plural").Append(table.Cell(row, "noun")!))
            {
                nouns.TryAdd(form, entry);
            }
        }
    }

    private void ReadVerbs(LexiconTable table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            var lemma = table.Cell(row, "lemma")!;
            var entry = new CueEntry(
                lemma,
                Parse<StatementMode>(lemma, table.Cell(row, "mode")),
                Parse<Attitude>(lemma, table.Cell(row, "attitude")),
                table.Values(row, "syntax").Aggregate(CueSyntax.None, (all, one) => all | Parse<CueSyntax>(lemma, one.Replace("-", string.Empty, StringComparison.Ordinal))),
                table.Cell(row, "marks") is { } marks ? Parse<HistoryMark>(lemma, marks) : null);
            foreach (var form in Forms(lemma, table.Values(row, "irregular")))
            {
                forms.Add(form, entry);
            }
        }
    }

    /// <summary>The built-in lexicon.</summary>
    public static CueLexicon Default { get; } = new(LexiconTable.Embedded);

    /// <summary>The longest cue that begins at a token, and the token after it; null when none does.</summary>
    public (CueEntry Meaning, int End)? At(IReadOnlyList<Token> tokens, int start, int end) => forms.Longest(tokens, start, end);

    /// <summary>What a noun attributes, or null: "claim" as "claim".</summary>
    public CueEntry? Noun(string word) => nouns.GetValueOrDefault(word);

    /// <summary>What a single form stands for, or null.</summary>
    public CueEntry? Find(string form) => forms.Find(form);

    private static T Parse<T>(string lemma, string? word)
        where T : struct, Enum =>
        Enum.TryParse<T>(word, ignoreCase: true, out var value)
            ? value
            : throw new LexiconException($"cues.tsv: {word} of {lemma} is none of {string.Join(", ", Enum.GetNames<T>())}.");

    // the regular forms of the first word, then those the lexicon lists
    private static IEnumerable<string> Forms(string lemma, IReadOnlyList<string> irregular)
    {
        var space = lemma.IndexOf(' ', StringComparison.Ordinal);
        var verb = space < 0 ? lemma : lemma[..space];
        var rest = space < 0 ? string.Empty : lemma[space..];
        yield return lemma;
        yield return ThirdPerson(verb) + rest;
        foreach (var form in irregular)
        {
            yield return form;
        }

        var stem = verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal) ? verb[..^1] : verb;
        if (!irregular.Any(form => form.Split(' ')[0].EndsWith("ing", StringComparison.Ordinal)))
        {
            yield return stem + "ing" + rest;
        }

        if (irregular.Count == 0 || irregular.All(form => form.Split(' ')[0].EndsWith("ing", StringComparison.Ordinal)))
        {
            yield return Past(verb) + rest;
        }
    }

    private static string ThirdPerson(string verb) => verb switch
    {
        "be" => "is",
        "have" => "has",
        _ when EndsInConsonantY(verb) => verb[..^1] + "ies",
        _ when verb[^1] is 's' or 'x' or 'z' or 'o' || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) => verb + "es",
        _ => verb + "s",
    };

    private static string Past(string verb) => verb switch
    {
        _ when EndsInConsonantY(verb) => verb[..^1] + "ied",
        _ when verb.EndsWith('e') => verb + "d",
        _ => verb + "ed",
    };

    private static bool EndsInConsonantY(string verb) => verb.Length > 1 && verb[^1] == 'y' && !"aeiou".Contains(verb[^2], StringComparison.Ordinal);
}
