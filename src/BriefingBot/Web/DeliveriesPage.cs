using System.Globalization;
using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using NodaTime;

namespace BriefingBot.Web;

/// <summary>What the page of deliveries shows.</summary>
/// <param name="Part">The deliveries.</param>
/// <param name="Subscriptions">All subscriptions.</param>
/// <param name="Filter">Which deliveries were asked for.</param>
/// <param name="Token">Proves that a form is ours.</param>
internal sealed record DeliveriesView(DeliveryPart Part, IReadOnlyList<Subscription> Subscriptions, DeliveryFilter Filter, (string Name, string Value) Token)
{
    /// <summary>Why something was not done, in words, or null.</summary>
    public string? Trouble { get; init; }

    /// <summary>What was done, in words, or null.</summary>
    public string? Done { get; init; }
}

/// <summary>What went where and when, what it covers, why it did not, and what waits until when.</summary>
internal sealed class DeliveriesPage(Links links, HtmlRenderer renderer)
{
    /// <summary>The page.</summary>
    public HtmlWriter Write(DeliveriesView view)
    {
        var html = new HtmlWriter();
        Page.Begin(html, links, "Deliveries", "subscriptions ledger");
        html.Write($"""<h1>Deliveries</h1><p class="lede">What was posted where and when, why something was not, and what waits until when.</p>""");
        WriteNotice(html, view);
        DeliveryFilterPart.Write(html, links, view.Subscriptions, view.Filter);
        WriteGroup(html, view, "waiting", "Waiting", [.. view.Part.Deliveries.Where(delivery => delivery.IsOpen)]);
        WriteGroup(html, view, "done", "Done", [.. view.Part.Deliveries.Where(delivery => !delivery.IsOpen)]);
        if (view.Part.Deliveries.Count == 0)
        {
            WriteNone(html, view.Filter);
        }

        DeliveryFilterPart.WriteWays(html, links, view.Filter, view.Part.Last);
        Page.EndMain(html);
        Page.End(html);
        return html;
    }

    private static void WriteNotice(HtmlWriter html, DeliveriesView view)
    {
        if (view.Trouble is { } trouble)
        {
            html.Write($"""<p class="card trouble" role="alert">{trouble}</p>""");
        }
        else if (view.Done is { } done)
        {
            html.Write($"""<p class="card note" role="status">{done}</p>""");
        }
    }

    private void WriteNone(HtmlWriter html, DeliveryFilter filter)
    {
        if (filter == new DeliveryFilter())
        {
            html.Write($"""<p class="card none">Nothing was delivered yet. The page <a href="{links.SubscriptionsPath}">Briefings</a> says when the next one comes.</p>""");
        }
        else
        {
            html.Write($"""<p class="card none">There is no such delivery. <a href="{links.DeliveriesPath}">Show all</a></p>""");
        }
    }

    private void WriteGroup(HtmlWriter html, DeliveriesView view, string id, string title, IReadOnlyList<Delivery> deliveries)
    {
        if (deliveries.Count == 0)
        {
            return;
        }

        html.Write($"""<section class="card" aria-labelledby="{id}"><h2 id="{id}">{title} <span class="count">{deliveries.Count}</span></h2><ol class="entries">""");
        foreach (var delivery in deliveries)
        {
            Write(html, view, delivery);
        }

        html.Write($"</ol></section>\n");
    }

    private void Write(HtmlWriter html, DeliveriesView view, Delivery delivery)
    {
        var subscription = view.Subscriptions.FirstOrDefault(one => one.Id == delivery.Key.Subscription);
        var zone = subscription?.Schedule.Zone ?? DateTimeZone.Utc;
        html.Write($"""
            <li class="{delivery.State.ToString().ToLowerInvariant()}">
            <div class="head"><p class="where"><span class="state">{SubscriptionText.Describe(delivery.State)}</span> {delivery.Key.Destination.ToString()}</p>
            """);
        WriteButton(html, view, delivery);
        html.Write($"""</div><dl><div><dt>{(Occasion.IsAsked(delivery.Key.Occasion) && !Occasion.IsNotice(delivery.Key.Occasion) ? "Asked for" : "Due")}</dt><dd>{SubscriptionText.When(delivery.DueAt, zone)} {zone.Id}{Kind(delivery.Key.Occasion)}</dd></div>""");
        html.Write($"""<div><dt>Covers</dt><dd>{SubscriptionText.When(delivery.Since, zone)} to {SubscriptionText.When(delivery.Until, zone)}</dd></div><div><dt>Subscription</dt><dd>""");
        if (subscription is null)
        {
            html.Write($"{Number(delivery.Key.Subscription)} (removed)");
        }
        else
        {
            html.Write($"""<a href="{links.SubscriptionsPath}/{Number(subscription.Id)}">{Number(subscription.Id)}: {subscription.Scope.Topic}</a>""");
        }

        html.Write($"</dd></div>");
        WriteLine(html, "Why", delivery.Problem);
        WriteLine(html, "Waits until", delivery.IsOpen ? $"{SubscriptionText.When(delivery.NextAt, zone)} {zone.Id}, {(delivery.Attempts == 0 ? "not tried yet" : $"tried {Times(delivery.Attempts)}")}" : null);
        WriteLine(html, "Posted", delivery.PostedAt is { } posted ? $"{SubscriptionText.When(posted, zone)}, tried {Times(delivery.Attempts)}" : null);
        WriteLine(html, "Message", delivery.MessageId is { Length: > 0 } message ? message : null);
        html.Write($"</dl>");
        if (delivery is { State: DeliveryState.Sent, Content: not null } && !Occasion.IsNotice(delivery.Key.Occasion))
        {
            html.Write($"""<p class="more"><a href="{links.BriefingPath(delivery.Key)}">Its page, with what was said before</a></p>""");
        }

        if (delivery.Content is { } content)
        {
            html.Write($"""<details><summary>{Title(delivery)}</summary><div class="answer">""");
            renderer.Write(html, content);
            html.Write($"</div></details>");
        }

        html.Write($"</li>\n");
    }

    private void WriteButton(HtmlWriter html, DeliveriesView view, Delivery delivery)
    {
        if (!Redelivery.IsPossible(delivery))
        {
            return;
        }

        // one form sends once, however often it is sent
        html.Write($"""<form method="post" action="{links.DeliveriesPath}/redeliver">""");
        Forms.WriteToken(html, view.Token);
        html.Write($"""
            <input type="hidden" name="key" value="{delivery.Key.ToString()}"><input type="hidden" name="request" value="{Redelivery.NewRequest()}"><input type="hidden" name="chosen" value="{(view.Filter.Subscription is { } chosen ? Number(chosen) : string.Empty)}"><button type="submit" class="plain" aria-label="Send again: {delivery.Key.ToString()}">Send again</button></form>
            """);
    }

    private static void WriteLine(HtmlWriter html, string name, string? words)
    {
        if (words is not null)
        {
            html.Write($"<div><dt>{name}</dt><dd>{words}</dd></div>");
        }
    }

    private static string Kind(string occasion) =>
        Occasion.IsAgain(occasion) ? ", sent again" : Occasion.IsNotice(occasion) ? ", a word to the owner" : Occasion.IsAsked(occasion) ? ", by hand" : Occasion.IsBatch(occasion) ? ", as soon as there was news" : string.Empty;

    private static string Title(Delivery delivery) => delivery.IsOpen ? "The words to be posted" : delivery.PostedAt is null ? "The words that were not posted" : "The words as posted";

    private static string Times(int attempts) => attempts == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{attempts} times");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
