using NodaTime;

namespace BriefingBot.Core.Positions;

/// <summary>Which day of a later claim stands for which of an earlier.</summary>
internal static class DeadlinePairs
{
    // "the end of June" and "30 June", "this week" and "by Friday" may mean one day
    private const int Tolerance = 3;

    /// <summary>A day of each claim that differ; null when there is none.</summary>
    public static (Deadline Earlier, Deadline Later)? Differing(Claim earlier, Claim later) =>
        earlier.Deadlines.Count > 0 && !earlier.Amounts.Any(amount => amount.Kind == AmountKind.Duration && AmountPairs.Same(amount, later.Amounts)) && later.Deadlines.Count > 0 && !earlier.Deadlines.Any(mine => later.Deadlines.Any(theirs => IsSame(mine, theirs) || IsSameWord(earlier, mine, later, theirs)))
            ? (earlier.Deadlines[^1], later.Deadlines[^1])
            : null;

    // "on Monday" said again a week later as a rule means the Monday it meant
    private static bool IsSameWord(Claim earlier, Deadline mine, Claim later, Deadline theirs) =>
        earlier.Words[mine.First].Stem == later.Words[theirs.First].Stem && earlier.Words[Math.Max(0, mine.First - 1)].Stem == later.Words[Math.Max(0, theirs.First - 1)].Stem;

    // "in June" holds every day of it
    private static bool IsSame(Deadline mine, Deadline theirs) =>
        Math.Abs(Period.DaysBetween(mine.Day, theirs.Day)) <= Tolerance || (mine.Day.ToYearMonth() == theirs.Day.ToYearMonth() && (IsWholeMonth(mine) || IsWholeMonth(theirs)));

    private static bool IsWholeMonth(Deadline deadline) => deadline.Day == deadline.Day.With(DateAdjusters.EndOfMonth);
}
