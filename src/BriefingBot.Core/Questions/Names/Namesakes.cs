using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Questions.Names;

/// <summary>Tells the people of one name apart.</summary>
internal static class Namesakes
{
    // one person of a surname is meant alone when spoken of this many times as often as the others together: a choice,
    // not a measurement; tests/spec/questions/namesakes.txt holds cases on both sides of it
    private const int Dominance = 3;

    /// <summary>How often these people speak or are spoken about.</summary>
    public static int Weight(IEnumerable<KnownActor> known) => known.Sum(one => one.Said + one.About);

    /// <summary>Those of one surname or given name: the one who is meant, with the others as alternatives where it may be any of them.</summary>
    /// <param name="people">All of that name, the bare surname among them.</param>
    public static ActorMatch Choose(IReadOnlyList<KnownActor> people)
    {
        var persons = Persons(people);
        var bare = people.Where(known => !PersonName.IsFull(known.Actor.Name)).ToList();
        if (persons.Count < 2)
        {
            return Match(people);
        }

        if (Weight(persons[0]) >= Dominance * persons.Skip(1).Sum(Weight))
        {
            return Match([.. persons[0], .. bare]);
        }

        return Match(people) with { Alternatives = [.. persons.Select(Match)] };
    }

    /// <summary>One of them by the full name typed; a bare surname in the store is theirs when they are the best known of that name.</summary>
    public static ActorMatch One(string given, IReadOnlyList<KnownActor> people)
    {
        var bestKnown = people.Where(known => PersonName.IsFull(known.Actor.Name)).MaxBy(known => known.Said + known.About);
        var ownsBareName = bestKnown is null || PersonName.GivenNamesAgree(PersonName.Given(bestKnown.Actor.Name), given);
        return Match([.. people.Where(known => PersonName.IsFull(known.Actor.Name) ? PersonName.GivenNamesAgree(PersonName.Given(known.Actor.Name), given) : ownsBareName)]);
    }

    // the spellings of one person together, the best known person first
    private static List<List<KnownActor>> Persons(IReadOnlyList<KnownActor> people)
    {
        var persons = new List<List<KnownActor>>();
        foreach (var known in people.Where(known => PersonName.IsFull(known.Actor.Name)).OrderByDescending(known => known.Said + known.About))
        {
            var same = persons.Find(one => PersonName.GivenNamesAgree(PersonName.Given(one[0].Actor.Name), PersonName.Given(known.Actor.Name)));
            if (same is null)
            {
                persons.Add([known]);
            }
            else
            {
                same.Add(known);
            }
        }

        return [.. persons.OrderByDescending(Weight)];
    }

    private static ActorMatch Match(IReadOnlyList<KnownActor> people) =>
        new(people.MaxBy(known => (PersonName.IsFull(known.Actor.Name), known.Said + known.About))!.Actor.Name, [.. people.Select(known => known.Actor.Name)], null, IsOrganisation: false);
}
