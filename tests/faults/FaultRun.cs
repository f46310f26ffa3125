using System.Collections.Concurrent;
using System.Diagnostics;
using NodaTime;

namespace BriefingBot.Faults;

/// <summary>What is asked for.</summary>
/// <param name="Kills">How many random kills, besides every step.</param>
/// <param name="Seed">What they follow from.</param>
internal sealed record FaultRequest(int Kills, int Seed)
{
    /// <summary>The number of the one attempt to repeat, or null for all.</summary>
    public int? Only { get; init; }

    /// <summary>How many worlds live at once.</summary>
    public int Parallel { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>A PostgreSQL server for subscriptions and deliveries, or null for the store's file.</summary>
    public string? Postgres { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Attempts">How many days with kills were lived.</param>
/// <param name="Missed">How many of the random kills met no program: it had finished before.</param>
/// <param name="Breaches">What is wrong, one line each.</param>
internal sealed record FaultReport(int Attempts, int Missed, IReadOnlyList<string> Breaches);

/// <summary>Makes the plan, shares it out among worlds, and reports.</summary>
internal static class FaultRun
{
    /// <summary>Runs everything.</summary>
    /// <param name="request">What.</param>
    /// <param name="say">Told one line at a time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<FaultReport> RunAsync(FaultRequest request, Action<string> say, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        IReadOnlyList<Attempt> plan;
        try
        {
            plan = await PlanAsync(request, cancellationToken);
        }
        catch (BrokenDayException broken)
        {
            say($"{broken.Message}\nWRONG\n      {string.Join("\n      ", broken.Breaches)}");
            return new(0, 0, broken.Breaches);
        }

        say($"{plan.Count} attempts: {plan.Count - request.Kills} at every step, {request.Kills} random with seed {request.Seed}.");
        var open = new ConcurrentQueue<Attempt>(request.Only is { } number ? plan.Where(attempt => attempt.Number == number) : plan);
        var (breaches, missed, lived) = (new ConcurrentQueue<string>(), 0, 0);
        await Task.WhenAll(Enumerable.Range(0, request.Parallel).Select(index => Task.Run(
            async () =>
            {
                await using var world = await World.CreateAsync(request.Postgres, cancellationToken);
                var days = Begin(world, index + 1);
                while (open.TryDequeue(out var attempt))
                {
                    var day = await days.LiveAsync(attempt, cancellationToken);
                    Interlocked.Increment(ref lived);
                    Interlocked.Add(ref missed, day.IsHit ? 0 : 1);
                    IReadOnlyList<string> wrong = attempt.MustHit && !day.IsHit ? [.. day.Breaches, "MISSED: the program never came to this step"] : day.Breaches;
                    foreach (var breach in wrong)
                    {
                        breaches.Enqueue($"{attempt}: {breach}");
                    }

                    say($"{(wrong.Count == 0 ? "ok   " : "WRONG")} {attempt}{(day.IsHit ? string.Empty : " (not met)")}{string.Concat(wrong.Select(breach => $"\n      {breach}"))}{(day.Log.Length > 0 ? "\n" + day.Log : string.Empty)}");
                }
            },
            cancellationToken)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        say(FormattableString.Invariant($"{lived} attempts in {seconds:0} s ({seconds / Math.Max(1, lived):0.0} s each), {missed} random kills not met, {breaches.Count} breaches."));
        return new(lived, missed, [.. breaches]);
    }

    private static async Task<IReadOnlyList<Attempt>> PlanAsync(FaultRequest request, CancellationToken cancellationToken)
    {
        await using var world = await World.CreateAsync(request.Postgres, cancellationToken);
        var days = Begin(world, seed: 0);
        var clean = await days.RecordAsync(first: null, cancellationToken);
        var recoveries = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var platform in KillPlan.Platforms)
        {
            recoveries[platform] = await days.RecordAsync(new(Killer.Program, $"{platform}.{KillPlan.WorstMoment}"), cancellationToken);
        }

        return KillPlan.Make(clean, recoveries, request.Kills, request.Seed);
    }

    private static Days Begin(World world, int seed) => new(world, new News(seed, SystemClock.Instance.GetCurrentInstant().InUtc().Date), new Books(world));
}
