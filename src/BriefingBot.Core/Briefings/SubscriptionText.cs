using System.Globalization;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>Says in words what a subscription does and what became of a delivery.</summary>
public static class SubscriptionText
{
    /// <summary>A subscription as a sentence: "Russia about Syria, 08:00 Europe/Dublin, mon-fri."</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="now">The present, for whether it rests.</param>
    public static string Describe(Subscription subscription, Instant now)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var line = subscription.IfEmpty == EmptyDays.Line && !subscription.Schedule.IsImmediate ? ", a line when there is nothing new" : string.Empty;
        var rest = subscription.IsRestingAt(now) ? $" ({Rest(subscription)})" : string.Empty;
        return $"{subscription.Scope.Topic}, {ScheduleText.Write(subscription.Schedule)}{line}{rest}.";
    }

    /// <summary>How one rests that does: "paused", "paused until Monday 29 March 2027".</summary>
    public static string Rest(Subscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return subscription.PausedUntil is { } until ? $"paused until {Day(until.InZone(subscription.Schedule.Zone).Date)}" : "paused";
    }

    /// <summary>When the next briefing after <paramref name="now"/> comes: "Monday 29 March 2027 at 08:00", in the subscription's zone.</summary>
    public static string Next(Subscription subscription, Instant now)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return subscription.IsRestingAt(now) && subscription.PausedUntil is null ? "when it is resumed"
            : subscription.Schedule.IsImmediate ? "as soon as there is news"
            : When(subscription.Schedule.NextDue(Instant.Max(now, subscription.ActiveFrom - Duration.Epsilon)).At, subscription.Schedule.Zone);
    }

    /// <summary>An instant in a zone: "Monday 29 March 2027 at 08:00".</summary>
    public static string When(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone);
        return $"{Day(local.Date)} at {ScheduleText.Write(local.TimeOfDay)}";
    }

    private static string Day(LocalDate date) => date.ToString("dddd d MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>How far a delivery has come, in a few words.</summary>
    public static string Describe(DeliveryState state) => state switch
    {
        DeliveryState.Claimed => "waiting to be posted",
        DeliveryState.Posting => "being posted",
        DeliveryState.Retrying => "refused for now, tried again later",
        DeliveryState.Sent => "posted",
        DeliveryState.Empty => "nothing new, so nothing posted",
        DeliveryState.Failed => "not posted",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A delivery has no such state."),
    };
}
