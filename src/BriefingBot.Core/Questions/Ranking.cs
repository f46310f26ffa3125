using BriefingBot.Core.Articles;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Questions.Answering;
using BriefingBot.Core.Statements;
using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>Orders statements by how well they answer, folds the same words from several articles, and arranges what is shown.</summary>
internal static class Ranking
{
    // All measured on the development questions (487 with an answer, every match cited) by the rank of the first right one:
    // mean reciprocal rank 84.7 with these; what each is worth stands beside it. A full match of words counts 1 and
    // a statement's confidence up to 1: without the first 84.2, without the second 83.5.

    // what people quote first: their own words, then words partly their own (without both: 83.6)
    private const double DirectBonus = 0.3;
    private const double MixedBonus = 0.2;

    // an actor named in the statement, resolved, beats a word that may mean another (without: 83.9)
    private const double NamedBonus = 0.3;

    // asked for reasons, those that give one come first, whatever else they match: the others score 2.6 at most among themselves
    private const double ReasonBonus = 1;

    private static readonly string[] Reasons = [" because ", " since ", " so that ", " in order to ", " due to ", " reason ", " that is why ", " therefore ", " as long as ", " to avoid ", " to prevent ", " in response to "];

    /// <summary>Best first: match of words, then verbatim before reported, then recency.</summary>
    public static IReadOnlyList<StatementMatch> Order(IReadOnlyList<StatementMatch> matches, Interpretation read)
    {
        var best = matches.Count == 0 ? 0 : matches.Max(match => match.Score);
        return [.. matches
            .OrderByDescending(match => Math.Round(Score(match, best, read), 1))
            .ThenByDescending(When)
            .ThenBy(match => match.Statement.Id, StringComparer.Ordinal)];
    }

    /// <summary>The same with what the words tell.</summary>
    public static IReadOnlyList<Found> Order(IReadOnlyList<Found> found, Interpretation read)
    {
        var best = found.Count == 0 ? 0 : found.Max(one => one.Match.Score);
        return [.. found
            .OrderByDescending(one => Math.Round(Score(one.Match, best, read) + (read.Aspect == Aspect.Why && GivesReason(one) ? ReasonBonus : 0), 1))
            .ThenByDescending(one => When(one.Match))
            .ThenBy(one => one.Statement.Id, StringComparer.Ordinal)];
    }

    /// <summary>Whether the words give a reason.</summary>
    public static bool GivesReason(Found found) =>
        Reasons.Any(reason => found.Words.Contains(reason, StringComparison.OrdinalIgnoreCase)) || found.Words.StartsWith("because ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Statements of one speaker with nearly the same words become one; the best stays, the other articles are named.</summary>
    /// <param name="ranked">Best first.</param>
    /// <param name="shown">How many will be shown: those behind are compared with these alone.</param>
    public static IReadOnlyList<FoldedStatement> Fold(IReadOnlyList<Found> ranked, int shown)
    {
        var folded = new List<FoldedStatement>();
        foreach (var found in ranked)
        {
            var twin = folded.FindIndex(0, Math.Min(shown, folded.Count), one => one.Best.Statement.Speaker?.Name == found.Statement.Speaker?.Name && (one.Best.Words == found.Words || SameWords.NearlyEqual(one.Best.Words, found.Words)));
            if (twin < 0)
            {
                folded.Add(new(found, []));
            }
            else if (folded[twin].Articles.All(article => article.Id != found.Article.Id))
            {
                folded[twin] = folded[twin] with { AlsoIn = [.. folded[twin].AlsoIn, found.Article] };
            }
        }

        return folded;
    }

    /// <summary>Grouped by speaker; the speaker with the newest statement first, each one's newest first.</summary>
    public static IReadOnlyList<FoldedStatement> BySpeaker(IReadOnlyList<FoldedStatement> chosen) =>
        [.. chosen
            .GroupBy(group => group.Best.Statement.Speaker?.Name, StringComparer.Ordinal)
            .OrderByDescending(group => group.Max(entry => When(entry.Best.Match)))
            .SelectMany(group => group.OrderByDescending(entry => When(entry.Best.Match)))];

    /// <summary>When a statement was said, else published; undated ones are older than all.</summary>
    public static LocalDate When(StatementMatch match) =>
        match.Statement.SaidOn.First ?? match.Published ?? LocalDate.MinIsoValue;

    private static double Score(StatementMatch match, double best, Interpretation read) =>
        (best > 0 ? match.Score / best : 0)
        + (match.Statement.Type switch { StatementType.Direct => DirectBonus, StatementType.Mixed => MixedBonus, _ => 0 })
        + (read.About.Any(asked => match.Statement.About.Any(named => asked.Names.Contains(named.Name, StringComparer.OrdinalIgnoreCase))) ? NamedBonus : 0)
        + match.Statement.Confidence;
}

/// <summary>A statement with the other articles that have it.</summary>
/// <param name="Best">The one to show.</param>
/// <param name="AlsoIn">The others.</param>
internal sealed record FoldedStatement(Found Best, IReadOnlyList<Article> AlsoIn)
{
    /// <summary>All articles that have it.</summary>
    public IEnumerable<Article> Articles => AlsoIn.Prepend(Best.Article);
}
