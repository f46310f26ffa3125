using System.Text;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>The words of a quotation, for comparing: lower case, without marks and accents of typography.</summary>
internal static class QuoteWords
{
    // the first letters of a word are the same in its forms: refuse, refused, refusal
    private const int StemLength = 6;

    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
    {
        "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "cant", "dont", "doesnt", "didnt", "wont", "wouldnt", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "couldnt", "shouldnt",
    };

    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "of", "and", "or", "in", "on", "at", "to", "for", "from", "by", "with", "is", "are", "was", "were", "be", "been", "it", "its", "he", "she", "they", "we", "i", "you", "his", "her", "their", "our", "my",
        "that", "this", "these", "those", "there", "as", "will", "would", "has", "have", "had", "do", "does", "did", "but", "so", "if", "than", "then", "who", "which", "what", "any", "about", "into", "also",
    };

    /// <summary>The words, in order.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’') && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Whether one list of words stands in another, next to each other.</summary>
    public static bool Contains(IReadOnlyList<string> words, IReadOnlyList<string> part) =>
        part.Count > 0 && Enumerable.Range(0, Math.Max(0, words.Count - part.Count + 1)).Any(at => part.Select((word, i) => words[at + i] == word).All(same => same));

    /// <summary>The stems of the words that tell something.</summary>
    public static HashSet<string> Telling(string text) =>
        [.. Of(text).Where(word => !Empty.Contains(word) && !Denials.Contains(word)).Select(word => word.Length > StemLength ? word[..StemLength] : word.TrimEnd('s'))];

    /// <summary>Whether the words hold an odd number of denials: two make an assertion.</summary>
    public static bool IsNegated(string text) => Of(text).Count(Denials.Contains) % 2 == 1;

    /// <summary>The numbers among the words.</summary>
    public static HashSet<string> Numbers(string text) => [.. Of(text).Where(word => char.IsDigit(word[0]))];
}
