using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>A delivery that is to be sent again.</summary>
/// <param name="Key">Its own key.</param>
/// <param name="IsNew">Whether this request recorded it; one request sends once, however often it comes.</param>
/// <param name="Rests">Whether the subscription rests: then it waits until that goes on.</param>
internal sealed record SentAgain(DeliveryKey Key, bool IsNew, bool Rests);

/// <summary>Sends the words of an earlier delivery again, labelled as such: an occasion of its own, which moves no window.</summary>
internal sealed class Redelivery(IDeliveryLedger ledger, ISubscriptionStore subscriptions, TimeProvider clock)
{
    private const int LongestRequest = 64;

    /// <summary>An id for a request that has none.</summary>
    public static string NewRequest() => Guid.NewGuid().ToString("N");

    /// <summary>Records that a delivery is to be sent again; the next round of delivery posts it.</summary>
    /// <param name="key">The earlier one, as <see cref="DeliveryKey.ToString"/> writes it.</param>
    /// <param name="request">The request's id: letters, digits and hyphens, at most 64.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FormatException">It cannot be sent again; the message says why.</exception>
    public async Task<SentAgain> SendAsync(string key, string request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Length is 0 or > LongestRequest || !request.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw new FormatException($"The id of a request is 1 to {LongestRequest} letters, digits and hyphens.");
        }

        var earlier = await NamedDelivery.FindAsync(ledger, key, cancellationToken);
        var read = earlier.Key;
        var subscription = (await subscriptions.ListAsync(cancellationToken)).FirstOrDefault(one => one.Id == read.Subscription);
        if (subscription?.Destinations.Contains(read.Destination) != true)
        {
            throw new FormatException($"Subscription {FormattableString.Invariant($"{read.Subscription}")} was removed or goes to {read.Destination} no longer: nothing is sent there.");
        }

        if (WhyNot(earlier) is { } reason)
        {
            throw new FormatException(reason);
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var again = read with { Occasion = Occasion.Again(request) };
        var window = new BriefingWindow(earlier.AfterVersion, earlier.UpToVersion, earlier.Since, earlier.Until);
        var isNew = await ledger.TryClaimAsync(again, now, window, Labelled(earlier, subscription.Schedule.Zone), cancellationToken);
        return new(again, isNew, subscription.IsRestingAt(now));
    }

    /// <summary>Whether it can be sent again: it was posted, or given up.</summary>
    public static bool IsPossible(Delivery delivery) => WhyNot(delivery) is null;

    private static string? WhyNot(Delivery earlier) => earlier.State switch
    {
        _ when Occasion.IsNotice(earlier.Key.Occasion) => $"Delivery {earlier.Key} is no briefing, but a word to an owner: it is not sent again.",
        DeliveryState.Sent or DeliveryState.Failed => null,
        DeliveryState.Empty => $"Delivery {earlier.Key} held nothing new and was not posted: there is nothing to send again.",
        _ => $"Delivery {earlier.Key} is on its way: it is {SubscriptionText.Describe(earlier.State)}. Wait until it was posted or given up.",
    };

    // without frozen words it was given up before they were composed: they are composed now, from the same window
    private static ChatMessage? Labelled(Delivery earlier, DateTimeZone zone) => earlier.Content is not { } content ? null
        : Occasion.IsAgain(earlier.Key.Occasion) ? content // the label is in it, and names the first one
        : new([new ChatParagraph([new ChatText($"Sent again: the briefing due {SubscriptionText.When(earlier.DueAt, zone)}.")]), .. content.Blocks]);
}
