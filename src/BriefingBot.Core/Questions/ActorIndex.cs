using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions;

/// <summary>Finds whom a phrase typed by hand means: a country, an office, an organisation or a person the store knows.</summary>
public sealed class ActorIndex
{
    // one person of a surname is meant alone when spoken of this many times as often as the others together
    private const int Dominance = 3;

    private readonly Gazetteer gazetteer;
    private readonly HashSet<string> organisations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> foldedOrganisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Holder>> byOfficeWord = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<char, List<Spelt>>> byFirstLetter;
    private readonly Dictionary<string, List<KnownActor>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownActor>> bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownActor>> byGivenName = new(StringComparer.Ordinal);

    /// <summary>Indexes the actors of a store.</summary>
    public ActorIndex(Gazetteer gazetteer, IReadOnlyList<KnownActor> actors)
    {
        ArgumentNullException.ThrowIfNull(actors);
        this.gazetteer = gazetteer;
        byFirstLetter = new(SpeltByFirstLetter);
        foreach (var known in actors)
        {
            if (known.Actor.Organisation is { } organisation && organisations.Add(organisation))
            {
                foldedOrganisations.TryAdd(Spelling.Fold(organisation), organisation);
            }

            var folded = Spelling.Fold(known.Actor.Name);
            var isPerson = known.Actor.Kind == ActorKind.Person;
            Add(byName, folded, known);
            if (isPerson)
            {
                Add(bySurname, SurnameOf(folded), known);
                Add(byGivenName, folded.Split(' ')[0], known);
            }

            AddOffice(known, isPerson ? string.Empty : folded);
        }
    }

    /// <summary>
    /// Whom a subject names: a country, an organisation or a person, spelt right. A common word that happens to be
    /// somebody's name is for the caller to search as a word too.
    /// </summary>
    public ActorMatch? FindSubject(string phrase)
    {
        var folded = WithoutArticle(Spelling.Fold(phrase));
        return folded.Length > 0 && !IsUnnamed(folded) ? Exactly(folded) ?? Exactly(WithoutTitle(folded)) : null;
    }

    /// <summary>The subject that a misspelt phrase may mean; null when nothing is near.</summary>
    public ActorMatch? CorrectSubject(string phrase) => Corrected(WithoutTitle(WithoutArticle(Spelling.Fold(phrase))));

    /// <summary>Whom <paramref name="phrase"/> means as a speaker; null when nobody in the store fits.</summary>
    public ActorMatch? Find(string phrase)
    {
        var folded = WithoutArticle(Spelling.Fold(phrase));
        if (folded.Length == 0)
        {
            return null;
        }

        var name = WithoutTitle(folded);
        return Exactly(folded) ?? ByOffice(folded) ?? Exactly(name) ?? Corrected(name);
    }

    private ActorMatch? Exactly(string folded) => Country(folded) ?? Named(folded) ?? Organisation(folded);

    private ActorMatch? Country(string folded) =>
        gazetteer.FoldedNames.GetValueOrDefault(folded) is { Sense: not (NameSense.Organisation or NameSense.Media or NameSense.Place), Country: { } code } entry
            ? new(gazetteer.CountryName(code), entry.Sense == NameSense.Seat ? [entry.Name, gazetteer.CountryName(code)] : [gazetteer.CountryName(code)], code, IsOrganisation: false)
            : null;

    private ActorMatch? Named(string folded)
    {
        if (bySurname.GetValueOrDefault(folded) is { } family && (!byName.TryGetValue(folded, out var bare) || Weight(family) >= Weight(bare)))
        {
            return Group([.. family, .. byName.GetValueOrDefault(folded)?.Where(known => !family.Contains(known)) ?? []]);
        }

        if (byName.TryGetValue(folded, out var exact))
        {
            return exact[0].Actor.Kind == ActorKind.Person ? Person(exact[0], folded) : Body(exact[0].Actor.Name);
        }

        var words = folded.Split(' ');
        if (words.Length == 1)
        {
            return (bySurname.GetValueOrDefault(folded) ?? byGivenName.GetValueOrDefault(folded)) is { } people ? Group(people) : null;
        }

        // the same surname and nearly the same given name: Sergey and Sergei
        var same = bySurname.GetValueOrDefault(Surname(folded))?
            .Where(known => GivenNamesAgree(words[0], Spelling.Fold(known.Actor.Name).Split(' ')[0]))
            .ToList();
        return same is { Count: > 0 } ? Group(same) : null;
    }

