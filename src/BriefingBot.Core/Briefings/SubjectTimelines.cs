using BriefingBot.Core.Actors;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Briefings;

/// <summary>Draws up the timelines of a posted briefing: one a subject, from what the store held at the end of its window.</summary>
/// <param name="store">The statements.</param>
/// <param name="gazetteer">The names known beforehand.</param>
/// <param name="reader">Reads two statements together.</param>
/// <param name="link">Where the article of a statement shows it.</param>
public sealed class SubjectTimelines(IStatementStore store, Gazetteer gazetteer, IPairReader reader, Func<Statement, Uri> link)
{
    // more is read by nobody; the rest is counted
    private const int MostSubjects = 4;
    private const int MostLanes = 6;
    private const int MostBefore = 8;

    // each statement is compared with those of its holder before it
    private const int MostStatements = 60;
    private const int LongestQuote = 300;

    private readonly StatementSearch search = new(gazetteer);
    private readonly Naming naming = new(gazetteer);

    /// <summary>The timelines of a briefing's subjects: those it follows, else those its items are about most.</summary>
    public async Task<IReadOnlyList<SubjectTimeline>> OfAsync(PostedBriefing posted, IReadOnlyList<PostedItem> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(posted);
        ArgumentNullException.ThrowIfNull(items);
        if (posted.Briefed is not { } briefed)
        {
            return [];
        }

        var index = new ActorIndex(gazetteer, await store.ActorsAsync(cancellationToken));
        var timelines = new List<SubjectTimeline>();
        foreach (var subject in (briefed.About.Count > 0 ? [.. briefed.About] : MostSpokenOf(items)).Take(MostSubjects))
        {
            if (await OfAsync(new(briefed.Speakers, [subject]) { UpToVersion = posted.UpToVersion }, items, index, cancellationToken) is { } timeline)
            {
                timelines.Add(timeline);
            }
        }

        return timelines;
    }

    /// <summary>What the speaker of an item, or who held the office before, said on its subject before it; newest first.</summary>
    /// <returns>The subject, or null when the item is about nothing in particular; and the statements, some at most.</returns>
    public async Task<(string? Subject, IReadOnlyList<SubjectPoint> Before)> BeforeAsync(PostedBriefing posted, PostedItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(posted);
        ArgumentNullException.ThrowIfNull(item);
        if (item.Now.Citation is not { } citation || SubjectOf(citation.Statement) is not { } subject)
        {
            return (null, []);
        }

        var index = new ActorIndex(gazetteer, await store.ActorsAsync(cancellationToken));
        var scope = new BriefingScope([citation.Statement.Speaker?.Name ?? item.Frozen.Speaker], [subject]) { UpToVersion = posted.UpToVersion };
        var points = (await OfAsync(scope, [item], index, cancellationToken))?.Lanes.SelectMany(lane => lane.Points).OrderBy(point => point.On).ToList() ?? [];
        var place = points.FindIndex(point => point.Citation.Number == item.Frozen.Number);
        return (subject, [.. points.Take(place < 0 ? points.Count : place).Reverse().Take(MostBefore)]);
    }

    /// <summary>What a statement is about first, or null.</summary>
    public static string? SubjectOf(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return statement.About.Select(actor => actor.Name).Concat(statement.Topics).FirstOrDefault();
    }

    /// <summary>The timeline of one subject, or null when nothing dated was said on it.</summary>
    /// <param name="scope">Its speakers, its one subject, and the version of the store to stop at.</param>
    /// <param name="items">The items whose numbers and classes it shows.</param>
    /// <param name="index">Whom the store knows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task<SubjectTimeline?> OfAsync(BriefingScope scope, IReadOnlyList<PostedItem> items, ActorIndex index, CancellationToken cancellationToken)
    {
        var matches = await store.SearchAsync(ScopeQuery.Of(scope, index, search) with { NewestFirst = true, Limit = MostStatements + 1 }, cancellationToken);
        var articles = await store.ArticlesOfAsync(matches, cancellationToken);
        var said = matches.Take(MostStatements).Select(match => new Said(match.Statement, articles[match.Statement.ArticleId])).ToList();
        var posted = items.Where(item => item.Now.Citation is not null).ToDictionary(item => item.Now.Citation!.Statement.Id, StringComparer.Ordinal);

        // of everybody on everything, those the briefing tells of come first
        var lanes = PositionTimeline.Of(said, reader).OrderByDescending(lane => lane.Points.Any(point => posted.ContainsKey(point.Said.Statement.Id))).Take(MostLanes)
            .Select(lane => new SubjectLane(Who(lane), [.. lane.Points.Select(Point)])).ToList();
        return lanes.Count == 0 ? null : new(scope.About[0], lanes, matches.Count - lanes.Sum(lane => lane.Points.Count));

        SubjectPoint Point(TimelinePoint point)
        {
            var (statement, article) = (point.Said.Statement, point.Said.Article);
            var item = posted.GetValueOrDefault(statement.Id);
            return new(point.On, item?.Change ?? point.Change, new(item?.Frozen.Number ?? 0, statement, article, Excerpt.Of(statement.Content, article.Text, LongestQuote), link(statement), []));
        }
    }

    private string Who(TimelineLane lane)
    {
        var words = lane.Speakers is [var only] ? naming.Heading(only).Split(", ")[0] : naming.Party(lane.Speakers[0]);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static List<string> MostSpokenOf(IReadOnlyList<PostedItem> items)
    {
        var statements = items.Where(item => item.Change != PositionChange.Reiterated).Select(item => item.Now.Citation?.Statement).OfType<Statement>().ToList();
        var actors = Counted(statements.SelectMany(statement => statement.About.Select(actor => actor.Name)));
        return actors.Count > 0 ? actors : Counted(statements.SelectMany(statement => statement.Topics));

        static List<string> Counted(IEnumerable<string> names) =>
            [.. names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
    }
}
