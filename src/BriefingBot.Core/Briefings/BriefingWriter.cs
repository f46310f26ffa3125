using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>Writes the briefing of a window: what was said that had not been said before.</summary>
/// <param name="store">The statements.</param>
/// <param name="gazetteer">The names known beforehand.</param>
/// <param name="link">Where the article of a statement shows it.</param>
public sealed class BriefingWriter(IStatementStore store, Gazetteer gazetteer, Func<Statement, Uri> link)
{
    // a briefing is read in a minute; the rest is counted
    private const int MostItems = 12;
    private const int MostReiterated = 20;

    // earlier statements of the speaker that are most alike in words: enough to find the same one
    private const int Lookback = 25;
    private const int LongestQuote = 400;

    private readonly Naming naming = new(gazetteer);
    private readonly StatementSearch search = new(gazetteer);

    /// <summary>The briefing of <paramref name="scope"/>.</summary>
    /// <param name="scope">What it covers.</param>
    /// <param name="note">A line to put first, for example that it is late; or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Briefing> WriteAsync(BriefingScope scope, string? note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var matches = await MatchesAsync(scope, cancellationToken);
        var articles = await store.ArticlesOfAsync(matches, cancellationToken);
        var items = new List<BriefingItem>();
        var folded = 0;
        foreach (var match in matches.Where(match => match.Statement.Speaker is not null).OrderBy(When).ThenBy(match => match.Statement.Content[0].Start))
        {
            var citation = Cite(match.Statement, articles[match.Statement.ArticleId]);
            if (items.Find(item => SaysTheSame(item.Citation, citation)) is { } twin)
            {
                folded++;
                items[items.IndexOf(twin)] = twin with { Citation = twin.Citation with { AlsoIn = Also(twin.Citation, citation.Article) } };
                continue;
            }

            var previous = await PreviousAsync(citation, scope, cancellationToken);
            items.Add(new(previous is null ? PositionChange.New : PositionChange.Reiterated, citation, previous));
        }

        var ordered = Number(items);
        return new(ordered, Compose(scope, ordered, note), articles.Count, matches.Count, folded);
    }

    private async Task<IReadOnlyList<StatementMatch>> MatchesAsync(BriefingScope scope, CancellationToken cancellationToken)
    {
        var index = new ActorIndex(gazetteer, await store.ActorsAsync(cancellationToken));
        return await store.SearchAsync(ScopeQuery.Of(scope, index, search), cancellationToken);
    }

    // said before: by the same speaker, in nearly the same words, in an article outside the window
    private async Task<Citation?> PreviousAsync(Citation citation, BriefingScope scope, CancellationToken cancellationToken)
    {
        var words = Spelling.Fold(citation.Quote).Split(' ').Where(word => word.Length > 3).Distinct(StringComparer.Ordinal).Take(12).ToList();
        if (words.Count == 0 || (scope.AfterVersion is null && scope.Since is null))
        {
            return null;
        }

        var candidates = await store.SearchAsync(
            new()
            {
                All = [new([StatementIndex.By(citation.Statement.Speaker!.Name)], []), new([], words)],
                UpToVersion = scope.AfterVersion,
                IngestedBefore = scope.Since,
                Limit = Lookback,
            },
            cancellationToken);
        var articles = await store.ArticlesOfAsync(candidates, cancellationToken);
        return candidates
            .Select(match => Cite(match.Statement, articles[match.Statement.ArticleId]))
            .FirstOrDefault(earlier => SaysTheSame(earlier, citation));
    }

    private static IReadOnlyList<Article> Also(Citation citation, Article article) =>
        citation.AlsoIn.Append(citation.Article).Any(known => known.Id == article.Id) ? citation.AlsoIn : [.. citation.AlsoIn, article];

    private static bool SaysTheSame(Citation one, Citation other) =>
        one.Statement.Speaker!.Name == other.Statement.Speaker!.Name && SameWords.NearlyEqual(one.Quote, other.Quote);

    private Citation Cite(Statement statement, Article article) =>
        new(0, statement, article, Excerpt.Of(statement.Content, article.Text, LongestQuote), link(statement), []);

    private static LocalDate When(StatementMatch match) => match.Statement.SaidOn.First ?? match.Published ?? LocalDate.MinIsoValue;

    // new before repeated; the speaker with the newest words first, and each one's words together, newest first
    private static List<BriefingItem> Number(List<BriefingItem> items) =>
        [.. items
            .GroupBy(item => (item.Change, item.Citation.Statement.Speaker!.Name))
            .OrderBy(group => group.Key.Change)
            .ThenByDescending(group => group.Max(Said))
            .SelectMany(group => group.OrderByDescending(Said).ThenByDescending(item => item.Citation.Statement.Confidence))
            .Select((item, i) => item with { Citation = item.Citation with { Number = i + 1 } })];

    private static LocalDate Said(BriefingItem item) =>
        item.Citation.Statement.SaidOn.First ?? item.Citation.Article.Published ?? LocalDate.MinIsoValue;

    private ChatMessage Compose(BriefingScope scope, List<BriefingItem> items, string? note)
    {
        var fresh = items.Where(item => item.Change == PositionChange.New).ToList();
        var repeated = items.Where(item => item.Change == PositionChange.Reiterated).ToList();
        var blocks = new List<ChatBlock>();
        if (note is not null)
        {
            blocks.Add(new ChatParagraph([new ChatText(note)]));
        }

        var topic = scope.Topic;
        blocks.Add(new ChatHeading(fresh.Count switch
        {
            0 => $"Nothing new: {topic}",
            1 => $"1 new position: {topic}",
            var count => FormattableString.Invariant($"{count} new positions: {topic}"),
        }));
        foreach (var group in fresh.Take(MostItems).GroupBy(item => naming.Heading(item.Citation.Statement.Speaker), StringComparer.Ordinal))
        {
            blocks.Add(new ChatHeading(group.Key));
            blocks.AddRange(group.Select(item => AnswerComposer.Item(item.Citation)));
        }

        if (fresh.Count > MostItems)
        {
            blocks.Add(new ChatParagraph([new ChatText(FormattableString.Invariant($"{fresh.Count - MostItems} more."))]));
        }

        if (repeated.Count > 0)
        {
            var runs = new List<ChatRun> { new ChatText("Said again: ") };
            foreach (var item in repeated.Take(MostReiterated))
            {
                runs.Add(new ChatText(naming.Party(item.Citation.Statement.Speaker!) + " "));
                runs.Add(new ChatCitation(item.Citation.Number, item.Citation.Link));
                runs.Add(new ChatText(" "));
            }

            blocks.Add(new ChatParagraph(runs));
        }

        return new(blocks);
    }
}
