using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Briefings;

/// <summary>Turns what is followed into a query of the store.</summary>
public static class ScopeQuery
{
    /// <summary>The statements a scope covers.</summary>
    /// <remarks>A name nobody bears is followed as it is, and no slip of it is mended: whoever subscribed was asked about that.</remarks>
    public static StatementQuery Of(BriefingScope scope, ActorIndex index, StatementSearch search)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(search);
        var clauses = new List<AnyOf>();
        if (scope.Speakers.Count > 0)
        {
            clauses.Add(new([.. scope.Speakers.SelectMany(name => index.FindAsTyped(name) is { } actor ? StatementSearch.By(actor) : [StatementIndex.By(name)])], []));
        }

        if (scope.About.Count > 0)
        {
            clauses.Add(search.AboutAny(scope.About, index));
        }

        if (scope.Phrases.Count > 0)
        {
            clauses.Add(new([], scope.Phrases));
        }

        return new()
        {
            All = clauses,
            None = scope.NotPhrases.Count > 0 ? [new([], scope.NotPhrases)] : [],
            Modes = [StatementMode.Speech, StatementMode.Writing],
            AfterVersion = scope.AfterVersion,
            UpToVersion = scope.UpToVersion,
            IngestedFrom = scope.Since,
            IngestedBefore = scope.Until,
            PublishedFrom = scope.From,
            PublishedTo = scope.To,
        };
    }
}
