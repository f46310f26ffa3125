using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>Subscriptions to everything, every day at eight of UTC.</summary>
internal static class Daily
{
    /// <summary>One to a channel.</summary>
    /// <param name="begin">When it is made.</param>
    /// <param name="channel">The channel's id.</param>
    public static Subscription Of(Instant begin, string channel = "T1/C1") => Of(begin, [new(ChannelAddress.Slack, channel)]);

    /// <summary>One to some channels.</summary>
    public static Subscription Of(Instant begin, IReadOnlyList<ChannelAddress> channels) =>
        new(0, channels, [], [], ScheduleText.Read("08:00", "UTC", "daily", DateTimeZoneProviders.Tzdb), null, begin, begin, 0, IsPaused: false);
}
