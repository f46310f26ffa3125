using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBot.Core.Briefings;

/// <summary>What somebody asks about an item of a briefing.</summary>
public enum BriefingAsk
{
    /// <summary>Why it is there: "why is 2 new?".</summary>
    Why,

    /// <summary>More on the matter: "more on 3".</summary>
    More,

    /// <summary>What the same speaker said on it before: "what did he say before?", "timeline of 2".</summary>
    Before,
}

/// <summary>A question about an item of a briefing, asked under it or right after it.</summary>
/// <param name="Ask">What is asked.</param>
/// <param name="Number">The item's number; null for the one spoken of last.</param>
public sealed partial record BriefingReply(BriefingAsk Ask, int? Number)
{
    // no such question is longer
    private const int Longest = 100;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // "2", "#2", "[2]", "item 2", "number 2", "no. 2"
    private const string Item = """(the\s+)?(item|number|point|no\.?|nr\.?)?\s*[#\[(]?\s*(?<number>[0-9]{1,4})\s*[\])]?""";

    private const string Class = """(new|shift|shifted|reversed|softened|hardened|conditioned|conditional|related|contradict\w*|reiterated|repeated|said again|here|there|in here|in this|listed|included)""";

    /// <summary>Reads one; null when the words are none.</summary>
    public static BriefingReply? Read(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var asked = words.Trim();
        return asked.Length > Longest ? null
            : Why().Match(asked) is { Success: true } why ? new(BriefingAsk.Why, NumberOf(why))
            : More().Match(asked) is { Success: true } more ? new(BriefingAsk.More, NumberOf(more))
            : Before().Match(asked) is { Success: true } before ? new(BriefingAsk.Before, NumberOf(before))
            : null;
    }

    private static int? NumberOf(Match match) =>
        match.Groups["number"] is { Success: true } number ? int.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex($"""^((and\s+)?(why|how)(\s+(is|was|come)|['’]s)?\s*{Item}(\s+is)?(\s+(called|marked|considered|said to be))?(\s+an?)?(\s+{Class})?|(what\s+is|what['’]s|whats)\s+new\s+(about|in|on|with)\s+{Item}|explain\s+{Item})\s*[?.!]*$""", Options, 500)]
    private static partial Regex Why();

    [GeneratedRegex($"""^(and\s+)?((tell\s+me|show|show\s+me|give\s+me|say)\s+)?(some\s+)?(more|details?)(\s+details?)?\s+((on|about|of|for|to)\s+)?{Item}\s*(,?\s*please)?\s*[?.!]*$""", Options, 500)]
    private static partial Regex More();

    [GeneratedRegex($"""^(and\s+)?((what\s+(did|had)\s+(he|she|they|it|the\s+speaker)\s+(say|said)(\s+(on|about)\s+(it|this|that))?\s+(before|earlier|previously)(\s+(on|about|for)?\s*{Item})?)|(what\s+was\s+said\s+(before|earlier|previously)(\s+(on|about|for)?\s*{Item})?)|((timeline|history)\s+((of|for|on|about)\s+)?{Item})|((before|earlier\s+than)\s+{Item}))\s*[?.!]*$""", Options, 500)]
    private static partial Regex Before();
}
