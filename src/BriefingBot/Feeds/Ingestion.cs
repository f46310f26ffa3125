using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;

namespace BriefingBot.Feeds;

/// <summary>Brings articles into the store: reads ahead and extracts on all processors, stores in the order of the input.</summary>
/// <param name="store">Takes the articles.</param>
/// <param name="extract">The statements of an article; called from several threads at once.</param>
public sealed class Ingestion(IStatementStore store, Func<Article, IReadOnlyList<Statement>> extract)
{
    /// <summary>Stores all <paramref name="readings"/>. Doing it again, after an end at any moment, changes nothing that is there.</summary>
    /// <param name="readings">Articles and failures.</param>
    /// <param name="progress">Told after each article or failure, or null.</param>
    /// <param name="cancellationToken">Stops between articles; what is stored stays.</param>
    public async Task<IngestionReport> RunAsync(
        IAsyncEnumerable<ArticleReading> readings, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var report = IngestionReport.Nothing;
        var failures = new List<ReadFailure>();
        await foreach (var (reading, statements) in Extraction.RunAsync(readings, extract, cancellationToken))
        {
            if (reading.Article is { } article)
            {
                report = Count(report, article, statements.Count, await store.AddAsync(article, statements, cancellationToken));
            }
            else
            {
                failures.Add(reading.Failure!);
            }

            progress?.Report(new(report.Articles, report.Statements, failures.Count));
        }

        return report with { Failures = [.. failures] };
    }

    private static IngestionReport Count(IngestionReport report, Article article, int statements, StoreOutcome outcome) => report with
    {
        Added = report.Added + (outcome == StoreOutcome.Added ? 1 : 0),
        Updated = report.Updated + (outcome == StoreOutcome.Updated ? 1 : 0),
        Unchanged = report.Unchanged + (outcome == StoreOutcome.Unchanged ? 1 : 0),
        Undated = report.Undated + (article.Published is null ? 1 : 0),
        Statements = report.Statements + (outcome == StoreOutcome.Unchanged ? 0 : statements),
    };
}
