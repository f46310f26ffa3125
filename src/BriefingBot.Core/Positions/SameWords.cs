using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Tells whether two statements of one speaker say nearly the same in nearly the same words.</summary>
/// <remarks>
/// Word overlap alone is no guide to a changed position: one "not" or another number turns a claim round. So both must
/// deny or both not, and name the same numbers.
/// </remarks>
public static class SameWords
{
    // Of the words of two reports of one statement by two agencies about four in five agree; of two statements on one
    // subject hardly half do.
    private const double Share = 0.75;

    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "that", "the", "a", "an", "to", "of", "and", "in", "on", "is", "are", "was", "were", "be", "it", "he", "she", "they", "we", "i", "his", "her", "their", "its", "our",
        "would", "will", "has", "have", "had", "for", "with", "by", "at", "this", "as",
    };

    // as folding leaves them: "didn't" without its apostrophe
    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
    {
        "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "cannot",
        "aint", "arent", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt", "mustnt", "neednt", "shant", "shouldnt", "wasnt", "werent", "wont", "wouldnt",
    };

    private static readonly HashSet<string> NumberWords = new(StringComparer.Ordinal)
    {
        "zero", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "half", "first", "second", "third",
    };

    /// <summary>Whether the two say nearly the same.</summary>
    public static bool NearlyEqual(string one, string other)
    {
        var first = Words(one);
        var second = Words(other);
        if (first.Count == 0 || second.Count == 0)
        {
            return false;
        }

        var shared = first.Count(second.Contains);
        return shared >= Share * Math.Max(first.Count, second.Count)
            && first.Overlaps(Denials) == second.Overlaps(Denials)
            && first.Where(IsNumber).ToHashSet(StringComparer.Ordinal).SetEquals(second.Where(IsNumber));
    }

    private static bool IsNumber(string word) => char.IsDigit(word[0]) || NumberWords.Contains(word);

    private static HashSet<string> Words(string text) =>
        Spelling.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Empty.Contains(word)).ToHashSet(StringComparer.Ordinal);
}
