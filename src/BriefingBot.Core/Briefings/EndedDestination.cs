using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>A channel to which a subscription goes no more, because it is gone or the bot is out of it.</summary>
/// <param name="Subscription">The subscription's number.</param>
/// <param name="Destination">The channel.</param>
/// <param name="At">When that was noticed.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record EndedDestination(long Subscription, ChannelAddress Destination, Instant At, string Reason);

/// <summary>What somebody is told of it.</summary>
/// <param name="To">Where they read it.</param>
/// <param name="Words">What they are told.</param>
public sealed record EndNotice(ChannelAddress To, ChatMessage Words);
