using NodaTime;

namespace BriefingBot.Core.Positions;

/// <summary>Which day of a later claim stands for which of an earlier.</summary>
internal static class DeadlinePairs
{
    // "the end of June" and "30 June", "this week" and "by Friday" may mean one day
    private const int Tolerance = 3;

    /// <summary>A day of each claim that differ; null when there is none.</summary>
    public static (Deadline Earlier, Deadline Later)? Differing(Claim earlier, Claim later) =>
        earlier.Deadlines.Count > 0 && later.Deadlines.Count > 0 && !earlier.Deadlines.Any(mine => later.Deadlines.Any(theirs => IsSame(mine, theirs)))
            ? (earlier.Deadlines[^1], later.Deadlines[^1])
            : null;

    private static bool IsSame(Deadline mine, Deadline theirs) => Math.Abs(Period.DaysBetween(mine.Day, theirs.Day)) <= Tolerance;
}
