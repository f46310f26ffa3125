using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>A subscription as somebody typed it: in chat, on the command line or on the web. Nothing of it is checked yet.</summary>
/// <param name="Channel">Where the briefings go.</param>
/// <param name="Speakers">The speakers; empty for everybody.</param>
/// <param name="About">The subjects; empty for every subject.</param>
/// <param name="At">A time of day such as <c>08:00</c>.</param>
/// <param name="Zone">An IANA zone such as <c>Europe/Dublin</c>.</param>
/// <param name="Days">Days such as <c>mon-fri</c>.</param>
/// <param name="Owner">Who asks, in the platform's words, or null.</param>
public sealed record SubscriptionRequest(
    ChannelAddress Channel, IReadOnlyList<string> Speakers, IReadOnlyList<string> About, string At, string Zone, string Days, string? Owner)
{
    private const int MostNames = 20;
    private const int LongestName = 200;

    /// <summary>The subscription that begins now; the store gives it its number.</summary>
    /// <param name="now">The present.</param>
    /// <param name="zones">The zones known.</param>
    /// <exception cref="FormatException">A part cannot be read; the message says which, and what right looks like.</exception>
    public Subscription Begin(Instant now, IDateTimeZoneProvider zones)
    {
        if (Zone.Length == 0)
        {
            throw new FormatException("Say in which time zone, for example: at 08:00 Europe/Dublin.");
        }

        Check(Speakers, "speakers");
        Check(About, "subjects");
        return new(0, Channel, Speakers, About, ScheduleText.Read(At, Zone, Days, zones), Owner, now, now, 0, IsPaused: false);
    }

    private static void Check(IReadOnlyList<string> names, string what)
    {
        if (names.Count > MostNames)
        {
            throw new FormatException(FormattableString.Invariant($"{names.Count} {what} are too many: one subscription follows at most {MostNames}."));
        }

        if (names.FirstOrDefault(name => name.Length > LongestName) is { } tooLong)
        {
            throw new FormatException(FormattableString.Invariant($"One of the {what} has {tooLong.Length} characters; {LongestName} is the most. Separate names by commas."));
        }
    }
}
