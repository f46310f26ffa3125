using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>"What is new on Y", "the latest from X", "brief me on Y".</summary>
internal sealed partial class LatestForm : IQuestionForm
{
    /// <inheritdoc/>
    public QuestionFrame? Read(string words)
    {
        if (Brief().Match(words) is { Success: true } brief)
        {
            return new(Intent.Brief) { Subject = brief.Take("subject"), Speaker = brief.Take("speaker") };
        }

        foreach (var form in new[] { From(), On() })
        {
            if (form.Match(words) is { Success: true } match)
            {
                return new(Intent.Latest) { Subject = match.Take("subject"), Speaker = match.Take("speaker") };
            }
        }

        return null;
    }

    private const string New = "^(what(’s|'s| is| are)? |whats |is there |are there |has there been |there |have you |got |show |give me |the |any |anything |something |some |most |very )*(new|newest|latest|recent|recently|news|update|updates|headlines|happening)( (statements?|quotes?|comments?|remarks?|news|updates?|words|positions?|developments?))?";

    [GeneratedRegex(New + "\\s+(from|by|of|with)\\s+(?<speaker>.+?)(\\s+" + Wording.On + "\\s+(?<subject>.+))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex From();

    [GeneratedRegex(New + "\\s+(on|about|in|regarding|concerning|over|with regard to|around)\\s+(?<subject>.+?)(\\s+(from|by)\\s+(?<speaker>.+))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex On();

    [GeneratedRegex("^(brief|briefing|update|summary|summari[sz]e|summing up|sum up|overview|digest|catch me up|bring me up to date)( me| us)?( of| on| about| from| for| with)?( the)?( news| statements)?( on| about)?\\s+(from (?<speaker>.+?)( (on|about) (?<subject>.+))?|(?<subject>.+))$", Wording.Options, Wording.Timeout)]
    private static partial Regex Brief();
}
