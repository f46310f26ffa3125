namespace BriefingBot.Core.Chat;

/// <summary>Remembers what a platform needs to reach a channel later: for Teams the conversation reference.</summary>
public interface IChannelDirectory
{
    /// <summary>Remembers, or replaces, the platform's own words about a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="reference">What the platform needs, in its own form, for example JSON. No secrets.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task SaveAsync(ChannelAddress channel, string reference, CancellationToken cancellationToken);

    /// <summary>What was remembered of a channel, or null.</summary>
    Task<string?> FindAsync(ChannelAddress channel, CancellationToken cancellationToken);

    /// <summary>Forgets a channel: the bot was removed from it.</summary>
    Task ForgetAsync(ChannelAddress channel, CancellationToken cancellationToken);
}
