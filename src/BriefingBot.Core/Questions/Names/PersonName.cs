using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions.Names;

/// <summary>The parts of a person's name, folded.</summary>
internal static class PersonName
{
    /// <summary>The last word, or the one before "jr" and its like.</summary>
    public static string Surname(string name)
    {
        var words = Spelling.Fold(name).Split(' ');
        return words.Length > 1 && words[^1] is "jr" or "sr" or "ii" or "iii" ? words[^2] : words[^1];
    }

    /// <summary>The first word.</summary>
    public static string Given(string name) => Spelling.Fold(name).Split(' ')[0];

    /// <summary>Whether it has more than one word.</summary>
    public static bool IsFull(string name) => name.Contains(' ', StringComparison.Ordinal);

    /// <summary>Whether two folded given names may be one person's: an initial, a short form, another transliteration, one slip.</summary>
    public static bool GivenNamesAgree(string one, string other) =>
        one == other || (one.Length == 1 && one[0] == other[0]) || (other.Length == 1 && one[0] == other[0])
        || (one.Length > 3 && (Spelling.Distance(one, other, 1) <= 1 || SameRomanised(Transliteration.OfWord(one), Transliteration.OfWord(other))))
        || (one.Length > 2 && other.Length > 2 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)));

    // Yusuf and Youssef differ in one vowel of their keys, Mohammed and Mahmoud in two
    private static bool SameRomanised(string one, string other) => one == other || (one.Length > 3 && other.Length > 3 && Spelling.Distance(one, other, 1) <= 1);
}
