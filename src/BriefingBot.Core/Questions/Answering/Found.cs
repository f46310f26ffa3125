using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>A statement found, with its article.</summary>
/// <param name="Match">The match.</param>
/// <param name="Article">The article its spans point into.</param>
internal sealed record Found(StatementMatch Match, Article Article)
{
    /// <summary>The statement.</summary>
    public Statement Statement => Match.Statement;

    /// <summary>The content as printed.</summary>
    public string Words { get; } = string.Join(' ', Match.Statement.Content.Select(span => span.In(Article.Text)));

    /// <summary>When it was said, else published; null when neither is known.</summary>
    public LocalDate? Date => Statement.SaidOn.First ?? Match.Published;

    /// <summary>The same, as a reader is told it: no more exact than the article is.</summary>
    public string Day => Spelling.Spoken(Statement.SaidOn.Precision != DatePrecision.Unknown ? Statement.SaidOn : Match.Published is { } published ? PartialDate.Day(published) : PartialDate.Unknown);
}
