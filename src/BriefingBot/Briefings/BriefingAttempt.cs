using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>Tries once to post a delivery that was leased, and records how that ended.</summary>
internal sealed partial class BriefingAttempt(
    IDeliveryLedger ledger, BriefingComposer composer, DestinationEnds ends, IEnumerable<IChatPlatform> platforms, FreshLinks links, TimeProvider clock, ILogger logger)
{
    /// <summary>How long others leave alone what was leased; a crashed replica's delivery is taken over after it.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(2);

    // whatever is not over by then is broken off, so that it is over when the lease is
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(105);

    // a post that has less time than this is left to the next attempt
    private static readonly TimeSpan LongestPost = TimeSpan.FromSeconds(35);

    /// <summary>While a platform asks us to wait, or somebody has to act, we come again this long after it was due, however often.</summary>
    public static readonly Duration Patience = Duration.FromDays(7);

    // somebody has to act, and the workspace is looked at apart
    private static readonly Duration UntilSomebodyActs = Duration.FromMinutes(15);

    private static readonly Duration LongestWait = Duration.FromHours(1);

    private const int MostAttempts = 12;

    /// <summary>Tries once.</summary>
    /// <param name="delivery">The delivery as it was before it was leased.</param>
    /// <param name="subscription">Its subscription; null when that was removed: then only a notice of it is posted.</param>
    /// <param name="leasedAt">When it was leased, by <see cref="TimeProvider.GetTimestamp"/>: no jump of the clock moves it.</param>
    /// <param name="turn">Its turn to be posted.</param>
    /// <param name="cancellationToken">Gives up; what was posted by then is looked for by the next attempt.</param>
    /// <returns>The refusal, when it is about the whole workspace: it wants to wait, or nothing can be posted there; or null.</returns>
    public async Task<ChatException?> TryAsync(Delivery delivery, Subscription? subscription, long leasedAt, PostTurn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var isNotice = Occasion.IsNotice(delivery.Key.Occasion);
        if (!isNotice && subscription?.Destinations.Contains(delivery.Key.Destination) != true)
        {
            await ledger.MarkRefusedAsync(delivery.Key, "The subscription was removed.", wait: null, CancellationToken.None);
            return null;
        }

        if (IsHopeless(delivery))
        {
            await RefuseAsync(delivery, MayBeThere(delivery) ? "It was tried too often without knowing whether it was posted." : "It was begun too often and never came to an end.", isFinal: true, wait: null, CancellationToken.None);
            return null;
        }

        if (platforms.For(delivery.Key.Destination) is not { } target)
        {
            await FailAsync(delivery, new($"There is no connection to {delivery.Key.Destination.Platform}: set its credentials (see the README).", certainlyNotPosted: true, isPermanent: false), CancellationToken.None);
            return null;
        }

        using var longest = new CancellationTokenSource(TimeSpan.FromTicks(Math.Max(1, (Longest - clock.GetElapsedTime(leasedAt)).Ticks)), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, cancellationToken);
        try
        {
            await PostAsync(delivery, subscription, new TracedPlatform(target, delivery.Key), leasedAt, turn, either.Token);
        }
        catch (ChatException untried) when (untried.IsUntried)
        {
            await ledger.GiveBackAsync(delivery, untried.RetryAfter ?? Wait(delivery), untried.Message, CancellationToken.None);
            Log.Untried(logger, delivery.Key.ToString(), untried.Message);
        }
        catch (ChatException refused)
        {
            await (refused.CertainlyNotPosted ? FailAsync(delivery, refused, CancellationToken.None) : UnknownAsync(delivery, refused.Message, asked: null, CancellationToken.None));
            if (refused.IsChannelGone && !isNotice)
            {
                await ends.EndAsync(subscription!, delivery.Key.Destination, refused.Message, CancellationToken.None);
            }

            return refused.IsOfWorkspace || refused is { RetryAfter: not null, HoldsWorkspace: true } ? refused : null;
        }

        return null;
    }

    /// <summary>Whether it may have been posted before: somebody began to post it, and nobody wrote down how that ended.</summary>
    public static bool MayBeThere(Delivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return delivery is { State: DeliveryState.Posting, Content: not null };
    }

    private async Task PostAsync(Delivery delivery, Subscription? subscription, TracedPlatform target, long leasedAt, PostTurn turn, CancellationToken cancellationToken)
    {
        ChatMessage? content;
        try
        {
            if (MayBeThere(delivery) && await target.FindAsync(delivery.Key.Destination, delivery.Key.ToString(), cancellationToken) is { } found)
            {
                await ledger.MarkSentAsync(delivery.Key, found, CancellationToken.None);
                Log.Found(logger, delivery.Key.ToString(), found);
                return;
            }

            content = delivery.Content ?? await composer.ComposeAsync(delivery, subscription!, cancellationToken); // a notice has its words
        }
        catch (OperationCanceledException late) when (cancellationToken.IsCancellationRequested)
        {
            throw TooLate(late, isUntried: false); // words that take so long each time come to an end
        }

        if (content is null)
        {
            await ledger.MarkEmptyAsync(delivery.Key, CancellationToken.None);
            Log.Empty(logger, delivery.Key.ToString());
            return;
        }

        await ledger.FreezeAsync(delivery.Key, content, CancellationToken.None);
        await InTimeAsync(turn, leasedAt, cancellationToken);
        var fresh = links.Of(content);
        var labelled = MayBeThere(delivery) ? new ChatMessage([new ChatParagraph([new ChatText("Possibly a repeat: it is not known whether this briefing was posted before.")]), .. fresh.Blocks]) : fresh;
        string message;
        try
        {
            message = await target.PostAsync(delivery.Key.Destination, labelled, delivery.Key.ToString(), cancellationToken);
        }
        catch (OperationCanceledException late) when (cancellationToken.IsCancellationRequested)
        {
            throw new ChatException("It was broken off while it was being posted.", certainlyNotPosted: false, isPermanent: false, late);
        }

        await ledger.MarkSentAsync(delivery.Key, message, CancellationToken.None);
        Log.Delivered(logger, delivery.Key.ToString(), message);
    }

    private async Task InTimeAsync(PostTurn turn, long leasedAt, CancellationToken cancellationToken)
    {
        try
        {
            await turn.KeepAsync(cancellationToken);
        }
        catch (OperationCanceledException late) when (cancellationToken.IsCancellationRequested)
        {
            throw TooLate(late, isUntried: true);
        }

        if (clock.GetElapsedTime(leasedAt) > Longest - LongestPost)
        {
            throw TooLate(cause: null, isUntried: true);
        }
    }

    private static ChatException TooLate(Exception? cause, bool isUntried) =>
        new("There was no time left to post it: it is tried again.", certainlyNotPosted: true, isPermanent: false, cause) { IsUntried = isUntried };

    // that this attempt was refused says nothing of one before that may have got through
    private Task FailAsync(Delivery delivery, ChatException refused, CancellationToken cancellationToken) =>
        MayBeThere(delivery) && !refused.IsFinal ? UnknownAsync(delivery, refused.Message, Asked(refused), cancellationToken)
        : RefuseAsync(delivery, refused.Message, refused.IsFinal || !MayTryAgain(delivery, refused), Asked(refused), cancellationToken);

    private static Duration? Asked(ChatException refused) => refused.RetryAfter ?? (refused.IsOfWorkspace ? UntilSomebodyActs : null);

    // each attempt ended without a word, as a crash does; one that is asked to wait is tried oftener
    private bool IsHopeless(Delivery delivery) =>
        delivery.Attempts >= MostAttempts && (delivery.State != DeliveryState.Retrying || Instant.FromDateTimeOffset(clock.GetUtcNow()) - delivery.DueAt >= Patience);

    private bool MayTryAgain(Delivery delivery, ChatException refused) =>
        (delivery.Attempts + 1 < MostAttempts && !refused.IsOfWorkspace) || (Asked(refused) is not null && Instant.FromDateTimeOffset(clock.GetUtcNow()) - delivery.DueAt < Patience);

    private async Task UnknownAsync(Delivery delivery, string problem, Duration? asked, CancellationToken cancellationToken)
    {
        if (delivery.Attempts + 1 >= MostAttempts)
        {
            await RefuseAsync(delivery, problem, isFinal: true, wait: null, cancellationToken);
            return;
        }

        await ledger.MarkUnknownAsync(delivery.Key, problem, Duration.Max(Lease, asked is { } wait ? Duration.Min(wait, LongestWait) : Wait(delivery)), cancellationToken);
        Log.Unknown(logger, delivery.Key.ToString(), problem);
    }

    // one minute, then twice as long each time, at most an hour
    private static Duration Wait(Delivery delivery) => Duration.FromMinutes(Math.Min(60, 1 << Math.Min(delivery.Attempts, 6)));

    private async Task RefuseAsync(Delivery delivery, string problem, bool isFinal, Duration? wait, CancellationToken cancellationToken)
    {
        await ledger.MarkRefusedAsync(delivery.Key, problem, isFinal ? null : wait is { } asked ? Duration.Min(asked, LongestWait) : Wait(delivery), cancellationToken);
        Log.Refused(logger, delivery.Key.ToString(), problem, isFinal ? "given up" : "tried again later");
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

        [LoggerMessage(6, LogLevel.Information, "Briefing {Key} was not tried and is taken up again: {Problem}")]
        public static partial void Untried(ILogger logger, string key, string problem);
    }
}
