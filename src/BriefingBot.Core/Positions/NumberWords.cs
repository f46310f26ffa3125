using System.Collections.Frozen;
using System.Globalization;

namespace BriefingBot.Core.Positions;

/// <summary>Reads numbers in figures and words: "1.5 billion", "twenty-five", "a dozen", "two thirds".</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, double> Words = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Scales = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["dozen"] = 12,
        ["dozens"] = 24,
        ["score"] = 20,
        ["hundred"] = 100,
        ["hundreds"] = 200,
        ["thousand"] = 1000,
        ["thousands"] = 2000,
        ["million"] = 1e6,
        ["millions"] = 2e6,
        ["billion"] = 1e9,
        ["billions"] = 2e9,
        ["trillion"] = 1e12,
        ["m"] = 1e6,
        ["bn"] = 1e9,
        ["mn"] = 1e6,
        ["k"] = 1000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Parts = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["half"] = 0.5,
        ["halves"] = 0.5,
        ["third"] = 1 / 3.0,
        ["thirds"] = 1 / 3.0,
        ["quarter"] = 0.25,
        ["quarters"] = 0.25,
        ["fourth"] = 0.25,
        ["fourths"] = 0.25,
        ["fifth"] = 0.2,
        ["fifths"] = 0.2,
        ["sixth"] = 1 / 6.0,
        ["eighth"] = 0.125,
        ["tenth"] = 0.1,
        ["tenths"] = 0.1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a word is part of a number.</summary>
    public static bool IsNumber(string word) => Words.ContainsKey(word) || Scales.ContainsKey(word) || (Parts.ContainsKey(word) && word is not "fourth") || char.IsDigit(word[0]);

    /// <summary>What part of a whole a word names; null when none.</summary>
    public static double? Part(string word) => Parts.TryGetValue(word, out var part) ? part : null;

    /// <summary>Whether the number from <paramref name="first"/> to <paramref name="last"/> is a part of a whole, and no rank: "the third".</summary>
    public static bool IsPart(IReadOnlyList<ClaimWord> words, int last, int first) =>
        Parts.ContainsKey(Lower(words, last)) && !(last == first && Lower(words, last) is "third" or "fourth" or "fifth" or "sixth" or "eighth" or "tenth" && Lower(words, first - 1) is not ("a" or "one"));

    /// <summary>The number that begins at a word, and the position behind it; the same position when none begins there.</summary>
    public static (double Value, int End) Read(IReadOnlyList<ClaimWord> words, int first)
    {
        var word = Lower(words, first);
        var end = first;
        double total = 0;
        double group = 0;
        if (Parts.TryGetValue(word, out var part))
        {
            return IsPart(words, first, first) ? (part, first + 1) : (0, first);
        }

        if (word is "a" or "an" && Scales.ContainsKey(Lower(words, first + 1)))
        {
            (group, end) = (1, first + 1);
        }
        else if (word is "couple")
        {
            return (2, first + 1);
        }
        else if (Scales.TryGetValue(word, out var alone) && word.Length > 2)
        {
            return (alone, first + 1);
        }

        for (; end < words.Count; end++)
        {
            word = Lower(words, end);
            if (Digits(word) is { } digits)
            {
                group += digits;
            }
            else if (Words.TryGetValue(word, out var small) && !(word == "one" && end == first && Lower(words, end + 1) is not ("hundred" or "thousand" or "million" or "billion" or "and" or "third" or "quarter" or "fifth")))
            {
                group += small;
            }
            else if (word.Contains('-', StringComparison.Ordinal) && Hyphened(word) is { } both)
            {
                group += both;
            }
            else if (Scales.TryGetValue(word, out var scale) && (group > 0 || end > first))
            {
                if (scale >= 1000)
                {
                    total += Math.Max(group, 1) * scale;
                    group = 0;
                }
                else
                {
                    group = Math.Max(group, 1) * scale;
                }
            }
            else if (word == "and" && end > first && Lower(words, end + 1) is "a" && Lower(words, end + 2) is "half" or "quarter")
            {
                group += Parts[Lower(words, end + 2)];
                end += 2;
            }
            else if (word == "and" && end > first && Scales.ContainsKey(Lower(words, end - 1)) && Words.ContainsKey(Lower(words, end + 1)))
            {
                continue;
            }
            else
            {
                break;
            }
        }

        return end == first ? (0, first) : (total + group, end);
    }

    private static double? Digits(string word)
    {
        var number = word.Trim('$', '€', '£', '¥', '%', '+');
        var scale = number.EndsWith("bn", StringComparison.Ordinal) ? 1e9 : number.EndsWith('m') ? 1e6 : number.EndsWith('k') ? 1000 : 1;
        number = number.TrimEnd('b', 'n', 'm', 'k');
        return number.Length > 0 && char.IsDigit(number[0]) && double.TryParse(number, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value * scale : null;
    }

    // twenty-five, three-year, one-third
    private static double? Hyphened(string word)
    {
        var parts = word.Split('-');
        return Words.TryGetValue(parts[0], out var tens) ? Words.TryGetValue(parts[1], out var ones) ? tens + ones : Parts.TryGetValue(parts[1], out var part) ? tens * part : tens : null;
    }

    private static string Lower(IReadOnlyList<ClaimWord> words, int i) => i >= 0 && i < words.Count ? words[i].Text.ToLowerInvariant() : string.Empty;
}
