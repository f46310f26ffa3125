using BriefingBot.Core.Articles;
using NodaTime;

namespace BriefingBot.Core.Statements;

/// <summary>Articles and their statements, indexed. One article and its statements are stored together or not at all.</summary>
public interface IStatementStore
{
    /// <summary>Stores an article with its statements.</summary>
    /// <returns>
    /// <see cref="StoreOutcome.Added"/>, or <see cref="StoreOutcome.Unchanged"/> when the same article is there already,
    /// or <see cref="StoreOutcome.Updated"/> when its words or its label differed and were replaced.
    /// </returns>
    Task<StoreOutcome> AddAsync(Article article, IReadOnlyList<Statement> statements, CancellationToken cancellationToken);

    /// <summary>Stores articles with their statements, one after the other: all of them or, when one is refused, none. Many at once cost less each.</summary>
    /// <returns>What became of each, in their order.</returns>
    Task<IReadOnlyList<StoreOutcome>> AddAsync(IReadOnlyList<ExtractedArticle> articles, CancellationToken cancellationToken);

    /// <summary>The articles with these ids that are stored, in no order.</summary>
    Task<IReadOnlyList<Article>> ArticlesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>The statements of one article, in the order of the text.</summary>
    Task<IReadOnlyList<Statement>> StatementsOfAsync(string articleId, CancellationToken cancellationToken);

    /// <summary>The statements that match, best first.</summary>
    Task<IReadOnlyList<StatementMatch>> SearchAsync(StatementQuery query, CancellationToken cancellationToken);

    /// <summary>Everybody who speaks or is spoken about in the store, each name once, with counts.</summary>
    Task<IReadOnlyList<KnownActor>> ActorsAsync(CancellationToken cancellationToken);

    /// <summary>The store's version after the last article that first came before an instant; 0 when none did.</summary>
    Task<long> VersionBeforeAsync(Instant instant, CancellationToken cancellationToken);

    /// <summary>How much there is; its <see cref="StoreSummary.Version"/> changes with every change of the store.</summary>
    Task<StoreSummary> SummaryAsync(CancellationToken cancellationToken);
}

/// <summary>An article and what was read in it.</summary>
/// <param name="Article">The article.</param>
/// <param name="Statements">Its statements, in the order of the text.</param>
public sealed record ExtractedArticle(Article Article, IReadOnlyList<Statement> Statements);

/// <summary>What became of an article that was handed to the store.</summary>
public enum StoreOutcome
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It was there already, word for word.</summary>
    Unchanged,

    /// <summary>It was there with other words; these replaced them.</summary>
    Updated,
}

/// <summary>A question to the store: every clause must hold.</summary>
public sealed record StatementQuery
{
    /// <summary>Each of these must hold; none means every statement.</summary>
    public IReadOnlyList<AnyOf> All { get; init; } = [];

    /// <summary>None of these may hold.</summary>
    public IReadOnlyList<AnyOf> None { get; init; } = [];

    /// <summary>The modes wanted; empty means all.</summary>
    public IReadOnlyList<StatementMode> Modes { get; init; } = [];

    /// <summary>The first publication date, or null. Undated articles match no window.</summary>
    public LocalDate? PublishedFrom { get; init; }

    /// <summary>The last publication date, itself included, or null. Undated articles match no window.</summary>
    public LocalDate? PublishedTo { get; init; }

    /// <summary>The first date of speech, or of publication where that is unknown; null for any.</summary>
    public LocalDate? SaidFrom { get; init; }

    /// <summary>The last date of speech, or of publication where that is unknown, itself included; null for any.</summary>
    public LocalDate? SaidTo { get; init; }

    /// <summary>Only articles that first came after the store's version had this number (<see cref="StoreSummary.Version"/>); null for any.</summary>
    public long? AfterVersion { get; init; }

    /// <summary>Only articles that first came when the store's version had this number, or before; null for any.</summary>
    public long? UpToVersion { get; init; }

    /// <summary>Only articles first ingested at this instant or later; null for any.</summary>
    public Instant? IngestedFrom { get; init; }

    /// <summary>Only articles first ingested before this instant; null for any.</summary>
    public Instant? IngestedBefore { get; init; }

    /// <summary>The most statements wanted, above 0; 0 means all.</summary>
    public int Limit { get; init; }

    /// <summary>Whether the newest come first whatever their words: cheaper, where the order by words is not needed.</summary>
    public bool NewestFirst { get; init; }
}

/// <summary>One clause of a <see cref="StatementQuery"/>: at least one facet or phrase must match.</summary>
/// <param name="Facets">Facets as <see cref="StatementIndex.FacetsOf"/> makes them.</param>
/// <param name="Phrases">Words that must stand next to each other in the indexed text, compared by their stems.</param>
public sealed record AnyOf(IReadOnlyList<string> Facets, IReadOnlyList<string> Phrases);

/// <summary>A statement found.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Published">When its article was published, or null.</param>
/// <param name="Score">How well its words match the phrases asked for: higher is better, 0 without phrases.</param>
public sealed record StatementMatch(Statement Statement, LocalDate? Published, double Score);

/// <summary>Somebody the store knows.</summary>
/// <param name="Actor">The name with the office, country and organisation last seen.</param>
/// <param name="Said">How many statements they made.</param>
/// <param name="About">How many statements are about them.</param>
public sealed record KnownActor(Actors.Actor Actor, int Said, int About);

/// <summary>How much is in the store.</summary>
/// <param name="Articles">Articles.</param>
/// <param name="Statements">Statements.</param>
/// <param name="From">The earliest publication date, or null.</param>
/// <param name="To">The latest publication date, or null.</param>
/// <param name="Version">Changes whenever the store does.</param>
public sealed record StoreSummary(int Articles, int Statements, LocalDate? From, LocalDate? To, long Version);
