using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>"Did X say "…"?": words to check against the articles.</summary>
internal sealed partial class VerifyForm : IQuestionForm
{
    /// <inheritdoc/>
    public QuestionFrame? Read(string words)
    {
        if (Quoted().Match(words) is { Success: true } quoted && Speaker(quoted) is { } speaker)
        {
            return new(Intent.Verify) { Speaker = speaker, Claim = quoted.Take("claim"), ClaimIsQuoted = true };
        }

        return Reported().Match(words) is { Success: true } reported && Speaker(reported) is { } who
            ? new(Intent.Verify) { Speaker = who, Claim = reported.Take("claim") }
            : null;
    }

    private static string? Speaker(Match match) =>
        match.Take("speaker") is { } who && !who.Equals("who", StringComparison.OrdinalIgnoreCase) && !who.StartsWith("wh", StringComparison.OrdinalIgnoreCase) ? who : null;

    [GeneratedRegex("^(is it (true|right|correct) that |was it |did |does |do |has |have |have you heard |so )?(?<speaker>[^\"“”„«]+?)\\s+(ever |really |actually |indeed |just )*" + Wording.Say + "( the words| the following| exactly| that| to \\S+)?\\s*[,:]?\\s*[\"“„«‘'](?<claim>[^\"”“»]{2,}?)[\"”“»’']?(\\s+(about|on|in|at|to)\\s+[^\"“”]+)?$", Wording.Options, Wording.Timeout)]
    private static partial Regex Quoted();

    [GeneratedRegex("^(is it (true|right|correct) that |did |has |have )(?<speaker>[^\"“”„«]+?)\\s+(ever |really |actually |indeed |just )*(say|said|claim|claimed|state|stated|declare|declared|announce|announced)\\s+that\\s+(?<claim>\\S+(\\s+\\S+){2,})$", Wording.Options, Wording.Timeout)]
    private static partial Regex Reported();
}
