using System.Collections.Frozen;
using System.Globalization;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Reads amounts as news write them: "1.5 billion", "a dozen", "two thirds", "half as much", "25 percent", "for three months".</summary>
internal static class AmountReader
{
    private static readonly FrozenDictionary<string, double> Words = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11,
        ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20,
        ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Scales = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["dozen"] = 12, ["dozens"] = 24, ["score"] = 20, ["hundred"] = 100, ["hundreds"] = 200, ["thousand"] = 1000, ["thousands"] = 2000, ["million"] = 1e6, ["millions"] = 2e6, ["billion"] = 1e9,
        ["billions"] = 2e9, ["trillion"] = 1e12, ["m"] = 1e6, ["bn"] = 1e9, ["mn"] = 1e6, ["k"] = 1000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Parts = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["half"] = 0.5, ["halves"] = 0.5, ["third"] = 1 / 3.0, ["thirds"] = 1 / 3.0, ["quarter"] = 0.25, ["quarters"] = 0.25, ["fourth"] = 0.25, ["fourths"] = 0.25, ["fifth"] = 0.2, ["fifths"] = 0.2,
        ["sixth"] = 1 / 6.0, ["eighth"] = 0.125, ["tenth"] = 0.1, ["tenths"] = 0.1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Days = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["hour"] = 1 / 24.0, ["minut"] = 1 / 1440.0, ["dai"] = 1, ["day"] = 1, ["week"] = 7, ["fortnight"] = 14, ["month"] = 30.4, ["year"] = 365, ["decad"] = 3650, ["centuri"] = 36500,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Months = new[]
    {
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
        "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The amounts of a claim, in order; dates and clock times are none.</summary>
    public static List<Amount> Find(IReadOnlyList<ClaimWord> words)
    {
        var found = new List<Amount>();
        for (var i = 0; i < words.Count;)
        {
            var amount = IsDate(words, i) ? null : At(words, i);
            if (amount is not null)
            {
                found.Add(amount);
            }

            i = amount?.End ?? i + 1;
        }

        return found;
    }

    /// <summary>Whether a word names money: <c>$5</c>, dollars.</summary>
    public static bool IsMoney(ClaimWord word) => word.Text[0] is '$' or '€' or '£' or '¥' || Money.Contains(word.Stem);

    /// <summary>Whether a word is part of a number.</summary>
    public static bool IsNumber(string word) => Words.ContainsKey(word) || Scales.ContainsKey(word) || (Parts.ContainsKey(word) && word is not "fourth") || char.IsDigit(word[0]);

    private static readonly FrozenSet<string> Money = new[] { "dollar", "cent", "euro", "pound", "penni", "penc", "franc", "yen", "yuan", "rupe", "peso", "crown", "mark", "rubl", "krona", "buck", "lira", "rand", "dinar" }.ToFrozenSet(StringComparer.Ordinal);

    private static string Lower(IReadOnlyList<ClaimWord> words, int i) => i >= 0 && i < words.Count ? words[i].Text.ToLowerInvariant() : string.Empty;

    // 30 June, June 30, 2031, 9 a.m.
    private static bool IsDate(IReadOnlyList<ClaimWord> words, int i)
    {
        var word = words[i].Text;
        return char.IsDigit(word[0])
            && (Months.Contains(Lower(words, i + 1)) || Months.Contains(Lower(words, i - 1)) || Lower(words, i + 1) is "may" or "a.m" or "a.m." or "p.m" or "p.m." or "o'clock" || Lower(words, i - 1) is "may"
                || (word.Length == 4 && word[0] is '1' or '2' && word.All(char.IsDigit) && Lower(words, i - 1) is "in" or "by" or "until" or "since" or "before" or "after" or "of" or "from" or "during" or "for")
                || word.Contains(':', StringComparison.Ordinal) || word.EndsWith("th", StringComparison.Ordinal) || word.EndsWith("st", StringComparison.Ordinal) || word.EndsWith("rd", StringComparison.Ordinal));
    }

    private static Amount? At(IReadOnlyList<ClaimWord> words, int first)
    {
        var (value, end) = Number(words, first);
        if (end == first)
        {
            return null;
        }

        var kind = AmountKind.Count;
        if (Lower(words, end) is "percent" or "%" or "percentage" || (Lower(words, end) is "per" && Lower(words, end + 1) is "cent"))
        {
            end += Lower(words, end) is "per" || (Lower(words, end) is "percentage" && Lower(words, end + 1) is "points" or "point") ? 2 : 1;
            (value, kind) = (value / 100, AmountKind.Share);
        }
        else if (words[end - 1].Text.EndsWith('%'))
        {
            (value, kind) = (value / 100, AmountKind.Share);
        }
        else if (Parts.TryGetValue(Lower(words, end), out var part) && value < 10)
        {
            (value, kind, end) = (value * part, AmountKind.Share, end + 1);
        }
        else if (IsPart(words, end - 1, first))
        {
            kind = AmountKind.Share;
        }

        var unit = kind == AmountKind.Share ? null : Unit(words, end);
        if (unit is "cent" or "penni" or "penc")
        {
            value /= 100;
        }

        unit = words[first].Text[0] is '$' or '€' or '£' or '¥' || (unit is not null && Money.Contains(unit)) ? "money" : unit;
        if (unit is not null && Days.TryGetValue(unit, out var days))
        {
            (value, kind) = (value * days, AmountKind.Duration);
        }

        return new(kind, value, unit, Bound(words, first), first, end, Lower(words, first - 1) is "not");
    }

    private static bool IsPart(IReadOnlyList<ClaimWord> words, int last, int first) =>
        Parts.ContainsKey(Lower(words, last)) && !(last == first && Lower(words, last) is "third" or "fourth" or "fifth" or "sixth" or "eighth" or "tenth" && Lower(words, first - 1) is not ("a" or "one"));

    private static (double Value, int End) Number(IReadOnlyList<ClaimWord> words, int first)
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
        return Words.TryGetValue(parts[0], out var tens) ? Words.TryGetValue(parts[1], out var ones) ? tens + ones : Parts.TryGetValue(parts[1], out var part) ? tens * part : Days.ContainsKey(parts[1]) ? null : tens : null;
    }

    // what is counted: the first noun behind, at most three words on
    private static string? Unit(IReadOnlyList<ClaimWord> words, int end)
    {
        for (var i = end; i < Math.Min(end + 4, words.Count); i++)
        {
            if (words[i].Tag is PosTag.NN or PosTag.NNS && (i + 1 >= words.Count || words[i + 1].Tag is not (PosTag.NN or PosTag.NNS)))
            {
                return words[i].Stem;
            }

            if (!(words[i].Tag.IsAdjective() || words[i].Tag.IsNoun() || words[i].Tag is PosTag.RBR or PosTag.JJR or PosTag.VBN or PosTag.IN or PosTag.DT))
            {
                return null;
            }
        }

        return null;
    }

    private static int Bound(IReadOnlyList<ClaimWord> words, int first)
    {
        var before = Lower(words, first - 1);
        if (before is "than")
        {
            var which = Lower(words, first - 2);
            var isDenied = Lower(words, first - 3) is "no" or "not";
            return (which is "more" or "greater" or "higher" ? 1 : which is "fewer" or "less" or "lower" ? -1 : 0) * (isDenied ? -1 : 1);
        }

        return before is "over" or "above" or "least" or "exceeding" or "beyond" ? 1 : before is "under" or "below" or "most" or "only" or "just" || (before is "to" && Lower(words, first - 2) is "up") ? -1 : 0;
    }
}
