namespace BriefingBot.Core.Actors;

/// <summary>What a name of the lexicons stands for.</summary>
public enum NameSense
{
    /// <summary>A country by one of its names.</summary>
    Country,

    /// <summary>A people or the adjective of a country: Russian.</summary>
    Demonym,

    /// <summary>A capital: a government when it speaks, a place otherwise.</summary>
    Capital,

    /// <summary>A building or quarter that stands for a government: the Kremlin.</summary>
    Seat,

    /// <summary>A place that is no capital; nobody who speaks.</summary>
    Place,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>An agency, newspaper or broadcaster.</summary>
    Media,
}

/// <summary>One meaning of a name in the lexicons.</summary>
/// <param name="Name">The usual full name.</param>
/// <param name="Sense">What it stands for.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
/// <param name="Kind">The lexicon's own word for the kind: <c>armed-group</c>, <c>agency</c>; null for countries.</param>
public sealed record NameEntry(string Name, NameSense Sense, string? Country, string? Kind = null)
{
    /// <summary>Whether it speaks for its country: a government, a parliament, an army, a court.</summary>
    public bool SpeaksForCountry => Sense is not (NameSense.Organisation or NameSense.Media or NameSense.Place) || Kind is "government" or "parliament" or "military" or "court";
}
