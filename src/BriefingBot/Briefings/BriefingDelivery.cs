using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>Delivers what is due: the schedule says what, the ledger says who and whether. Runs on every replica, every few seconds.</summary>
internal sealed partial class BriefingDelivery(
    ISubscriptionStore subscriptions, IDeliveryLedger ledger, BriefingWriter writer, IEnumerable<IChatPlatform> platforms, TimeProvider clock, ILogger<BriefingDelivery> logger)
{
    // longer than any post with its retries takes; a crashed replica's delivery is taken over after it
    private static readonly Duration Lease = Duration.FromMinutes(2);

    // later than this, the message says so
    private static readonly Duration Late = Duration.FromMinutes(15);

    // briefings older than this are not made up for
    private static readonly Duration CatchUp = Duration.FromDays(7);

    private const int MostAttempts = 12;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Claims what became due, and posts what is open.</summary>
    public async Task DeliverDueAsync(CancellationToken cancellationToken)
    {
        var all = await subscriptions.ListAsync(cancellationToken);
        foreach (var subscription in all.Where(subscription => !subscription.IsRestingAt(Now) && !subscription.Schedule.IsImmediate))
        {
            var due = subscription.Schedule.LatestDue(Now);
            if (due.At >= subscription.ActiveFrom && Now - due.At <= CatchUp)
            {
                await ClaimAsync(subscription, Occasion.OfDate(due.Date), due.At, cancellationToken);
            }
        }

        var open = await ledger.OpenAsync(cancellationToken);
        if (open.Count > 0)
        {
            all = await subscriptions.ListAsync(cancellationToken); // again: one of the open ones may be younger than the first list
        }

        foreach (var delivery in open)
        {
            var subscription = all.FirstOrDefault(subscription => subscription.Id == delivery.Key.Subscription);
            if (subscription?.IsRestingAt(Now) != true) // one that rests goes on where it was when it is resumed
            {
                await DeliverAsync(delivery, subscription, cancellationToken);
            }
        }
    }

    private async Task ClaimAsync(Subscription subscription, string occasion, Instant dueAt, CancellationToken cancellationToken)
    {
        foreach (var destination in subscription.Destinations)
        {
            await ledger.TryClaimAsync(new(subscription.Id, destination, occasion), dueAt, cancellationToken);
        }
    }

    private async Task DeliverAsync(Delivery delivery, Subscription? subscription, CancellationToken cancellationToken)
    {
        if (!await ledger.TryLeaseAsync(delivery, Lease, cancellationToken))
        {
            return; // another replica has it
        }

        if (subscription?.Destinations.Contains(delivery.Key.Destination) != true)
        {
            await ledger.MarkRefusedAsync(delivery.Key, "The subscription was removed.", wait: null, CancellationToken.None);
            return;
        }

        if (delivery.Attempts >= MostAttempts) // each of them ended without a word, as a crash does
        {
            await RefuseAsync(delivery, "It was tried too often without knowing whether it was posted.", permanent: true, CancellationToken.None);
            return;
        }

        if (platforms.FirstOrDefault(platform => platform.Name == delivery.Key.Destination.Platform) is not { } target)
        {
            await FailAsync(delivery, $"There is no connection to {delivery.Key.Destination.Platform}: set its credentials (see the README).", permanent: false, CancellationToken.None);
            return;
        }

        try
        {
            await PostAsync(delivery, subscription, new TracedPlatform(target, delivery.Key), cancellationToken);
        }
        catch (ChatException refused) when (refused.CertainlyNotPosted)
        {
            await FailAsync(delivery, refused.Message, refused.IsPermanent, CancellationToken.None);
        }
        catch (ChatException unknown)
        {
            await UnknownAsync(delivery, unknown.Message, CancellationToken.None);
        }
    }

    private async Task PostAsync(Delivery delivery, Subscription subscription, TracedPlatform target, CancellationToken cancellationToken)
    {
        if (MayBeThere(delivery) && await target.FindAsync(delivery.Key.Destination, delivery.Key.ToString(), cancellationToken) is { } found)
        {
            await ledger.MarkSentAsync(delivery.Key, found, CancellationToken.None);
            Log.Found(logger, delivery.Key.ToString(), found);
            return;
        }

        var content = delivery.Content ?? await ComposeAsync(delivery, subscription, cancellationToken);
        if (content is null)
        {
            await ledger.MarkEmptyAsync(delivery.Key, CancellationToken.None);
            Log.Empty(logger, delivery.Key.ToString());
            return;
        }

        await ledger.FreezeAsync(delivery.Key, content, cancellationToken);
        var labelled = MayBeThere(delivery) ? new ChatMessage([new ChatParagraph([new ChatText("Possibly a repeat: it is not known whether this briefing was posted before.")]), .. content.Blocks]) : content;
        var message = await target.PostAsync(delivery.Key.Destination, labelled, delivery.Key.ToString(), cancellationToken);
        await ledger.MarkSentAsync(delivery.Key, message, CancellationToken.None);
        Log.Delivered(logger, delivery.Key.ToString(), message);
    }

    private async Task<ChatMessage?> ComposeAsync(Delivery delivery, Subscription subscription, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin("compose", delivery.Key);
        var covers = $"covers {Local(delivery.Since, subscription)} to {Local(delivery.Until, subscription)}.";
        var note = delivery.Until < delivery.DueAt ? $"Asked for: {covers}" // the briefing of a past date
            : Now - delivery.DueAt > Late ? $"Late: due {Local(delivery.DueAt, subscription)}; {covers}"
            : null;
        var briefing = await writer.WriteAsync(
            (subscription.Scope with { AfterVersion = delivery.AfterVersion, UpToVersion = delivery.UpToVersion, Delivery = delivery.Key }).Between(delivery.Since, delivery.Until, subscription.Schedule.Zone), note, cancellationToken);
        return !briefing.IsEmpty || Occasion.IsAsked(delivery.Key.Occasion) ? briefing.Message
            : subscription.IfEmpty == EmptyDays.Line && !Occasion.IsBatch(delivery.Key.Occasion) ? ChatMessage.Of($"Nothing new since {Local(delivery.Since, subscription)}: {subscription.Scope.Topic}.")
            : null;
    }

    private static string Local(Instant instant, Subscription subscription)
    {
        var local = instant.InZone(subscription.Schedule.Zone).LocalDateTime;
        return $"{Spelling.Spoken(PartialDate.Day(local.Date))} {ScheduleText.Write(local.TimeOfDay)}";
    }

    // the state before this attempt: somebody began to post it, and nobody wrote down how that ended
    private static bool MayBeThere(Delivery delivery) => delivery.State == DeliveryState.Posting && delivery.Content is not null;

    // that this attempt was refused says nothing of one before that may have got through
    private Task FailAsync(Delivery delivery, string problem, bool permanent, CancellationToken cancellationToken) =>
        MayBeThere(delivery) && !permanent ? UnknownAsync(delivery, problem, cancellationToken) : RefuseAsync(delivery, problem, permanent, cancellationToken);

    private async Task UnknownAsync(Delivery delivery, string problem, CancellationToken cancellationToken)
    {
        if (delivery.Attempts + 1 >= MostAttempts)
        {
            await RefuseAsync(delivery, problem, permanent: true, cancellationToken);
            return;
        }

        await ledger.MarkUnknownAsync(delivery.Key, problem, Duration.Max(Lease, Wait(delivery)), cancellationToken);
        Log.Unknown(logger, delivery.Key.ToString(), problem);
    }

    // one minute, then twice as long each time, at most an hour
    private static Duration Wait(Delivery delivery) => Duration.FromMinutes(Math.Min(60, 1 << Math.Min(delivery.Attempts, 6)));

    private async Task RefuseAsync(Delivery delivery, string problem, bool permanent, CancellationToken cancellationToken)
    {
        var giveUp = permanent || delivery.Attempts + 1 >= MostAttempts;
        await ledger.MarkRefusedAsync(delivery.Key, problem, giveUp ? null : Wait(delivery), cancellationToken);
        Log.Refused(logger, delivery.Key.ToString(), problem, giveUp ? "given up" : "tried again later");
    }

    private static partial class Log // keys, message ids and our own words only
    {
        [LoggerMessage(1, LogLevel.Information, "Briefing {Key} was delivered as {Message}.")]
        public static partial void Delivered(ILogger logger, string key, string message);

        [LoggerMessage(2, LogLevel.Information, "Briefing {Key} was found posted as {Message}.")]
        public static partial void Found(ILogger logger, string key, string message);

        [LoggerMessage(3, LogLevel.Information, "Briefing {Key} holds nothing new and is not posted.")]
        public static partial void Empty(ILogger logger, string key);

        [LoggerMessage(4, LogLevel.Warning, "Briefing {Key} was refused and is {Next}: {Problem}")]
        public static partial void Refused(ILogger logger, string key, string problem, string next);

        [LoggerMessage(5, LogLevel.Warning, "It is not known whether briefing {Key} was posted: {Problem}")]
        public static partial void Unknown(ILogger logger, string key, string problem);
    }
}
