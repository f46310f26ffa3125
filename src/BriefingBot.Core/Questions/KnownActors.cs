using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Questions;

/// <summary>The index of a store's actors, read again only when the store has changed.</summary>
/// <param name="store">The statements.</param>
/// <param name="gazetteer">The names known beforehand.</param>
internal sealed class KnownActors(IStatementStore store, Gazetteer gazetteer)
{
    private OfVersion? known;

    /// <summary>The index of the store as it is now.</summary>
    public async Task<ActorIndex> IndexAsync(CancellationToken cancellationToken)
    {
        var summary = await store.SummaryAsync(cancellationToken);
        if (known is { } cached && cached.Version == summary.Version)
        {
            return cached.Index;
        }

        var index = new ActorIndex(gazetteer, await store.ActorsAsync(cancellationToken));
        known = new(summary.Version, index);
        return index;
    }

    // replaced whole, so that no reader sees half of it
    private sealed record OfVersion(long Version, ActorIndex Index);
}
