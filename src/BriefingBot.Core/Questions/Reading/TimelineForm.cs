using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>"How has X's position on Y changed?" and "timeline of X on Y".</summary>
internal sealed partial class TimelineForm : IQuestionForm
{
    /// <inheritdoc/>
    public QuestionFrame? Read(string words)
    {
        foreach (var form in new[] { Changed(), ChangedOf(), ChangedMind() })
        {
            if (form.Match(words) is { Success: true } changed)
            {
                return Frame(Intent.Changed, changed);
            }
        }

        return Over().Match(words) is { Success: true } over ? Frame(Intent.Timeline, over) : Timeline().Match(words) is { Success: true } timeline ? Frame(Intent.Timeline, timeline) : null;
    }

    private static QuestionFrame Frame(Intent intent, Match match) =>
        new(intent) { Speaker = match.Take("speaker"), Subject = match.Take("subject") };

    [GeneratedRegex("^(how |in what way |what |when |why )*(has |have |did |had |is |was )*(the )?(?<speaker>.+?)" + Wording.Possessive + "\\s+" + Wording.Position + "(\\s+" + Wording.On + "\\s+(?<subject>.+?))?\\s+(been )?(changed?|changing|evolved?|evolving|shift(ed)?|shifting|develop(ed)?|moved?|soften(ed)?|harden(ed)?)(\\s+(over|since|during).*)?$", Wording.Options, Wording.Timeout)]
    private static partial Regex Changed();

    [GeneratedRegex("^(how |what )*(has |have |did |is )*(changed? |different |new |the changes? )*(in |to |of )?(the )?(change |changes |shift |evolution |development )(in|of|to)\\s+(the )?(" + Wording.Position + " of (?<speaker>.+?)|(?<speaker>.+?)" + Wording.Possessive + "\\s+" + Wording.Position + ")(\\s+" + Wording.On + "\\s+(?<subject>.+))?$|^what (has |have )?changed in (the )?(?<speaker>.+?)" + Wording.Possessive + "\\s+" + Wording.Position + "(\\s+" + Wording.On + "\\s+(?<subject>.+))?$|^(how |has |have |did )*(the )?" + Wording.Position + " of (?<speaker>.+?)\\s+" + Wording.On + "\\s+(?<subject>.+?)\\s+(changed?|evolved?|shift(ed)?)$", Wording.Options, Wording.Timeout)]
    private static partial Regex ChangedOf();

    [GeneratedRegex("^(how |when |why )*(has |have |did |does |had )?(?<speaker>.+?)\\s+(ever )?(changed?|shift(ed)?|soften(ed)?|harden(ed)?|reversed?|alter(ed)?|revised?)\\s+(its|his|her|their|the)?\\s*(" + Wording.Position + "|course)?(\\s+" + Wording.On + "\\s+(?<subject>.+))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex ChangedMind();

    [GeneratedRegex("^(what (has |have |did )?)?(?<speaker>.+?)\\s+(on|about|regarding)\\s+(?<subject>.+?)\\s+(over time|through time|over the (years|months|weeks)|year by year|chronologically|in order)$", Wording.Options, Wording.Timeout)]
    private static partial Regex Over();

    [GeneratedRegex("^(show |a |the |full )*(timeline|chronology|history|time line)(\\s+(of|for|on|about))?\\s+(the )?((statements|" + Wording.Position + ") (of|by) )?((?<speaker>.+?)" + Wording.Possessive + "(\\s+(statements|" + Wording.Position + "))?\\s+(on|about|regarding|concerning|towards?)\\s+)?(?<subject>.+)$", Wording.Options, Wording.Timeout)]
    private static partial Regex Timeline();
}
