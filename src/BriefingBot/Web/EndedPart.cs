using System.Globalization;
using BriefingBot.Core.Briefings;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Web;

/// <summary>Shows the channels that subscriptions go to no more: since when, and why.</summary>
internal static class EndedPart
{
    /// <summary>How many are shown, the last ones.</summary>
    public const int Most = 50;

    /// <summary>Writes a section; nothing when there are none.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="ended">Them, the last first.</param>
    /// <param name="zoneOf">The zone in which the day is told: the subscription's, or UTC of one that is ended as a whole.</param>
    public static void Write(HtmlWriter html, IReadOnlyList<EndedDestination> ended, Func<long, DateTimeZone> zoneOf)
    {
        if (ended.Count == 0)
        {
            return;
        }

        html.Write($"""<section class="card ended" aria-labelledby="ended"><h2 id="ended">Channels that ended</h2><ul class="deliveries">""");
        foreach (var one in ended)
        {
            html.Write($"""<li class="failed">Number {one.Subscription.ToString(CultureInfo.InvariantCulture)} no longer goes to {one.Destination.ToString()} since {Day(one, zoneOf(one.Subscription))}: <span class="problem">{one.Reason}</span></li>""");
        }

        html.Write($"</ul></section>\n");
    }

    /// <summary>One as JSON.</summary>
    public static ShownEnded Json(EndedDestination one) => new(one.Subscription, one.Destination.ToString(), InstantPattern.General.Format(one.At), one.Reason);

    private static string Day(EndedDestination one, DateTimeZone zone) => one.At.InZone(zone).Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
