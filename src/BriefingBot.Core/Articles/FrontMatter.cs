using System.Text.RegularExpressions;

namespace BriefingBot.Core.Articles;

/// <summary>The fields between two <c>---</c> lines at the very beginning of a text, as in Markdown.</summary>
/// <remarks>
/// A text that only begins with <c>---</c>, has no closing line, or has prose between the two is all text:
/// nothing of an article is taken for fields by guess.
/// </remarks>
public sealed partial class FrontMatter
{
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    private FrontMatter(int end) => End = end;

    /// <summary>The UTF-16 position where the text after the front matter begins; 0 when there is none.</summary>
    public int End { get; private set; }

    /// <summary>The label for people, or null.</summary>
    public string? Title => fields.GetValueOrDefault("title");

    /// <summary>When it was published, as written, or null.</summary>
    public string? Published => fields.GetValueOrDefault("published") ?? fields.GetValueOrDefault("date");

    /// <summary>Who published it, or null.</summary>
    public string? Publisher => fields.GetValueOrDefault("publisher");

    /// <summary>Where it stands, as written, or null.</summary>
    public string? Address => fields.GetValueOrDefault("url");

    /// <summary>The language it is written in, as written, or null.</summary>
    public string? Language => fields.GetValueOrDefault("language");

    /// <summary>Reads the front matter of <paramref name="text"/>, which has no byte order mark; never fails.</summary>
    public static FrontMatter Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var none = new FrontMatter(0);
        var found = new FrontMatter(0);
        var position = 0;
        if (!IsFence(NextLine(text, ref position)))
        {
            return none;
        }

        while (position < text.Length)
        {
            var line = NextLine(text, ref position);
            if (IsFence(line))
            {
                found.End = position;
                return found;
            }

            if (Field().Match(line.ToString()) is { Success: true } field)
            {
                found.fields[field.Groups["name"].Value] = Unquoted(field.Groups["value"].Value);
            }
            else if (!Aside().IsMatch(line))
            {
                return none;
            }
        }

        return none;
    }

    private static bool IsFence(ReadOnlySpan<char> line) => line.TrimEnd() is "---";

    private static ReadOnlySpan<char> NextLine(string text, ref int position)
    {
        var rest = text.AsSpan(position);
        var end = rest.IndexOfAny('\r', '\n');
        if (end < 0)
        {
            position = text.Length;
            return rest;
        }

        var isPair = rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n';
        position += end + (isPair ? 2 : 1);
        return rest[..end];
    }

    private static string Unquoted(string value) => value switch
    {
        ['"', .. var inner, '"'] => Escape().Replace(inner, "${mark}"),
        ['\'', .. var inner, '\''] => inner.Replace("''", "'", StringComparison.Ordinal),
        _ => value,
    };

    [GeneratedRegex("""^(?<name>\p{L}[\p{L}\p{N}_-]*)[ \t]*:([ \t]+(?<value>.*?))?[ \t]*$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();

    // blank lines, comments, and what belongs to the field above: indented lines and list items
    [GeneratedRegex("""^([ \t]*$|[ \t]*#|[ \t]+\S|- )""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Aside();

    [GeneratedRegex("""\\(?<mark>["\\])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
