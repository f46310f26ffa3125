namespace BriefingBot.Core.Text;

/// <summary>Finds what a misspelt word may have been meant for.</summary>
public static class NearWords
{
    private const int Most = 3;

    /// <summary>The known words nearest to one typed, nearest first, at most three; none when nothing is near (<see cref="Spelling.Tolerance"/>).</summary>
    public static IReadOnlyList<string> Of(string typed, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var folded = Spelling.Fold(typed);
        var tolerance = Spelling.Tolerance(folded);
        return [.. known
            .Select(word => (Word: word, Distance: Spelling.Distance(folded, Spelling.Fold(word), tolerance)))
            .Where(near => near.Distance <= tolerance)
            .OrderBy(near => near.Distance).ThenBy(near => near.Word, StringComparer.Ordinal)
            .Select(near => near.Word).Distinct(StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>The question to put behind a refusal: <c> Did you mean A, B or C?</c> with a space before; empty when there is none to offer.</summary>
    public static string Question(IReadOnlyList<string> offered)
    {
        ArgumentNullException.ThrowIfNull(offered);
        return offered.Count == 0 ? string.Empty
            : $" Did you mean {(offered.Count == 1 ? offered[0] : $"{string.Join(", ", offered.SkipLast(1))} or {offered[^1]}")}?";
    }
}
