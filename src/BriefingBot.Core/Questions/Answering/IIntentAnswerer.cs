namespace BriefingBot.Core.Questions.Answering;

/// <summary>Answers one family of questions.</summary>
internal interface IIntentAnswerer
{
    /// <summary>The answer; null when nothing was found.</summary>
    Task<Answer?> AnswerAsync(Asked asked, CancellationToken cancellationToken);
}
