using System.Globalization;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>What a delivery is for, as <see cref="DeliveryKey.Occasion"/> names it. Asked for twice, one occasion is delivered once.</summary>
public static class Occasion
{
    /// <summary>What the name of every briefing asked for begins with. Such a one moves no window: it shows what the next one by the clock still will.</summary>
    public const string AskedPrefix = "run-";

    // it moves no window either
    private const string EndedPrefix = AskedPrefix + "ended-";

    private const string BatchPrefix = "batch-";
    private const string AgainPrefix = AskedPrefix + "again-";

    /// <summary>The briefing of a local date: <c>2027-03-29</c>.</summary>
    public static string OfDate(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An immediate one: what came with the news up to this version of the store.</summary>
    public static string OfBatch(long version) => string.Create(CultureInfo.InvariantCulture, $"{BatchPrefix}{version}");

    /// <summary>One that somebody asked for.</summary>
    /// <param name="request">The request's id; for the briefing of a past date, that date.</param>
    public static string Asked(string request) => AskedPrefix + request;

    /// <summary>The word to an owner that briefings no longer go to a channel.</summary>
    public static string Ended(ChannelAddress destination) => EndedPrefix + destination;

    /// <summary>Whether it is no briefing, but a word to an owner: <see cref="Ended"/>.</summary>
    public static bool IsNotice(string occasion)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        return occasion.StartsWith(EndedPrefix, StringComparison.Ordinal);
    }

    /// <summary>The words of an earlier delivery, sent again because somebody asked for it.</summary>
    /// <param name="request">The request's id: one request sends once.</param>
    public static string Again(string request) => AgainPrefix + request;

    /// <summary>Whether it is an earlier one sent again.</summary>
    public static bool IsAgain(string occasion)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        return occasion.StartsWith(AgainPrefix, StringComparison.Ordinal);
    }

    /// <summary>Whether somebody asked for it now: then it is answered also when there is nothing new.</summary>
    public static bool IsAsked(string occasion)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        return occasion.StartsWith(AskedPrefix, StringComparison.Ordinal);
    }

    /// <summary>Whether it is an immediate one.</summary>
    public static bool IsBatch(string occasion)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        return occasion.StartsWith(BatchPrefix, StringComparison.Ordinal);
    }
}
