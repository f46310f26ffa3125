using BriefingBot.Core.Text;
using NodaTime;
using NodaTime.TimeZones;

namespace BriefingBot.Core.Briefings;

/// <summary>Reads time zones as people type them.</summary>
public static class ZoneText
{
    private const int Most = 3;

    /// <summary>The zone of an IANA name, in any case.</summary>
    /// <exception cref="FormatException">There is none; the message names the nearest: of a city, of a country, or but for a slip.</exception>
    public static DateTimeZone Read(string zone, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(zones);
        return zones.GetZoneOrNull(zone)
            ?? zones.GetZoneOrNull(zones.Ids.FirstOrDefault(id => id.Equals(zone, StringComparison.OrdinalIgnoreCase)) ?? "?")
            ?? throw new FormatException(Near(zone, zones) is { Count: > 0 } near
                ? $"\"{zone}\" is no time zone.{NearWords.Question(near)}"
                : $"\"{zone}\" is no time zone: write an IANA name, for example Europe/Dublin or America/New_York.");
    }

    private static IReadOnlyList<string> Near(string typed, IDateTimeZoneProvider zones)
    {
        var name = Bare(typed);
        var places = zones.Ids.Where(id => id.Contains('/', StringComparison.Ordinal)).ToList();
        List<string> Of(Func<string, bool> fits) => [.. places.Where(fits).Take(Most)];
        return name.Length == 0 ? []
            : Of(id => Bare(City(id)) == name) is { Count: > 0 } cities ? cities
            : InCountry(name) is { Count: > 0 } inCountry ? inCountry
            : NearWords.Of(Bare(City(typed)), places.Select(id => Bare(City(id)))) is { Count: > 0 } slips
                ? [.. slips.SelectMany(slip => places.Where(id => Bare(City(id)) == slip)).OrderByDescending(id => Region(id) == Region(typed)).Take(Region(typed).Length > 0 ? 1 : Most)]
            : NearWords.Of(typed, zones.Ids);
    }

    private static List<string> InCountry(string name) =>
        [.. (TzdbDateTimeZoneSource.Default.ZoneLocations ?? []).Where(location => Bare(location.CountryName) == name).Select(location => location.ZoneId).Distinct(StringComparer.Ordinal).Take(Most)];

    private static string City(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static string Region(string id) => id.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? Bare(id[..slash]) : string.Empty;

    private static string Bare(string words) => Spelling.Fold(words.Replace('_', ' '));
}
