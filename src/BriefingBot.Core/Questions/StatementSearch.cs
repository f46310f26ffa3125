using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>Turns an interpretation into a query of the store.</summary>
/// <param name="gazetteer">The spellings of countries.</param>
public sealed class StatementSearch(Gazetteer gazetteer)
{
    /// <summary>The query of an interpretation.</summary>
    /// <param name="read">The interpretation.</param>
    /// <param name="request">The windows asked for beside the words.</param>
    /// <param name="limit">The most statements wanted; 0 for all.</param>
    public StatementQuery Query(Interpretation read, AskRequest request, int limit)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(request);
        var clauses = new List<AnyOf>();
        if (read.Speakers.Count > 0)
        {
            clauses.Add(new([.. read.Speakers.SelectMany(By)], []));
        }

        clauses.AddRange(read.Topic.Clauses.Select(clause => Any(clause.Parts, read.IsUnframed)));
        return new()
        {
            All = clauses,
            None = [.. read.Topic.Excluded.Select(part => Any([part], alsoBy: false))],
            Modes = read.WithThoughts ? [] : [StatementMode.Speech, StatementMode.Writing],
            PublishedFrom = request.From,
            PublishedTo = Earlier(request.To, Earlier(request.AsOf, read.AsOf)),
            SaidFrom = read.From,
            SaidTo = read.To,
            Limit = limit,
        };
    }

    private static LocalDate? Earlier(LocalDate? one, LocalDate? other) =>
        one is { } a && other is { } b ? LocalDate.Min(a, b) : one ?? other;

    /// <summary>A clause that holds for statements about any of these subjects, as typed: names by facet and words, everything else as a phrase.</summary>
    public AnyOf AboutAny(IReadOnlyList<string> subjects, ActorIndex index)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(index);
        return Any([.. subjects.Select(subject => new TopicPart(subject, index.FindSubject(subject), Aliases.Default.Of(subject)))], alsoBy: false);
    }

    /// <summary>The facets of what an actor says.</summary>
    public static IEnumerable<string> By(ActorMatch actor) =>
        actor.Names.Select(StatementIndex.By)
            .Concat(actor.IsOrganisation ? actor.Names.Select(StatementIndex.ByOrganisation) : [])
            .Concat((actor.Country ?? actor.Office?.Country) is { } code ? [StatementIndex.ByCountry(code)] : []);

    private AnyOf Any(IReadOnlyList<TopicPart> parts, bool alsoBy) => new(
        [.. parts.Select(part => part.Actor).OfType<ActorMatch>().SelectMany(actor => actor.Names.Select(StatementIndex.About).Concat(alsoBy ? By(actor) : []))],
        [.. parts.SelectMany(part => part.Actor is { } actor ? Phrases(actor).Append(part.Words).Concat(Aliases.Default.Of(part.Words)) : part.Phrases).Distinct(StringComparer.OrdinalIgnoreCase)]);

    // the words by which a text may mention them
    private IReadOnlyList<string> Phrases(ActorMatch actor) =>
        actor.Country is { } code ? gazetteer.SpellingsOf(code)
        : actor.IsOrganisation ? [.. actor.Names, .. gazetteer.SpellingsOf(actor.Label)]
        : [Spelling.Fold(actor.Label).Split(' ')[^1]];
}
