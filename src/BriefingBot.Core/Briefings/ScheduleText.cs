using BriefingBot.Core.Text;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Core.Briefings;

/// <summary>Reads schedules as people type them, and writes them back.</summary>
public static class ScheduleText
{
    private static readonly string[] Names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>The days of an immediate schedule.</summary>
    public const string Immediately = "immediately";

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>Reads a schedule from its three parts.</summary>
    /// <param name="at">A time of day such as <c>08:00</c>.</param>
    /// <param name="zone">An IANA zone such as <c>Europe/Dublin</c>.</param>
    /// <param name="days">Days such as <c>mon-fri</c>, <c>mon,wed</c> or <c>daily</c>; or <c>immediately</c>, and no time counts.</param>
    /// <param name="zones">The zones known.</param>
    /// <exception cref="FormatException">A part cannot be read; the message says which, and what right looks like.</exception>
    public static BriefingSchedule Read(string at, string zone, string days, IDateTimeZoneProvider zones)
    {
        if (IsImmediate(days))
        {
            return BriefingSchedule.Immediately(ZoneText.Read(zone, zones));
        }

        var time = Time.Parse(at ?? string.Empty);
        return time.Success
            ? new(time.Value, ZoneText.Read(zone, zones), Days(days))
            : throw new FormatException($"\"{at}\" is no time of day: write hours and minutes, for example 08:00.");
    }

    /// <summary>Whether these days are none, but as soon as there is news.</summary>
    public static bool IsImmediate(string days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return days.Trim().ToLowerInvariant() is Immediately or "immediate" or "at once";
    }

    /// <summary>Reads days: names or their first letters, three or more, joined by commas or a dash, or <c>daily</c>.</summary>
    /// <exception cref="FormatException">A day cannot be read.</exception>
    public static IReadOnlySet<IsoDayOfWeek> Days(string days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var found = new HashSet<IsoDayOfWeek>();
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
                var wrong = first == 0 ? ends[0] : last == 0 ? ends[^1] : part;
                throw new FormatException($"\"{wrong}\" is no day of the week: write mon-fri, mon,wed,fri or daily.{NearWords.Question(NearWords.Of(wrong, Names))}");
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

    /// <summary>The days as <see cref="Read"/> reads them.</summary>
    public static string Write(IReadOnlySet<IsoDayOfWeek> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (days.Count is 0 or 7)
        {
            return days.Count == 0 ? Immediately : "daily";
        }

        var ordered = days.Order().ToList();
        var isRange = ordered.Count > 2 && ordered[^1] - ordered[0] == ordered.Count - 1;
        return isRange ? $"{Name(ordered[0])}-{Name(ordered[^1])}" : string.Join(',', ordered.Select(Name));
    }

    /// <summary>The schedule in words: "08:00 Europe/Dublin, mon-fri", "08:00 Europe/Dublin, weekly on Monday", "immediately, times of Europe/Dublin".</summary>
    public static string Write(BriefingSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.IsImmediate ? $"{Immediately}, times of {schedule.Zone.Id}"
            : schedule.Days.Count == 1 ? $"{Write(schedule.At)} {schedule.Zone.Id}, weekly on {schedule.Days.Single()}"
            : $"{Write(schedule.At)} {schedule.Zone.Id}, {Write(schedule.Days)}";
    }

    /// <summary>A time of day, <c>08:00</c>.</summary>
    public static string Write(LocalTime at) => at.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Name(IsoDayOfWeek day) => Names[(int)day - 1][..3];

    private static int Day(string name) => name.Length >= 3 ? Array.FindIndex(Names, known => known.StartsWith(name, StringComparison.Ordinal)) + 1 : 0;
}
