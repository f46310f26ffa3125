using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>The pieces that the forms of questions are built of.</summary>
internal static class Wording
{
    /// <summary>How the forms match.</summary>
    public const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The longest any form may take, in milliseconds: a question of any wording is read in microseconds, unless the machine stands still meanwhile.</summary>
    public const int Timeout = 2000;

    /// <summary>What may lead a question in.</summary>
    public const string Lead = "(so |and |please |well |ok |hey |hi |hello |can you |could you |would you |tell me |show me |give me |find |do you know |i want to know |i would like to know |remind me |let me know )*";

    /// <summary>Verbs of saying and thinking.</summary>
    public const string Say =
        "(say|says|said|saying|state|states|stated|tell|tells|told|telling|think|thinks|thought|believe|believes|believed|feel|feels|felt|want|wants|wanted|claim|claims|claimed|comment|commented|commenting|"
        + "announce|announced|write|wrote|written|talk|talks|talked|talking|speak|speaks|spoke|spoken|speaking|argue|argues|argued|mention|mentions|mentioned|remark|remarked|declare|declared|respond|responded|react|reacted|reply|replied)";

    /// <summary>Auxiliaries.</summary>
    public const string Aux = "(did|do|does|has|have|had|is|was|were|are|will|would|can|could)";

    /// <summary>What joins a subject.</summary>
    public const string On = "(about|on|regarding|concerning|re|of|over|towards?|against|with regard to|in regard to|when it comes to|as to)";

    /// <summary>Words for a position.</summary>
    public const string Position = "(position|positions|view|views|stance|stances|stand|opinion|opinions|line|take|policy|policies|attitude|thinking|tone|thoughts|statements?|comments?|remarks?|mind)";

    /// <summary>A name as a possessor: what follows is theirs.</summary>
    public const string Possessive = "('s|’s|s'|s’)?";

    /// <summary>A group, trimmed; null when it took nothing.</summary>
    public static string? Take(this Match match, string group) =>
        match.Groups[group].Value.Trim(' ', '?', '.', ',', '!', ';', ':') is { Length: > 0 } words ? words : null;
}
