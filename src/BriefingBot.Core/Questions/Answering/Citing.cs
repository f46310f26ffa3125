using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Turns statements into numbered citations.</summary>
/// <param name="link">Where the article of a statement shows it.</param>
internal sealed class Citing(Func<Statement, Uri> link)
{
    // a message is read on one screen: longer words are cut at the end of a clause
    private const int LongestQuote = 600;

    /// <summary>The citations in this order, numbered from 1; all of the words where every match is asked for.</summary>
    public IReadOnlyList<Citation> Cite(Asked asked, IEnumerable<FoldedStatement> statements) =>
        [.. statements.Select((one, i) => new Citation(
            i + 1,
            one.Best.Statement,
            one.Best.Article,
            asked.WantsAll ? one.Best.Statement.Content : Excerpt.Of(one.Best.Statement.Content, one.Best.Article.Text, LongestQuote),
            link(one.Best.Statement),
            one.AlsoIn))];
}
