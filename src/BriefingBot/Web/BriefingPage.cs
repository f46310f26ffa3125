using System.Globalization;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Positions;
using NodaTime;

namespace BriefingBot.Web;

/// <summary>What the page of a briefing shows.</summary>
/// <param name="Posted">The briefing as it was posted.</param>
/// <param name="Items">Its items as they stand now.</param>
/// <param name="Corrections">What was corrected since, oldest first.</param>
/// <param name="Timelines">One a subject.</param>
/// <param name="IsGuest">Whether the reader came by a link alone.</param>
internal sealed record BriefingView(
    PostedBriefing Posted, IReadOnlyList<PostedItem> Items, IReadOnlyList<PostedCorrection> Corrections, IReadOnlyList<SubjectTimeline> Timelines, bool IsGuest)
{
    /// <summary>Why the message in the channel does not tell the corrections, for those who can mend it; or null.</summary>
    public string? Problem { get; init; }
}

/// <summary>The page of a briefing: what was posted, with everything that had no room in the message.</summary>
internal sealed class BriefingPage(Links links, BriefingItemPart itemPart, TimelinePart timelinePart, HtmlRenderer renderer)
{
    /// <summary>The page.</summary>
    public HtmlWriter Write(BriefingView view)
    {
        var html = new HtmlWriter();
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(view.Posted.Zone) ?? DateTimeZone.Utc;
        Page.Begin(html, links, view.Posted.Lead, "briefing", view.IsGuest);
        WriteLead(html, view, zone);
        WriteCorrections(html, view, zone);
        if (view.Posted.Briefed is null)
        {
            html.Write($"""<div class="card answer">""");
            renderer.Write(html, view.Posted.Content); // posted before its items were kept
            html.Write($"</div>");
        }

        WriteItems(html, view.Items);
        if (view.Posted.Briefed is { LeftOut: > 0 } briefed)
        {
            html.Write($"""<p class="hint">{Number(briefed.LeftOut, "more statement was", "more statements were")} counted and not kept: a briefing of fewer speakers or subjects shows them.</p>""");
        }

        WriteTimelines(html, view.Timelines);
        Page.EndMain(html);
        html.Write($"""<footer class="site"><p>Items, numbers and classes are those that were posted. Quotations are cut from the articles as they are now.</p></footer>""");
        Page.End(html);
        return html;
    }

    private static void WriteLead(HtmlWriter html, BriefingView view, DateTimeZone zone)
    {
        html.Write($"""
            <header class="lead"><p class="quiet">Briefing of {SubscriptionText.When(view.Posted.Until, zone)}</p>
            <h1>{view.Posted.Lead}</h1>
            <p class="lede">News from {SubscriptionText.When(view.Posted.Since, zone)} to {SubscriptionText.When(view.Posted.Until, zone)} ({zone.Id}).{Counts(view)}</p>
            """);
        if (view.Timelines.Count > 0 && view.Items.Count > 2)
        {
            html.Write($"""<p class="jump"><a href="#time">Over time: {string.Join(", ", view.Timelines.Select(timeline => timeline.Subject))}</a></p>""");
        }

        html.Write($"</header>\n");
    }

    private static string Counts(BriefingView view)
    {
        if (view.Posted.Briefed is not { } briefed)
        {
            return string.Empty;
        }

        var words = $" {Number(briefed.Statements, "statement", "statements")} in {Number(briefed.Articles, "article", "articles")}";
        words += briefed.Folded > 0 ? $"; {Number(briefed.Folded, "report repeats", "reports repeat")} another of them" : string.Empty;
        return words + (briefed.Older > 0 ? $"; {Number(briefed.Older, "older statement was", "older statements were")} added." : ".");
    }

    private static string Number(int number, string one, string many) => number == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{number:N0} {many}");

    private static void WriteCorrections(HtmlWriter html, BriefingView view, DateTimeZone zone)
    {
        if (view.Corrections.Count == 0)
        {
            return;
        }

        html.Write($"""<section class="card corrected" aria-labelledby="corrected"><h2 id="corrected">Corrected</h2><ul>""");
        foreach (var correction in view.Corrections)
        {
            html.Write($"<li><span class=\"when\">{SubscriptionText.When(correction.At, zone)}</span> {char.ToUpperInvariant(correction.Words[0]).ToString()}{correction.Words[1..]}.</li>");
        }

        html.Write($"</ul>");
        if (view is { IsGuest: false, Problem: { } problem })
        {
            html.Write($"""<p class="note">The message in the channel was not edited: {problem}</p>""");
        }

        html.Write($"</section>\n");
    }

    private void WriteItems(HtmlWriter html, IReadOnlyList<PostedItem> items)
    {
        foreach (var group in items.Where(item => item.Change != PositionChange.Reiterated).GroupBy(item => item.Change))
        {
            var mark = ChangeMark.Of(group.Key);
            html.Write($"""<section class="class" aria-labelledby="{mark.Class}"><h2 id="{mark.Class}">""");
            mark.Write(html);
            html.Write($"{mark.Label}</h2>\n");
            foreach (var item in group)
            {
                itemPart.Write(html, item);
            }

            html.Write($"</section>\n");
        }

        var again = items.Where(item => item.Change == PositionChange.Reiterated).ToList();
        if (again.Count > 0)
        {
            html.Write($"""<section class="class again"><details><summary>""");
            ChangeMark.Of(PositionChange.Reiterated).Write(html);
            html.Write($"Said again: {Number(again.Count, "statement", "statements")}</summary><ul class=\"card\">");
            foreach (var item in again)
            {
                itemPart.WriteAgain(html, item);
            }

            html.Write($"</ul></details></section>\n");
        }
    }

    private void WriteTimelines(HtmlWriter html, IReadOnlyList<SubjectTimeline> timelines)
    {
        if (timelines.Count == 0)
        {
            return;
        }

        html.Write($"""<section class="time" aria-labelledby="time"><h2 id="time">Over time</h2>""");
        for (var i = 0; i < timelines.Count; i++)
        {
            timelinePart.Write(html, timelines[i], i + 1);
        }

        html.Write($"</section>");
    }
}
