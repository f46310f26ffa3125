namespace BriefingBot.Core.Text;

/// <summary>Looks up the longest known phrase that begins at a token.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
/// <param name="comparer">How words compare: names by case, titles without it.</param>
public sealed class PhraseTable<T>(StringComparer comparer)
    where T : class
{
    private readonly Dictionary<string, T> phrases = new(comparer);
    private readonly Dictionary<string, int> longest = new(comparer);

    /// <summary>Adds a phrase; the first meaning of a phrase stays.</summary>
    public void Add(string phrase, T meaning)
    {
        var words = Tokenizer.Tokenize(phrase);
        if (words.Count == 0)
        {
            return;
        }

        phrases.TryAdd(string.Join(' ', words.Select(word => word.Word)), meaning);
        longest[words[0].Word] = Math.Max(words.Count, longest.GetValueOrDefault(words[0].Word));
    }

    /// <summary>What one whole phrase stands for, or null.</summary>
    public T? Find(string phrase) => phrases.GetValueOrDefault(string.Join(' ', Tokenizer.Tokenize(phrase).Select(word => word.Word)));

    /// <summary>The longest phrase at <paramref name="start"/> that ends at or before <paramref name="end"/>.</summary>
    /// <returns>What it stands for and the token after it, or null.</returns>
    public (T Meaning, int End)? Longest(IReadOnlyList<Token> tokens, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (!longest.TryGetValue(tokens[start].Word, out var length))
        {
            return null;
        }

        for (var stop = Math.Min(end, start + length); stop > start; stop--)
        {
            var phrase = stop == start + 1 ? tokens[start].Word : string.Join(' ', Enumerable.Range(start, stop - start).Select(i => tokens[i].Word));
            if (phrases.TryGetValue(phrase, out var meaning))
            {
                return (meaning, stop);
            }
        }

        return null;
    }
}
