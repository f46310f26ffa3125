namespace BriefingBot.Core.Text;

/// <summary>Turns UTF-16 positions of one text into Unicode code points and back: the outside world counts code points.</summary>
/// <remarks>A text without surrogate pairs, as nearly all news is, needs no table: both counts agree.</remarks>
public sealed class CodePoints
{
    private readonly int[] lowSurrogates;

    /// <summary>Reads <paramref name="text"/> once.</summary>
    public CodePoints(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<int>();
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                found.Add(i);
            }
        }

        lowSurrogates = [.. found];
    }

    /// <summary>The half-open range of code points that <paramref name="span"/> covers.</summary>
    public (int Start, int End) Of(TextSpan span) => (Count(span.Start), Count(span.End));

    /// <summary>The span of UTF-16 positions from code point <paramref name="start"/> to <paramref name="end"/>.</summary>
    public TextSpan ToSpan(int start, int end) => TextSpan.Between(Position(start), Position(end));

    private int Count(int position)
    {
        var index = Array.BinarySearch(lowSurrogates, position);
        return position - (index < 0 ? ~index : index);
    }

    private int Position(int codePoint)
    {
        var position = codePoint;
        foreach (var low in lowSurrogates)
        {
            if (low > position)
            {
                break;
            }

            position++;
        }

        return position;
    }
}
