using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Core.Briefings;

/// <summary>Writes the briefing of a window: what became of the positions of those it follows.</summary>
/// <param name="store">The statements.</param>
/// <param name="gazetteer">The names known beforehand.</param>
/// <param name="reader">Reads two statements together.</param>
/// <param name="link">Where the article of a statement shows it.</param>
/// <param name="recentDays">How many days before the end of a window something was said or published at most, to be briefed.</param>
/// <param name="page">Where a delivered briefing has its page; null where it has none.</param>
public sealed class BriefingWriter(
    IStatementStore store, Gazetteer gazetteer, IPairReader reader, Func<Statement, Uri> link, int recentDays = BriefingWriter.RecentDays, Func<DeliveryKey, Uri>? page = null)
{
    /// <summary>A week: what is older is history, however late it arrives.</summary>
    public const int RecentDays = 7;

    /// <summary>The most characters of a quotation, but for a sentence that is longer.</summary>
    public const int LongestQuote = 400;

    // reports of one statement come within so many days of each other; later it is said again
    private const int SameOccasion = 3;

    private readonly PositionLedger ledger = new(store, reader);
    private readonly BriefingText text = new(new Naming(gazetteer));
    private readonly StatementSearch search = new(gazetteer);

    /// <summary>Where a delivered briefing has its page; null where it has none.</summary>
    public Uri? PageOf(DeliveryKey key) => page?.Invoke(key);

    /// <summary>The briefing of <paramref name="scope"/>.</summary>
    /// <param name="scope">What it covers.</param>
    /// <param name="note">A line to put first, for example that it is late; or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Briefing> WriteAsync(BriefingScope scope, string? note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var index = new ActorIndex(gazetteer, await store.ActorsAsync(cancellationToken));
        var matches = await store.SearchAsync(ScopeQuery.Of(scope, index, search), cancellationToken);
        var articles = await store.ArticlesOfAsync(matches, cancellationToken);
        var all = matches.Select(match => new Said(match.Statement, articles[match.Statement.ArticleId])).Where(said => said.Statement.Speaker is not null).ToList();
        var first = scope.Ends?.Date.PlusDays(-recentDays);
        var recent = all.Where(said => IsRecent(said, first)).OrderBy(said => said.On ?? LocalDate.MinIsoValue).ThenBy(said => said.Article.Published).ThenBy(said => said.Statement.Content[0].Start).ToList();
        var groups = Fold(recent);
        var (items, history) = await FileAsync(groups, all.Where(said => said.On is null || IsRecent(said, first)), scope, cancellationToken);
        var older = all.Count - recent.Count + history;
        var ordered = Number(items);
        var folded = recent.Count - groups.Count;
        var kept = ordered.Take(ChatBriefed.MostItems).Union(ordered.Where(item => item.Change == PositionChange.Reiterated).Take(BriefingText.MostReiterated)).ToList();
        var frozen = new ChatBriefed(scope.Speakers, scope.About, [.. kept.Select(Frozen)], articles.Count, matches.Count, folded, older) { LeftOut = ordered.Count - kept.Count };
        var message = text.Compose(scope, ordered, older, note, scope.Delivery is { } key ? PageOf(key) : null);
        return new(ordered, new([.. message.Blocks, frozen]), articles.Count, matches.Count, folded, older);
    }

    private static ChatBriefedItem Frozen(BriefingItem item) => new(
        item.Citation.Number,
        item.Citation.Statement.Id,
        item.Citation.Statement.Speaker!.Name,
        item.Change.ToString(),
        item.Previous?.Statement.Id,
        item.Previous?.Number ?? 0,
        item.Entry.Times,
        item.Entry.FirstOn is { } first ? LocalDatePattern.Iso.Format(first) : null,
        [.. item.Citation.AlsoIn.Select(article => article.Id)]);

    private static bool IsRecent(Said said, LocalDate? from) =>
        from is not { } day || said.Statement.SaidOn.Last >= day || said.Article.Published >= day;

    // each with the other reports of the same words on the same occasion
    private static List<(Said Said, List<Article> AlsoIn)> Fold(List<Said> all)
    {
        var groups = new List<(Said Said, List<Article> AlsoIn)>();
        foreach (var said in all)
        {
            if (groups.Find(group => IsSameOccasion(group.Said, said)) is { Said: not null } twin)
            {
                if (twin.AlsoIn.Append(twin.Said.Article).All(article => article.Id != said.Article.Id))
                {
                    twin.AlsoIn.Add(said.Article);
                }
            }
            else
            {
                groups.Add((said, []));
            }
        }

        return groups;
    }

    private static bool IsSameOccasion(Said one, Said other) =>
        one.Statement.Speaker!.Name == other.Statement.Speaker!.Name
        && (one.On is not { } first || other.On is not { } second || Math.Abs(Period.DaysBetween(first, second)) <= SameOccasion)
        && SameWords.NearlyEqual(one.Statement.WordsIn(one.Article.Text), other.Statement.WordsIn(other.Article.Text));

    // in the order of speech, so that each meets those of the same window that were said before it; what is older than they may be is known before them all
    private async Task<(List<BriefingItem> Items, int History)> FileAsync(
        List<(Said Said, List<Article> AlsoIn)> groups, IEnumerable<Said> together, BriefingScope scope, CancellationToken cancellationToken)
    {
        var known = new StatementQuery { UpToVersion = scope.UpToVersion, IngestedBefore = scope.Until, PublishedTo = scope.To };
        var arriving = together.Select(said => said.Statement.Id).ToHashSet(StringComparer.Ordinal);
        var items = new List<BriefingItem>();
        var history = 0;
        foreach (var (said, alsoIn) in groups)
        {
            var entry = await ledger.FileAsync(said, one => !arriving.Contains(one.Statement.Id), known, cancellationToken);
            arriving.Remove(said.Statement.Id);
            if (entry.IsHistory)
            {
                history++;
                continue;
            }

            items.Add(new(Cite(said, alsoIn), entry, entry.Previous is { } previous ? Cite(previous, []) : null));
        }

        return (items, history);
    }

    private Citation Cite(Said said, IReadOnlyList<Article> alsoIn) =>
        new(0, said.Statement, said.Article, Excerpt.Of(said.Statement.Content, said.Article.Text, LongestQuote), link(said.Statement), alsoIn);

    // the most important first; then the speaker with the newest words, and each one's words together, newest first
    private static List<BriefingItem> Number(List<BriefingItem> items) =>
        [.. items
            .GroupBy(item => (item.Change, item.Citation.Statement.Speaker!.Name))
            .OrderBy(group => group.Key.Change)
            .ThenByDescending(group => group.Max(On))
            .SelectMany(group => group.OrderByDescending(On).ThenByDescending(item => item.Citation.Statement.Confidence))
            .Select((item, i) => item with { Citation = item.Citation with { Number = i + 1 } })
            .Select(item => item with { Previous = item.Previous is { } previous ? previous with { Number = items.Count + item.Citation.Number } : null })];

    private static LocalDate On(BriefingItem item) => item.Citation.Statement.SaidOn.First ?? item.Citation.Article.Published ?? LocalDate.MinIsoValue;
}
