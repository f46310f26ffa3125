namespace BriefingBot.Commands;

/// <summary>One line on standard error that tells how far work has come; silent when nobody looks at a terminal.</summary>
/// <param name="words">What to show of the progress.</param>
internal sealed class ProgressLine<T>(Func<T, string> words) : IProgress<T>, IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly bool isShown = !Console.IsErrorRedirected;
    private long last;
    private bool isDirty;

    /// <inheritdoc/>
    public void Report(T value)
    {
        if (!isShown || (last != 0 && TimeProvider.System.GetElapsedTime(last) < Between))
        {
            return;
        }

        last = TimeProvider.System.GetTimestamp();
        isDirty = true;
        Console.Error.Write($"\r{words(value)} ");
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

/// <summary>Draws progress as a bar.</summary>
internal static class ProgressBar
{
    private const int Width = 30;

    /// <summary>The bar for <paramref name="done"/> of <paramref name="all"/>, with the numbers beside it.</summary>
    public static string Of(long done, long all, string noun)
    {
        var share = all <= 0 ? 1 : Math.Clamp((double)done / all, 0, 1);
        var full = (int)(share * Width);
        return $"[{new string('#', full)}{new string('.', Width - full)}] {share:0%} {done:N0} of {all:N0} {noun}";
    }
}
