using BriefingBot.Core.Chat;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Answers that need no statements: help, what was not understood, names that could mean several.</summary>
internal static class Replies
{
    private const int MostChoices = 5;

    /// <summary>How to ask.</summary>
    public static Answer Help(AskRequest request, Interpretation read) => new(
        request,
        read,
        AnswerOutcome.Answered,
        new([
            new ChatParagraph([new ChatText("Ask who said what, about whom, and when. For example:")]),
            .. new[]
            {
                QuestionAnswerer.Example, "who spoke about arms deliveries since February 2013?", "compare Russia and the US on Assad", "how has Russia's position on Assad changed?",
                "when did Lavrov first mention dialogue?", "did Lavrov say \"it is not for us to decide\"?", "what is new on Syria?", "who is Selim Idriss?",
            }.Select(example => new ChatItem([new ChatText(example)])),
            new ChatParagraph([new ChatText("After an answer, go on in its thread: and the US? · before that? · show more · in his own words · when?")]),
        ]),
        [],
        [QuestionAnswerer.Example]);

    /// <summary>Nothing that could be asked for; <paramref name="why"/> in a sentence, or null.</summary>
    public static Answer NotUnderstood(AskRequest request, string? why) => new(
        request, null, AnswerOutcome.NotUnderstood, ChatMessage.Of($"{(why is null ? string.Empty : why + " ")}Ask about a person, a country or a topic, for example: {QuestionAnswerer.Example}"), [], [QuestionAnswerer.Example]);

    /// <summary>One of the names typed is that of several people.</summary>
    public static Answer Ambiguous(Asked asked, ActorMatch who, Func<ActorMatch, string> label)
    {
        var choices = who.Alternatives.Take(MostChoices).Select(one => new Choice(label(one), Question(asked, who, one))).ToList();
        ChatBlock words = new ChatParagraph([new ChatText($"More than one {who.Typed} speaks in these articles. Who is meant?")]);
        return new(
            asked.Request,
            asked.Read,
            AnswerOutcome.Ambiguous,
            AnswerComposer.With([words, .. choices.Select((choice, i) => new ChatItem([new ChatText(FormattableString.Invariant($"{i + 1}. {choice.Label}"))]))], [.. choices.Select(choice => choice.Question)]),
            [],
            [])
        {
            Choices = choices,
        };
    }

    // the question as typed, with the full name in place of the short one
    private static string Question(Asked asked, ActorMatch who, ActorMatch one)
    {
        var question = QuestionReader.Clean(asked.Request.Question);
        var at = question.IndexOf(who.Typed!, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? $"What did {one.Label} say{(asked.Read.Subject is { } subject ? " about " + subject : string.Empty)}?" : $"{question[..at]}{one.Label}{question[(at + who.Typed!.Length)..]}";
    }
}
