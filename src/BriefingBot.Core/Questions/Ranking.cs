using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>Orders statements by how well they answer, folds the same words from several articles, and arranges what is shown.</summary>
internal static class Ranking
{
    // what people quote first: their own words, then words partly their own; then how sure the attribution is
    private const double DirectBonus = 0.3;
    private const double MixedBonus = 0.2;

    /// <summary>Best first: match of words, then verbatim before reported, then recency.</summary>
    public static List<StatementMatch> Order(IReadOnlyList<StatementMatch> matches)
    {
        var best = matches.Max(match => match.Score);
        return [.. matches
            .OrderByDescending(match => Math.Round(Score(match, best), 1))
            .ThenByDescending(When)
            .ThenBy(match => match.Statement.Id, StringComparer.Ordinal)];
    }

    /// <summary>Statements of one speaker with the same words become one; the newest stays, the other articles are named.</summary>
    public static List<(StatementMatch Match, IReadOnlyList<Article> AlsoIn)> Fold(IEnumerable<StatementMatch> ranked, Dictionary<string, Article> articles)
    {
        var order = new List<string>();
        var groups = new Dictionary<string, List<StatementMatch>>(StringComparer.Ordinal);
        foreach (var match in ranked)
        {
            var text = articles[match.Statement.ArticleId].Text;
            var key = $"{match.Statement.Speaker?.Name}\n{Spelling.Fold(string.Join(' ', match.Statement.Content.Select(span => span.In(text))))}";
            if (!groups.TryGetValue(key, out var same))
            {
                groups[key] = same = [];
                order.Add(key);
            }

            same.Add(match);
        }

        return [.. order.Select(key => (groups[key][0], (IReadOnlyList<Article>)[.. groups[key].Skip(1).Select(match => articles[match.Statement.ArticleId])]))];
    }

    /// <summary>Grouped by speaker; the speaker with the newest statement first, each one's newest first.</summary>
    public static List<(StatementMatch Match, IReadOnlyList<Article> AlsoIn)> Arrange(IReadOnlyList<(StatementMatch Match, IReadOnlyList<Article> AlsoIn)> chosen) =>
        [.. chosen
            .GroupBy(group => group.Match.Statement.Speaker?.Name, StringComparer.Ordinal)
            .OrderByDescending(group => group.Max(entry => When(entry.Match)))
            .SelectMany(group => group.OrderByDescending(entry => When(entry.Match)))];

    private static double Score(StatementMatch match, double best) =>
        (best > 0 ? match.Score / best : 0)
        + (match.Statement.Type switch { StatementType.Direct => DirectBonus, StatementType.Mixed => MixedBonus, _ => 0 })
        + match.Statement.Confidence;

    private static LocalDate When(StatementMatch match) =>
        match.Statement.SaidOn.First ?? match.Published ?? LocalDate.MinIsoValue;
}
