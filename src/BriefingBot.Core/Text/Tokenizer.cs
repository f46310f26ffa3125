namespace BriefingBot.Core.Text;

/// <summary>Cuts a text into tokens the way the Penn Treebank does, without changing a character.</summary>
/// <remarks>
/// Hyphenated words and abbreviations stay whole (<c>al-Assad</c>, <c>U.S.</c>); possessives and contractions
/// become tokens of their own (<c>Moscow</c> <c>'s</c>, <c>do</c> <c>n't</c>). Spaces of every kind only separate.
/// </remarks>
public static class Tokenizer
{
    private static readonly string[] Clitics = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];

    /// <summary>The tokens of <paramref name="text"/>, in order.</summary>
    public static IReadOnlyList<Token> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>(text.Length / 5);
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] is '\u200B' or '\uFEFF' or '\u00AD')
            {
                i++;
                continue;
            }

            var end = StartsWord(text, i) ? WordEnd(text, i) : MarkEnd(text, i);
            AddWord(tokens, text, i, end);
            i = end;
        }

        return tokens;
    }

    /// <summary>Whether <paramref name="c"/> is an apostrophe, plain or typographic.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’';

    private static bool StartsWord(string text, int i) =>
        char.IsLetterOrDigit(text[i])
        || (text[i] is '@' or '#' or '$' or '£' or '€' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]));

    private static int WordEnd(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                i++;
                continue;
            }

            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            var inner = char.IsLetterOrDigit(next) && (c is '-' or '\u2010' or '\u2011' or '_' or '&' or '@' || IsApostrophe(c)
                || (c is '.' && (char.IsDigit(next) == char.IsDigit(text[i - 1])) && JoinsLetters(text, start, i))
                || (c is ',' && char.IsDigit(next) && char.IsDigit(text[i - 1])));
            if (!inner)
            {
                break;
            }

            i += 2;
        }

        return i < text.Length && text[i] == '.' && Abbreviations.KeepsItsPoint(text.AsSpan(start, i - start)) ? i + 1 : i;
    }

    // "U.S" and "3.5" go on over the point; "end.The", a missing space, does not.
    private static bool JoinsLetters(string text, int start, int point) =>
        char.IsDigit(text[point - 1]) || point - start == 1 || text[point - 2] == '.' || IsHost(text, start, point);

    private static bool IsHost(string text, int start, int point) =>
        text.AsSpan(start, point - start).IndexOfAnyInRange('A', 'Z') < 0 && point + 1 < text.Length && char.IsLower(text[point + 1]);

    private static int MarkEnd(string text, int start)
    {
        var c = text[start];
        var end = start + 1;
        if (c is '.' or '-' or '\'' or '`')
        {
            while (end < text.Length && text[end] == c && (c is '.' or '-' || end - start < 2))
            {
                end++;
            }
        }

        return char.IsHighSurrogate(c) && end < text.Length ? end + 1 : end;
    }

    private static void AddWord(List<Token> tokens, string text, int start, int end)
    {
        var word = text[start..end].Replace('’', '\'');
        var clitic = char.IsLetterOrDigit(word[0]) ? Clitics.FirstOrDefault(c => word.Length > c.Length && word.EndsWith(c, StringComparison.OrdinalIgnoreCase)) : null;
        var stem = end - (clitic?.Length ?? 0);
        tokens.Add(new(TextSpan.Between(start, stem), clitic is null ? word : word[..^clitic.Length]));
        if (clitic is not null)
        {
            tokens.Add(new(TextSpan.Between(stem, end), word[^clitic.Length..]));
        }
    }
}
