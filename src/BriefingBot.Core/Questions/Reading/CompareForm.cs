using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>"Compare X and Z on Y".</summary>
internal sealed partial class CompareForm : IQuestionForm
{
    /// <inheritdoc/>
    public QuestionFrame? Read(string words)
    {
        foreach (var form in new[] { Compare(), Differ(), Difference(), Versus() })
        {
            if (form.Match(words) is { Success: true } match)
            {
                return new(Intent.Compare) { Speaker = $"{Owner(match.Take("one"))} and {Owner(match.Take("other"))}", Subject = match.Take("subject") };
            }
        }

        return null;
    }

    private static string? Owner(string? name) => name is null ? null : Possessor().Replace(name, string.Empty);

    [GeneratedRegex("^(compare|contrast|comparison of|compare and contrast)\\s+(what |how |the )?(" + Wording.Position + " of )?(?<one>.+?)\\s+(and|with|to|against|versus|vs\\.?)\\s+(?<other>.+?)(\\s+(" + Wording.Say + "|" + Wording.Position + "))*(\\s+" + Wording.On + "\\s+(?<subject>.+))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex Compare();

    [GeneratedRegex("^(how |where |in what |do |does |did )+(?<one>.+?)\\s+(and|from|with)\\s+(?<other>.+?)\\s+(differ|disagree|agree|compare|diverge|clash)(\\s+" + Wording.On + "\\s+(?<subject>.+))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex Differ();

    [GeneratedRegex("^(what(’s|'s| is| are) |the )*(difference|differences|disagreement|gap)\\s+between\\s+(?<one>.+?)\\s+and\\s+(?<other>.+?)(\\s+(on|about|over|regarding)\\s+(?<subject>.+))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex Difference();

    [GeneratedRegex("^(?<one>.+?)\\s+(versus|vs\\.?|v\\.?)\\s+(?<other>.+?)(\\s+(on|about|over|regarding)\\s+(?<subject>.+))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex Versus();

    [GeneratedRegex("('s|’s|s'|s’)(\\s+" + Wording.Position + ")?$|\\s+" + Wording.Position + "$|\\s+(says?|said|thinks?)$", Wording.Options, Wording.Timeout)]
    private static partial Regex Possessor();
}
