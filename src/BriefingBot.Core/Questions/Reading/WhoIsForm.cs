using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>"Who is X?".</summary>
internal sealed partial class WhoIsForm : IQuestionForm
{
    /// <inheritdoc/>
    public QuestionFrame? Read(string words) =>
        WhoIs().Match(words) is { Success: true } match ? new(Intent.WhoIs) { Speaker = match.Take("speaker") } : null;

    [GeneratedRegex("^(who(’s|'s| is| was| are| were|s)|what (office|job|role|post|position) does|who exactly is|what is the (office|role|job) of)\\s+(?!(for|against|in favou?r|opposed|saying|talking|speaking|behind|supporting|opposing|denying|demanding|else)\\b)(?<speaker>.+?)( hold| have)?$", Wording.Options, Wording.Timeout)]
    private static partial Regex WhoIs();
}
