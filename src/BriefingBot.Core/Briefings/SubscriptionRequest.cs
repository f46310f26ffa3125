using BriefingBot.Core.Chat;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Core.Briefings;

/// <summary>A subscription as somebody typed it: in chat, on the command line or on the web. Nothing of it is checked yet.</summary>
/// <param name="To">Where the briefings go: <c>slack:TEAM/CHANNEL</c> or <c>teams:CONVERSATION</c>, one or several.</param>
/// <param name="Speakers">The speakers; empty for everybody.</param>
/// <param name="About">The subjects; empty for every subject.</param>
/// <param name="At">A time of day such as <c>08:00</c>; empty when it is immediate.</param>
/// <param name="Zone">An IANA zone such as <c>Europe/Dublin</c>.</param>
/// <param name="Days">Days such as <c>mon-fri</c>, or <c>immediately</c>: what <see cref="DaysOf"/> gives.</param>
/// <param name="Owner">Who asks, in the platform's words, or null.</param>
public sealed record SubscriptionRequest(
    IReadOnlyList<string> To, IReadOnlyList<string> Speakers, IReadOnlyList<string> About, string At, string Zone, string Days, string? Owner)
{
    /// <summary>The days when nothing is said of them.</summary>
    public const string UsualDays = "mon-fri";

    /// <summary>What right looks like where a channel is asked for.</summary>
    public const string ChannelForm = "slack:TEAM/CHANNEL or teams:CONVERSATION";

    private const int MostNames = 20;
    private const int LongestName = 200;

    /// <summary>The phrases of which a statement must have one; empty when none is asked for.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>The phrases of which a statement may have none.</summary>
    public IReadOnlyList<string> NotPhrases { get; init; } = [];

    /// <summary><c>silent</c> or <c>line</c>; empty is silent.</summary>
    public string IfEmpty { get; init; } = string.Empty;

    /// <summary>The local date on which it goes on, such as <c>2027-03-29</c>; empty when it begins at once.</summary>
    public string PauseUntil { get; init; } = string.Empty;

    /// <summary>The days of a form that has days, weekly and immediate apart.</summary>
    /// <param name="days">Days such as <c>mon-fri</c>; null or empty when nothing is said of them.</param>
    /// <param name="weekly">The one day of a weekly briefing; null or empty when it is not weekly.</param>
    /// <param name="isImmediate">Whether it is immediate.</param>
    /// <exception cref="FormatException">More than one of them is given, or weekly names more than one day.</exception>
    public static string DaysOf(string? days, string? weekly, bool isImmediate)
    {
        var given = new[] { !string.IsNullOrWhiteSpace(days), !string.IsNullOrWhiteSpace(weekly), isImmediate };
        if (given.Count(one => one) > 1)
        {
            throw new FormatException("Choose one of days, weekly and immediate: they say the same thing differently.");
        }

        return isImmediate ? ScheduleText.Immediately
            : string.IsNullOrWhiteSpace(weekly) ? (given[0] ? days! : UsualDays)
            : ScheduleText.Days(weekly).Count == 1 ? weekly
            : throw new FormatException($"\"{weekly}\" is more than one day: a weekly briefing names one, for example mon. For several, use days.");
    }

    /// <summary>The subscription that begins now; the store gives it its number.</summary>
    /// <param name="now">The present.</param>
    /// <param name="zones">The zones known.</param>
    /// <exception cref="FormatException">A part cannot be read; the message says which, and what right looks like.</exception>
    public Subscription Begin(Instant now, IDateTimeZoneProvider zones)
    {
        var destinations = Destinations();
        Check(Speakers, "speakers");
        Check(About, "subjects");
        Check(Phrases, "phrases");
        Check(NotPhrases, "phrases to leave out");
        if (NotPhrases.FirstOrDefault(phrase => Phrases.Contains(phrase, StringComparer.OrdinalIgnoreCase)) is { } both)
        {
            throw new FormatException($"\"{both}\" is both asked for and left out: nothing could ever match.");
        }

        var schedule = Schedule(zones);
        var pausedUntil = ReadPause(PauseUntil, now, schedule.Zone);
        return new(0, destinations, Speakers, About, schedule, Owner, now, now, 0, IsPaused: pausedUntil is not null)
        {
            Phrases = Phrases,
            NotPhrases = NotPhrases,
            IfEmpty = ReadIfEmpty(IfEmpty),
            PausedUntil = pausedUntil,
        };
    }

    /// <summary>The first instant of a local date that lies ahead; null when none is given.</summary>
    /// <exception cref="FormatException">It is no date, or not in the future.</exception>
    public static Instant? ReadPause(string until, Instant now, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(until);
        ArgumentNullException.ThrowIfNull(zone);
        if (until.Length == 0)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(until) is not { Success: true, Value: var date })
        {
            throw new FormatException($"\"{until}\" is no date to pause until: write year, month and day, for example 2027-03-29.");
        }

        var start = zone.ResolveLocal(date.AtMidnight(), NodaTime.TimeZones.Resolvers.LenientResolver).ToInstant();
        return start > now ? start : throw new FormatException($"{until} is not ahead: it is {LocalDatePattern.Iso.Format(now.InZone(zone).Date)} in {zone.Id}. Pause until a later date.");
    }

    private BriefingSchedule Schedule(IDateTimeZoneProvider zones)
    {
        var isImmediate = ScheduleText.IsImmediate(Days);
        if (isImmediate && At.Length > 0)
        {
            throw new FormatException($"An immediate briefing comes as soon as there is news: leave out the time of day ({At}).");
        }

        return !isImmediate && At.Length == 0 ? throw new FormatException("Say at what time of day, for example: at 08:00 Europe/Dublin.")
            : Zone.Length > 0 ? ScheduleText.Read(At, Zone, Days, zones)
            : isImmediate ? BriefingSchedule.Immediately(DateTimeZone.Utc)
            : throw new FormatException("Say in which time zone, for example: at 08:00 Europe/Dublin.");
    }

    private List<ChannelAddress> Destinations()
    {
        Check(To, "channels");
        var channels = To.Select(to => ChannelAddress.Parse(to) ?? throw new FormatException($"\"{to}\" is no channel: write {ChannelForm}.")).Distinct().ToList();
        return channels.Count > 0 ? channels : throw new FormatException($"Say in which channel: {ChannelForm}.");
    }

    private static EmptyDays ReadIfEmpty(string typed) => typed.ToLowerInvariant() switch
    {
        "" or "silent" => EmptyDays.Silent,
        "line" => EmptyDays.Line,
        _ => throw new FormatException($"\"{typed}\" is no choice for days without news: write silent or line."),
    };

    private static void Check(IReadOnlyList<string> names, string what)
    {
        if (names.Count > MostNames)
        {
            throw new FormatException(FormattableString.Invariant($"{names.Count} {what} are too many: one subscription takes at most {MostNames}."));
        }

        if (names.FirstOrDefault(name => name.Length > LongestName) is { } tooLong)
        {
            throw new FormatException(FormattableString.Invariant($"One of the {what} has {tooLong.Length} characters; {LongestName} is the most. Separate names by commas."));
        }

        if (names.Any(string.IsNullOrWhiteSpace))
        {
            throw new FormatException($"One of the {what} is empty: leave it out.");
        }
    }
}
