using NodaTime;

namespace BriefingBot.Core.Positions;

/// <summary>One statement on a timeline.</summary>
/// <param name="Said">The statement.</param>
/// <param name="On">When it was said, else published.</param>
/// <param name="Change">What it did to the position, as far as the timeline itself tells.</param>
public sealed record TimelinePoint(Said Said, LocalDate On, PositionChange Change);

/// <summary>What one holder said over time.</summary>
/// <param name="Speakers">The names it was said under, the latest first: successive ministers of a country share one lane.</param>
/// <param name="Points">The statements, oldest first; never empty.</param>
public sealed record TimelineLane(IReadOnlyList<Actors.Actor> Speakers, IReadOnlyList<TimelinePoint> Points);

/// <summary>Lays statements on a subject out over time, a lane for each holder, by the same rules as <see cref="PositionLedger"/>.</summary>
public static class PositionTimeline
{
    /// <summary>The lanes of some statements, the one with the newest words first. Statements without a speaker or a date have no place in it.</summary>
    /// <remarks>Each statement is compared with those of the same holder before it: keep them to some dozens.</remarks>
    /// <param name="statements">The statements.</param>
    /// <param name="reader">Reads two of them together.</param>
    public static IReadOnlyList<TimelineLane> Of(IReadOnlyList<Said> statements, IPairReader reader)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(reader);
        var lanes = new List<List<TimelinePoint>>();
        foreach (var said in statements.Where(said => said.On is not null && said.Statement.Speaker is not null).OrderBy(said => said.On).ThenBy(said => said.Article.Published).ThenBy(said => said.Statement.Content[0].Start))
        {
            var lane = lanes.Find(lane => lane.Exists(point => IsOneHolder(point.Said.Statement.Speaker!, said.Statement.Speaker!)));
            if (lane is null)
            {
                lanes.Add(lane = []);
            }

            var entry = PositionLedger.Own(said, [.. lane.Select(point => point.Said)], _ => true, reader) ?? LedgerEntry.New(said);
            lane.Add(new(said, said.On!.Value, entry.Change));
        }

        return [.. lanes.OrderByDescending(lane => lane[^1].On).ThenByDescending(lane => lane.Count)
            .Select(lane => new TimelineLane([.. lane.Select(point => point.Said.Statement.Speaker!).Reverse().DistinctBy(speaker => speaker.Name, StringComparer.OrdinalIgnoreCase)], lane))];
    }

    // unnamed officials hold nothing together, but one phrase may stand on one lane
    private static bool IsOneHolder(Actors.Actor one, Actors.Actor other) =>
        PositionHolder.IsSame(one, other) || (one.Kind == Actors.ActorKind.Anonymous && one.Kind == other.Kind && one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase));
}
