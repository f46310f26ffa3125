using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Core.Briefings;

/// <summary>Reads schedules as people type them, and writes them back.</summary>
public static class ScheduleText
{
    private static readonly string[] Names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>Reads a schedule from its three parts.</summary>
    /// <param name="at">A time of day such as <c>08:00</c>.</param>
    /// <param name="zone">An IANA zone such as <c>Europe/Dublin</c>.</param>
    /// <param name="days">Days such as <c>mon-fri</c>, <c>mon,wed</c> or <c>daily</c>.</param>
    /// <param name="zones">The zones known.</param>
    /// <exception cref="FormatException">A part cannot be read; the message says which, and what right looks like.</exception>
    public static BriefingSchedule Read(string at, string zone, string days, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        var time = Time.Parse(at ?? string.Empty);
        if (!time.Success)
        {
            throw new FormatException($"\"{at}\" is no time of day: write hours and minutes, for example 08:00.");
        }

        var found = zones.GetZoneOrNull(zone) ?? zones.GetZoneOrNull(zones.Ids.FirstOrDefault(id => id.Equals(zone, StringComparison.OrdinalIgnoreCase)) ?? "?")
            ?? throw new FormatException($"\"{zone}\" is no time zone: write an IANA name, for example Europe/Dublin or America/New_York.");
        return new(time.Value, found, Days(days));
    }

    /// <summary>Reads days: names or their first letters, three or more, joined by commas or a dash, or <c>daily</c>.</summary>
    /// <exception cref="FormatException">A day cannot be read.</exception>
    public static IReadOnlySet<IsoDayOfWeek> Days(string days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var found = new SortedSet<IsoDayOfWeek>();
        foreach (var part in days.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part switch
            {
                "daily" or "every day" => ["mon", "sun"],
                "weekdays" => ["mon", "fri"],
                _ => part.Split('-', StringSplitOptions.TrimEntries),
            };
            var (first, last) = (Day(ends[0]), Day(ends[^1]));
            if (first == 0 || last == 0 || ends.Length > 2)
            {
                throw new FormatException($"\"{part}\" is no day of the week: write mon-fri, mon,wed,fri or daily.");
            }

            for (var day = first; ; day = (day % 7) + 1)
            {
                found.Add((IsoDayOfWeek)day);
                if (day == last)
                {
                    break;
                }
            }
        }

        return found.Count > 0 ? found : throw new FormatException("No day is given: write mon-fri, mon,wed,fri or daily.");
    }

    /// <summary>The days as <see cref="Days"/> reads them.</summary>
    public static string Write(IReadOnlySet<IsoDayOfWeek> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (days.Count == 7)
        {
            return "daily";
        }

        var ordered = days.Order().ToList();
        var isRange = ordered.Count > 2 && ordered[^1] - ordered[0] == ordered.Count - 1;
        return isRange ? $"{Name(ordered[0])}-{Name(ordered[^1])}" : string.Join(',', ordered.Select(Name));
    }

    /// <summary>The schedule in words: "08:00 Europe/Dublin, mon-fri".</summary>
    public static string Write(BriefingSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return $"{Write(schedule.At)} {schedule.Zone.Id}, {Write(schedule.Days)}";
    }

    /// <summary>A time of day, <c>08:00</c>.</summary>
    public static string Write(LocalTime at) => at.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Name(IsoDayOfWeek day) => Names[(int)day - 1][..3];

    private static int Day(string name) => name.Length >= 3 ? Array.FindIndex(Names, known => known.StartsWith(name, StringComparison.Ordinal)) + 1 : 0;
}
