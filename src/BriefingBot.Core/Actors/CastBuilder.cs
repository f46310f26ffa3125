using BriefingBot.Core.Text;

namespace BriefingBot.Core.Actors;

/// <summary>Links the names of one article: full names first, then surnames and given names to them.</summary>
internal sealed class CastBuilder(TaggedText text, Gazetteer gazetteer, IReadOnlyList<NamePart> parts)
{
    private static readonly HashSet<string> Suffixes = new(StringComparer.OrdinalIgnoreCase) { "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV" };

    private readonly Dictionary<CastMember, List<int>> fullMentions = [];
    private readonly RoleReader roles = new(text, gazetteer, parts);
    private readonly Dictionary<string, CastMember> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<CastMember>> bySurname = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<CastMember>> byGivenName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fills <paramref name="members"/> and gives whom each name names.</summary>
    public IReadOnlyList<(NamePart Part, CastMember Member)> Build(List<CastMember> members)
    {
        var linked = new List<(NamePart, CastMember)>();
        foreach (var part in parts.Where(part => part.Kind == NamePartKind.Name && NameWords(part).Count > 1))
        {
            var member = Person(part, members);
            linked.Add((part, member));
            if (!fullMentions.TryGetValue(member, out var places))
            {
                fullMentions[member] = places = [];
            }

            places.Add(part.First);
        }

        foreach (var part in parts.Where(part => part.Kind is NamePartKind.Known or NamePartKind.Organisation))
        {
            if (part.Entry?.Sense is not (NameSense.Demonym or NameSense.Place))
            {
                linked.Add((part, Body(part, members)));
            }
        }

        foreach (var part in parts.Where(part => part.Kind == NamePartKind.Name && NameWords(part).Count <= 1))
        {
            linked.Add((part, ByOneWord(part, members)));
        }

        foreach (var (part, member) in linked)
        {
            member.Mentions++;
            if (part.Kind == NamePartKind.Name)
            {
                Learn(member, part);
            }
        }

        foreach (var member in members.Where(member => member.Kind == ActorKind.Person && member.Gender == Gender.Unknown))
        {
            member.Gender = gazetteer.GivenName(FirstWord(member.Name)) ?? Gender.Unknown;
        }

        return linked;
    }

    /// <summary>A surname without particle, so that "Assad" finds "al-Assad".</summary>
    public static string SurnameKey(string word)
    {
        var hyphen = word.IndexOf('-', StringComparison.Ordinal);
        return hyphen is 2 or 3 && word.Length > hyphen + 2 && !char.IsUpper(word, 1) ? word[(hyphen + 1)..] : word;
    }

    private static string FirstWord(string name) => name.Split(' ')[0];

    private List<string> NameWords(NamePart part)
    {
        var words = new List<string>();
        for (var i = part.First; i < part.End; i++)
        {
            if (!Suffixes.Contains(text.Word(i)))
            {
                words.Add(text.Word(i));
            }
        }

        return words;
    }

    private CastMember Person(NamePart part, List<CastMember> members)
    {
        var name = text.Words(part.First, part.End);
        var words = NameWords(part);
        var surname = SurnameKey(words[^1]);
        var same = bySurname.GetValueOrDefault(surname)?.Find(member => SameGivenName(FirstWord(member.Name), words[0]));
        if (same is not null)
        {
            same.Name = name.Length > same.Name.Length ? name : same.Name;
            return same;
        }

        var isAcronym = words.TrueForAll(word => word.Length > 1 && word.All(c => char.IsUpper(c) || c == '.'));
        var member = new CastMember(name, isAcronym ? ActorKind.Organisation : ActorKind.Person)
        {
            KindIsSure = gazetteer.GivenName(words[0]) is not null,
        };
        members.Add(member);
        List(bySurname, surname).Add(member);
        List(byGivenName, words[0]).Add(member);
        byName.TryAdd(name, member);
        return member;
    }

