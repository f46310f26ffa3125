using System.CommandLine;
using System.Globalization;
using BriefingBot.Core.Statements;
using BriefingBot.Feeds;
using BriefingBot.Storage;

namespace BriefingBot.Commands;

/// <summary><c>store reread|backup|restore|check|adopt</c>.</summary>
internal static class StoreCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("store", "Reads the store again, copies it away and back, and checks it.") { Reread(), Backup(), Restore(), Check(), Adopt() };

    private static Command Reread()
    {
        var trial = new Option<bool>("--dry-run") { Description = "Count what would change, and change nothing." };
        var store = CommandLine.StoreOption();
        var command = new Command("reread", "Extracts all articles again with today's rules. Corrections stay; nothing becomes new to a briefing.") { trial, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var isTrial = parsed.GetValue(trial);
            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            var all = (await open.Statements.SummaryAsync(cancellationToken)).Articles;
            var counts = RereadCounts.Nothing;
            using var bar = new ProgressLine<RereadCounts>(done => ProgressBar.Of(done.Articles, all, "articles"));
            try
            {
                counts = await new Rereading(open.Reread, StatementExtractor.Default.Extract).RunAsync(isTrial, new Both(done => counts = done, bar), cancellationToken);
            }
            catch (OperationCanceledException)
            {
                bar.Dispose();
                await Console.Error.WriteLineAsync("Interrupted. What was reread stays; run the command again to read the rest.");
                Console.WriteLine(Words(counts, isTrial));
                return CommandLine.Failed;
            }

            bar.Dispose();
            Console.WriteLine(Words(counts, isTrial));
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Backup()
    {
        var file = File("The file to write; there must be none yet.");
        var store = CommandLine.StoreOption();
        var command = new Command("backup", "Copies the store to one file, also while it is served.") { file, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (Missing(parsed.GetValue(store)) is { } missing)
            {
                return missing;
            }

            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            await open.BackUpAsync(parsed.GetValue(file)!, cancellationToken);
            Console.WriteLine($"The store is copied to {Path.GetFullPath(parsed.GetValue(file)!)}. To bring it back: briefingbot store restore FILE");
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Restore()
    {
        var file = File("A file that \"store backup\" wrote.");
        var store = CommandLine.StoreOption();
        var command = new Command("restore", "Puts a backup in the place of the store: wholly, or not at all. Deliveries since stay on record.") { file, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var place = OpenStore.PathOf(Settings.Load().Store(parsed.GetValue(store)));
            var kept = await OpenStore.RestoreAsync(parsed.GetValue(file)!, place, cancellationToken);
            await using var open = await OpenStore.AtAsync(place, TimeProvider.System, cancellationToken);
            var summary = await open.Statements.SummaryAsync(cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place} holds the backup now: {summary.Statements:N0} statements of {summary.Articles:N0} articles."));
            if (kept is not null)
            {
                Console.WriteLine($"The damaged store is kept as {kept}. Restart the service if it runs.");
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static Command Check()
    {
        var store = CommandLine.StoreOption();
        var command = new Command("check", "Reads everything in the store and lists what is wrong; exit code 1 when something is.") { store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (Missing(parsed.GetValue(store)) is { } missing)
            {
                return missing;
            }

            await using var open = await OpenAsync(parsed.GetValue(store), cancellationToken);
            var summary = await open.Statements.SummaryAsync(cancellationToken);
            using var bar = new ProgressLine<long>(done => ProgressBar.Of(done, summary.Articles, "articles"));
            var faults = await open.CheckAsync(bar, cancellationToken);
            bar.Dispose();
            if (faults.Count == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Nothing is wrong: {summary.Statements:N0} statements of {summary.Articles:N0} articles, their index, counts and corrections."));
                return CommandLine.Done;
            }

            foreach (var fault in faults)
            {
                Console.WriteLine(fault);
            }

            var more = faults.Count == SqliteCheck.MostFaults ? " or more" : string.Empty;
            await Console.Error.WriteLineAsync($"{faults.Count}{more} faults. Restore a backup (briefingbot store restore FILE), or move the store away and ingest the articles again.");
            return CommandLine.Failed;
        });
        return command;
    }

    private static Command Adopt()
    {
        var store = CommandLine.StoreOption();
        var command = new Command("adopt", "Makes the database of Briefings:Connection count by this store, in place of one that is lost; what the store holds now is not told as new.") { store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Load();
            if (settings.Briefings is null)
            {
                await Console.Error.WriteLineAsync("There is nothing to adopt: Briefings:Connection is not set, so subscriptions and deliveries are kept in the store's file.");
                return CommandLine.Failed;
            }

            if (Missing(parsed.GetValue(store)) is { } missing)
            {
                return missing;
            }

            Console.WriteLine($"{await OpenStore.AdoptAsync(settings, parsed.GetValue(store), cancellationToken)} counts by {settings.Store(parsed.GetValue(store))} from now on. Restart the replicas.");
            return CommandLine.Done;
        });
        return command;
    }

    // a file that is missing is told, not made
    private static int? Missing(string? option)
    {
        var place = OpenStore.PathOf(Settings.Load().Store(option));
        if (System.IO.File.Exists(place))
        {
            return null;
        }

        Console.Error.WriteLine($"There is no store at {place}: name another with --store, or begin one with \"briefingbot ingest PATH\".");
        return CommandLine.Failed;
    }

    private static Argument<string> File(string description) => new("FILE") { Description = description };

    private static Task<OpenStore> OpenAsync(string? store, CancellationToken cancellationToken) =>
        OpenStore.AtAsync(Settings.Load().Store(store), TimeProvider.System, cancellationToken);

    private static string Words(RereadCounts counts, bool isTrial)
    {
        var skipped = counts.Skipped > 0 ? string.Create(CultureInfo.InvariantCulture, $" {counts.Skipped:N0} articles changed meanwhile and were left alone.") : string.Empty;
        var trial = isTrial ? " Nothing was changed: that would happen without --dry-run." : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Articles:N0} articles reread: {counts.Kept:N0} statements kept, {counts.Changed:N0} understood otherwise, {counts.Added:N0} added, {counts.Withdrawn:N0} withdrawn.{skipped}{trial}");
    }

    private sealed class Both(Action<RereadCounts> first, IProgress<RereadCounts> second) : IProgress<RereadCounts>
    {
        public void Report(RereadCounts value)
        {
            first(value);
            second.Report(value);
        }
    }
}
