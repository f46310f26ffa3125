using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using BriefingBot.Chat.Slack;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Questions;
using BriefingBot.Feeds;
using BriefingBot.Storage;

namespace BriefingBot.Benchmarks.Store;

/// <summary>
/// Builds a store of made-up statements as <c>ingest</c> does, and asks it as Slack does, from the words of a question to the blocks
/// of its answer. Loading and asking run in processes of their own, so that the memory printed is theirs.
/// </summary>
internal static class StoreBenchmark
{
    private const int OfEachKind = 120;
    private const int Seed = 1;

    /// <summary>The command <c>store</c>.</summary>
    public static Command Create()
    {
        var statements = new Option<int[]>("--statements") { Description = "How many statements; several sizes one after the other.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [10_000, 100_000, 1_000_000] };
        var file = new Option<string?>("--file") { Description = "Where the store is kept; without it, a temporary file that is deleted." };
        var step = new Option<string?>("--step") { Description = "load or ask alone, in this process." };
        var slow = new Option<int>("--slowest") { Description = "How many of the slowest questions to print." };
        var command = new Command("store", "Loads made-up statements into a store and asks it questions.") { statements, file, step, slow };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            foreach (var count in parsed.GetValue(statements)!)
            {
                var path = parsed.GetValue(file) ?? Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"briefingbot-benchmark-{count}.db"));
                var only = parsed.GetValue(step);
                switch (only)
                {
                    case "load":
                        await LoadAsync(count, path, cancellationToken);
                        break;
                    case "ask":
                        await AskAsync(count, path, parsed.GetValue(slow), cancellationToken);
                        break;
                    default:
                        await ApartAsync("load", count, path, cancellationToken);
                        await ApartAsync("ask", count, path, cancellationToken);
                        break;
                }

                if (only is null && parsed.GetValue(file) is null)
                {
                    Delete(path);
                }
            }
        });
        return command;
    }

    private static async Task ApartAsync(string step, int statements, string path, CancellationToken cancellationToken)
    {
        string[] arguments = ["store", "--step", step, "--statements", statements.ToString(CultureInfo.InvariantCulture), "--file", path];
        using var process = Process.Start(Environment.ProcessPath!, arguments);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The step {step} failed.");
        }
    }

    private static async Task LoadAsync(int statements, string path, CancellationToken cancellationToken)
    {
        Delete(path);
        var archive = new MadeUpArchive(statements);
        var start = TimeProvider.System.GetTimestamp();
        IngestionReport report;
        await using (var database = new SqliteDataSource(path))
        {
            await SqliteSchema.PrepareAsync(database, cancellationToken);
            var store = new SqliteStatementStore(database, TimeProvider.System);
            report = await new Ingestion(store, article => archive.Article(MadeUpArchive.NumberOf(article.Id)).Statements)
                .RunAsync(Enumerable.Range(0, archive.Count).Select(number => ArticleReading.Of(archive.Article(number).Article)).ToAsyncEnumerable(), null, cancellationToken);
        }

        var elapsed = TimeProvider.System.GetElapsedTime(start);
        Print($"loaded {report.Statements:N0} statements of {report.Added:N0} articles in {elapsed.TotalSeconds:N1} s: {report.Statements / elapsed.TotalSeconds:N0} a second");
        Print($"processor time {Environment.CpuUsage.TotalTime.TotalSeconds:N1} s");
        Print($"file {new FileInfo(path).Length / 1e6:N0} MB; most memory {Peak():N0} MB");
    }

    private static async Task AskAsync(int statements, string path, int slowest, CancellationToken cancellationToken)
    {
        var archive = new MadeUpArchive(statements);
        var warmUp = MadeUpQuestions.Make(archive, 10, Seed + 1).ToList();
        var questions = MadeUpQuestions.Make(archive, OfEachKind, Seed).ToList();
        await using var database = new SqliteDataSource(path);
        await SqliteSchema.PrepareAsync(database, cancellationToken);
        var answerer = new QuestionAnswerer(new SqliteStatementStore(database, TimeProvider.System), Gazetteer.Default, statement => new($"https://news.example/articles/{statement.ArticleId}#{statement.Id}"));
        var today = MadeUpArchive.FirstDay.PlusDays(MadeUpArchive.Days);
        var times = new List<(string Kind, AskRequest Request, double Milliseconds, double Processor, Answer Answer)>();

        Print($"first question {await TimeAsync(warmUp[0].Request):N0} ms");
        foreach (var (_, request) in warmUp)
        {
            await TimeAsync(request);
        }

        Answer answer = null!;
        foreach (var (kind, request) in questions)
        {
            var used = Environment.CpuUsage.TotalTime;
            var milliseconds = await TimeAsync(request);
            times.Add((kind, request, milliseconds, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds, answer));
        }

        Print($"{"kind",-24}{"questions",10}{"answered",10}{"p50 ms",10}{"p90 ms",10}{"p99 ms",10}{"max ms",10}{"cpu p50",10}{"cpu p99",10}");
        foreach (var kind in times.GroupBy(time => time.Kind, StringComparer.Ordinal))
        {
            Row(kind.Key, [.. kind]);
        }

        Row("all", times);
        Print($"most memory {Peak():N0} MB");
        foreach (var (kind, request, milliseconds, processor, _) in times.OrderByDescending(time => time.Milliseconds).Take(slowest))
        {
            Print($"{milliseconds,8:N1} ms, {processor:N1} of a processor  {kind}: {request.Question}");
        }

        async Task<double> TimeAsync(AskRequest request)
        {
            var start = TimeProvider.System.GetTimestamp();
            answer = await answerer.AskAsync(request, today, cancellationToken);
            BlockKitRenderer.Render(answer.Message);
            return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    private static void Row(string kind, List<(string Kind, AskRequest Request, double Milliseconds, double Processor, Answer Answer)> times)
    {
        var wall = Sorted(time => time.Milliseconds);
        var processor = Sorted(time => time.Processor);
        Print($"{kind,-24}{times.Count,10:N0}{times.Count(time => time.Answer.Outcome == AnswerOutcome.Answered),10:N0}{At(wall, 0.5),10:N1}{At(wall, 0.9),10:N1}{At(wall, 0.99),10:N1}{wall[^1],10:N1}{At(processor, 0.5),10:N1}{At(processor, 0.99),10:N1}");

        List<double> Sorted(Func<(string Kind, AskRequest Request, double Milliseconds, double Processor, Answer Answer), double> value) => [.. times.Select(value).Order()];

        static double At(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }

    private static double Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Delete(string path)
    {
        foreach (var end in (string[])["", "-wal", "-shm"])
        {
            File.Delete(path + end);
        }
    }
}
