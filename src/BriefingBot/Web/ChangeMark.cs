using BriefingBot.Core.Positions;

namespace BriefingBot.Web;

/// <summary>The mark of a class of change: a shape of its own, so that nobody has to tell colours apart, and a colour, which the style sheet gives by its class.</summary>
/// <param name="Class">The class in the style sheet.</param>
/// <param name="Label">What it says.</param>
/// <param name="Path">The shape as an SVG path around 0,0, at most 9 from it.</param>
internal sealed record ChangeMark(string Class, string Label, string Path)
{
    private static readonly Dictionary<PositionChange, ChangeMark> Marks = new()
    {
        [PositionChange.Reversed] = new("reversed", "Reversed", "M0-8.5 8.5 0 0 8.5-8.5 0Z"),
        [PositionChange.Softened] = new("softened", "Softened", "M-8-6H8L0 8Z"),
        [PositionChange.Hardened] = new("hardened", "Hardened", "M0-8 8 6H-8Z"),
        [PositionChange.Conditioned] = new("conditioned", "Conditioned", "M-7-4 0-8 7-4V4L0 8-7 4Z"),
        [PositionChange.New] = new("new", "New", "M-6.5 0A6.5 6.5 0 1 0 6.5 0A6.5 6.5 0 1 0-6.5 0Z"),
        [PositionChange.Contradicts] = new("contradicts", "Contradicts", "M-7-4.5-4.5-7 0-2.5 4.5-7 7-4.5 2.5 0 7 4.5 4.5 7 0 2.5-4.5 7-7 4.5-2.5 0Z"),
        [PositionChange.Related] = new("related", "Related", "M-5-5H5V5H-5Z"),
        [PositionChange.Reiterated] = new("reiterated", "Said again", "M-4.5 0A4.5 4.5 0 1 0 4.5 0A4.5 4.5 0 1 0-4.5 0Z"),
    };

    /// <summary>The mark of a class.</summary>
    public static ChangeMark Of(PositionChange change) => Marks[change];

    /// <summary>Writes it as a small picture beside words that say the same.</summary>
    public void Write(HtmlWriter html) => html.Write($"""<svg class="mark {Class}" viewBox="-10 -10 20 20" width="18" height="18" aria-hidden="true"><path d="{Path}"/></svg>""");
}
