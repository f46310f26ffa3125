using NodaTime;

namespace BriefingBot.Core.Chat;

/// <summary>How fast a platform lets briefings be posted.</summary>
/// <param name="InWorkspace">The time from one post to the next in one <see cref="ChannelAddress.Workspace"/>; zero: as fast as they come.</param>
/// <param name="InChannel">The time from one post to the next in one channel; zero: as fast as they come.</param>
public sealed record PostPace(Duration InWorkspace, Duration InChannel)
{
    /// <summary>How late a turn in a workspace may be used; after it, another one is taken. A pace that is to hold in any stretch of time leaves room for it.</summary>
    public static readonly Duration Latest = Duration.FromMilliseconds(750);

    /// <summary>As fast as they come.</summary>
    public static readonly PostPace Unlimited = new(Duration.Zero, Duration.Zero);
}