    private ActorMatch? Organisation(string folded) =>
        gazetteer.FoldedNames.GetValueOrDefault(folded) is { Sense: NameSense.Organisation or NameSense.Media } entry && (byName.ContainsKey(Spelling.Fold(entry.Name)) || organisations.Contains(entry.Name))
            ? Body(entry.Name)
            : foldedOrganisations.TryGetValue(folded, out var own) ? Body(own) : null;

    private bool IsUnnamed(string folded) =>
        byName.TryGetValue(folded, out var known) && known.TrueForAll(one => one.Actor.Kind is ActorKind.Anonymous or ActorKind.Office || char.IsLower(one.Actor.Name[0]));

    private static ActorMatch Body(string name) => new(name, [name], null, IsOrganisation: true);

    // "Russian foreign minister": an office and perhaps a country
    private ActorMatch? ByOffice(string folded)
    {
        var words = folded.Split(' ').ToList();
        string? country = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (gazetteer.FoldedNames.GetValueOrDefault(words[i]) is { Country: { } code, Sense: not (NameSense.Organisation or NameSense.Media or NameSense.Place) })
            {
                country = code;
                words.RemoveAt(i);
                break;
            }
        }

        words.RemoveAll(word => word is "of" or "the");
        if (words.Count == 0)
        {
            return null;
        }

