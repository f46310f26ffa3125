using System.Globalization;
using BriefingBot.Core.Briefings;
using NodaTime;

namespace BriefingBot.Web;

/// <summary>A subscription with what became of its newest briefings.</summary>
internal sealed record SubscriptionCard(Subscription Subscription, IReadOnlyList<Delivery> Deliveries);

/// <summary>A preview to show.</summary>
/// <param name="Subscription">Of what.</param>
/// <param name="Preview">What it brings.</param>
/// <param name="Notes">What is worth knowing about it.</param>
internal sealed record ShownPreview(Subscription Subscription, SubscriptionPreview Preview, IReadOnlyList<string> Notes);

/// <summary>What the pages of subscriptions show.</summary>
/// <param name="Cards">The subscriptions.</param>
/// <param name="Trouble">Why something was not done, in words, or null.</param>
/// <param name="Token">Proves that a form is ours: the name and value of a hidden field.</param>
/// <param name="Now">The present.</param>
internal sealed record SubscriptionsView(IReadOnlyList<SubscriptionCard> Cards, string? Trouble, (string Name, string Value) Token, Instant Now)
{
    /// <summary>What stands in the form of a new one.</summary>
    public SubscriptionForm Form { get; init; } = SubscriptionForm.Empty;

    /// <summary>The number of the one just added and what is worth knowing about it, or null.</summary>
    public (long Id, IReadOnlyList<string> Notes)? Added { get; init; }

    /// <summary>The channels that ended, the last first.</summary>
    public IReadOnlyList<EndedDestination> Ended { get; init; } = [];

    /// <summary>The preview asked for, or null.</summary>
    public ShownPreview? Preview { get; init; }
}

/// <summary>The subscriptions, what became of their briefings, and a form to add one; and the page of one of them.</summary>
internal sealed class SubscriptionsPage(Links links, SubscriptionPreviewPart previews)
{
    /// <summary>The page of all.</summary>
    public HtmlWriter Write(SubscriptionsView view)
    {
        var html = new HtmlWriter();
        Page.Begin(html, links, "Briefings", "subscriptions");
        html.Write($"""<h1>Briefings</h1><p class="lede">What is new, posted to a channel at its local time.</p>""");
        foreach (var card in view.Cards)
        {
            WriteCard(html, view, card, isAlone: false);
        }

        if (view.Cards.Count == 0)
        {
            html.Write($"""<p class="card none">No channel has a subscription yet. Add one below, or write in Slack or Teams: {BriefingCommand.Usage}</p>""");
        }

        WriteEnded(html, view);
        if (view.Preview is { } preview)
        {
            html.Write($"""<p class="previewed" id="preview" role="status">A preview of what stands in the form: {SubscriptionText.Describe(preview.Subscription, view.Now)} Nothing is saved yet.</p>""");
            previews.Write(html, preview.Subscription, preview.Preview, preview.Notes, view.Now);
        }

        html.Write($"""<section class="card" aria-labelledby="add"><h2 id="add">Add a subscription</h2>""");
        view.Form.Write(html, links.SubscriptionsPath, view.Token, view.Trouble);
        html.Write($"</section>");
        Page.EndMain(html);
        Page.End(html);
        return html;
    }

    /// <summary>The page of one, with its preview.</summary>
    public HtmlWriter WriteOne(SubscriptionsView view)
    {
        var preview = view.Preview!;
        var id = Number(preview.Subscription);
        var html = new HtmlWriter();
        Page.Begin(html, links, $"Subscription {id}", "subscriptions");
        html.Write($"""<p><a href="{links.SubscriptionsPath}">All briefings</a></p><h1>Subscription {id}</h1>""");
        if (view.Trouble is { } trouble)
        {
            html.Write($"""<p class="card trouble" role="alert">{trouble}</p>""");
        }

        WriteCard(html, view, view.Cards[0], isAlone: true);
        WriteEnded(html, view);
        previews.Write(html, preview.Subscription, preview.Preview, preview.Notes, view.Now);
        Page.EndMain(html);
        Page.End(html);
        return html;
    }

    private static void WriteEnded(HtmlWriter html, SubscriptionsView view) =>
        EndedPart.Write(html, view.Ended, id => view.Cards.FirstOrDefault(card => card.Subscription.Id == id)?.Subscription.Schedule.Zone ?? DateTimeZone.Utc);

