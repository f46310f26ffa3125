using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;

namespace BriefingBot.Feeds;

/// <summary>Brings articles into the store: reads ahead and extracts on all processors, stores many at once and in the order of the input.</summary>
/// <param name="store">Takes the articles.</param>
/// <param name="extract">The statements of an article; called from several threads at once.</param>
public sealed class Ingestion(IStatementStore store, Func<Article, IReadOnlyList<Statement>> extract)
{
    // One transaction for so many articles, or so many characters of text, costs a fifth of one for each; more saves nothing
    // and would keep other writers waiting.
    private const int MostArticles = 512;
    private const int MostText = 1 << 22;

    /// <summary>Stores all <paramref name="readings"/>. Doing it again, after an end at any moment, changes nothing that is there.</summary>
    /// <param name="readings">Articles and failures.</param>
    /// <param name="progress">Told after each article or failure, or null.</param>
    /// <param name="cancellationToken">Stops between articles; what is stored stays.</param>
    public async Task<IngestionReport> RunAsync(
        IAsyncEnumerable<ArticleReading> readings, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var report = Task.FromResult(IngestionReport.Nothing);
        var batch = new List<(ArticleReading Reading, IReadOnlyList<Statement> Statements)>();
        var text = 0L;
        try
        {
            await foreach (var extracted in Extraction.RunAsync(readings, extract, cancellationToken))
            {
                batch.Add(extracted);
                text += extracted.Reading.Article?.Text.Length ?? 0;
                if (batch.Count >= MostArticles || text >= MostText)
                {
                    report = StoreAsync(await report, batch, progress, cancellationToken); // while the next are extracted
                    (batch, text) = ([], 0);
                }
            }
        }
        finally
        {
            await ((Task)report).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // nothing writes on when this has ended
        }

        return await StoreAsync(await report, batch, progress, cancellationToken);
    }

    private async Task<IngestionReport> StoreAsync(
        IngestionReport before, List<(ArticleReading Reading, IReadOnlyList<Statement> Statements)> batch, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        var articles = batch.Where(entry => entry.Reading.Article is not null).Select(entry => new ExtractedArticle(entry.Reading.Article!, entry.Statements)).ToList();
        var outcomes = articles.Count == 0 ? [] : await Task.Run(() => store.AddAsync(articles, cancellationToken), cancellationToken);
        var report = before;
        var failures = new List<ReadFailure>(before.Failures);
        var stored = 0;
        foreach (var (reading, statements) in batch)
        {
            if (reading.Article is { } article)
            {
                report = Count(report, article, statements.Count, outcomes[stored++]);
            }
            else
            {
                failures.Add(reading.Failure!);
            }

            progress?.Report(new(report.Articles, report.Statements, failures.Count));
        }

        return report with { Failures = failures };
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
