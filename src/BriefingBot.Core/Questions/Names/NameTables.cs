using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions.Names;

/// <summary>The actors of a store by what people may type: whole names, surnames, given names, and the keys of their transliterations.</summary>
internal sealed class NameTables
{
    private readonly Dictionary<string, List<KnownActor>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownActor>> bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownActor>> byGivenName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> namesByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> organisations = new(StringComparer.Ordinal);

    /// <summary>Sorts the actors in.</summary>
    public NameTables(IReadOnlyList<KnownActor> actors)
    {
        foreach (var known in actors)
        {
            if (known.Actor.Organisation is { } organisation)
            {
                organisations.TryAdd(Spelling.Fold(organisation), organisation);
            }

            var folded = Spelling.Fold(known.Actor.Name);
            Add(byName, folded, known);
            if (known.Actor.Kind == ActorKind.Person)
            {
                var surname = PersonName.Surname(known.Actor.Name);
                Add(bySurname, surname, known);
                Add(byGivenName, folded.Split(' ')[0], known);
                AddKey(surname);
                AddKey(folded);
            }
        }
    }

    /// <summary>Everybody whose whole name this is.</summary>
    public IReadOnlyList<KnownActor> Named(string folded) => byName.GetValueOrDefault(folded) ?? [];

    /// <summary>Everybody of this surname.</summary>
    public IReadOnlyList<KnownActor> OfFamily(string surname) => bySurname.GetValueOrDefault(surname) ?? [];

    /// <summary>Everybody of this given name.</summary>
    public IReadOnlyList<KnownActor> Given(string name) => byGivenName.GetValueOrDefault(name) ?? [];

    /// <summary>The organisation of this name that somebody speaks for, as printed, or null.</summary>
    public string? Organisation(string folded) => organisations.GetValueOrDefault(folded);

    /// <summary>The names and surnames, folded, that are other transliterations of this one; short ones have none: too many would agree.</summary>
    public IReadOnlyCollection<string> Transliterated(string folded) =>
        folded.Length < 4 ? [] : namesByKey.GetValueOrDefault(Transliteration.OfName(folded)) ?? [];

    /// <summary>Every name and surname, folded, with how often its bearers speak or are spoken about.</summary>
    public IEnumerable<(string Name, int Weight)> All =>
        byName.Concat(bySurname).Select(entry => (entry.Key, Namesakes.Weight(entry.Value)));

    private void AddKey(string folded)
    {
        var key = Transliteration.OfName(folded);
        if (!namesByKey.TryGetValue(key, out var names))
        {
            namesByKey[key] = names = new(StringComparer.Ordinal);
        }

        names.Add(folded);
    }

    private static void Add(Dictionary<string, List<KnownActor>> table, string key, KnownActor known)
    {
        if (key.Length == 0)
        {
            return;
        }

        if (!table.TryGetValue(key, out var list))
        {
            table[key] = list = [];
        }

        list.Add(known);
    }
}
