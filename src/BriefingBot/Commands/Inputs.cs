using BriefingBot.Feeds;

namespace BriefingBot.Commands;

/// <summary>Reads what the command line names.</summary>
internal static class Inputs
{
    /// <summary>The articles of files and folders; of standard input for <c>-</c> or nothing.</summary>
    public static IAsyncEnumerable<ArticleReading> Read(ArticleFiles files, IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        paths.Count == 0 || (paths.Count == 1 && paths[0] == "-")
            ? files.ReadAsync(Console.OpenStandardInput(), "standard input", isJsonLines: null, cancellationToken)
            : files.ReadAsync(paths, cancellationToken);
}
