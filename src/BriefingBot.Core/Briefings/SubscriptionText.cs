using System.Globalization;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>Says in words what a subscription does and what became of a delivery.</summary>
public static class SubscriptionText
{
    /// <summary>A subscription as a sentence: "Russia about Syria, 08:00 Europe/Dublin, mon-fri."</summary>
    public static string Describe(Subscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return $"{subscription.Scope.Topic}, {ScheduleText.Write(subscription.Schedule)}{(subscription.IsPaused ? " (paused)" : string.Empty)}.";
    }

    /// <summary>When the next briefing after <paramref name="now"/> is due: "Monday 29 March 2027 at 08:00", in the subscription's zone.</summary>
    public static string Next(Subscription subscription, Instant now)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return When(subscription.Schedule.NextDue(now).At, subscription.Schedule.Zone);
    }

    /// <summary>An instant in a zone: "Monday 29 March 2027 at 08:00".</summary>
    public static string When(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone);
        return $"{local.Date.ToString("dddd d MMMM uuuu", CultureInfo.InvariantCulture)} at {ScheduleText.Write(local.TimeOfDay)}";
    }

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
