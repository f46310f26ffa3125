namespace BriefingBot.Core.Chat;

/// <summary>Takes note that a channel is gone, or that the bot is out of it: nothing is posted there any more.</summary>
/// <param name="channel">The channel.</param>
/// <param name="reason">What happened, in a sentence.</param>
/// <param name="cancellationToken">Gives up.</param>
public delegate Task ChannelGone(ChannelAddress channel, string reason, CancellationToken cancellationToken);
