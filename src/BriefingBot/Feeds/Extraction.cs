using System.Runtime.CompilerServices;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;

namespace BriefingBot.Feeds;

/// <summary>Extracts the statements of articles on all processors, a few articles ahead, and gives them in the order of the input.</summary>
internal static class Extraction
{
    private static readonly int LookAhead = 4 * Environment.ProcessorCount; // one long article keeps one processor; the others go on

    /// <summary>Each reading with its statements; a failure has none.</summary>
    /// <param name="readings">Articles and failures.</param>
    /// <param name="extract">The statements of an article; called from several threads at once.</param>
    /// <param name="cancellationToken">Stops between articles.</param>
    public static IAsyncEnumerable<(ArticleReading Reading, IReadOnlyList<Statement> Statements)> RunAsync(
        IAsyncEnumerable<ArticleReading> readings, Func<Article, IReadOnlyList<Statement>> extract, CancellationToken cancellationToken) =>
        RunAsync(readings, reading => reading.Article is { } article ? extract(article) : [], cancellationToken);

    /// <summary>Each item with the statements that <paramref name="extract"/> finds in it.</summary>
    /// <param name="items">The items.</param>
    /// <param name="extract">The statements of an item; called from several threads at once.</param>
    /// <param name="cancellationToken">Stops between items.</param>
    public static async IAsyncEnumerable<(T Item, IReadOnlyList<Statement> Statements)> RunAsync<T>(
        IAsyncEnumerable<T> items, Func<T, IReadOnlyList<Statement>> extract, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new Queue<Task<(T, IReadOnlyList<Statement>)>>();
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            ahead.Enqueue(Task.Run(() => (item, extract(item)), cancellationToken));
            if (ahead.Count >= LookAhead)
            {
                yield return await ahead.Dequeue();
            }
        }

        while (ahead.TryDequeue(out var next))
        {
            yield return await next;
        }
    }
}
