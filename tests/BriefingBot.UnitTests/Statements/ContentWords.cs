using BriefingBot.Core.Text;

namespace BriefingBot.UnitTests.Statements;

/// <summary>Compares spans by the words they cover, so that marks at their edges make no difference.</summary>
public static class ContentWords
{
    /// <summary>The positions at which the words inside the spans begin.</summary>
    public static IReadOnlySet<int> Of(string text, IEnumerable<TextSpan> spans)
    {
        var parts = spans.ToList();
        return Tokenizer.Tokenize(text).Where(token => token.IsWord && parts.Exists(part => part.Contains(token.Span))).Select(token => token.Span.Start).ToHashSet();
    }

    /// <summary>The words both hold, of those that either holds: 0 to 1.</summary>
    public static double Overlap(IReadOnlySet<int> one, IReadOnlySet<int> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var shared = one.Count(other.Contains);
        return shared == 0 ? 0 : (double)shared / (one.Count + other.Count - shared);
    }
}
