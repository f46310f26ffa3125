using BriefingBot.Core.Text;

namespace BriefingBot.Core.Actors;

/// <summary>What the words around a name tell about its bearer.</summary>
/// <param name="Office">The office as worded, or null.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
/// <param name="Organisation">The organisation, or null.</param>
/// <param name="Gender">The gender a title tells.</param>
/// <param name="IsPerson">Whether a title shows that this is a person.</param>
public sealed record Role(string? Office, string? Country, string? Organisation, Gender Gender, bool IsPerson);

/// <summary>Reads the titles, countries and organisations before and behind a name.</summary>
public sealed class RoleReader
{
    private readonly TaggedText text;
    private readonly Gazetteer gazetteer;
    private readonly Dictionary<int, NamePart> partAt = [];

    /// <summary>Reads the surroundings of the given names.</summary>
    public RoleReader(TaggedText text, Gazetteer gazetteer, IReadOnlyList<NamePart> parts)
    {
        this.text = text;
        this.gazetteer = gazetteer;
        ArgumentNullException.ThrowIfNull(parts);
        foreach (var part in parts)
        {
            for (var i = part.First; i < part.End; i++)
            {
                partAt[i] = part;
            }
        }
    }

    /// <summary>What stands before and behind a name about its bearer; null when nothing does.</summary>
    public Role? RoleOf(NamePart name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Before(name) ?? Behind(name) ?? BeforeComma(name);
    }

    /// <summary>The gender that a form of address before a name tells ("Mrs"); null without one.</summary>
    public Gender? HonorificBefore(NamePart name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return partAt.GetValueOrDefault(name.First - 1) is { Title: { IsHonorific: true } title } ? title.Gender : null;
    }

    /// <summary>Whether a title stands right before a name.</summary>
    public bool HasTitle(NamePart name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return partAt.GetValueOrDefault(name.First - 1) is { Kind: NamePartKind.Title };
    }

    /// <summary>The country that a name's own words name: "Russian Foreign Ministry"; null when none does.</summary>
    public string? CountryWithin(NamePart name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var i = name.First; i < name.End; i++)
        {
            if (gazetteer.NameAt(text.Tokens, i, name.End) is { Meaning.Sense: NameSense.Country or NameSense.Demonym } known && gazetteer.Noun(text.Word(name.End - 1)) is not { Noun: "party" })
            {
                return known.Meaning.Country;
            }
        }

        return null;
    }

    /// <summary>Reads a phrase such as "the head of Velland's arms agency": its office, country and organisation.</summary>
    public Role? Phrase(int first, int end)
    {
        string? country = null;
        string? organisation = null;
        var office = -1;
        var officeEnd = -1;
        var gender = Gender.Unknown;
        for (var i = first; i < end;)
        {
            var part = partAt.GetValueOrDefault(i);
            if (part is { Kind: NamePartKind.Title, Title.IsHonorific: false } && office < 0)
            {
                office = i;
                officeEnd = part.End;
                gender = part.Title!.Gender;
            }
            else if (part is { Kind: NamePartKind.Title } && part.First == officeEnd)
            {
                officeEnd = part.End;
            }
            else if (part is { Kind: NamePartKind.Known })
            {
                country ??= part.Entry!.SpeaksForCountry ? part.Entry.Country : null;
                organisation ??= part.Entry!.Sense is NameSense.Organisation or NameSense.Media or NameSense.Seat ? part.Entry.Name : null;
            }
            else if (part is { Kind: NamePartKind.Name } && office < 0 && part.End - part.First == 1)
            {
                organisation ??= text.Words(part.First, part.End);
            }
            else if (part is { Kind: NamePartKind.Organisation })
            {
                organisation ??= text.Words(part.First, part.End);
                country ??= CountryWithin(part);
            }

            i = part?.End ?? i + 1;
        }

        if (office < 0 && country is null && organisation is null)
        {
            return null;
        }

        var worded = office < 0 ? null : text.Words(office, officeEnd);
        return new(worded is "counterpart" ? null : worded, country, organisation, gender, office >= 0); // "her Velland counterpart" tells the country alone
    }

    private Role? Before(NamePart name)
    {
        var first = name.First;
        while (first > 0 && text.SentenceOf(first - 1) == text.SentenceOf(name.First) && IsBeforeName(first - 1))
        {
            first--;
        }

        if (first == name.First || partAt.GetValueOrDefault(name.First - 1) is not { Kind: NamePartKind.Title } title)
        {
            return null;
        }

        if (title.Title!.IsHonorific)
        {
            return new(null, null, null, title.Title.Gender, IsPerson: true);
        }

        var role = Phrase(first, name.First);
        var office = OfficeStart(first, title.First);
        return role is null ? null : role with { Office = role.Office is null ? null : text.Words(office, name.First), IsPerson = true };
    }

    // "Velland's foreign minister, Mira Halden,": a title that ends at the comma, with what stands before it
    private Role? BeforeComma(NamePart name)
    {
        if (name.First < 2 || !text.Is(name.First - 1, ",") || partAt.GetValueOrDefault(name.First - 2) is not { Kind: NamePartKind.Title, Title.IsHonorific: false } title)
        {
            return null;
        }

        var first = title.First;
        while (first > 0 && text.SentenceOf(first - 1) == text.SentenceOf(name.First) && IsBeforeName(first - 1))
        {
            first--;
        }

        return Phrase(first, name.First - 1) is { } role ? role with { Office = role.Office is null ? null : text.Words(OfficeStart(first, title.First), name.First - 1) } : null;
    }

    // "Rosoboron export chief": the lower-case nouns before the title belong to the office
    private int OfficeStart(int first, int title)
    {
        while (title > first && text.Tag(title - 1) is PosTag.NN or PosTag.JJ && !text.Tokens[title - 1].IsCapitalised && partAt.GetValueOrDefault(title - 1) is null or { Kind: NamePartKind.Title })
        {
            title--;
        }

        while (partAt.GetValueOrDefault(title - 1) is { Kind: NamePartKind.Title } before && before.First >= first)
        {
            title = before.First;
        }

        return title;
    }

    private bool IsBeforeName(int i) =>
        partAt.ContainsKey(i) || text.Tag(i) is PosTag.NN or PosTag.NNS or PosTag.NNP or PosTag.NNPS or PosTag.JJ or PosTag.POS or PosTag.HYPH
        || (text.Word(i) is "of" or "for" && partAt.ContainsKey(i - 1) && partAt.ContainsKey(i + 1));

    // "Mira Halden, the foreign minister of Velland, said": what stands between the commas
    private Role? Behind(NamePart name)
    {
        if (!text.Is(name.End, ","))
        {
            return null;
        }

        var end = name.End + 1;
        while (end < text.Tokens.Count && end < name.End + 16 && text.SentenceOf(end) == text.SentenceOf(name.First)
            && !text.Tag(end).IsVerb() && !text.Tag(end).IsPunctuation() && text.Tag(end) is not (PosTag.Period or PosTag.WP or PosTag.WDT or PosTag.MD))
        {
            end++;
        }

        // only a title or noun of a person near the beginning makes it a role: a place behind a name is an address
        for (var i = name.End + 1; i < end && i < name.End + 7; i++)
        {
            if (partAt.GetValueOrDefault(i) is { Kind: NamePartKind.Title })
            {
                return Phrase(name.End + 1, end);
            }
        }

        return null;
    }
}
