using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBot.Core.Briefings;

/// <summary>A question about an item of a briefing, asked under it.</summary>
/// <param name="Number">The item's number.</param>
/// <param name="WantsMore">Whether more is wanted on the matter (<c>more on 3</c>), not why the item is there (<c>why is 2 new?</c>).</param>
public sealed partial record BriefingReply(int Number, bool WantsMore)
{
    // no such question is longer
    private const int Longest = 100;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Reads one; null when the words are none.</summary>
    public static BriefingReply? Read(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var asked = words.Trim();
        if (asked.Length > Longest)
        {
            return null;
        }

        return Why().Match(asked) is { Success: true } why ? new(NumberOf(why), WantsMore: false)
            : More().Match(asked) is { Success: true } more ? new(NumberOf(more), WantsMore: true)
            : null;
    }

    private static int NumberOf(Match match) => int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("""^why\s+(is|was)?\s*(item|number)?\s*[#\[]?(?<number>[0-9]{1,4})\]?(\s+(called\s+)?(a\s+)?(new|shift|shifted|reversed|softened|hardened|conditioned|related|contradict\w*|reiterated|here))?\s*\??$""", Options, 500)]
    private static partial Regex Why();

    [GeneratedRegex("""^((tell me|show|show me)\s+)?more\s+(on|about)\s+(item|number)?\s*[#\[]?(?<number>[0-9]{1,4})\]?\s*[?.]?$""", Options, 500)]
    private static partial Regex More();
}
