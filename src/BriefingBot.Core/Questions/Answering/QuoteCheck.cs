using System.Text.RegularExpressions;
using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Compares words that somebody is said to have said with a statement.</summary>
/// <param name="claim">The words to check.</param>
internal sealed partial class QuoteCheck(string claim)
{
    // of the telling words of a claim, as many have to be there for the statement to be near it
    private const double NearShare = 0.6;
    private const int FewestNear = 2;

    private readonly IReadOnlyList<IReadOnlyList<string>> fragments = [.. Gaps().Split(claim).Select(QuoteWords.Of).Where(words => words.Count > 0)];
    private readonly HashSet<string> telling = QuoteWords.Telling(claim);

    /// <summary>Words worth searching by.</summary>
    public IReadOnlyList<string> SearchWords => [.. QuoteWords.Of(claim).Where(word => word.Length > 2 && QuoteWords.Telling(word).Count > 0).Distinct(StringComparer.Ordinal).Take(12)];

    /// <summary>Whether the claim stands in the statement word for word, as the speaker's own words: between quotation marks.</summary>
    public bool IsExact(Found found) => found.Statement.Type switch
    {
        StatementType.Direct => InOrder(QuoteWords.Of(found.Words)),
        StatementType.Mixed => QuotedParts().Matches(found.Words).Any(part => InOrder(QuoteWords.Of(part.Groups["words"].Value))),
        _ => false,
    };

    /// <summary>Whether the claim stands in the statement word for word, quoted or reported.</summary>
    public bool IsPrinted(Found found) => InOrder(QuoteWords.Of(found.Words));

    /// <summary>How much of what the claim tells is in the statement, from 0 to 1; 0 when it is too little to be near.</summary>
    public double Nearness(Found found)
    {
        if (IsPrinted(found))
        {
            return 1;
        }

        var shared = telling.Count == 0 ? 0 : telling.Count(QuoteWords.Telling(found.Words).Contains);
        var share = telling.Count == 0 ? 0 : shared / (double)telling.Count;
        return share >= NearShare && shared >= Math.Min(FewestNear, telling.Count) ? share * 0.99 : 0;
    }

    /// <summary>What a near statement says otherwise, in words; null when nothing that a reader must be told.</summary>
    public string? Difference(Found found) =>
        QuoteWords.IsNegated(claim) != QuoteWords.IsNegated(found.Words) ? "Mind the difference: one of the two denies what the other says."
        : QuoteWords.Numbers(claim) is { Count: > 0 } numbers && !numbers.IsSubsetOf(QuoteWords.Numbers(found.Words)) ? "Mind the difference: the numbers are not the same."
        : null;

    // the fragments between "…", one behind the other
    private bool InOrder(IReadOnlyList<string> words)
    {
        var at = 0;
        foreach (var fragment in fragments)
        {
            while (at + fragment.Count <= words.Count && !fragment.Select((word, i) => words[at + i] == word).All(same => same))
            {
                at++;
            }

            if (at + fragment.Count > words.Count)
            {
                return false;
            }

            at += fragment.Count;
        }

        return fragments.Count > 0;
    }

    [GeneratedRegex(@"…|\.\.\.|\[[^\]]*\]", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Gaps();

    [GeneratedRegex("""[“"„«](?<words>[^“”"„«»]+)[”"“»]?""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex QuotedParts();
}
