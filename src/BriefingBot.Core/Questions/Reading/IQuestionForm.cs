namespace BriefingBot.Core.Questions.Reading;

/// <summary>One family of questions: how they are worded.</summary>
internal interface IQuestionForm
{
    /// <summary>The slots of a question of this family; null when it is none.</summary>
    /// <param name="words">The question without its dates, lead-in and final marks.</param>
    QuestionFrame? Read(string words);
}
