using System.CommandLine;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using BriefingBot.Briefings;
using BriefingBot.Chat.Slack;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.Positions;
using BriefingBot.Storage;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace BriefingBot.Benchmarks.Delivery;

/// <summary>
/// Many subscriptions due at one minute, delivered by the service's own rounds to a stub of Slack that keeps to limits: when the first and
/// the last is posted, what a round costs, how much memory. The stub runs in the same process.
/// </summary>
internal static class DeliveryBenchmark
{
    private const int Speakers = 100;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5); // as the Quartz job

    /// <summary>The command <c>delivery</c>.</summary>
    public static Command Create()
    {
        var subscriptions = new Option<int>("--subscriptions") { Description = "How many are due.", DefaultValueFactory = _ => 10_000 };
        var workspaces = new Option<int>("--workspaces") { Description = "In how many Slack workspaces.", DefaultValueFactory = _ => 20 };
        var pace = new Option<int>("--posts-per-minute") { Description = "The budget of each workspace.", DefaultValueFactory = _ => 300 };
        var postgres = new Option<string?>("--postgres") { Description = "An empty PostgreSQL database for subscriptions and deliveries; without it they are in the SQLite file." };
        var command = new Command("delivery", "Delivers many briefings that are due at once.") { subscriptions, workspaces, pace, postgres };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(subscriptions), parsed.GetValue(workspaces), parsed.GetValue(pace), parsed.GetValue(postgres), cancellationToken));
        return command;
    }

    private static async Task RunAsync(int count, int workspaces, int pace, string? postgres, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"briefingbot-delivery-{Guid.NewGuid():N}.db");
        await using var file = new SqliteDataSource(path);
        await using var server = postgres is null ? null : PostgresConnection.Open(postgres);
        var database = (DbDataSource?)server ?? file;
        await SqliteSchema.PrepareAsync(file, cancellationToken);
        if (server is not null)
        {
            await PostgresSchema.PrepareAsync(server, cancellationToken);
        }

        await using var stub = await SlackStub.StartAsync(pace, cancellationToken);
        await using var services = Services(stub, pace);
        var statements = new SqliteStatementStore(file, TimeProvider.System);
        var ledger = new DeliveryLedger(database, statements, TimeProvider.System);
        var delivery = new BriefingDelivery(
            new SubscriptionStore(database, statements, TimeProvider.System),
            ledger,
            new(statements, Gazetteer.Default, PairEncoder.Default, statement => new($"https://news.example/articles/{statement.ArticleId}#{statement.Id}")),
            [services.GetRequiredService<IChatPlatform>()],
            TimeProvider.System,
            services.GetRequiredService<ILogger<BriefingDelivery>>());
        await SubscribeAsync(database, statements, count, workspaces, cancellationToken);
        await NewsAsync(statements, cancellationToken);
        await MeasureAsync(delivery, database, stub, count, cancellationToken);
        Print($"floor set by the limit: {60.0 * count / workspaces / pace:N0} s; most in one workspace in a minute: {stub.MostInAMinute}; refused by the stub: {stub.Refused}");
        File.Delete(path);
    }

    private static ServiceProvider Services(SlackStub stub, int pace)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Slack:SigningSecret"] = "made-up",
            ["Slack:BotToken"] = "xoxb-made-up",
            ["Slack:ApiUrl"] = stub.ApiUrl.AbsoluteUri,
            ["Slack:PostsPerMinute"] = pace.ToString(CultureInfo.InvariantCulture),
        }).Build();
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error).AddConsole());
        services.AddSlack(configuration);
        return services.BuildServiceProvider();
    }

    // a hundred scopes: a hundred subscriptions ask for the same, each in a channel of its own
    private static async Task SubscribeAsync(DbDataSource database, SqliteStatementStore statements, int count, int workspaces, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var now = SystemClock.Instance.GetCurrentInstant();
        var store = new SubscriptionStore(database, statements, TimeProvider.System);
        for (var i = 0; i < count; i++)
        {
            await store.AddAsync(
                new(0, [SlackStub.Channel(i, workspaces)], [Speaker(i)], [], ScheduleText.Read("00:00", "UTC", "daily", DateTimeZoneProviders.Tzdb), null, now, now, 0, IsPaused: false), cancellationToken);
        }

        Print($"{count:N0} subscriptions added in {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s");
    }

    private static async Task NewsAsync(SqliteStatementStore statements, CancellationToken cancellationToken)
    {
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        for (var i = 0; i < Speakers * 3; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{Speaker(i)} said that pier {i} of the harbour would stay open until the talks about quay {i * 7} had ended.");
            var article = new Article(FormattableString.Invariant($"n{i}"), "Made up", text, today, "Made up");
            await statements.AddAsync(article, StatementExtractor.Default.Extract(article), cancellationToken);
        }
    }

    private static string Speaker(int number)
    {
        string[] first = ["Mira", "Jorun", "Oskar", "Lena", "Tomas", "Anna", "Piet", "Sonja", "Emil", "Greta"], last = ["Halden", "Taske", "Brandel", "Vorsk", "Lindqvar", "Ostrand", "Kellen", "Morath", "Sundvik", "Harrow"];
        return $"{first[number % 10]} {last[number / 10 % 10]}";
    }

    private static async Task MeasureAsync(BriefingDelivery delivery, DbDataSource database, SlackStub stub, int count, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var due = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, TimeSpan.Zero).AddMinutes(now.Second < 40 ? 1 : 2);
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await connection.ExecuteAsync("UPDATE subscription SET at = @at, next_due = ''", new { at = due.ToString("HH:mm", CultureInfo.InvariantCulture) });
        }

        var rounds = new List<(DateTimeOffset At, double Milliseconds)>();
        var used = Environment.CpuUsage.TotalTime;
        while (stub.Taken.Count < count && TimeProvider.System.GetUtcNow() < due.AddHours(1))
        {
            var started = Stopwatch.GetTimestamp();
            rounds.Add((TimeProvider.System.GetUtcNow(), 0));
            foreach (var failure in await delivery.BeginDueAsync(cancellationToken))
            {
                await Console.Error.WriteLineAsync(failure.ToString());
            }

            rounds[^1] = (rounds[^1].At, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(Every, cancellationToken);
        }

        await delivery.DeliverDueAsync(cancellationToken);
        var taken = stub.Taken;
        await using var last = await database.OpenConnectionAsync(cancellationToken);
        var states = (await last.QueryAsync<(string State, long Count, long Attempts)>("SELECT state, count(*), max(attempts) FROM delivery GROUP BY state")).ToList();
        using var process = Process.GetCurrentProcess();
        Print($"{taken.Count:N0} posts; first {(taken[0] - due).TotalSeconds:N1} s after the due minute, last {(taken[^1] - due).TotalSeconds:N1} s; {taken.Count / (taken[^1] - taken[0]).TotalSeconds:N1} a second");
        Print($"rounds: {rounds.Count}; before anything was due {Middle(rounds.Where(round => round.At < due).Skip(1)):N1} ms; that of the claims {rounds.Max(round => round.Milliseconds):N0} ms; while posting {Middle(rounds.Where(round => round.At > due.AddSeconds(10))):N1} ms");
        Print($"processor {(Environment.CpuUsage.TotalTime - used).TotalSeconds:N1} s; most memory {process.PeakWorkingSet64 / 1e6:N0} MB, the stub's with it");
        Print($"ledger: {string.Join(", ", states.Select(state => string.Create(CultureInfo.InvariantCulture, $"{state.Count} {state.State} (at most {state.Attempts} attempts)")))}");
    }

    private static double Middle(IEnumerable<(DateTimeOffset At, double Milliseconds)> rounds)
    {
        var sorted = rounds.Select(round => round.Milliseconds).Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[sorted.Count / 2];
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
