using BriefingBot.Core.Articles;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions;

/// <summary>How a question ended.</summary>
public enum AnswerOutcome
{
    /// <summary>Statements were found.</summary>
    Answered,

    /// <summary>The question is clear, and the store holds nothing for it.</summary>
    NothingFound,

    /// <summary>It could mean several; there are choices.</summary>
    Ambiguous,

    /// <summary>It could not be understood.</summary>
    NotUnderstood,
}

/// <summary>What became of words to verify.</summary>
public enum Verdict
{
    /// <summary>They said so, in these words.</summary>
    Exact,

    /// <summary>They said something like it, or are reported to have said it.</summary>
    Near,

    /// <summary>Somebody else said so.</summary>
    OtherSpeaker,

    /// <summary>Nobody in the articles did.</summary>
    NotFound,
}

/// <summary>One of several that a question may mean.</summary>
/// <param name="Label">Who it is.</param>
/// <param name="Question">The question that means only this one.</param>
public sealed record Choice(string Label, string Question);

/// <summary>One answer: a message for people, and the statements behind it.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Interpretation">How it was understood, or null.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">What to show.</param>
/// <param name="Citations">The statements cited, numbered from 1 in the order of the message.</param>
/// <param name="Suggestions">Questions that have answers in the store.</param>
public sealed record Answer(
    AskRequest Request,
    Interpretation? Interpretation,
    AnswerOutcome Outcome,
    ChatMessage Message,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<string> Suggestions)
{
    /// <summary>What became of words to verify; null when there were none.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>What to choose from when the question is ambiguous; else empty.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];
}

/// <summary>One statement cited.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Article">Its article.</param>
/// <param name="Shown">The spans of the article shown: all of the content, or its beginning when it is long.</param>
/// <param name="Link">Where the article shows the statement.</param>
/// <param name="AlsoIn">Other articles with the same words by the same speaker.</param>
public sealed record Citation(int Number, Statement Statement, Article Article, IReadOnlyList<TextSpan> Shown, Uri Link, IReadOnlyList<Article> AlsoIn)
{
    /// <summary>The shown words, cut from the article letter for letter; spans that stand apart are joined by " … ".</summary>
    public string Quote => string.Join(" … ", Shown.Select(span => span.In(Article.Text)));
}
