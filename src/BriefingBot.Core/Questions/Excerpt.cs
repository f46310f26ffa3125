using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions;

/// <summary>Shortens long content without changing it: whole spans, or the first one up to the end of a sentence.</summary>
public static class Excerpt
{
    /// <summary>The first spans that fit into <paramref name="longest"/> characters; at least the beginning of the first, up to a sentence's end.</summary>
    public static IReadOnlyList<TextSpan> Of(IReadOnlyList<TextSpan> content, string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(text);
        var shown = new List<TextSpan>();
        var length = 0;
        foreach (var span in content)
        {
            if (length + span.Length > longest)
            {
                break;
            }

            shown.Add(span);
            length += span.Length;
        }

        return shown.Count > 0 ? shown : [CutAtSentence(content[0], text, longest)];
    }

    // the last sentence that ends within the limit; a single longer sentence stays whole
    private static TextSpan CutAtSentence(TextSpan span, string text, int longest)
    {
        var inside = span.In(text);
        var end = -1;
        for (var i = 1; i + 1 < inside.Length; i++)
        {
            if (inside[i] is '.' or '!' or '?' && char.IsWhiteSpace(inside[i + 1]) && !Abbreviations.LeadsName(LastWord(inside, i)) && (i <= longest || end < 0))
            {
                end = i + 1;
            }
        }

        return end < 0 ? span : new(span.Start, end);
    }

    private static ReadOnlySpan<char> LastWord(string words, int end)
    {
        var start = end;
        while (start > 0 && char.IsLetter(words[start - 1]))
        {
            start--;
        }

        return words.AsSpan(start, end - start);
    }
}
