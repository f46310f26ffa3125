using System.Globalization;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Text;

namespace BriefingBot.Web;

/// <summary>Writes the timeline of a subject: a picture in which every mark leads to its statement, and the same as a table.</summary>
/// <remarks>
/// Places across are in hundredths and places down in pixels, so that the picture takes the width it is given and its words keep
/// their size. It takes no script and no style of its own.
/// </remarks>
internal sealed class TimelinePart(Links links)
{
    private const int Name = 26; // the height of a lane's name
    private const int Level = 24; // between marks of one time
    private const int MostLevels = 5;
    private const double Width = 5; // what a mark takes across, in hundredths, on a telephone
    private const int Axis = 30;
    private const int Gap = 14; // below a lane
    private const int Glimpse = 90;

    /// <summary>Writes it.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="timeline">The timeline.</param>
    /// <param name="number">Its number on the page.</param>
    public void Write(HtmlWriter html, SubjectTimeline timeline, int number)
    {
        html.Write($"""<section class="card timeline" aria-labelledby="t{number}"><h3 id="t{number}">{Capital(timeline.Subject)}</h3><p class="hint">{Summary(timeline)}</p>""");
        WriteLegend(html, timeline);
        WritePicture(html, timeline, number);
        WriteTable(html, timeline);
        html.Write($"</section>\n");
    }

    private static string Summary(SubjectTimeline timeline)
    {
        var count = timeline.Lanes.Sum(lane => lane.Points.Count);
        var days = timeline.From == timeline.To ? Spoken(timeline.From) : $"{Spoken(timeline.From)} to {Spoken(timeline.To)}";
        var statements = count == 1 ? "1 statement" : string.Create(CultureInfo.InvariantCulture, $"{count} statements");
        return timeline.LeftOut > 0 ? $"{statements}, {days}; older ones and ones of more speakers are not shown." : $"{statements}, {days}.";
    }

    private static void WriteLegend(HtmlWriter html, SubjectTimeline timeline)
    {
        var points = timeline.Lanes.SelectMany(lane => lane.Points).ToList();
        html.Write($"""<ul class="legend" aria-label="What the marks mean">""");
        foreach (var change in points.Select(point => point.Change).Distinct().Order())
        {
            html.Write($"<li>");
            ChangeMark.Of(change).Write(html);
            html.Write($"{ChangeMark.Of(change).Label}</li>");
        }

        if (points.Exists(point => point.Citation.Number > 0))
        {
            html.Write($"""<li><svg class="mark" viewBox="-10 -10 20 20" width="18" height="18" aria-hidden="true"><circle class="ring" r="8.5"/></svg>In this briefing</li>""");
        }

        html.Write($"</ul>");
    }

    private void WritePicture(HtmlWriter html, SubjectTimeline timeline, int number)
    {
        var axis = new TimeAxis(timeline.From, timeline.To);
        var lanes = timeline.Lanes.Select(lane => (lane, Placed: Place(lane, axis))).ToList();
        var height = Axis + lanes.Sum(lane => Height(lane.Placed));
        html.Write($"""
            <svg class="picture" role="group" width="100%" height="{height}" aria-labelledby="t{number}-title" aria-describedby="t{number}-desc">
            <title id="t{number}-title">Timeline: {timeline.Subject}</title>
            <desc id="t{number}-desc">{Summary(timeline)} Each mark is a link to a statement in its article. The table below holds the same.</desc>

            """);
        foreach (var (at, label) in axis.Ticks())
        {
            var anchor = at < 12 ? "start" : at > 88 ? "end" : "middle";
            html.Write($"""<line class="tick" x1="{Percent(at)}" x2="{Percent(at)}" y1="0" y2="{height - Axis + 4}"/><text class="when" x="{Percent(at)}" y="{height - 8}" text-anchor="{anchor}">{label}</text>""");
        }

        var top = 0;
        foreach (var (lane, placed) in lanes)
        {
            var line = top + Height(placed) - Gap - (Level / 2);
            html.Write($"""<g><text class="name" x="0" y="{top + 16}">{lane.Who}</text><line class="lane" x1="0" x2="100%" y1="{line}" y2="{line}"/>""");
            foreach (var (point, at, level) in placed)
            {
                WritePoint(html, lane, point, Percent(at), line - (level * Level));
            }

            html.Write($"</g>\n");
            top += Height(placed);
        }

        html.Write($"</svg>");
    }

    private void WritePoint(HtmlWriter html, SubjectLane lane, SubjectPoint point, string x, int y)
    {
        var mark = ChangeMark.Of(point.Change);
        var words = $"{Spoken(point.On)}, {point.Citation.Statement.Speaker?.Name ?? lane.Who}, {mark.Label.ToLowerInvariant()}: {Glimpsed(point.Citation.Quote)}";
        html.Write($"""<a href="{links.Local(point.Citation.Link)}" aria-label="{words}"><title>{words}</title><svg x="{x}" y="{y}" overflow="visible"><circle class="reach" r="11"/>""");
        if (point.Citation.Number > 0)
        {
            html.Write($"""<circle class="ring" r="11"/>""");
        }

        html.Write($"""<path class="mark {mark.Class}" d="{mark.Path}"/></svg></a>""");
    }

    private void WriteTable(HtmlWriter html, SubjectTimeline timeline)
    {
        html.Write($"""<details class="table"><summary>The same as a table</summary><table><thead><tr><th scope="col">Day</th><th scope="col">Speaker</th><th scope="col">What it did</th><th scope="col">Words</th></tr></thead><tbody>""");
        foreach (var point in timeline.Lanes.SelectMany(lane => lane.Points).OrderByDescending(point => point.On).ThenBy(point => point.Citation.Statement.Speaker?.Name, StringComparer.Ordinal))
        {
            var mark = ChangeMark.Of(point.Change);
            html.Write($"""<tr><th scope="row">{Spoken(point.On)}</th><td>{point.Citation.Statement.Speaker?.Name}</td><td class="did">""");
            mark.Write(html);
            html.Write($"""{mark.Label}{(point.Citation.Number > 0 ? string.Create(CultureInfo.InvariantCulture, $" (item {point.Citation.Number})") : string.Empty)}</td><td><span class="quote">{point.Citation.Quote}</span> <a class="citation" href="{links.Local(point.Citation.Link)}">{point.Citation.Article.Publisher ?? point.Citation.Article.Title}</a></td></tr>""");
        }

        html.Write($"</tbody></table></details>");
    }

    private static int Height(IReadOnlyList<(SubjectPoint Point, double At, int Level)> placed) => Name + Gap + (Level * (1 + placed.Max(point => point.Level)));

    // marks too close to stand beside each other stand above each other
    private static List<(SubjectPoint Point, double At, int Level)> Place(SubjectLane lane, TimeAxis axis)
    {
        var placed = new List<(SubjectPoint Point, double At, int Level)>();
        foreach (var point in lane.Points)
        {
            var at = axis.At(point.On);
            var free = Enumerable.Range(0, MostLevels).Cast<int?>().FirstOrDefault(level => !placed.Exists(other => other.Level == level && at - other.At < Width));
            placed.Add((point, at, free ?? MostLevels - 1));
        }

        return placed;
    }

    private static string Percent(double at) => string.Create(CultureInfo.InvariantCulture, $"{at:0.##}%");

    private static string Spoken(NodaTime.LocalDate day) => Spelling.Spoken(PartialDate.Day(day));

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static string Glimpsed(string words)
    {
        var end = words.Length <= Glimpse ? -1 : words.LastIndexOf(' ', Glimpse);
        return end > 0 ? words[..end] + " …" : words;
    }
}
