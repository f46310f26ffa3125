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
    /// <param name="anySpeaker">Whether to leave the speakers out: what does anybody say about it?</param>
    /// <param name="limit">The most statements wanted; 0 for all.</param>
    public StatementQuery Query(Interpretation read, AskRequest request, bool anySpeaker, int limit)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(request);
        var clauses = new List<AnyOf>();
        if (!anySpeaker && read.Speakers.Count > 0)
        {
            clauses.Add(new([.. read.Speakers.SelectMany(By)], []));
        }

        if (read.About.Count > 0)
        {
            clauses.Add(new([.. read.About.SelectMany(actor => actor.Names.Select(StatementIndex.About))], [.. read.About.SelectMany(Phrases)]));
        }

        clauses.AddRange(read.Terms.Select(term => new AnyOf([], [term])));
        return new()
        {
            All = clauses,
            Modes = read.WithThoughts ? [] : [StatementMode.Speech, StatementMode.Writing],
            PublishedFrom = request.From,
            PublishedTo = Earlier(request.To, request.AsOf),
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
        var facets = new List<string>();
        var phrases = new List<string>();
        foreach (var subject in subjects)
        {
            phrases.Add(subject);
            if (index.FindSubject(subject) is { } actor)
            {
                facets.AddRange(actor.Names.Select(StatementIndex.About));
                phrases.AddRange(Phrases(actor));
            }
        }

        return new(facets, phrases);
    }

    /// <summary>The facets of what an actor says.</summary>
    public static IEnumerable<string> By(ActorMatch actor) =>
        actor.Names.Select(StatementIndex.By)
            .Concat(actor.IsOrganisation ? actor.Names.Select(StatementIndex.ByOrganisation) : [])
            .Concat(actor.Country is { } code ? [StatementIndex.ByCountry(code)] : []);

    // the words by which a text may mention them
    private IEnumerable<string> Phrases(ActorMatch actor)
    {
        var usual = actor.Country is { } code ? gazetteer.SpellingsOf(code)
            : actor.IsOrganisation ? [.. actor.Names, .. gazetteer.SpellingsOf(actor.Label)]
            : (IReadOnlyList<string>)[Spelling.Fold(actor.Label).Split(' ')[^1]];
        return actor.Typed is { } typed ? usual.Append(typed) : usual;
    }
}
