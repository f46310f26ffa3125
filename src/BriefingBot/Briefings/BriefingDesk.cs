using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Briefings;

/// <summary>Carries out what people say about briefings in chat, and answers in words; only the channel's own subscriptions are seen and changed.</summary>
internal sealed class BriefingDesk(SubscriptionDesk desk, SubscriptionPreviewer previewer, ISubscriptionStore subscriptions, TimeProvider clock)
{
    private const int ShownDues = 3;

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
                BriefingCommand.Form => Ask("What should this channel be told about, and when?", new Dictionary<string, string>(StringComparer.Ordinal)),
                BriefingCommand.Preview preview when Own(preview.Id) is { } one => await PreviewAsync(one, cancellationToken),
                BriefingCommand.Run run when Own(run.Id) is { } one => await RunAsync(one, run.Date, cancellationToken),
                BriefingCommand.Pause { Paused: true } pause when Own(pause.Id) is { } one => await PauseAsync(one, pause.Until, cancellationToken),
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

    /// <summary>Takes the form of a new subscription; what cannot be read is said above the form, with what was typed still in it.</summary>
    public async Task<ChatMessage> TakeAsync(IReadOnlyDictionary<string, string> form, ChatRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        string Of(string field) => form.GetValueOrDefault(field, string.Empty);
        var at = ScheduleText.IsImmediate(Of(ChatForm.Days)) ? string.Empty : Of(ChatForm.At); // the field has a time in it from the beginning
        var add = new BriefingCommand.Add(ChatForm.Split(Of(ChatForm.Speakers)), ChatForm.Split(Of(ChatForm.About)), at, Of(ChatForm.Zone), Of(ChatForm.Days))
        {
            Phrases = ChatForm.Split(Of(ChatForm.Phrases)),
            NotPhrases = ChatForm.Split(Of(ChatForm.Not)),
            IfEmpty = Of(ChatForm.IfEmpty),
        };
        try
        {
            return await AddAsync(add, request, cancellationToken);
        }
        catch (FormatException unreadable)
        {
            return Ask($"{unreadable.Message} Nothing was saved.", form);
        }
    }

    private static ChatMessage Ask(string words, IReadOnlyDictionary<string, string> typed) =>
        new([new ChatParagraph([new ChatText(words)]), new ChatSubscribing(typed)]);

    private async Task<ChatMessage> AddAsync(BriefingCommand.Add add, ChatRequest request, CancellationToken cancellationToken)
    {
        var wanted = new SubscriptionRequest([request.Channel.ToString()], add.Speakers, add.About, add.At, add.Zone, add.Days, request.User)
        {
            Phrases = add.Phrases,
            NotPhrases = add.NotPhrases,
            IfEmpty = add.IfEmpty,
        };
        var (added, notes) = await desk.AddAsync(wanted, cancellationToken);
        var volume = await desk.VolumeAsync(added, cancellationToken);
        var first = added.IfEmpty == EmptyDays.Line && !added.Schedule.IsImmediate ? string.Empty : ", if there is something new";
        return ChatMessage.Of(string.Join(' ', new[] { $"Subscribed (number {added.Id}): {SubscriptionText.Describe(added, Now)} The first briefing comes {SubscriptionText.Next(added, Now)}{first}." }
            .Concat(notes).Append(volume.Words).Append(volume.Warning).OfType<string>()));
    }

    private ChatMessage List(List<Subscription> own) => own.Count == 0
        ? ChatMessage.Of($"This channel has no subscription. For example: {BriefingCommand.Usage}")
        : new([new ChatHeading("Subscriptions of this channel"), .. own.Select(subscription => new ChatItem([new ChatText($"{subscription.Id}: {SubscriptionText.Describe(subscription, Now)}")]))]);

    private async Task<ChatMessage> PreviewAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var preview = await previewer.WriteAsync(subscription, Now, cancellationToken);
        var dues = subscription.Schedule.Upcoming(Now).Take(ShownDues).Select(due => SubscriptionText.When(due.At, subscription.Schedule.Zone)).ToList();
        var when = subscription.IsRestingAt(Now) ? $"It is {SubscriptionText.Rest(subscription)}."
            : dues.Count == 0 ? "It comes as soon as there is news."
            : $"It comes on {string.Join(", ", dues)}, and so on.";
        return new([new ChatParagraph([new ChatText($"{SubscriptionText.Describe(subscription, Now)} {when} {preview.Volume.Words} With the news so far it would say:")]), .. preview.Briefing.Message.Blocks]);
    }

    private async Task<ChatMessage> RunAsync(Subscription subscription, string date, CancellationToken cancellationToken)
    {
        var day = date.Length == 0 ? null
            : LocalDatePattern.Iso.Parse(date) is { Success: true, Value: var read } ? (LocalDate?)read
            : throw new FormatException($"\"{date}\" is no date: write year, month and day, for example 2027-03-29.");
        var (occasion, isNew) = await desk.RunAsync(subscription, day, cancellationToken);
        return ChatMessage.Of(!isNew ? $"The briefing of {occasion} is on record already and is not delivered twice."
            : subscription.IsRestingAt(Now) ? $"Subscription {subscription.Id} is {SubscriptionText.Rest(subscription)}: its briefing comes when it goes on."
            : "It comes within seconds.");
    }

    private async Task<ChatMessage> PauseAsync(Subscription subscription, string until, CancellationToken cancellationToken)
    {
        var instant = SubscriptionRequest.ReadPause(until, Now, subscription.Schedule.Zone);
        await subscriptions.PauseAsync(subscription.Id, instant, cancellationToken);
        var rest = SubscriptionText.Rest(subscription with { PausedUntil = instant });
        return ChatMessage.Of(instant is null ? $"Subscription {subscription.Id} rests until you resume it." : $"Subscription {subscription.Id} is {rest}.");
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
