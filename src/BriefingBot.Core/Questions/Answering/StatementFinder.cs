using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Finds the statements of an interpretation, best first: the index narrows, and what it cannot see is checked here.</summary>
/// <param name="store">The statements.</param>
/// <param name="search">Writes the queries.</param>
internal sealed class StatementFinder(IStatementStore store, StatementSearch search)
{
    // enough to choose the most telling from, and to name who else spoke
    private const int Candidates = 100;

    // what only a reading of the statement tells is looked for among more
    private const int CandidatesToFilter = 2000;

    // articles are read for those alone that may be shown
    private const int MostRead = 30;

    // whether there is anything at all is told by the first few
    private const int FewToTry = 10;

    /// <summary>The statements of <paramref name="read"/>, and how many there are before near-identical ones fold.</summary>
    public async Task<FoundSet> FindAsync(Asked asked, Interpretation read, CancellationToken cancellationToken)
    {
        var found = await SearchAsync(asked, read, cancellationToken);
        foreach (var wider in Wider(read).TakeWhile(_ => found.All.Count == 0))
        {
            found = await SearchAsync(asked, wider, cancellationToken) with { IsWider = true };
        }

        return found;
    }

    /// <summary>Whether there is any statement of <paramref name="read"/>.</summary>
    public async Task<bool> AnyAsync(Asked asked, Interpretation read, CancellationToken cancellationToken)
    {
        var guard = new NameGuard(read.Topic);
        return (await ReadAsync(await FilteredAsync(asked, read, FewToTry, newestFirst: true, cancellationToken), cancellationToken)).Any(guard.Allows);
    }

    /// <summary>The statements of <paramref name="read"/> without their articles, for counting and naming who spoke.</summary>
    public async Task<IReadOnlyList<StatementMatch>> MatchesAsync(Asked asked, Interpretation read, CancellationToken cancellationToken) =>
        read.Speakers.Count == 0 && read.Topic.IsEmpty ? [] : await FilteredAsync(asked, read, asked.WantsAll ? 0 : Candidates, newestFirst: true, cancellationToken);

    /// <summary>With their articles, those at least that may be shown.</summary>
    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyList<StatementMatch> matches, CancellationToken cancellationToken)
    {
        var articles = await store.ArticlesOfAsync(matches, cancellationToken);
        return [.. matches.Where(match => articles.ContainsKey(match.Statement.ArticleId)).Select(match => new Found(match, articles[match.Statement.ArticleId]))];
    }

    private async Task<FoundSet> SearchAsync(Asked asked, Interpretation read, CancellationToken cancellationToken)
    {
        var matches = await FilteredAsync(asked, read, asked.WantsAll ? 0 : Candidates, newestFirst: false, cancellationToken);
        if (matches.Count == 0)
        {
            return FoundSet.Empty;
        }

        IReadOnlyList<StatementMatch> first = asked.WantsAll ? matches : [.. Ranking.Order(matches, read).Take(MostRead)];
        var guard = new NameGuard(read.Topic);
        var stance = StanceLexicon.Default;
        var all = (await ReadAsync(first, cancellationToken)).Where(found => guard.Allows(found) && (read.Stance is not { } side || stance.Takes(side, found))).ToList();
        return new(Ranking.Order(all, read), matches.Count - (first.Count - all.Count), matches.Count == Candidates);
    }

    private async Task<IReadOnlyList<StatementMatch>> FilteredAsync(Asked asked, Interpretation read, int limit, bool newestFirst, CancellationToken cancellationToken)
    {
        var isFiltered = read.Addressee is not null || read.Place is not null || read.OwnWordsOnly || read.Except.Count > 0 || read.Stance is not null || read.Speakers.Any(speaker => speaker.Office is not null);
        var query = search.Query(read, asked.Request, limit == 0 ? 0 : isFiltered ? CandidatesToFilter : limit) with { NewestFirst = newestFirst };
        var matches = await store.SearchAsync(query, cancellationToken);
        return isFiltered ? [.. matches.Where(match => Fits(match.Statement, read, asked.Index)).Take(limit == 0 ? int.MaxValue : limit)] : matches;
    }

    private static bool Fits(Statement statement, Interpretation read, ActorIndex index) =>
        (read.Addressee is not { } told || Holds(statement.Addressee, told))
        && (read.Place is not { } place || SamePlace(statement.Place, place, index))
        && (!read.OwnWordsOnly || statement.Type != StatementType.Indirect)
        && !(statement.Speaker is { } speaker && read.Except.Any(left => left.Names.Contains(speaker.Name) || (left.Country is not null && left.Country == speaker.Country) || (left.IsOrganisation && left.Label == speaker.Organisation)))
        && (read.Speakers.Count == 0 || read.Speakers.Any(asked => asked.Office is not { } office || (statement.Speaker is { } one && OfficeOnDate.Fits(asked, office, one, index))));

    private static bool Holds(string? printed, string typed)
    {
        var there = Spelling.Fold(printed ?? string.Empty).Split(' ');
        return Spelling.Fold(typed).Split(' ').Where(word => word is not ("the" or "a")).All(there.Contains);
    }

    // "Washington" was said in the United States
    private static bool SamePlace(string? printed, string typed, ActorIndex index) =>
        printed is not null && (Holds(printed, typed) || (index.FindSubject(typed) is { Country: { } code } asked && index.FindSubject(printed)?.Country == code && Spelling.Fold(asked.Label) == Spelling.Fold(typed)));

    // what to look for when the words together find nothing: for "A and B" either, for "why" the actors alone, else all but the verb
    private static IEnumerable<Interpretation> Wider(Interpretation read)
    {
        if (!read.IsUnframed && read.Topic.Clauses.Count > 1 && read.Topic.Clauses.Skip(1).All(clause => clause.IsNamed))
        {
            yield return read with { Topic = read.Topic with { Clauses = [new([.. read.Topic.Clauses.SelectMany(clause => clause.Parts)])] } };
        }

        if (read.Aspect != Aspect.None && read.Topic.Clauses.Count > 1)
        {
            var named = read.Topic.Clauses.Where(clause => clause.Parts.All(part => part.Actor is not null)).ToList();
            yield return read with { Topic = read.Topic with { Clauses = named.Count > 0 ? named : [.. read.Topic.Clauses.Skip(1)] } };
        }
    }
}

/// <summary>What was found.</summary>
/// <param name="All">Best first; those at least that may be shown.</param>
/// <param name="Count">How many there are.</param>
/// <param name="IsMore">Whether there may be more than counted.</param>
internal sealed record FoundSet(IReadOnlyList<Found> All, int Count, bool IsMore)
{
    /// <summary>Nothing.</summary>
    public static readonly FoundSet Empty = new([], 0, IsMore: false);

    /// <summary>Whether only some of the words asked for were found together.</summary>
    public bool IsWider { get; init; }
}
