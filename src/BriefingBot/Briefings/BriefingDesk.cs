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
        if (zone.Length == 0)
        {
            throw new FormatException("Say in which time zone, for example: at 08:00 Europe/Dublin.");
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var schedule = ScheduleText.Read(at, zone, days, DateTimeZoneProviders.Tzdb);
        return subscriptions.AddAsync(new(0, channel, speakers, about, schedule, owner, now, now, 0, IsPaused: false), cancellationToken);
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
                    return ChatMessage.Of($"Subscribed (number {added.Id}): {Describe(added)} The first briefing comes {Next(added)}.");
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
    public static string Describe(Subscription subscription) =>
        $"{subscription.Scope.Topic}, {ScheduleText.Write(subscription.Schedule)}{(subscription.IsPaused ? " (paused)" : string.Empty)}.";

    private string Next(Subscription subscription)
    {
        var next = subscription.Schedule.NextDue(Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return $"{next.Date.ToString("dddd d MMMM uuuu", System.Globalization.CultureInfo.InvariantCulture)} at {ScheduleText.Write(next.At.InZone(subscription.Schedule.Zone).TimeOfDay)}, if there is something new";
    }
}
