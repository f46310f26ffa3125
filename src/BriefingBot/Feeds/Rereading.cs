using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;

namespace BriefingBot.Feeds;

/// <summary>Reads every article of a store again with today's rules: reads ahead and extracts on all processors, stores batch by batch.</summary>
/// <param name="store">Gives the articles and takes their statements.</param>
/// <param name="extract">The statements of an article; called from several threads at once.</param>
public sealed class Rereading(IRereadStore store, Func<Article, IReadOnlyList<Statement>> extract)
{
    // enough to make a transaction worth its while, few enough that others who write wait for milliseconds
    private const int PerBatch = 64;
    private const int LettersPerBatch = 1 << 22;

    /// <summary>Reads all articles. Doing it again, after an end at any moment, goes on as if it had not ended.</summary>
    /// <param name="isTrial">Whether to count only, and change nothing.</param>
    /// <param name="progress">Told after each batch, or null.</param>
    /// <param name="cancellationToken">Stops between batches; what is stored stays.</param>
    public async Task<RereadCounts> RunAsync(bool isTrial, IProgress<RereadCounts>? progress, CancellationToken cancellationToken)
    {
        var counts = RereadCounts.Nothing;
        var batch = new List<(StoredArticle, IReadOnlyList<Statement>)>(PerBatch);
        var letters = 0L;
        await foreach (var (stored, statements) in Extraction.RunAsync(store.ArticlesAsync(cancellationToken), stored => extract(stored.Article), cancellationToken))
        {
            batch.Add((stored, statements));
            letters += stored.Article.Text.Length;
            if (batch.Count == PerBatch || letters > LettersPerBatch)
            {
                await StoreAsync();
            }
        }

        await StoreAsync();
        return counts;

        async Task StoreAsync()
        {
            counts = counts.Plus(await store.RereadAsync(batch, isTrial, cancellationToken));
            batch.Clear();
            letters = 0;
            progress?.Report(counts);
        }
    }
}
