using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Names who spoke, and about whom.</summary>
/// <param name="naming">How actors are named.</param>
internal sealed class Parties(Naming naming)
{
    /// <summary>The parties that spoke, the most talkative first.</summary>
    public IReadOnlyList<string> Of(IEnumerable<StatementMatch> matches) =>
        [.. matches
            .Where(match => match.Statement.Speaker is { } speaker && (speaker.Kind != ActorKind.Anonymous || speaker.Country is not null || speaker.Organisation is not null))
            .GroupBy(match => naming.Party(match.Statement.Speaker!), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)];

    /// <summary>The actors spoken about, the most frequent first, each by the fullest name.</summary>
    public static IReadOnlyList<string> About(IEnumerable<StatementMatch> matches) =>
        Fullest([.. matches
            .SelectMany(match => match.Statement.About)
            .GroupBy(actor => actor.Name, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)]);

    // "Assad" beside "Bashar al-Assad" names nobody else
    private static List<string> Fullest(List<string> names)
    {
        var folded = names.ConvertAll(name => " " + Spelling.Fold(name));
        return [.. names.Where((_, i) => !folded.Exists(other => other.Length > folded[i].Length && other.EndsWith(folded[i], StringComparison.Ordinal)))];
    }
}