    private void WriteCard(HtmlWriter html, SubscriptionsView view, SubscriptionCard card, bool isAlone)
    {
        var subscription = card.Subscription;
        var id = Number(subscription);
        var topic = subscription.Scope.Topic;
        var isResting = subscription.IsRestingAt(view.Now);
        html.Write($"""
            <section class="card subscription" aria-labelledby="s{id}">
            <div class="head"><h2 id="s{id}">{char.ToUpperInvariant(topic[0]).ToString()}{topic[1..]}</h2><div class="actions">
            """);
        if (!isAlone)
        {
            html.Write($"""<a class="button" href="{links.SubscriptionsPath}/{id}" aria-label="Preview number {id}: {topic}">Preview</a>""");
        }

        var page = isAlone ? "one" : "all";
        WriteButton(html, view, id, isResting ? "resume" : "pause", isResting ? "Resume" : "Pause", topic, page);
        WriteButton(html, view, id, "remove", "Remove", topic, page);
        html.Write($"""
            </div></div>
            <dl>
            <div><dt>Number</dt><dd>{id}</dd></div>
            <div><dt>Channel</dt><dd>{string.Join(", ", subscription.Destinations)}</dd></div>
            <div><dt>When</dt><dd>{ScheduleText.Write(subscription.Schedule)}{(subscription.IfEmpty == EmptyDays.Line && !subscription.Schedule.IsImmediate ? ", a line when there is nothing new" : string.Empty)}</dd></div>
            <div><dt>Next</dt><dd>{Next(subscription, isResting, view.Now)}</dd></div>
            """);
        if (subscription.Owner is { } owner)
        {
            html.Write($"<div><dt>Owner</dt><dd>{owner}</dd></div>");
        }

        html.Write($"</dl>");
        foreach (var note in view.Added is { } added && added.Id == subscription.Id ? added.Notes : [])
        {
            html.Write($"""<p class="note" role="status">{note}</p>""");
        }

        WriteDeliveries(html, card);
        if (isAlone)
        {
            WriteDated(html, view, id, "pause", "until", "Pause until", "Pause");
            WriteDated(html, view, id, "run", "date", "Deliver now what was new, or the briefing of", "Run");
        }

        html.Write($"</section>\n");
    }

    private void WriteDeliveries(HtmlWriter html, SubscriptionCard card)
    {
        if (card.Deliveries.Count == 0)
        {
            return;
        }

        var several = card.Subscription.Destinations.Count > 1;
        html.Write($"""<h3>Last briefings</h3><ul class="deliveries">""");
        foreach (var delivery in card.Deliveries)
        {
            html.Write($"""<li class="{delivery.State.ToString().ToLowerInvariant()}">{SubscriptionText.When(delivery.DueAt, card.Subscription.Schedule.Zone)}{(several ? $" to {delivery.Key.Destination}" : string.Empty)}: <span class="state">{SubscriptionText.Describe(delivery.State)}</span>""");
            if (delivery.State == DeliveryState.Sent)
            {
                html.Write($""" <a href="{links.BriefingPath(delivery.Key)}">Read it</a>""");
            }

            if (delivery.Problem is { } problem)
            {
                html.Write($""" <span class="problem">{problem}</span>""");
            }

            html.Write($"</li>");
        }

        html.Write($"""</ul><p class="more"><a href="{links.DeliveriesPath}?subscription={Number(card.Subscription)}">All its deliveries, and what they said</a></p>""");
    }

    private void WriteButton(HtmlWriter html, SubscriptionsView view, string id, string action, string label, string topic, string page) => html.Write($"""
        <form method="post" action="{links.SubscriptionsPath}/{id}/{action}"><input type="hidden" name="{view.Token.Name}" value="{view.Token.Value}"><input type="hidden" name="page" value="{page}"><button type="submit" class="plain" aria-label="{label} number {id}: {topic}">{label}</button></form>
        """);

    private void WriteDated(HtmlWriter html, SubscriptionsView view, string id, string action, string field, string label, string button) => html.Write($"""
        <form class="dated" method="post" action="{links.SubscriptionsPath}/{id}/{action}"><input type="hidden" name="{view.Token.Name}" value="{view.Token.Value}"><input type="hidden" name="page" value="one"><label for="{action}-{field}">{label}</label> <input type="date" id="{action}-{field}" name="{field}"> <button type="submit" class="plain">{button}</button></form>
        """);

    private static string Next(Subscription subscription, bool isResting, Instant now) =>
        !isResting ? SubscriptionText.Next(subscription, now)
        : subscription.PausedUntil is null ? "paused: it rests until you resume it"
        : $"{SubscriptionText.Rest(subscription)}; the first then comes {SubscriptionText.Next(subscription, now)}";

    private static string Number(Subscription subscription) => subscription.Id.ToString(CultureInfo.InvariantCulture);
}
