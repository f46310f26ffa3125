using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>Takes subscriptions, from chat, the command line and the web, and answers in words.</summary>
internal sealed class BriefingDesk(ISubscriptionStore subscriptions, TimeProvider clock)
{
    /// <summary>Begins a subscription.</summary>
    /// <exception cref="FormatException">A part cannot be read; the message says which, and what right looks like.</exception>
    public Task<Subscription> AddAsync(
        ChannelAddress channel, IReadOnlyList<string> speakers, IReadOnlyList<string> about, string at, string zone, string days, string? owner, CancellationToken cancellationToken)
    {
        var request = new SubscriptionRequest(channel, speakers, about, at, zone, days, owner);
        return subscriptions.AddAsync(request.Begin(Now, DateTimeZoneProviders.Tzdb), cancellationToken);
    }

    /// <summary>Carries out a command given in chat; only the channel's own subscriptions are seen and changed.</summary>
    public async Task<ChatMessage> HandleAsync(BriefingCommand command, ChatRequest request, CancellationToken cancellationToken)
    {
        var own = (await subscriptions.ListAsync(cancellationToken)).Where(subscription => subscription.Channel == request.Channel).ToList();
        switch (command)
        {
            case BriefingCommand.Add add:
                try
                {
                    var added = await AddAsync(request.Channel, add.Speakers, add.About, add.At, add.Zone, add.Days, request.User, cancellationToken);
                    return ChatMessage.Of($"Subscribed (number {added.Id}): {Describe(added)} The first briefing comes {SubscriptionText.Next(added, Now)}, if there is something new.");
                }
                catch (FormatException unreadable)
                {
                    return ChatMessage.Of(unreadable.Message);
                }

            case BriefingCommand.List:
                return own.Count == 0
                    ? ChatMessage.Of($"This channel has no subscription. For example: {BriefingCommand.Usage}")
                    : new([new ChatHeading("Subscriptions of this channel"), .. own.Select(subscription => new ChatItem([new ChatText($"{subscription.Id}: {Describe(subscription)}")]))]);
            case BriefingCommand.Pause pause when own.Exists(subscription => subscription.Id == pause.Id):
                await subscriptions.PauseAsync(pause.Id, pause.Paused, cancellationToken);
                return ChatMessage.Of(pause.Paused ? $"Subscription {pause.Id} rests until you resume it." : $"Subscription {pause.Id} goes on.");
            case BriefingCommand.Remove remove when own.Exists(subscription => subscription.Id == remove.Id):
                await subscriptions.RemoveAsync(remove.Id, cancellationToken);
                return ChatMessage.Of($"Subscription {remove.Id} is ended.");
            case BriefingCommand.Unclear unclear:
                return ChatMessage.Of($"{unclear.Missing} For example: {BriefingCommand.Usage}");
            default:
                return ChatMessage.Of("This channel has no subscription with that number: \"list\" shows what there is.");
        }
    }

    /// <summary>A subscription as a sentence.</summary>
    public static string Describe(Subscription subscription) => SubscriptionText.Describe(subscription);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
