namespace BriefingBot.Core.Text;

/// <summary>Builds the forms of a word: the list holds one, the text holds all.</summary>
public static class Inflections
{
    private const string Vowels = "aeiou";

    /// <summary>The forms of <paramref name="entry"/> and their tags.</summary>
    /// <param name="kind"><c>verb</c>, <c>noun</c>, <c>adjective</c> or <c>adverb</c>.</param>
    /// <param name="entry">The base form; when irregular also the others, <c>speak/spoke/spoken</c> and <c>man/men</c>.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static IEnumerable<(string Form, PosTag Tag)> Of(string kind, string entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return kind switch
        {
            "verb" => Verb(entry.Split('/')),
            "noun" => Noun(entry.Split('/')),
            "adjective" => [(entry, PosTag.JJ)],
            "adverb" => [(entry, PosTag.RB)],
            _ => throw new ArgumentException($"{kind} is no kind of word: use verb, noun, adjective or adverb.", nameof(kind)),
        };
    }

    private static IEnumerable<(string Form, PosTag Tag)> Noun(string[] parts) =>
        [(parts[0], PosTag.NN), (parts.Length > 1 ? parts[1] : WithS(parts[0]), PosTag.NNS)];

    private static IEnumerable<(string Form, PosTag Tag)> Verb(string[] parts)
    {
        var verb = parts[0];
        var stem = Doubles(verb) && parts.Length == 1 ? verb + verb[^1] : verb;
        var past = parts.Length > 1 ? parts[1] : Past(stem);
        return
        [
            (verb, PosTag.VB), (verb, PosTag.VBP), (WithS(verb), PosTag.VBZ), (past, PosTag.VBD),
            (parts.Length > 2 ? parts[2] : past, PosTag.VBN), (parts.Length > 3 ? parts[3] : Participle(stem), PosTag.VBG),
        ];
    }

    private static string WithS(string word) =>
        EndsInConsonantY(word) ? word[..^1] + "ies"
        : word.EndsWith('s') || word.EndsWith('x') || word.EndsWith('z') || word.EndsWith('o')
            || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal) ? word + "es"
        : word + "s";

    private static string Past(string stem) =>
        stem.EndsWith('e') ? stem + "d" : EndsInConsonantY(stem) ? stem[..^1] + "ied" : stem + "ed";

    private static string Participle(string stem) =>
        stem.EndsWith("ie", StringComparison.Ordinal) ? stem[..^2] + "ying"
        : stem.EndsWith('e') && !stem.EndsWith("ee", StringComparison.Ordinal) ? stem[..^1] + "ing"
        : stem + "ing";

    private static bool EndsInConsonantY(string word) => word.Length > 1 && word[^1] == 'y' && !Vowels.Contains(word[^2], StringComparison.Ordinal);

    // stop, plan: one syllable that ends in consonant, vowel, consonant
    private static bool Doubles(string verb) =>
        verb.Length is 3 or 4 && !Vowels.Contains(verb[^1], StringComparison.Ordinal) && verb[^1] is not ('w' or 'x' or 'y')
        && Vowels.Contains(verb[^2], StringComparison.Ordinal) && !Vowels.Contains(verb[^3], StringComparison.Ordinal)
        && (verb.Length == 3 || !Vowels.Contains(verb[0], StringComparison.Ordinal));
}
