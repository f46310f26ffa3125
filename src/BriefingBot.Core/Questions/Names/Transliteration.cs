using System.Text;

namespace BriefingBot.Core.Questions.Names;

/// <summary>Reduces a name to a key that its usual transliterations share: Gaddafi and Qadhafi, Sergei and Sergey, Muallem and Moallem.</summary>
/// <remarks>
/// The pairs of letters are those in which the romanisations of Arabic (ALA-LC, DIN 31635, press usage) and of Russian and
/// Ukrainian (BGN/PCGN, ISO 9, press usage) differ. Keys only compare names; nobody sees them.
/// </remarks>
internal static class Transliteration
{
    private static readonly (string From, string To)[] Letters =
    [
        ("sch", "sh"), ("tch", "ch"), ("tsch", "ch"), ("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("zh", "j"), ("dj", "j"),
        ("ts", "c"), ("tz", "c"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("g", "k"), ("w", "v"), ("ff", "v"),
    ];

    /// <summary>The key of one folded word; the same for words that differ in transliteration alone.</summary>
    public static string OfWord(string folded)
    {
        var key = folded;
        foreach (var (from, to) in Letters)
        {
            key = key.Replace(from, to, StringComparison.Ordinal);
        }

        var written = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            if (IsVowel(key[i]))
            {
                var end = i;
                while (end < key.Length && IsVowel(key[end]))
                {
                    end++;
                }

                written.Append(Class(key.AsSpan(i, end - i)));
                i = end - 1;
            }
            else if ((written.Length == 0 || written[^1] != key[i]) && !(key[i] == 'h' && i == key.Length - 1))
            {
                written.Append(key[i]);
            }
        }

        return written.ToString();
    }

    /// <summary>The key of a folded name: the keys of its words, articles such as "al" left out.</summary>
    public static string OfName(string folded) =>
        string.Join(' ', folded.Split(' ').Where(word => !IsArticle(word)).Select(OfWord));

    /// <summary>Whether a folded word is an article inside Arabic names.</summary>
    public static bool IsArticle(string word) => word is "al" or "el" or "as" or "ad" or "an" or "ar" or "ash" or "at";

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    // a run of vowels by its most telling one: ei, ey, iy are i; ou, ua, au are o
    private static char Class(ReadOnlySpan<char> vowels) =>
        vowels.IndexOfAny('e', 'i', 'y') >= 0 ? 'i' : vowels.IndexOfAny('o', 'u') >= 0 ? 'o' : 'a';
}
