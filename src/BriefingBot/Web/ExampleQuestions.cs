using BriefingBot.Core.Actors;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;

namespace BriefingBot.Web;

/// <summary>Questions that the newest statements of the store answer.</summary>
internal sealed class ExampleQuestions(IStatementStore store, Gazetteer gazetteer)
{
    private const int Looked = 300;
    private const int Most = 3;

    private readonly Naming naming = new(gazetteer);
    private volatile Made? made;

    /// <summary>A few questions; none when no statement names both its speaker and somebody it is about.</summary>
    /// <param name="version">The version of the store, for which the same questions are given again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<string>> GetAsync(long version, CancellationToken cancellationToken)
    {
        if (made is { } known && known.Version == version)
        {
            return known.Questions;
        }

        var newest = await store.SearchAsync(new() { Modes = [StatementMode.Speech, StatementMode.Writing], Limit = Looked }, cancellationToken);
        IReadOnlyList<string> questions = [.. newest
            .Where(match => match.Statement.Speaker is { Kind: not ActorKind.Anonymous })
            .SelectMany(match => match.Statement.About.Select(about => (Who: naming.Party(match.Statement.Speaker!), About: About(about))))
            .Where(pair => pair.Who != pair.About)
            .GroupBy(pair => pair)
            .OrderByDescending(group => group.Count())
            .DistinctBy(group => group.Key.Who)
            .Take(Most)
            .Select(group => $"What did {group.Key.Who} say about {group.Key.About}?")];
        made = new(version, questions);
        return questions;
    }

    private string About(ActorName actor) =>
        actor.Kind == ActorKind.Country && gazetteer.TypedName(actor.Name)?.Country is { } code ? naming.Country(code) : actor.Name;

    private sealed record Made(long Version, IReadOnlyList<string> Questions);
}
