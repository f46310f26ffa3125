namespace BriefingBot.Feeds;

/// <summary>Finds the files that stand behind a path.</summary>
internal static class ArticlePaths
{
    private static readonly string[] Extensions = [".txt", ".md", ".jsonl"];

    /// <summary>Whether the file holds one article a line.</summary>
    public static bool IsJsonLines(string path) => Path.GetExtension(path).Equals(".jsonl", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The file itself, whatever its name, or the articles in the folder and below, in ordinal order; hidden folders and links to folders are left out.
    /// </summary>
    public static IEnumerable<(string? File, ReadFailure? Failure)> Expand(string path)
    {
        if (!Directory.Exists(path))
        {
            return [(path, null)];
        }

        var found = InFolder(path);
        using var first = found.GetEnumerator();
        return first.MoveNext()
            ? found
            : [(null, new(path, "There is no article in this folder. Articles are files named *.txt, *.md or *.jsonl; name any other file itself."))];
    }

    private static IEnumerable<(string? File, ReadFailure? Failure)> InFolder(string folder)
    {
        FileSystemInfo[] entries;
        ReadFailure? failure = null;
        try
        {
            entries = new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            entries = [];
            failure = new(folder, $"The folder cannot be read: {error.Message}");
        }

        if (failure is not null)
        {
            yield return (null, failure);
        }

        foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, entry.Name);
            if (entry is FileInfo && Extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
            {
                yield return (path, null);
            }
            else if (entry is DirectoryInfo && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !entry.Attributes.HasFlag(FileAttributes.Hidden))
            {
                foreach (var below in InFolder(path))
                {
                    yield return below;
                }
            }
        }
    }
}
