using NodaTime;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>What a thread remembers after an answer.</summary>
internal static class Remembered
{
    /// <summary>The conversation after <paramref name="answer"/> to <paramref name="frame"/>.</summary>
    public static Conversation After(QuestionFrame frame, Answer answer, Conversation before)
    {
        var dates = answer.Citations.Select(citation => citation.Statement.SaidOn.First ?? citation.Article.Published).OfType<LocalDate>().ToList();
        var isEmpty = answer.Citations.Count == 0;
        if (isEmpty && frame.IsRelative)
        {
            return before; // nothing before that: the thread stands where it stood
        }

        return new Conversation(frame with { Skip = 0 })
        {
            Chosen = before.Chosen,
            Choices = answer.Outcome == AnswerOutcome.Ambiguous ? [.. answer.Interpretation!.Speakers.First(speaker => speaker.Alternatives.Count > 1).Alternatives.Select(one => one.Label)] : [],
            Spoke = [.. answer.Citations.Select(citation => citation.Statement.Speaker?.Name).OfType<string>().Distinct(StringComparer.Ordinal)],
            Shown = frame.Skip + answer.Citations.Count,
            Earliest = isEmpty ? before.Earliest : dates.Count > 0 ? dates.Min() : null,
            Latest = isEmpty ? before.Latest : dates.Count > 0 ? dates.Max() : null,
        };
    }
}
