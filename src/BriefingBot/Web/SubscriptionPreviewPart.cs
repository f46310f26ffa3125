using System.Globalization;
using BriefingBot.Core.Briefings;
using NodaTime;

namespace BriefingBot.Web;

/// <summary>Writes what a subscription brings: how much, when, and what it would say now.</summary>
internal sealed class SubscriptionPreviewPart(HtmlRenderer renderer)
{
    private const int ShownDues = 5;

    /// <summary>Writes the preview.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="subscription">The subscription, stored or not.</param>
    /// <param name="preview">What it brings.</param>
    /// <param name="notes">What is worth knowing about it.</param>
    /// <param name="now">The present.</param>
    public void Write(HtmlWriter html, Subscription subscription, SubscriptionPreview preview, IReadOnlyList<string> notes, Instant now)
    {
        html.Write($"""<section class="card preview" aria-labelledby="expect"><h2 id="expect">What to expect</h2><p>{preview.Volume.Words}</p>""");
        foreach (var note in notes.Append(preview.Volume.Warning).OfType<string>())
        {
            html.Write($"""<p class="note">{note}</p>""");
        }

        WriteTimes(html, subscription, now);
        html.Write($"""</section><section class="card preview" aria-labelledby="next"><h2 id="next">What it would say now</h2><p class="hint">With the news that came since {SubscriptionText.When(preview.Since, subscription.Schedule.Zone)}.</p><div class="answer">""");
        renderer.Write(html, preview.Briefing.Message);
        html.Write($"</div></section>");
    }

    private static void WriteTimes(HtmlWriter html, Subscription subscription, Instant now)
    {
        var schedule = subscription.Schedule;
        if (schedule.IsImmediate)
        {
            html.Write($"<p>It comes as soon as there is news, at most once in ten minutes.</p>");
            return;
        }

        var from = Instant.Max(now, subscription.ActiveFrom - Duration.Epsilon);
        var end = from.InZone(schedule.Zone).Date.PlusYears(1);
        var dues = schedule.Upcoming(from).TakeWhile(due => due.Date <= end).ToList();
        html.Write($"""<h3>Next</h3><ol class="dues">""");
        foreach (var due in dues.Take(ShownDues))
        {
            html.Write($"<li>{SubscriptionText.When(due.At, schedule.Zone)}</li>");
        }

        html.Write($"""</ol><details><summary>All {dues.Count} of the next twelve months</summary><table class="year"><thead><tr><th scope="col">Month</th><th scope="col">Days</th><th scope="col">Time of day</th></tr></thead><tbody>""");
        foreach (var month in dues.GroupBy(due => due.Date.ToString("MMMM uuuu", CultureInfo.InvariantCulture), StringComparer.Ordinal))
        {
            html.Write($"""<tr><th scope="row">{month.Key}</th><td>{string.Join(' ', month.Select(due => due.Date.Day.ToString(CultureInfo.InvariantCulture)))}</td><td>{Times(schedule, [.. month])}</td></tr>""");
        }

        html.Write($"</tbody></table></details>");
    }

    // "08:00 (08:00 UTC), from 29: 08:00 (07:00 UTC)": told again where the clocks change
    private static string Times(BriefingSchedule schedule, IReadOnlyList<DueBriefing> dues)
    {
        var runs = new List<string>();
        string? last = null;
        foreach (var due in dues)
        {
            var time = $"{ScheduleText.Write(due.At.InZone(schedule.Zone).TimeOfDay)} ({ScheduleText.Write(due.At.InUtc().TimeOfDay)} UTC)";
            if (time != last)
            {
                runs.Add(last is null ? time : string.Create(CultureInfo.InvariantCulture, $"from {due.Date.Day}: {time}"));
                last = time;
            }
        }

        return string.Join(", ", runs);
    }
}
