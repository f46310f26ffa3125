namespace BriefingBot.Faults;

/// <summary>What to kill where: every step that a program was seen to take, and random ones.</summary>
internal static class KillPlan
{
    /// <summary>After it a platform has the briefing, and the ledger does not know.</summary>
    public const string WorstMoment = "record.start";

    private const int LongestDelay = 60;
    private const int LongestStart = 1200; // the program has delivered everything by then

    /// <summary>The platforms' names in the points.</summary>
    public static readonly IReadOnlyList<string> Platforms = ["slack", "teams"];

    private static readonly string[] Calls = ["slack.chat.postMessage", "teams.activities"];
    private static readonly string[] Moments = ["received", "taken", "answered"];
    private const string Stop = ".stop"; // in a recovery the end of each step is enough: the next begins there
    private static readonly string[] Untouched = [".claim.", ".compose."]; // in a recovery these are of other deliveries than the one killed
    private static readonly string[] Look = ["slack.conversations.history.received", "slack.conversations.history.answered"];

    /// <summary>Every step once, then <paramref name="kills"/> random ones.</summary>
    /// <param name="clean">The points a program met that was not killed, in order.</param>
    /// <param name="recoveries">By platform, those it met after one that was killed at <see cref="WorstMoment"/>.</param>
    /// <param name="kills">How many random ones.</param>
    /// <param name="seed">What those follow from.</param>
    public static IReadOnlyList<Attempt> Make(IReadOnlyList<string> clean, IReadOnlyDictionary<string, IReadOnlyList<string>> recoveries, int kills, int seed)
    {
        IEnumerable<(Kill First, Kill? Again)> steps =
        [
            .. clean.Distinct(StringComparer.Ordinal).Select(step => (new Kill(Killer.Program, step), (Kill?)null)),
            .. Calls.SelectMany(call => Moments, (call, moment) => (new Kill(Killer.Platform, $"{call}.{moment}"), (Kill?)null)),
            .. Platforms.SelectMany(
                platform => recoveries[platform].Where(step => step.StartsWith(platform, StringComparison.Ordinal) && step.EndsWith(Stop, StringComparison.Ordinal) && !Untouched.Any(step.Contains)).Distinct(StringComparer.Ordinal),
                (platform, step) => (Worst(platform), (Kill?)new Kill(Killer.Program, step))),
            .. Calls.SelectMany(call => Enum.GetValues<BadAnswer>(), (call, answer) => (new Kill(Killer.Answer, $"{call}.{answer}"), (Kill?)null)),
            .. Look.Select(look => (Worst("slack"), (Kill?)new Kill(Killer.Platform, look))),
        ];
        var attempts = steps.Select((step, i) => new Attempt(i + 1, step.First, step.Again)).ToList();
        var known = attempts.Count;
        attempts.AddRange(Enumerable.Range(0, kills).Select(i => Any(known + i + 1, clean, recoveries, new Random((seed * 100_003) + i))));
        return attempts;
    }

    private static Kill Worst(string platform) => new(Killer.Program, $"{platform}.{WorstMoment}");

    private static Attempt Any(int number, IReadOnlyList<string> clean, IReadOnlyDictionary<string, IReadOnlyList<string>> recoveries, Random random)
    {
        var again = random.Next(4) == 0 ? AnyKill(recoveries[Platforms[random.Next(Platforms.Count)]], random) : null;
        return new(number, AnyKill(clean, random), again, random.Next(2) == 0 ? random.Next(LongestStart) : null, MustHit: false);
    }

    private static Kill AnyKill(IReadOnlyList<string> points, Random random)
    {
        var after = random.Next(2) == 0 ? 0 : random.Next(LongestDelay);
        switch (random.Next(10))
        {
            case 0:
                return new(Killer.Clock, "start", Nth: 1, random.Next(LongestStart));
            case < 4:
                var call = random.Next(Calls.Length);
                return new(Killer.Platform, $"{Calls[call]}.{Moments[random.Next(Moments.Length)]}", random.Next(3) + 1, after);
            default:
                var point = random.Next(points.Count);
                return new(Killer.Program, points[point], points.Take(point + 1).Count(other => other == points[point]), after);
        }
    }
}
