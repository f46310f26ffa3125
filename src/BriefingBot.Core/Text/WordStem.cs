using System.Collections.Concurrent;

namespace BriefingBot.Core.Text;

/// <summary>Cuts a word down to the part its inflected and derived forms share, British and American spelling alike.</summary>
/// <remarks>
/// The suffix rules are those of Porter, "An algorithm for suffix stripping" (Program 14, 1980); irregular forms come from
/// <c>inflections.tsv</c> first. The result is a key to compare by, no word to show.
/// </remarks>
public static class WordStem
{
    private static readonly Dictionary<string, string> Irregular = ReadIrregular();

    private static readonly (string Ending, string By)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"),
        ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
        ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Ending, string By)[] Third =
        [("icate", "ic"), ("ative", string.Empty), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", string.Empty), ("ness", string.Empty)];

    private static readonly string[] Fourth =
        ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic", "ou"];

    // the same words come again and again; beyond so many different ones the rest is worked out each time
    private const int Remembered = 1 << 16;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>The stem of <paramref name="word"/>, in lower case.</summary>
    public static string Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (Known.TryGetValue(word, out var known))
        {
            return known;
        }

        var stem = Cut(word);
        if (Known.Count < Remembered)
        {
            Known.TryAdd(word, stem);
        }

        return stem;
    }

    private static string Cut(string word)
    {
        var stem = word.ToLowerInvariant();
        stem = Irregular.GetValueOrDefault(stem, stem);
        return stem.Length < 3 ? stem : OneSpelling(FifthStep(FourthStep(Replaced(Replaced(WithoutY(WithoutInflection(Americanised(stem))), Second, 0), Third, 0))));
    }

    private static Dictionary<string, string> ReadIrregular()
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["is"] = "be",
            ["are"] = "be",
            ["was"] = "be",
            ["were"] = "be",
            ["am"] = "be",
            ["been"] = "be",
            ["being"] = "be",
            ["has"] = "have",
            ["had"] = "have",
            ["having"] = "have",
            ["does"] = "do",
            ["did"] = "do",
            ["done"] = "do",
            ["men"] = "man",
            ["women"] = "woman",
            ["children"] = "child",
            ["people"] = "people",
            ["found"] = "found",
            ["forbade"] = "forbid",
            ["forbidden"] = "forbid",
            ["forsworn"] = "forswear",
            ["forgone"] = "forgo",
            ["bled"] = "bleed",
            ["bit"] = "bite",
            ["bitten"] = "bite",
            ["flung"] = "fling",
            ["lit"] = "light",
            ["pled"] = "plead",
            ["proven"] = "prove",
            ["sown"] = "sow",
            ["swollen"] = "swell",
            ["trodden"] = "tread",
            ["undone"] = "undo",
            ["undid"] = "undo",
            ["wept"] = "weep",
        };
        foreach (var entry in WordClasses.Rows("inflections.tsv").SelectMany(row => row[1].Split(' ')).Where(entry => entry.Contains('/', StringComparison.Ordinal)))
        {
            var parts = entry.Split('/');
            foreach (var form in parts.Skip(1))
            {
                forms.TryAdd(form, parts[0]);
            }
        }

        return forms;
    }

    // organisation, colour, centre, defence, travelled
    private static string Americanised(string word) =>
        word.Replace("isation", "ization", StringComparison.Ordinal) is var ized && ized.Length > 5 && ized.EndsWith("ise", StringComparison.Ordinal) ? ized[..^3] + "ize"
        : ized.EndsWith("ising", StringComparison.Ordinal) && ized.Length > 7 ? ized[..^5] + "izing"
        : ized.EndsWith("ised", StringComparison.Ordinal) && ized.Length > 6 ? ized[..^4] + "ized"
        : ized.EndsWith("ises", StringComparison.Ordinal) && ized.Length > 7 ? ized[..^4] + "izes"
        : ized.EndsWith("yse", StringComparison.Ordinal) ? ized[..^3] + "yze"
        : ized.EndsWith("fence", StringComparison.Ordinal) || ized.EndsWith("cence", StringComparison.Ordinal) ? ized[..^2] + "se"
        : ized;

    // harbour and harbor, centre and center, cancell and cancel, programme and program
    private static string OneSpelling(string stem) =>
        stem.Length == 2 && stem[1] == 'i' ? stem + "e" // tied, died
        : stem.Length > 4 && stem.EndsWith("our", StringComparison.Ordinal) ? stem[..^2] + "r"
        : stem.Length > 4 && stem.EndsWith("tr", StringComparison.Ordinal) ? stem[..^1] + "er"
        : stem.Length > 4 && (stem.EndsWith("ll", StringComparison.Ordinal) || stem.EndsWith("mm", StringComparison.Ordinal)) ? stem[..^1]
        : stem;

    private static string WithoutInflection(string word)
    {
        word = word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal) ? word[..^2]
            : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) ? word[..^1] : word;
        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(word[..^3]) > 0 ? word[..^1] : word;
        }

        var cut = word.EndsWith("ed", StringComparison.Ordinal) ? 2 : word.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        if (cut == 0 || !HasVowel(word[..^cut]))
        {
            return word;
        }

        word = word[..^cut];
        return word.EndsWith("at", StringComparison.Ordinal) || word.EndsWith("bl", StringComparison.Ordinal) || word.EndsWith("iz", StringComparison.Ordinal) ? word + "e"
            : word.Length > 2 && word[^1] == word[^2] && !IsVowel(word, word.Length - 1) && word[^1] is not ('l' or 's' or 'z') ? word[..^1]
            : Measure(word) == 1 && EndsShort(word) ? word + "e"
            : word;
    }

    private static string WithoutY(string word) => word.EndsWith('y') && HasVowel(word[..^1]) ? word[..^1] + "i" : word;

    private static string Replaced(string word, (string Ending, string By)[] rules, int least)
    {
        foreach (var (ending, by) in rules)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return Measure(word[..^ending.Length]) > least ? word[..^ending.Length] + by : word;
            }
        }

        return word;
    }

    private static string FourthStep(string word)
    {
        if (word.EndsWith("sion", StringComparison.Ordinal) || word.EndsWith("tion", StringComparison.Ordinal))
        {
            return Measure(word[..^3]) > 1 ? word[..^3] : word;
        }

        foreach (var ending in Fourth)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return Measure(word[..^ending.Length]) > 1 ? word[..^ending.Length] : word;
            }
        }

        return word;
    }

    private static string FifthStep(string word) =>
        word.EndsWith('e') && (Measure(word[..^1]) > 1 || (Measure(word[..^1]) == 1 && !EndsShort(word[..^1]))) ? word[..^1] : word;

    private static bool IsVowel(string word, int at) => word[at] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[at] == 'y' && at > 0 && !IsVowel(word, at - 1));

    private static bool HasVowel(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (IsVowel(word, i))
            {
                return true;
            }
        }

        return false;
    }

    // how often a vowel is followed by a consonant
    private static int Measure(string word)
    {
        var turns = 0;
        for (var i = 1; i < word.Length; i++)
        {
            turns += IsVowel(word, i - 1) && !IsVowel(word, i) ? 1 : 0;
        }

        return turns;
    }

    private static bool EndsShort(string word) =>
        word.Length > 2 && !IsVowel(word, word.Length - 1) && IsVowel(word, word.Length - 2) && !IsVowel(word, word.Length - 3) && word[^1] is not ('w' or 'x' or 'y');
}
