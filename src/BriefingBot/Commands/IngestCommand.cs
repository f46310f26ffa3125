using System.CommandLine;
using System.Text.Json;
using BriefingBot.Core.Statements;
using BriefingBot.Feeds;
using BriefingBot.Web;

namespace BriefingBot.Commands;

/// <summary><c>ingest</c>: adds articles to the store; doing it again changes nothing.</summary>
internal static class IngestCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = CommandLine.Words("PATH", "Text or JSONL files or folders; - reads standard input.", ArgumentArity.OneOrMore);
        var published = DateOption.Create("--published", "The date of publication of articles that do not say it.");
        var publisher = new Option<string?>("--publisher") { Description = "The publisher of articles that do not say it.", HelpName = "NAME" };
        var json = new Option<bool>("--json") { Description = "Print the counts as JSON." };
        var store = CommandLine.StoreOption();
        var command = new Command("ingest", "Adds articles to the store; idempotent.") { paths, published, publisher, json, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var open = await OpenStore.AtAsync(Settings.Load().Store(parsed.GetValue(store)), TimeProvider.System, cancellationToken);
            var files = new ArticleFiles(new(parsed.GetValue(published), parsed.GetValue(publisher)));
            using var progress = new ProgressLine<IngestionProgress>(value => $"{value.Articles:N0} articles, {value.Statements:N0} statements, {value.Failed:N0} failed");
            var report = await new Ingestion(open.Statements, StatementExtractor.Default.Extract)
                .RunAsync(Inputs.Read(files, parsed.GetValue(paths)!, cancellationToken), progress, cancellationToken);
            progress.Dispose();
            foreach (var failure in report.Failures)
            {
                await Console.Error.WriteLineAsync(failure.ToString());
            }

            Console.WriteLine(parsed.GetValue(json) ? Json(report) : Words(report));
            return report.Failed > 0 ? CommandLine.Failed : CommandLine.Done;
        });
        return command;
    }

    private static string Json(IngestionReport report) => JsonSerializer.Serialize(
        new { report.Articles, report.Added, report.Updated, report.Unchanged, report.Undated, report.Failed, report.Statements, Failures = report.Failures.Select(failure => new { failure.Where, failure.Reason }) },
        StatementJson.Options);

    private static string Words(IngestionReport report)
    {
        var undated = report.Undated > 0
            ? $" {report.Undated} without a date: they are stored as undated and match no date window; --published DATE gives one." : string.Empty;
        return $"{report.Added} added, {report.Updated} updated, {report.Unchanged} unchanged, {report.Failed} failed; {report.Statements} statements read.{undated}";
    }
}
