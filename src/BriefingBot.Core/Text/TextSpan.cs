using System.Runtime.InteropServices;

namespace BriefingBot.Core.Text;

/// <summary>A half-open range of UTF-16 positions in a text: <see cref="Start"/> is in, <see cref="End"/> is out.</summary>
/// <param name="Start">The first position, from 0.</param>
/// <param name="Length">The number of UTF-16 code units; never negative.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first position after the span.</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> to <paramref name="end"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The end lies before the start, or the start before 0.</exception>
    public static TextSpan Between(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        return new(start, end - start);
    }

    /// <summary>The words of <paramref name="text"/> that the span covers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie inside the text.</exception>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Start >= 0 && End <= text.Length
            ? text.Substring(Start, Length)
            : throw new ArgumentOutOfRangeException(nameof(text), $"Span {Start}..{End} is not inside the text, which has {text.Length} characters.");
    }

    /// <summary>Whether <paramref name="position"/> lies inside.</summary>
    public bool Contains(int position) => position >= Start && position < End;

    /// <summary>Whether <paramref name="other"/> lies wholly inside.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the two share a position.</summary>
    public bool Overlaps(TextSpan other) => other.Start < End && Start < other.End;
}
