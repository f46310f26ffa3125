namespace BriefingBot.Faults;

/// <summary>Who pulls the plug.</summary>
internal enum Killer
{
    /// <summary>The program itself, at the edge of a span of its delivery.</summary>
    Program,

    /// <summary>The chat platform, while it handles a call.</summary>
    Platform,

    /// <summary>The clock, some time after the start.</summary>
    Clock,

    /// <summary>Nobody, before the program has done what it can: the chat platform gives a <see cref="BadAnswer"/>.</summary>
    Answer,
}

/// <summary>One power cut.</summary>
/// <param name="By">Who does it.</param>
/// <param name="At">The point: <c>slack.post.start</c>, <c>teams.activities.taken</c>, <c>start</c>, <c>teams.activities.Busy</c>.</param>
/// <param name="Nth">At which of several, from 1.</param>
/// <param name="AfterMilliseconds">How long after it.</param>
internal sealed record Kill(Killer By, string At, int Nth = 1, int AfterMilliseconds = 0)
{
    public override string ToString() => FormattableString.Invariant($"{At}{(Nth > 1 ? $" (number {Nth})" : string.Empty)}{(AfterMilliseconds > 0 ? $" +{AfterMilliseconds} ms" : string.Empty)}");
}

/// <summary>One day of briefings with power cuts.</summary>
/// <param name="Number">From 1, in the order of the plan.</param>
/// <param name="First">The first.</param>
/// <param name="Again">One more, while the program recovers from the first; or null.</param>
/// <param name="NewsAfterMilliseconds">When news comes while the program runs, counted from its start; null for before alone.</param>
/// <param name="MustHit">Whether the first point is known to be met on such a day.</param>
internal sealed record Attempt(int Number, Kill First, Kill? Again = null, int? NewsAfterMilliseconds = null, bool MustHit = true)
{
    public override string ToString() => FormattableString.Invariant($"{Number}: {First}{(Again is null ? string.Empty : $", then {Again}")}{(NewsAfterMilliseconds is { } after ? $"; news after {after} ms" : string.Empty)}");
}
