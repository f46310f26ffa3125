using System.Globalization;
using System.Text;

namespace BriefingBot.Core.Text;

/// <summary>Compares names across accents, case and slips of the keyboard.</summary>
public static class Spelling
{
    private const int MostOnStack = 384; // numbers: names of up to 127 letters need no memory of their own

    /// <summary>A name in lower case without accents, apostrophes and points, hyphens as spaces.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = new StringBuilder(name.Length);
        foreach (var c in Whole(name).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
            else if ((char.IsWhiteSpace(c) || c is '-') && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    // half a pair of surrogates is no character and cannot be normalised
    private static string Whole(string name) =>
        name.Any(char.IsSurrogate) ? string.Concat(name.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar)) : name;

    /// <summary>How many slips a word of this length may hold and still be recognised: none below 4 letters, one below 8, else two.</summary>
    public static int Tolerance(string word) => word?.Length switch
    {
        null or < 4 => 0,
        < 8 => 1,
        _ => 2,
    };

    /// <summary>
    /// The least number of inserted, dropped, changed or swapped letters between two words (optimal string alignment);
    /// a number above <paramref name="limit"/> only says that it is more.
    /// </summary>
    public static int Distance(string one, string other, int limit)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (Math.Abs(one.Length - other.Length) > limit)
        {
            return limit + 1;
        }

        var width = other.Length + 1;
        var rows = 3 * width <= MostOnStack ? stackalloc int[3 * width] : new int[3 * width];
        var twoAgo = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], twoAgo[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > limit + 1) // a swap reaches back two rows, so one row above the limit may still lead below it
            {
                return limit + 1;
            }

            var free = twoAgo;
            twoAgo = last;
            last = row;
            row = free;
        }

        return last[other.Length];
    }

    /// <summary>How a date reads in an answer: <c>15 February 2013</c>.</summary>
    public static string Spoken(PartialDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        var culture = CultureInfo.InvariantCulture;
        return date.Precision switch
        {
            DatePrecision.Day => date.First!.Value.ToString("d MMMM uuuu", culture),
            DatePrecision.Month => date.First!.Value.ToString("MMMM uuuu", culture),
            DatePrecision.Year => date.First!.Value.ToString("uuuu", culture),
            _ => "on an unknown date",
        };
    }
}
