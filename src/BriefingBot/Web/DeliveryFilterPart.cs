using System.Globalization;
using BriefingBot.Core.Briefings;

namespace BriefingBot.Web;

/// <summary>Chooses which deliveries the page shows, and leads to older ones.</summary>
internal static class DeliveryFilterPart
{
    /// <summary>Writes the form.</summary>
    public static void Write(HtmlWriter html, Links links, IReadOnlyList<Subscription> subscriptions, DeliveryFilter filter)
    {
        html.Write($"""<form class="filter" method="get" action="{links.DeliveriesPath}"><span class="pair"><label for="subscription">Subscription</label><select id="subscription" name="subscription"><option value="">All</option>""");
        foreach (var subscription in subscriptions)
        {
            html.Write($"""<option value="{Number(subscription.Id)}"{Flag(subscription.Id == filter.Subscription)}>{Number(subscription.Id)}: {subscription.Scope.Topic}</option>""");
        }

        if (filter.Subscription is { } chosen && subscriptions.All(subscription => subscription.Id != chosen))
        {
            html.Write($"""<option value="{Number(chosen)}"{Flag(isSet: true)}>{Number(chosen)} (removed)</option>""");
        }

        html.Write($"""</select></span><span class="pair"><label for="state">State</label><select id="state" name="state"><option value="">All</option>""");
        foreach (var state in Enum.GetValues<DeliveryState>())
        {
            html.Write($"""<option value="{DeliveryQuery.NameOf(state)}"{Flag(state == filter.State)}>{SubscriptionText.Describe(state)}</option>""");
        }

        html.Write($"""</select></span><button type="submit" class="plain">Show</button></form>""");
    }

    /// <summary>Writes the way to the older ones and back; nothing where there is none.</summary>
    /// <param name="html">Where to write.</param>
    /// <param name="links">Where the page is.</param>
    /// <param name="filter">What the page shows.</param>
    /// <param name="last">The last it shows when there are older ones, else null.</param>
    public static void WriteWays(HtmlWriter html, Links links, DeliveryFilter filter, DeliveryKey? last)
    {
        if (filter.Before is null && last is null)
        {
            return;
        }

        html.Write($"""<nav class="ways" aria-label="Older and newer">""");
        if (filter.Before is not null)
        {
            html.Write($"""<a href="{links.DeliveriesPath}{QueryOf(filter, before: null)}">The newest</a> """);
        }

        if (last is not null)
        {
            html.Write($"""<a rel="next" href="{links.DeliveriesPath}{QueryOf(filter, last)}">Older</a>""");
        }

        html.Write($"</nav>");
    }

    /// <summary>What an address says to show the same from another place on, with its question mark; empty when there is nothing to say.</summary>
    public static string QueryOf(DeliveryFilter filter, DeliveryKey? before, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return QueryString.Create(
            new (string Name, string? Value)[]
            {
                ("subscription", filter.Subscription is { } id ? Number(id) : null),
                ("state", filter.State is { } state ? DeliveryQuery.NameOf(state) : null),
                ("limit", limit is { } most ? Number(most) : null),
                ("before", before?.ToString()),
            }.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value))).ToString();
    }

    private static string Flag(bool isSet) => isSet ? " selected" : string.Empty;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
