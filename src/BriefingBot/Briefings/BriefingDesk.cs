using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>Carries out what people say about briefings in chat, and answers in words; only the channel's own subscriptions are seen and changed.</summary>
internal sealed class BriefingDesk(SubscriptionDesk desk, ISubscriptionStore subscriptions, TimeProvider clock)
{
    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Carries out a command.</summary>
    public async Task<ChatMessage> HandleAsync(BriefingCommand command, ChatRequest request, CancellationToken cancellationToken)
    {
        var own = (await subscriptions.ListAsync(cancellationToken)).Where(subscription => subscription.Destinations.Contains(request.Channel)).ToList();
        Subscription? Own(long id) => own.Find(subscription => subscription.Id == id);
        try
        {
            return command switch
            {
                BriefingCommand.Add add => await AddAsync(add, request, cancellationToken),
                BriefingCommand.List => List(own),
                BriefingCommand.Pause { Paused: true } pause when Own(pause.Id) is { } one => await PauseAsync(one, cancellationToken),
                BriefingCommand.Pause resume when Own(resume.Id) is { } one => await ResumeAsync(one, cancellationToken),
                BriefingCommand.Remove remove when Own(remove.Id) is { } one => await LeaveAsync(one, request.Channel, cancellationToken),
                BriefingCommand.Unclear unclear => ChatMessage.Of($"{unclear.Missing} For example: {BriefingCommand.Usage}"),
                _ => ChatMessage.Of("This channel has no subscription with that number: \"list\" shows what there is."),
            };
        }
        catch (FormatException unreadable)
        {
            return ChatMessage.Of(unreadable.Message);
        }
    }

    private async Task<ChatMessage> AddAsync(BriefingCommand.Add add, ChatRequest request, CancellationToken cancellationToken)
    {
        var (added, notes) = await desk.AddAsync(new([request.Channel.ToString()], add.Speakers, add.About, add.At, add.Zone, add.Days, request.User), cancellationToken);
        return ChatMessage.Of(string.Join(' ', [$"Subscribed (number {added.Id}): {SubscriptionText.Describe(added, Now)} The first briefing comes {SubscriptionText.Next(added, Now)}, if there is something new.", .. notes]));
    }

    private ChatMessage List(List<Subscription> own) => own.Count == 0
        ? ChatMessage.Of($"This channel has no subscription. For example: {BriefingCommand.Usage}")
        : new([new ChatHeading("Subscriptions of this channel"), .. own.Select(subscription => new ChatItem([new ChatText($"{subscription.Id}: {SubscriptionText.Describe(subscription, Now)}")]))]);

    private async Task<ChatMessage> PauseAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await subscriptions.PauseAsync(subscription.Id, until: null, cancellationToken);
        return ChatMessage.Of($"Subscription {subscription.Id} rests until you resume it.");
    }

    private async Task<ChatMessage> ResumeAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await subscriptions.ResumeAsync(subscription.Id, cancellationToken);
        return ChatMessage.Of($"Subscription {subscription.Id} goes on.");
    }

    private async Task<ChatMessage> LeaveAsync(Subscription subscription, ChannelAddress channel, CancellationToken cancellationToken)
    {
        await subscriptions.LeaveAsync(subscription.Id, channel, cancellationToken);
        return ChatMessage.Of(subscription.Destinations.Count == 1
            ? $"Subscription {subscription.Id} is ended."
            : $"Subscription {subscription.Id} no longer comes here; it goes on in its other channels.");
    }
}
