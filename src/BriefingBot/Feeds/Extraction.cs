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
    public static async IAsyncEnumerable<(ArticleReading Reading, IReadOnlyList<Statement> Statements)> RunAsync(
        IAsyncEnumerable<ArticleReading> readings, Func<Article, IReadOnlyList<Statement>> extract, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new Queue<Task<(ArticleReading, IReadOnlyList<Statement>)>>();
        await foreach (var reading in readings.WithCancellation(cancellationToken))
        {
            ahead.Enqueue(Task.Run(() => (reading, reading.Article is { } article ? extract(article) : []), cancellationToken));
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
