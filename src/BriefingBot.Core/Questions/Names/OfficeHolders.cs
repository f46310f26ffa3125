using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions.Names;

/// <summary>Finds whom an office means: "Russian foreign minister", "FM of Velland", "the opposition".</summary>
internal sealed class OfficeHolders
{
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal) { "of", "the", "for", "s" };

    private readonly Gazetteer gazetteer;
    private readonly Aliases aliases;
    private readonly HashSet<string> bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(KnownActor Known, string[] Held)>> byWord = new(StringComparer.Ordinal);

    /// <summary>Indexes the offices and group names of those who speak.</summary>
    public OfficeHolders(Gazetteer gazetteer, Aliases aliases, IReadOnlyList<KnownActor> actors)
    {
        this.gazetteer = gazetteer;
        this.aliases = aliases;
        foreach (var known in actors.Where(known => known.Said > 0))
        {
            if (known.Actor.Organisation is { } organisation)
            {
                bodies.Add(string.Join(' ', Words(organisation)));
            }

            var held = Words($"{known.Actor.Office} {(known.Actor.Kind == ActorKind.Person ? known.Actor.Organisation : known.Actor.Name)}");
            foreach (var word in held.Distinct(StringComparer.Ordinal))
            {
                if (!byWord.TryGetValue(word, out var list))
                {
                    byWord[word] = list = [];
                }

                list.Add((known, held));
            }
        }
    }

    /// <summary>Those who hold or held the office that a folded phrase names; null when nobody does.</summary>
    public ActorMatch? Find(string folded)
    {
        if (Read(folded) is not { } office || !byWord.TryGetValue(office.Words[0], out var candidates))
        {
            return null;
        }

        return Match(office, [.. candidates
            .Where(one => (office.Country is null || one.Known.Actor.Country == office.Country) && office.Words.All(one.Held.Contains))
            .Select(one => one.Known)]);
    }

    /// <summary>Those who may hold it although their newest article leaves the country or body out: "Ostmark PM", when it only says "the prime minister".</summary>
    public ActorMatch? FindLoosely(string folded)
    {
        if (Read(folded) is not { } office)
        {
            return null;
        }

        var body = string.Join(' ', office.Words.TakeWhile(word => !IsTitle(word)).Concat(office.Words.Reverse().TakeWhile(word => !IsTitle(word)).Reverse()));
        var titles = office.Words.Where(IsTitle).ToList();
        var isWhere = titles.Count == office.Words.Count ? office.Country is not null : bodies.Contains(body);
        var mayHold = titles.Count == 0 || !isWhere ? []
            : byWord[titles[0]].Where(one => one.Known.Actor is { Organisation: null, Country: null } && titles.TrueForAll(one.Held.Contains)).Select(one => one.Known);
        return Match(office, [.. mayHold]) is { } match ? match with { IsLoose = true } : null;
    }

    // held by somebody as part of an office, and not only as the name of whom they speak for
    private bool IsTitle(string word) => byWord.TryGetValue(word, out var held) && held.Exists(one => Words(one.Known.Actor.Office ?? string.Empty).Contains(word));

    private static ActorMatch? Match(OfficePhrase office, List<KnownActor> holders) =>
        holders.Count == 0 ? null : new(holders.MaxBy(known => known.Said)!.Actor.Name, [.. holders.Select(known => known.Actor.Name)], null, IsOrganisation: false) { Office = office };

    /// <summary>The words of an office in their usual form: "FM" is foreign minister.</summary>
    public string[] Words(string office) =>
        [.. aliases.Usual(Spelling.Fold(office)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Small.Contains(word))];

    private OfficePhrase? Read(string folded)
    {
        string? country = null;
        var words = new List<string>();
        foreach (var word in Words(folded))
        {
            if (country is null && gazetteer.FoldedNames.GetValueOrDefault(word) is { Country: { } code, Sense: not (NameSense.Organisation or NameSense.Media or NameSense.Place) })
            {
                country = code;
            }
            else
            {
                words.Add(word);
            }
        }

        return words.Count == 0 ? null : new(words, country);
    }
}
