using System.Globalization;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Web;

/// <summary>The form as somebody filled it in.</summary>
/// <param name="To">The channel.</param>
/// <param name="Speakers">Names, with commas between.</param>
/// <param name="About">Subjects, with commas between.</param>
/// <param name="At">The time of day.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Days">The first three letters of each day.</param>
internal sealed record SubscriptionForm(string To, string Speakers, string About, string At, string Zone, IReadOnlyList<string> Days)
{
    /// <summary>The form nobody filled in yet.</summary>
    public static readonly SubscriptionForm Empty = new(string.Empty, string.Empty, string.Empty, "08:00", string.Empty, ["mon", "tue", "wed", "thu", "fri"]);
}

/// <summary>What the page of subscriptions shows.</summary>
/// <param name="Subscriptions">All of them, with their newest deliveries.</param>
/// <param name="Form">What stands in the form.</param>
/// <param name="Trouble">Why the form was not taken, in words, or null.</param>
/// <param name="Token">Proves that a form is ours: the name and value of a hidden field.</param>
/// <param name="Now">The present.</param>
internal sealed record SubscriptionsView(
    IReadOnlyList<(Subscription Subscription, IReadOnlyList<Delivery> Deliveries)> Subscriptions, SubscriptionForm Form, string? Trouble, (string Name, string Value) Token, Instant Now);

/// <summary>The subscriptions, what became of their briefings, and a form to add one.</summary>
internal sealed class SubscriptionsPage(Links links)
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    // people live in places; the rest are aliases and offsets
    private static readonly IReadOnlyList<string> Zones =
        [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)), "UTC"];

    /// <summary>The page.</summary>
    public HtmlWriter Write(SubscriptionsView view)
    {
        var html = new HtmlWriter();
        Page.Begin(html, links, "Briefings", "subscriptions");
        html.Write($"""<h1>Briefings</h1><p class="lede">What is new, posted to a channel at its local time. When there is nothing new, nothing is posted.</p>""");
        foreach (var (subscription, deliveries) in view.Subscriptions)
        {
            WriteCard(html, view, subscription, deliveries);
        }

        if (view.Subscriptions.Count == 0)
        {
            html.Write($"""<p class="card none">No channel has a subscription yet. Add one below, or write in Slack or Teams: {BriefingCommand.Usage}</p>""");
        }

        WriteForm(html, view);
        Page.EndMain(html);
        Page.End(html);
        return html;
    }

    private void WriteCard(HtmlWriter html, SubscriptionsView view, Subscription subscription, IReadOnlyList<Delivery> deliveries)
    {
        var id = subscription.Id.ToString(CultureInfo.InvariantCulture);
        var topic = subscription.Scope.Topic;
        html.Write($"""
            <section class="card subscription" aria-labelledby="s{id}">
            <div class="head"><h2 id="s{id}">{char.ToUpperInvariant(topic[0]).ToString()}{topic[1..]}</h2><div class="actions">
            """);
        var change = subscription.IsPaused ? "resume" : "pause";
        WriteButton(html, view, id, change, subscription.IsPaused ? "Resume" : "Pause", topic);
        WriteButton(html, view, id, "remove", "Remove", topic);
        html.Write($"""
            </div></div>
            <dl>
            <div><dt>Number</dt><dd>{id}</dd></div>
            <div><dt>Channel</dt><dd>{string.Join(", ", subscription.Destinations)}</dd></div>
            <div><dt>When</dt><dd>{ScheduleText.Write(subscription.Schedule)}</dd></div>
            <div><dt>Next</dt><dd>{(subscription.IsPaused ? "paused: it rests until you resume it" : SubscriptionText.Next(subscription, view.Now))}</dd></div>
            </dl>
            """);
        if (deliveries.Count > 0)
        {
            html.Write($"""<h3>Last briefings</h3><ul class="deliveries">""");
            foreach (var delivery in deliveries)
            {
                html.Write($"""<li class="{delivery.State.ToString().ToLowerInvariant()}">{SubscriptionText.When(delivery.DueAt, subscription.Schedule.Zone)}: <span class="state">{SubscriptionText.Describe(delivery.State)}</span>""");
                if (delivery.Problem is { } problem)
                {
                    html.Write($""" <span class="problem">{problem}</span>""");
                }

                html.Write($"</li>");
            }

            html.Write($"</ul>");
        }

        html.Write($"</section>\n");
    }

    private void WriteButton(HtmlWriter html, SubscriptionsView view, string id, string action, string label, string topic) => html.Write($"""
        <form method="post" action="{links.SubscriptionsPath}/{id}/{action}"><input type="hidden" name="{view.Token.Name}" value="{view.Token.Value}"><button type="submit" class="plain" aria-label="{label} number {id}: {topic}">{label}</button></form>
        """);

    private void WriteForm(HtmlWriter html, SubscriptionsView view)
    {
        html.Write($"""
            <section class="card" aria-labelledby="add"><h2 id="add">Add a subscription</h2>
            <form class="fields" method="post" action="{links.SubscriptionsPath}"><input type="hidden" name="{view.Token.Name}" value="{view.Token.Value}">

            """);
        if (view.Trouble is { } trouble)
        {
            html.Write($"""<p class="trouble" id="trouble" role="alert">{trouble}</p>""");
        }

        WriteField(html, "to", "Channel", "slack:TEAM/CHANNEL or teams:CONVERSATION, the bot must be in it", view.Form.To);
        WriteField(html, "speakers", "Speakers", "people, countries or organisations, with commas between; nothing means everybody", view.Form.Speakers);
        WriteField(html, "about", "Subjects", "with commas between; nothing means every subject", view.Form.About);
        html.Write($"""
            <div class="field"><label for="at">Time of day</label><input id="at" name="at" type="time" value="{view.Form.At}"></div>
            <div class="field"><label for="zone">Time zone</label><input id="zone" name="zone" list="zones" autocomplete="off" aria-describedby="zone-hint" value="{view.Form.Zone}"><span class="hint" id="zone-hint">such as Europe/Dublin or America/New_York</span></div>
            <datalist id="zones">
            """);
        foreach (var zone in Zones)
        {
            html.Write($"""<option value="{zone}"></option>""");
        }

        html.Write($"""</datalist><fieldset><legend>Days</legend>""");
        foreach (var day in Days)
        {
            var value = day[..3].ToLowerInvariant();
            html.Write($"""<label><input type="checkbox" name="days" value="{value}" """);
            if (view.Form.Days.Contains(value, StringComparer.Ordinal))
            {
                html.Write($"checked");
            }

            html.Write($"> {day}</label>");
        }

        html.Write($"""</fieldset><button type="submit">Subscribe</button></form></section>""");
    }

    private static void WriteField(HtmlWriter html, string name, string label, string hint, string value) => html.Write($"""
        <div class="field wide"><label for="{name}">{label}</label><input id="{name}" name="{name}" autocomplete="off" maxlength="1000" aria-describedby="{name}-hint" value="{value}"><span class="hint" id="{name}-hint">{hint}</span></div>

        """);
}
