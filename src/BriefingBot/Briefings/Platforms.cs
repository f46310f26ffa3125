using BriefingBot.Core.Chat;

namespace BriefingBot.Briefings;

/// <summary>Which platform is for which channel.</summary>
internal static class Platforms
{
    /// <summary>The platform of a channel, or null when it is not connected.</summary>
    public static IChatPlatform? For(this IEnumerable<IChatPlatform> platforms, ChannelAddress channel) =>
        platforms.FirstOrDefault(platform => platform.Name == channel.Platform);

    /// <summary>How fast may be posted to a channel; where nothing is connected, nothing is posted, at any pace.</summary>
    public static PostPace PaceOf(this IEnumerable<IChatPlatform> platforms, ChannelAddress channel) => platforms.For(channel)?.Pace ?? PostPace.Unlimited;
}