        var fitting = words.Select(word => byOfficeWord.GetValueOrDefault(word) ?? []).MinBy(holders => holders.Count)!
            .Where(holder => (country is null || holder.Known.Actor.Country == country) && words.TrueForAll(holder.Words.Contains))
            .Select(holder => holder.Known)
            .ToList();
        return fitting.Count == 0 ? null
            : new(fitting.MaxBy(known => known.Said)!.Actor.Name, [.. fitting.Select(known => known.Actor.Name)], null, IsOrganisation: false);
    }

    // the words of the office, and of the name of anything but a person
    private void AddOffice(KnownActor known, string name)
    {
        var words = Spelling.Fold($"{known.Actor.Office} {name}").Split(' ');
        foreach (var word in known.Said > 0 ? words.Where(word => word.Length > 0).Distinct(StringComparer.Ordinal) : [])
        {
            if (!byOfficeWord.TryGetValue(word, out var holders))
            {
                byOfficeWord[word] = holders = [];
            }

            holders.Add(new(known, words));
        }
    }

    private ActorMatch? Corrected(string folded)
    {
        var tolerance = Spelling.Tolerance(folded);
        if (tolerance == 0)
        {
            return null;
        }

        var best = Nearest(folded, tolerance);
        return best is null ? null : Exactly(best) is { } match ? match with { Corrected = true } : null;
    }

    // the nearest, then the best known
    private string? Nearest(string folded, int tolerance) =>
        (byFirstLetter.Value.GetValueOrDefault(folded[0]) ?? [])
            .Select(spelt => (spelt.Name, spelt.Weight, Distance: Spelling.Distance(folded, spelt.Name, tolerance)))
            .Where(spelt => spelt.Distance <= tolerance)
            .OrderBy(spelt => spelt.Distance)
            .ThenByDescending(spelt => spelt.Weight)
            .Select(spelt => spelt.Name)
            .FirstOrDefault();

    // names of the store first, then countries and capitals
    private Dictionary<char, List<Spelt>> SpeltByFirstLetter() =>
        byName.Concat(bySurname).Select(entry => new Spelt(entry.Key, Weight(entry.Value)))
            .Concat(gazetteer.FoldedNames.Where(entry => entry.Value.Sense is NameSense.Country or NameSense.Capital).Select(entry => new Spelt(entry.Key, 1)))
            .Where(spelt => spelt.Name.Length > 2)
            .GroupBy(spelt => spelt.Name[0])
            .ToDictionary(group => group.Key, group => group.ToList());

    private ActorMatch Person(KnownActor person, string folded)
    {
        var namesakes = bySurname.GetValueOrDefault(Surname(person.Actor.Name)) ?? [person];
        return folded.Contains(' ', StringComparison.Ordinal)
            ? Match([.. namesakes.Where(known => SamePerson(known, folded, namesakes))])
            : Group(namesakes);
    }

    private static bool SamePerson(KnownActor known, string folded, List<KnownActor> namesakes)
    {
        var words = Spelling.Fold(known.Actor.Name).Split(' ');
        if (words.Length > 1)
        {
            return GivenNamesAgree(words[0], folded.Split(' ')[0]);
        }

        // a bare surname is theirs when they are the best known of that name
        var bestKnown = namesakes.Where(other => other.Actor.Name.Contains(' ', StringComparison.Ordinal)).MaxBy(other => other.Said + other.About);
        return bestKnown is null || GivenNamesAgree(Spelling.Fold(bestKnown.Actor.Name).Split(' ')[0], folded.Split(' ')[0]);
    }

    private static ActorMatch Group(List<KnownActor> people)
    {
        var groups = people
            .Where(known => known.Actor.Name.Contains(' ', StringComparison.Ordinal))
            .GroupBy(known => Spelling.Fold(known.Actor.Name).Split(' ')[0], StringComparer.Ordinal)
            .Select(group => (People: group.ToList(), Weight: group.Sum(known => known.Said + known.About)))
            .OrderByDescending(group => group.Weight)
            .ToList();
        if (groups.Count > 1 && groups[0].Weight >= Dominance * groups.Skip(1).Sum(group => group.Weight))
        {
            return Match([.. groups[0].People, .. people.Where(known => !known.Actor.Name.Contains(' ', StringComparison.Ordinal))]);
        }

        return Match(people);
    }

    private static int Weight(List<KnownActor> known) => known.Sum(one => one.Said + one.About);

    private static ActorMatch Match(IReadOnlyList<KnownActor> people) =>
        new(people.MaxBy(known => (known.Actor.Name.Contains(' ', StringComparison.Ordinal), known.Said + known.About))!.Actor.Name, [.. people.Select(known => known.Actor.Name)], null, IsOrganisation: false);

    private static bool GivenNamesAgree(string one, string other) =>
        one == other || (one.Length == 1 && one[0] == other[0]) || (other.Length == 1 && one[0] == other[0])
        || Spelling.Distance(one, other, 1) <= 1 && one.Length > 3
        || (one.Length > 2 && other.Length > 2 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)));

    private static string Surname(string name) => SurnameOf(Spelling.Fold(name));

    private static string SurnameOf(string folded)
    {
        var words = folded.Split(' ');
        return words.Length > 1 && words[^1] is "jr" or "sr" or "ii" or "iii" ? words[^2] : words[^1];
    }

    private static string WithoutArticle(string folded) =>
        folded.StartsWith("the ", StringComparison.Ordinal) ? folded[4..] : folded;

    // "President Assad", "Mr Lavrov", "al-Assad"; but "president of Russia" is an office
    private string WithoutTitle(string folded)
    {
        var words = folded.Split(' ').ToList();
        while (words.Count > 1 && words[1] != "of" && (words[0] is "sen" or "al" or "el" || gazetteer.Title(words[0]) is not null || gazetteer.Title(words[0] + ".") is not null))
        {
            words.RemoveAt(0);
        }

        return string.Join(' ', words);
    }

    private static void Add(Dictionary<string, List<KnownActor>> index, string key, KnownActor known)
    {
        if (key.Length == 0)
        {
            return;
        }

        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        list.Add(known);
    }

    /// <summary>Somebody who speaks by an office, and the folded words of it.</summary>
    private sealed record Holder(KnownActor Known, string[] Words);

    /// <summary>A folded name, and how often it is spoken of.</summary>
    private sealed record Spelt(string Name, int Weight);
}
