using BriefingBot.Feeds;

namespace BriefingBot.Commands;

/// <summary>One line on standard error that tells how far an ingestion has come; silent when nobody looks at a terminal.</summary>
internal sealed class ProgressLine : IProgress<IngestionProgress>, IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly bool isShown = !Console.IsErrorRedirected;
    private long last;
    private bool isDirty;

    /// <inheritdoc/>
    public void Report(IngestionProgress value)
    {
        if (!isShown || (last != 0 && TimeProvider.System.GetElapsedTime(last) < Between))
        {
            return;
        }

        last = TimeProvider.System.GetTimestamp();
        isDirty = true;
        Console.Error.Write($"\r{value.Articles:N0} articles, {value.Statements:N0} statements, {value.Failed:N0} failed ");
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (isDirty)
        {
            Console.Error.Write("\r\u001b[K");
            isDirty = false;
        }
    }
}
