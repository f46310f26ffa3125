namespace BriefingBot.Core.Chat;

/// <summary>Finds out whether a channel can be posted to, without posting there.</summary>
public interface IChannelProbe
{
    /// <summary><see cref="ChannelAddress.Slack"/> or <see cref="ChannelAddress.Teams"/>.</summary>
    string Name { get; }

    /// <summary>Asks the platform, or what is remembered of it.</summary>
    Task<ChannelFinding> ProbeAsync(ChannelAddress channel, CancellationToken cancellationToken);
}

/// <summary>Whether a channel can be posted to.</summary>
/// <param name="CanPost">Null when that cannot be found out.</param>
/// <param name="Words">Why not, or why it is not known, and what to do; null when it can.</param>
public sealed record ChannelFinding(bool? CanPost, string? Words)
{
    /// <summary>It can be posted to.</summary>
    public static readonly ChannelFinding Good = new(CanPost: true, null);
}
