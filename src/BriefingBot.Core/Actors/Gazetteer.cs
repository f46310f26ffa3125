using BriefingBot.Core.Text;

namespace BriefingBot.Core.Actors;

/// <summary>Names, titles and nouns that the lexicons know: what a capitalised word may stand for.</summary>
public sealed class Gazetteer
{
    private readonly PhraseTable<NameEntry> phrases = new(StringComparer.Ordinal);
    private readonly PhraseTable<TitleEntry> titles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Gender> givenNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NounEntry> nouns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NameEntry> folded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> spellings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> countryNames = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the lexicons through <paramref name="open"/>, which gives the table of a file name.</summary>
    /// <exception cref="LexiconException">A lexicon is malformed.</exception>
    public Gazetteer(Func<string, LexiconTable> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        ReadCountries(open("countries.tsv"));
        ReadNames(open("organisations.tsv"), NameSense.Organisation);
        ReadNames(open("media.tsv"), NameSense.Media);
        ReadNames(open("places.tsv"), NameSense.Place);
        ReadTitles(open("titles.tsv"));
        ReadGivenNames(open("given-names.tsv"));
        ReadNouns(open("person-nouns.tsv"));
    }

    /// <summary>The gazetteer of the built-in lexicons.</summary>
    public static Gazetteer Default { get; } = new(LexiconTable.Embedded);

    /// <summary>The longest name that begins at a token, and the token after it; null when none does.</summary>
    public (NameEntry Meaning, int End)? NameAt(IReadOnlyList<Token> tokens, int start, int end) => phrases.Longest(tokens, start, end);

    /// <summary>The longest title that begins at a token, and the token after it; null when none does.</summary>
    public (TitleEntry Meaning, int End)? TitleAt(IReadOnlyList<Token> tokens, int start, int end) => titles.Longest(tokens, start, end);

    /// <summary>What a whole name stands for, or null.</summary>
    public NameEntry? Name(string name) => phrases.Find(name);

    /// <summary>What a name typed by hand stands for, whatever its case and accents; null when it is unknown.</summary>
    public NameEntry? TypedName(string name) => folded.GetValueOrDefault(Spelling.Fold(name));

    /// <summary>Every name the lexicons know, folded as <see cref="Spelling.Fold"/> does, with its meaning.</summary>
    public IReadOnlyDictionary<string, NameEntry> FoldedNames => folded;

    /// <summary>All spellings of a country by its code (names, peoples, capital, seats), or of an organisation by its usual name.</summary>
    public IReadOnlyList<string> SpellingsOf(string key) => spellings.GetValueOrDefault(key) ?? [];

    /// <summary>What a whole title is, or null.</summary>
    public TitleEntry? Title(string title) => titles.Find(title);

    /// <summary>Whether a word is a given name, and whose; null when it is none.</summary>
    /// <remarks>A double name that is not listed itself goes by its first part: Jean-Pierre by Jean.</remarks>
    public Gender? GivenName(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (givenNames.TryGetValue(word, out var gender))
        {
            return gender;
        }

        var hyphen = word.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 2 && char.IsUpper(word, 0) && givenNames.TryGetValue(word[..hyphen], out var first) ? first : null;
    }

    /// <summary>What a common noun says of a speaker, or null.</summary>
    public NounEntry? Noun(string word) => nouns.GetValueOrDefault(word);

    /// <summary>The usual name of a country by its code; the code itself when it is unknown.</summary>
    public string CountryName(string code) => countryNames.GetValueOrDefault(code, code);

    private void ReadCountries(LexiconTable table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            var code = table.Cell(row, "code")!;
            var name = table.Cell(row, "name")!;
            countryNames[code] = name;
            Add(new(name, NameSense.Country, code), [name, .. table.Values(row, "aliases")]);
            Add(new(name, NameSense.Demonym, code), table.Values(row, "demonyms"));
            Add(new(name, NameSense.Capital, code), table.Values(row, "capital"));
            foreach (var seat in table.Values(row, "seats"))
            {
                Add(new(seat, NameSense.Seat, code), [seat]);
            }
        }
    }

    private void ReadNames(LexiconTable table, NameSense sense)
    {
        for (var row = 0; row < table.Count; row++)
        {
            var name = table.Cell(row, "name")!;
            var entry = new NameEntry(name, sense, table.Cell(row, "country"), table.Cell(row, "kind"));
            Add(entry, [name, .. table.Values(row, "aliases")]);
        }
    }

    private void Add(NameEntry entry, IEnumerable<string> names)
    {
        foreach (var spelling in names)
        {
            folded.TryAdd(Spelling.Fold(spelling), entry);
            var key = entry.Sense is NameSense.Organisation or NameSense.Media or NameSense.Place ? entry.Name : entry.Country!;
            if (!spellings.TryGetValue(key, out var known))
            {
                spellings[key] = known = [];
            }

            known.Add(spelling);

            phrases.Add(spelling.StartsWith("The ", StringComparison.Ordinal) ? spelling[4..] : spelling, entry);
        }
    }

    private void ReadTitles(LexiconTable table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            var title = table.Cell(row, "title")!;
            titles.Add(Capitalised(title), new(title, table.Cell(row, "kind") ?? "other", GenderOf(table.Cell(row, "gender"))));
        }
    }

    // abbreviations keep their point only with a capital, as in print: "Gov." is one token, "gov." two
    private static string Capitalised(string title) =>
        string.Join(' ', title.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private void ReadGivenNames(LexiconTable table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            givenNames[table.Cell(row, "name")!] = GenderOf(table.Cell(row, "gender"));
        }
    }

    private void ReadNouns(LexiconTable table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            var noun = table.Cell(row, "noun")!;
            var kind = table.Cell(row, "kind") ?? "person";
            var gender = GenderOf(table.Cell(row, "gender"));
            nouns.TryAdd(noun, new(noun, kind, gender, IsPlural: false));
            foreach (var plural in table.Values(row, "plural"))
            {
                nouns.TryAdd(plural, new(noun, kind, gender, IsPlural: true));
            }
        }
    }

    private static Gender GenderOf(string? cell) => cell switch
    {
        "m" => Gender.Male,
        "f" => Gender.Female,
        _ => Gender.Unknown,
    };
}

/// <summary>What words tell of a person's gender: only used to link "he" and "she".</summary>
public enum Gender
{
    /// <summary>They tell nothing.</summary>
    Unknown,

    /// <summary>He.</summary>
    Male,

    /// <summary>She.</summary>
    Female,
}

/// <summary>A title or office.</summary>
/// <param name="Title">As the lexicon writes it, lower case.</param>
/// <param name="Kind">The lexicon's word for its kind, for example <c>minister</c> or <c>honorific</c>.</param>
/// <param name="Gender">The gender the word itself tells.</param>
public sealed record TitleEntry(string Title, string Kind, Gender Gender)
{
    /// <summary>Whether it is a form of address and no office: Mr.</summary>
    public bool IsHonorific => Kind == "honorific";
}

/// <summary>A common noun that can head the phrase naming a speaker.</summary>
/// <param name="Noun">The singular.</param>
/// <param name="Kind"><c>person</c>, <c>group</c>, <c>organisation</c> or <c>document</c>.</param>
/// <param name="Gender">The gender the word itself tells.</param>
/// <param name="IsPlural">Whether the form looked up is the plural.</param>
public sealed record NounEntry(string Noun, string Kind, Gender Gender, bool IsPlural);
