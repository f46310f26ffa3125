using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using NodaTime;

namespace BriefingBot.Core.Positions;

/// <summary>A statement with its article: a piece of evidence for a position.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Article">Where it stands.</param>
public sealed record Said(Statement Statement, Article Article)
{
    private ReadStatement? read;

    /// <summary>The day it was said, as far as known, else the day of publication, else null.</summary>
    public LocalDate? On => Statement.SaidOn.First ?? Article.Published;

    /// <summary>What it claims.</summary>
    internal ReadStatement Claim => read ??= PositionReader.Read(Article, Statement);
}
