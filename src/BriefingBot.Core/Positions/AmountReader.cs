using System.Collections.Frozen;
using System.Globalization;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Reads amounts as news write them: "1.5 billion", "a dozen", "two thirds", "half as much", "25 percent", "for three months".</summary>
internal static class AmountReader
{
    private static readonly FrozenDictionary<string, double> Days = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["hour"] = 1 / 24.0,
        ["minut"] = 1 / 1440.0,
        ["dai"] = 1,
        ["day"] = 1,
        ["week"] = 7,
        ["fortnight"] = 14,
        ["month"] = 30.4,
        ["year"] = 365,
        ["decad"] = 3650,
        ["centuri"] = 36500,
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
        var (value, end) = NumberWords.Read(words, first);
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
        else if (NumberWords.Part(Lower(words, end)) is { } part && value < 10)
        {
            (value, kind, end) = (value * part, AmountKind.Share, end + 1);
        }
        else if (NumberWords.IsPart(words, end - 1, first))
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
