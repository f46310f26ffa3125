using System.Text;
using BriefingBot.Core.Text;

namespace BriefingBot.UnitTests.Statements;

/// <summary>Reads a text in which brackets mark the parts of its statements: <c>[source Mira Halden] [cue said] [content it rained].</c></summary>
/// <remarks>A number after the label tells the statements of one text apart: <c>[content2 …]</c>. Marks may hold marks; a bracket without a label is text.</remarks>
public static class MarkedText
{
    private static readonly string[] Labels = ["source", "cue", "content"];

    /// <summary>The text without marks, and the spans marked by label and number: <c>content</c>, <c>content2</c>.</summary>
    /// <exception cref="FormatException">A mark is not closed.</exception>
    public static (string Text, IReadOnlyDictionary<string, IReadOnlyList<TextSpan>> Spans) Parse(string marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var text = new StringBuilder();
        var open = new Stack<(string? Label, int Start)>();
        var found = new Dictionary<string, List<TextSpan>>(StringComparer.Ordinal);
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] == '[')
            {
                var label = LabelAt(marked, i + 1);
                open.Push((label, text.Length));
                i += label is null ? 0 : label.Length + 1;
                text.Append(label is null ? "[" : string.Empty);
            }
            else if (marked[i] == ']' && open.TryPeek(out var mark) && mark.Label is { } closed)
            {
                open.Pop();
                Add(found, closed, TextSpan.Between(mark.Start, text.Length));
            }
            else
            {
                if (marked[i] == ']')
                {
                    open.TryPop(out _);
                }

                text.Append(marked[i]);
            }
        }

        return open.Any(mark => mark.Label is not null)
            ? throw new FormatException($"A mark is not closed in: {marked}")
            : (text.ToString(), found.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<TextSpan>)[.. pair.Value.OrderBy(span => span.Start)], StringComparer.Ordinal));
    }

    private static void Add(Dictionary<string, List<TextSpan>> found, string label, TextSpan span)
    {
        if (!found.TryGetValue(label, out var spans))
        {
            found[label] = spans = [];
        }

        spans.Add(span);
    }

    private static string? LabelAt(string marked, int start)
    {
        var end = start;
        while (end < marked.Length && char.IsAsciiLetterOrDigit(marked[end]))
        {
            end++;
        }

        var label = marked[start..end];
        return end < marked.Length && marked[end] == ' ' && Labels.Contains(label.TrimEnd('1', '2', '3', '4', '5', '6', '7', '8', '9'), StringComparer.Ordinal) ? label : null;
    }
}
