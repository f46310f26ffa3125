using BriefingBot.Core.Actors;

namespace BriefingBot.Core.Statements;

/// <summary>A speaker as an editor names one; what is left out is taken from the store, then from the lexicons.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Kind">person, organisation, country, office or anonymous; null for as known, else a person.</param>
/// <param name="Country">ISO 3166-1 alpha-2 or the name of the country spoken for, or null.</param>
/// <param name="Office">The office held, or null.</param>
/// <param name="Organisation">The organisation spoken for, or null.</param>
public sealed record NamedSpeaker(string? Name, string? Kind, string? Country, string? Office, string? Organisation)
{
    /// <summary>The actor meant.</summary>
    /// <param name="known">Everybody the store knows.</param>
    /// <param name="gazetteer">The names known beforehand.</param>
    /// <exception cref="CorrectionException">There is no name, or the kind or country is none.</exception>
    public Actor Find(IReadOnlyList<KnownActor> known, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(gazetteer);
        var name = Words(Name) ?? throw new CorrectionException("Say who said it: the speaker's full name.");
        var entry = gazetteer.Name(name) is { Sense: NameSense.Country or NameSense.Organisation or NameSense.Media } listed ? listed : null;
        var usual = entry is { Sense: NameSense.Country } ? entry.Name : name;
        var actor = known.FirstOrDefault(one => one.Actor.Name.Equals(usual, StringComparison.OrdinalIgnoreCase))?.Actor;
        return new(
            actor?.Name ?? usual,
            ReadKind() ?? actor?.Kind ?? KindOf(entry),
            Words(Office) ?? actor?.Office,
            ReadCountry(gazetteer) ?? actor?.Country ?? (entry?.SpeaksForCountry == true ? entry.Country : null),
            Words(Organisation) ?? actor?.Organisation);
    }

    private static ActorKind KindOf(NameEntry? entry) => entry?.Sense switch
    {
        null => ActorKind.Person,
        NameSense.Country => ActorKind.Country,
        _ => ActorKind.Organisation,
    };

    private ActorKind? ReadKind() =>
        Words(Kind) is not { } kind ? null
        : Enum.TryParse<ActorKind>(kind, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) && !char.IsAsciiDigit(kind[0]) ? parsed
        : throw new CorrectionException($"A speaker is a person, an organisation, a country, an office or anonymous, not \"{kind}\".");

    private string? ReadCountry(Gazetteer gazetteer)
    {
        if (Words(Country) is not { } country)
        {
            return null;
        }

        var code = country.ToUpperInvariant();
        return gazetteer.CountryName(code) != code ? code
            : gazetteer.TypedName(country) is { Sense: NameSense.Country, Country: { } found } ? found
            : throw new CorrectionException($"\"{country}\" is no country: write its two letters, such as FR, or its name.");
    }

    private static string? Words(string? words) => words?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
