using System.Text.RegularExpressions;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>
/// Ends what goes to a channel that is gone: the subscription goes on in its other channels, or is ended, and its owner is told once, by a
/// direct message where the platform can. The notice is a delivery, so that it is neither lost nor doubled.
/// </summary>
internal sealed partial class DestinationEnds(ISubscriptionStore subscriptions, TimeProvider clock)
{
    /// <summary>Ends everything that goes to a channel; a <see cref="ChannelGone"/>.</summary>
    public async Task EndAllAsync(ChannelAddress channel, string reason, CancellationToken cancellationToken)
    {
        foreach (var subscription in (await subscriptions.ListAsync(cancellationToken)).Where(one => one.Destinations.Contains(channel)))
        {
            await EndAsync(subscription, channel, reason, cancellationToken);
        }
    }

    /// <summary>Ends what one subscription sends to a channel.</summary>
    public Task EndAsync(Subscription subscription, ChannelAddress channel, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var words = $"Subscription {subscription.Id} ({SubscriptionText.Describe(subscription, Instant.FromDateTimeOffset(clock.GetUtcNow())).TrimEnd('.')}) no longer goes to {channel}. {reason} "
            + (subscription.Destinations.Count > 1 ? "It goes on in its other channels." : "It had no other channel, and is ended. Subscribe again when the bot is back there, or in another channel.");
        return subscriptions.EndAsync(subscription, channel, reason, OwnerOf(subscription, channel) is { } owner ? new(owner, ChatMessage.Of(words)) : null, cancellationToken);
    }

    // where the owner reads what only they are told; null when that is not known
    private static ChannelAddress? OwnerOf(Subscription subscription, ChannelAddress gone)
    {
        var team = subscription.Destinations.Prepend(gone).FirstOrDefault(channel => channel.Platform == ChannelAddress.Slack)?.Id.Split('/')[0];
        var owner = subscription.Owner switch
        {
            { } user when SlackUser().IsMatch(user) && team is not null => new ChannelAddress(ChannelAddress.Slack, $"{team}/{user}"),
            { } user when user.StartsWith("29:", StringComparison.Ordinal) && !user.Any(char.IsWhiteSpace) => new ChannelAddress(ChannelAddress.Teams, user),
            _ => null,
        };
        return owner == gone ? null : owner;
    }

    [GeneratedRegex("^[UW][A-Z0-9]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex SlackUser();
}
