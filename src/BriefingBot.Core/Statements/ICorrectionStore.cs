namespace BriefingBot.Core.Statements;

/// <summary>Corrections by editors: a log that is only added to. They survive another reading of the article.</summary>
public interface ICorrectionStore
{
    /// <summary>Puts a correction on record and in force, together or not at all.</summary>
    /// <exception cref="CorrectionException">There is no such statement, or the correction makes no sense of it.</exception>
    Task<Correction> CorrectAsync(CorrectionRequest request, CancellationToken cancellationToken);

    /// <summary>Puts a decision about a whole article on record and in force, together or not at all. It stays in force when the article comes again, whatever is read in it then.</summary>
    /// <exception cref="CorrectionException">There is no such article, or the decision makes no sense of it.</exception>
    Task<ArticleRecord> CorrectArticleAsync(ArticleRequest request, CancellationToken cancellationToken);

    /// <summary>What was decided about an article as a whole; null when there is no such article.</summary>
    Task<ArticleRecord?> FindArticleAsync(string articleId, CancellationToken cancellationToken);

    /// <summary>A statement by its id, also a withdrawn one; null when there was never one.</summary>
    Task<StatementRecord?> FindAsync(string statementId, CancellationToken cancellationToken);

    /// <summary>The statements of one article that no search finds, in the order of the text.</summary>
    Task<IReadOnlyList<WithdrawnStatement>> WithdrawnOfAsync(string articleId, CancellationToken cancellationToken);

    /// <summary>The statements that may no longer be as they were at an instant, each with the last time something happened to it: corrected, withdrawn, or in an article that changed.</summary>
    Task<IReadOnlyList<ChangedStatement>> ChangedSinceAsync(NodaTime.Instant instant, CancellationToken cancellationToken);

    /// <summary>The newest corrections of all, newest first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Correction>> ListAsync(int most, CancellationToken cancellationToken);
}

/// <summary>A statement that something happened to.</summary>
/// <param name="Id">The statement's id.</param>
/// <param name="At">When.</param>
public sealed record ChangedStatement(string Id, NodaTime.Instant At);