    private static bool SameGivenName(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase)
        || (IsInitial(one) && char.ToUpperInvariant(one[0]) == char.ToUpperInvariant(other[0]))
        || (IsInitial(other) && char.ToUpperInvariant(one[0]) == char.ToUpperInvariant(other[0]));

    private static bool IsInitial(string word) => word.Length == 1 || (word.Length == 2 && word[1] == '.');

    private CastMember Body(NamePart part, List<CastMember> members)
    {
        var name = part.Entry?.Name ?? text.Words(part.First, part.End);
        if (byName.TryGetValue(name, out var known))
        {
            return known;
        }

        var isCountry = part.Entry?.Sense is NameSense.Country or NameSense.Capital;
        var member = new CastMember(name, isCountry ? ActorKind.Country : ActorKind.Organisation)
        {
            KindIsSure = true,
            Country = part.Entry is { SpeaksForCountry: true } entry ? entry.Country : roles.CountryWithin(part),
        };
        members.Add(member);
        byName.Add(name, member);
        return member;
    }

    private CastMember ByOneWord(NamePart part, List<CastMember> members)
    {
        var word = NameWords(part).FirstOrDefault() ?? text.Word(part.First);
        var gender = roles.HonorificBefore(part);
        var candidates = bySurname.GetValueOrDefault(SurnameKey(word)) ?? (gender is null ? byGivenName.GetValueOrDefault(word) : null);
        if (candidates is not null)
        {
            return Choose(candidates, part, gender);
        }

        if (byName.TryGetValue(word, out var known))
        {
            return known;
        }

        var member = new CastMember(text.Words(part.First, part.End), gender is not null || roles.HasTitle(part) ? ActorKind.Person : GuessKind(word));
        members.Add(member);
        byName.Add(word, member);
        List(bySurname, SurnameKey(word)).Add(member);
        return member;
    }

    private ActorKind GuessKind(string word) =>
        gazetteer.GivenName(word) is null && word.Length <= 6 && word.All(c => char.IsUpper(c) || c == '.') ? ActorKind.Organisation : ActorKind.Person;

    // of several people of one surname, the one whose gender fits and who was named in full last before this place
    private CastMember Choose(List<CastMember> candidates, NamePart part, Gender? gender)
    {
        var fitting = candidates.Where(member => gender is null or Gender.Unknown || GenderOf(member) is Gender.Unknown || GenderOf(member) == gender).ToList();
        var pool = fitting.Count > 0 ? fitting : candidates;
        return pool.Count == 1 ? pool[0] : pool.OrderByDescending(member => LastFullMention(member, part.First)).First();
    }

    private Gender GenderOf(CastMember member) =>
        member.Gender != Gender.Unknown ? member.Gender : gazetteer.GivenName(FirstWord(member.Name)) ?? Gender.Unknown;

    private int LastFullMention(CastMember member, int before)
    {
        var places = fullMentions.GetValueOrDefault(member);
        if (places is null)
        {
            return -1;
        }

        var index = places.BinarySearch(before);
        index = index < 0 ? ~index : index;
        return index > 0 ? places[index - 1] : -1;
    }

    private void Learn(CastMember member, NamePart part)
    {
        if (roles.RoleOf(part) is not { } role)
        {
            return;
        }

        if (role.IsPerson && !member.KindIsSure)
        {
            member.Kind = ActorKind.Person;
            member.KindIsSure = true;
        }

        member.Office = Fuller(member.Office, role.Office);
        member.Country ??= role.Country;
        member.Organisation ??= role.Organisation;
        member.Gender = member.Gender == Gender.Unknown ? role.Gender : member.Gender;
    }

    // "foreign minister" says more than "FM"
    private static string? Fuller(string? known, string? other) =>
        known is null || (other is not null && known.Length <= 3 && known.All(char.IsUpper)) ? other ?? known : known;

    private static List<CastMember> List(Dictionary<string, List<CastMember>> index, string key)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        return list;
    }
}
