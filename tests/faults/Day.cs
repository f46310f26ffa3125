using System.Diagnostics;
using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Faults;

/// <summary>What an attempt came to.</summary>
/// <param name="IsHit">Whether the first kill met its point.</param>
/// <param name="Breaches">What is wrong, one line each.</param>
/// <param name="Log">What the programs printed, when something is wrong.</param>
internal sealed record DayReport(bool IsHit, IReadOnlyList<string> Breaches, string Log);

/// <summary>A day went wrong from which the plan was to be made.</summary>
#pragma warning disable CA1032 // without these facts it says nothing
internal sealed class BrokenDayException(IReadOnlyList<string> breaches, string log) : Exception("A day went wrong from which the plan was to be made.\n" + log)
#pragma warning restore CA1032
{
    /// <summary>What is wrong, one line each.</summary>
    public IReadOnlyList<string> Breaches { get; } = breaches;
}

/// <summary>Lives days of one world: news, the service killed and started again, and the books compared.</summary>
internal sealed class Days(World world, News news, Books books)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40); // a loaded machine
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private IReadOnlyList<DeliveryKey> yesterday = [];

    /// <summary>One day with power cuts.</summary>
    public async Task<DayReport> LiveAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var (early, asked) = await DawnAsync(cancellationToken);
        var posted = world.Stub.Count;
        var frozen = new Dictionary<DeliveryKey, ChatMessage>();
        var log = new List<string>();
        var late = attempt.NewsAfterMilliseconds is { } after ? BringLaterAsync(after, cancellationToken) : Task.CompletedTask;
        var isHit = false;
        foreach (var kill in new[] { attempt.First, attempt.Again }.OfType<Kill>())
        {
            isHit |= await RunAsync(kill, asked, log, notes: null, cancellationToken) && kill == attempt.First;
            foreach (var row in (await world.RowsAsync(cancellationToken)).Where(row => row.Content is not null))
            {
                frozen.TryAdd(row.Key, row.Content!);
            }

            await world.EndWaitsAsync();
        }

        await late;
        await RunAsync(kill: null, asked, log, notes: null, cancellationToken);
        var breaches = books.Check(new(await world.RowsAsync(cancellationToken), frozen, world.Stub.After(posted), asked, [early]));
        await world.PassDayAsync();
        return new(isHit, breaches, breaches.Count == 0 ? string.Empty : string.Join('\n', log));
    }

    /// <summary>One day from which the plan is made: the points that the last program met.</summary>
    /// <param name="first">A kill before that program, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BrokenDayException">The day went wrong.</exception>
    public async Task<IReadOnlyList<string>> RecordAsync(Kill? first, CancellationToken cancellationToken)
    {
        var (early, asked) = await DawnAsync(cancellationToken);
        var (posted, log, notes) = (world.Stub.Count, new List<string>(), Path.Combine(world.Folder, "notes"));
        if (first is not null)
        {
            await RunAsync(first, asked, log, notes: null, cancellationToken);
            await world.EndWaitsAsync();
        }

        await RunAsync(kill: null, asked, log, notes, cancellationToken);
        var breaches = books.Check(new(await world.RowsAsync(cancellationToken), new Dictionary<DeliveryKey, ChatMessage>(), world.Stub.After(posted), asked, [early]));
        await world.PassDayAsync();
        var points = await File.ReadAllLinesAsync(notes, cancellationToken);
        File.Delete(notes);
        return breaches.Count == 0 ? points : throw new BrokenDayException(breaches, string.Join('\n', log));
    }

    // news before the program starts; and every other day briefings of it asked for by hand, which are sent again the day after
    private async Task<(string Early, IReadOnlyList<DeliveryKey> Asked)> DawnAsync(CancellationToken cancellationToken)
    {
        var before = (await world.Statements.SummaryAsync(cancellationToken)).Version;
        var early = await BringAsync(cancellationToken);
        var (last, request) = (yesterday, Redelivery.NewRequest());
        if (last.Count > 0)
        {
            yesterday = [];
            return (early, [.. await Task.WhenAll(last.Select(async key => (await world.Redelivery.SendAsync(key.ToString(), request, cancellationToken)).Key))]);
        }

        var now = SystemClock.Instance.GetCurrentInstant();
        var window = new BriefingWindow(before, (await world.Statements.SummaryAsync(cancellationToken)).Version, now - Duration.FromDays(1), now);
        var subscription = world.Subscriptions[^1];
        DeliveryKey[] asked = [.. subscription.Destinations.Select(channel => new DeliveryKey(subscription.Id, channel, Occasion.Asked(Guid.NewGuid().ToString("N"))))];
        foreach (var key in asked)
        {
            await world.Ledger.TryClaimAsync(key, now, window, content: null, cancellationToken);
        }

        yesterday = asked;
        return (early, asked);
    }

    private async Task<string> BringAsync(CancellationToken cancellationToken)
    {
        var (article, word) = news.Next();
        await world.BringAsync(article, cancellationToken);
        books.Owe(word);
        return word;
    }

    private async Task BringLaterAsync(int milliseconds, CancellationToken cancellationToken)
    {
        await Task.Delay(milliseconds, cancellationToken);
        await BringAsync(cancellationToken);
    }

    // until it is killed where it should be, or everything is settled; gives which of the two
    private async Task<bool> RunAsync(Kill? kill, IReadOnlyList<DeliveryKey> asked, List<string> log, string? notes, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var service = ServiceProcess.Start(world.Folder, world.Settings, kill, notes);
        var met = Arm(service, kill);
        try
        {
            while (!service.IsOver)
            {
                if (await IsSettledAsync(asked, cancellationToken) || (kill is { By: Killer.Answer } && met() >= kill.Nth && await IsStillAsync(asked, cancellationToken)) || Stopwatch.GetElapsedTime(started) > Patience)
                {
                    if (kill?.AfterMilliseconds > 0)
                    {
                        await Task.Delay(kill.AfterMilliseconds, cancellationToken); // it may be on its way
                    }

                    break;
                }

                await Task.Delay(Glance, cancellationToken);
            }

            return kill is { By: Killer.Answer } ? met() >= kill.Nth : kill is not null && service.IsOver;
        }
        finally
        {
            (world.Stub.Moment, world.Stub.Answer) = (_ => Task.CompletedTask, _ => null);
            log.Add($"--- until {kill?.ToString() ?? "settled"}\n{service.Log}");
        }
    }

    // gives how often the point was met, where that is not the program's to know
    private Func<int> Arm(ServiceProcess service, Kill? kill)
    {
        var met = 0;
        switch (kill?.By)
        {
            case Killer.Platform:
                world.Stub.Moment = async moment =>
                {
                    if (moment == kill.At && Interlocked.Increment(ref met) == kill.Nth)
                    {
                        await KillAsync();
                    }
                };
                break;
            case Killer.Clock:
                _ = KillAsync();
                break;
            case Killer.Answer:
                var (call, answer) = (kill.At[..kill.At.LastIndexOf('.')], Enum.Parse<BadAnswer>(kill.At[(kill.At.LastIndexOf('.') + 1)..]));
                world.Stub.Answer = posted => posted == call && Interlocked.Increment(ref met) == kill.Nth ? answer : null;
                break;
        }

        return () => Volatile.Read(ref met);

        async Task KillAsync()
        {
            await Task.Delay(kill.AfterMilliseconds);
            service.Kill();
        }
    }

    // everything is on record, and what is open waits for longer than anybody here does
    private async Task<bool> IsStillAsync(IReadOnlyList<DeliveryKey> asked, CancellationToken cancellationToken)
    {
        var (closed, open) = await world.CountAsync(cancellationToken);
        return closed + open >= books.DueToday.Count() + asked.Count + books.ImmediateChannels && await world.CountWaitingAsync(cancellationToken) == open;
    }

    private async Task<bool> IsSettledAsync(IReadOnlyList<DeliveryKey> asked, CancellationToken cancellationToken)
    {
        var (closed, open) = await world.CountAsync(cancellationToken);
        return open == 0 && closed >= books.DueToday.Count() + asked.Count + books.ImmediateChannels;
    }
}
