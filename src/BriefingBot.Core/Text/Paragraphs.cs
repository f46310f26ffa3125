namespace BriefingBot.Core.Text;

/// <summary>Finds paragraphs: lines, or blocks of lines where the text is wrapped by hand.</summary>
public static class Paragraphs
{
    // Of the single line breaks of a text wrapped at a column, most stand inside sentences and many before a small
    // letter; of those of a text with a paragraph a line, hardly any.
    private const double WrappedShare = 0.25;

    /// <summary>The spans of the paragraphs that hold something, without the spaces around them.</summary>
    public static IReadOnlyList<TextSpan> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var wrapped = IsWrapped(text);
        var found = new List<TextSpan>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == '\n' && (!wrapped || IsBlankLine(text, i + 1))))
            {
                Add(text, start, i, found);
                start = i + 1;
            }
        }

        return found;
    }

    private static bool IsWrapped(string text)
    {
        int breaks = 0, soft = 0;
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('\n', i + 1))
        {
            if (i == 0 || IsBlankLine(text, i + 1) || text[i - 1] is '\n')
            {
                continue;
            }

            breaks++;
            soft += char.IsLower(text[i + 1]) ? 1 : 0;
        }

        return breaks > 2 && soft >= breaks * WrappedShare;
    }

    private static bool IsBlankLine(string text, int start)
    {
        for (var i = start; i < text.Length && text[i] != '\n'; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(string text, int start, int end, List<TextSpan> found)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            found.Add(TextSpan.Between(start, end));
        }
    }
}
