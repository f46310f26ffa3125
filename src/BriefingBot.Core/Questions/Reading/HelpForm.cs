using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>"help", "what can you do".</summary>
internal sealed partial class HelpForm : IQuestionForm
{
    /// <inheritdoc/>
    public QuestionFrame? Read(string words) => Help().IsMatch(words) ? new(Intent.Help) : null;

    [GeneratedRegex("""^(help|help me|usage|commands|hi|hello|hey|good (morning|day|evening)|what can (you do|i ask|you answer)( me)?|what do you (do|know)|how do(es)? (i|this|it|you) (ask|work|use).*|how (can|should) i (ask|use).*|who are you|what are you|thanks?( you)?)$""", Wording.Options, Wording.Timeout)]
    private static partial Regex Help();
}
