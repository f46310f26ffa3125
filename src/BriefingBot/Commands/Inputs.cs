using BriefingBot.Feeds;

namespace BriefingBot.Commands;

/// <summary>Reads what the command line names.</summary>
internal static class Inputs
{
    /// <summary>The articles of files and folders; of standard input for <c>-</c> or nothing.</summary>
    public static IAsyncEnumerable<ArticleReading> Read(ArticleFiles files, IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        paths.Count == 0 || (paths.Count == 1 && paths[0] == "-")
#pragma warning disable CA2000 // the reader closes it
            ? files.ReadAsync(Console.OpenStandardInput(), "standard input", isJsonLines: null, cancellationToken)
#pragma warning restore CA2000
            : files.ReadAsync(paths, cancellationToken);
}
