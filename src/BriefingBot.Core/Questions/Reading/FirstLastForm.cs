using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>"When did X first say Y?", "the last thing X said about Y".</summary>
internal sealed partial class FirstLastForm : IQuestionForm
{
    /// <inheritdoc/>
    public QuestionFrame? Read(string words)
    {
        foreach (var form in new[] { When(), Thing(), Statement(), Who() })
        {
            if (form.Match(words) is { Success: true } match)
            {
                var which = match.Groups["which"].Value;
                var isFirst = which.StartsWith("first", StringComparison.OrdinalIgnoreCase) || which.StartsWith("earliest", StringComparison.OrdinalIgnoreCase) || which.Contains("for the first", StringComparison.OrdinalIgnoreCase);
                return new(isFirst ? Intent.First : Intent.Last) { Speaker = match.Take("speaker"), Subject = match.Take("subject"), Aspect = Aspect.When };
            }
        }

        return null;
    }

    [GeneratedRegex("^when " + Wording.Aux + " (?<speaker>.+?)\\s+(?<which>first|last|most recently)\\s+" + Wording.Say + "\\b\\s*(anything |something )?(" + Wording.On + "|that|to)?\\s*(?<subject>.*)$|^when was the (?<which>first|last) time (that )?(?<speaker>.+?)\\s+" + Wording.Say + "\\b\\s*(anything |something )?(" + Wording.On + "|that)?\\s*(?<subject>.*)$|^when " + Wording.Aux + " (?<speaker>.+?)\\s+" + Wording.Say + "\\b\\s*(anything |something )?(" + Wording.On + "|that)?\\s*(?<subject>.*?)\\s+(?<which>for the (first|last) time|first|last)$", Wording.Options, Wording.Timeout)]
    private static partial Regex When();

    [GeneratedRegex("^(what (was|is|were|are) )?(the )?(very )?(?<which>first|last|earliest|final) (thing|things|word|words|time)\\s+(that )?(?<speaker>.+?)\\s+(has |had )?" + Wording.Say + "\\b\\s*(" + Wording.On + "|that)?\\s*(?<subject>.*)$|^what " + Wording.Aux + " (?<speaker>.+?) (?<which>first|last) " + Wording.Say + "\\b\\s*(" + Wording.On + "|that)?\\s*(?<subject>.*)$", Wording.Options, Wording.Timeout)]
    private static partial Regex Thing();

    [GeneratedRegex("^(what (was|is) |when was )?(the |show |give me )*((?<speaker>.+?)('s|’s|s'|s’) )?(?<which>first|earliest|last) (statement|statements|quote|comment|comments|remark|remarks|position|word|words|mention)(\\s+(by|from|of)\\s+(?<speaker>.+?))?(\\s+(on|about|regarding|concerning)\\s+(?<subject>.+))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex Statement();

    [GeneratedRegex("^who (was the )?(?<which>first|last)( one| person)?( to)? " + Wording.Say + "\\b\\s*(" + Wording.On + "|that)?\\s*(?<subject>.+)$", Wording.Options, Wording.Timeout)]
    private static partial Regex Who();
}
