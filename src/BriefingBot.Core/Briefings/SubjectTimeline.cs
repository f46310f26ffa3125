using BriefingBot.Core.Positions;
using BriefingBot.Core.Questions;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>What those a briefing follows said on one of its subjects, over time.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Lanes">A lane for each holder of positions; never empty.</param>
/// <param name="LeftOut">How many more statements there are than are shown: older, of more holders, or undated.</param>
public sealed record SubjectTimeline(string Subject, IReadOnlyList<SubjectLane> Lanes, int LeftOut)
{
    /// <summary>The first day on it.</summary>
    public LocalDate From => Lanes.Min(lane => lane.Points[0].On);

    /// <summary>The last day on it.</summary>
    public LocalDate To => Lanes.Max(lane => lane.Points[^1].On);
}

/// <summary>What one holder said.</summary>
/// <param name="Who">The speaker, or the party that several speak for.</param>
/// <param name="Points">The statements, oldest first; never empty.</param>
public sealed record SubjectLane(string Who, IReadOnlyList<SubjectPoint> Points);

/// <summary>One statement on a timeline.</summary>
/// <param name="On">When it was said, else published.</param>
/// <param name="Change">What it did to the position; for an item of the briefing, as posted.</param>
/// <param name="Citation">The statement; its number is that of the briefing's item, or 0.</param>
public sealed record SubjectPoint(LocalDate On, PositionChange Change, Citation Citation);
