using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>"Who opposes Y?", "does X support Y?": statements on one side.</summary>
internal sealed partial class StanceForm : IQuestionForm
{
    private const string Verb =
        "(?<support>supports?|supported|supporting|backs?|backed|backing|favou?rs?|favou?red|endorses?|endorsed|welcomes?|welcomed|praises?|praised|agrees? with|agreed with|is for|are for|is in favou?r of|are in favou?r of)"
        + "|(?<oppose>opposes?|opposed|opposed to|opposing|rejects?|rejected|rejecting|criticis(es|e|ed)|criticiz(es|e|ed)|condemns?|condemned|objects? to|objected to|is against|are against|was against|rules? out|ruled out|refuses?|refused|is opposed to|are opposed to)"
        + "|(?<deny>den(y|ies|ied|ying)|disputes?|disputed)"
        + "|(?<demand>demands?|demanded|calls? for|called for|urges?|urged|insists? on|insisted on)"
        + "|(?<promise>promises?|promised|pledges?|pledged|vows?|vowed|offers?|offered)"
        + "|(?<threaten>threatens?|threatened|warns?( of| about| against)?|warned( of| about| against)?)";

    /// <inheritdoc/>
    public QuestionFrame? Read(string words)
    {
        if (Who().Match(words) is { Success: true } who)
        {
            return new(Intent.WhoSaid) { Subject = who.Take("subject"), Stance = Side(who), WithThoughts = true };
        }

        return Somebody().Match(words) is { Success: true } one && one.Take("subject") is { } subject
            ? new(Intent.Said) { Speaker = one.Take("speaker"), Subject = subject, Stance = Side(one), WithThoughts = true, Aspect = one.Groups["asked"].Value.ToUpperInvariant() switch { "WHY" => Aspect.Why, "WHEN" => Aspect.When, _ => Aspect.None } }
            : null;
    }

    private static Stance Side(Match match) =>
        match.Groups["support"].Success ? Stance.Support
        : match.Groups["oppose"].Success ? Stance.Oppose
        : match.Groups["deny"].Success ? Stance.Deny
        : match.Groups["demand"].Success ? Stance.Demand
        : match.Groups["promise"].Success ? Stance.Promise
        : Stance.Threaten;

    [GeneratedRegex("^(who|which \\w+|what countries|what parties|anybody|anyone|does anybody|does anyone|did anyone|did anybody)\\s+(has |have |had |openly |publicly |also |else )*(" + Verb + ")\\s+(?<subject>.+)$", Wording.Options, Wording.Timeout)]
    private static partial Regex Who();

    [GeneratedRegex("^(what |whom |who |(?<asked>why|when) )?(did|do|does|has|have|is)\\s+(?<speaker>.+?)\\s+(ever |openly |publicly |still |also |really )*(" + Verb + ")\\s+(?<subject>.+)$", Wording.Options, Wording.Timeout)]
    private static partial Regex Somebody();
}
