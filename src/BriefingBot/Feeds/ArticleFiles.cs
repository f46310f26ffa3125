using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using BriefingBot.Core.Articles;

namespace BriefingBot.Feeds;

/// <summary>Reads articles from files, folders and streams, one after the other: never more than one in memory.</summary>
/// <param name="defaults">What to assume of articles that do not say it themselves.</param>
public sealed class ArticleFiles(ArticleDefaults defaults)
{
    /// <summary>The most one article, or one line of JSON, may take: 16 MiB in UTF-8. Files of many articles have no limit.</summary>
    public const int LongestArticle = ArticleLine.Longest;

    private const string TooLong = "The article is over 16 MB. Split it, or leave it out.";
    private const string Empty = "The file is empty. Leave it out, or put an article in it.";
    private const string NotUtf8 = "This is no text file in UTF-8, or in UTF-16 with a byte order mark. Save it as UTF-8.";

    /// <summary>Everything behind <paramref name="paths"/>, in their order: a file, or a folder with all *.txt, *.md and *.jsonl below it.</summary>
    /// <remarks>A file that is named itself is read whatever its extension: .jsonl as one article a line, anything else as one article.</remarks>
    public async IAsyncEnumerable<ArticleReading> ReadAsync(
        IReadOnlyList<string> paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var (file, failure) in paths.SelectMany(ArticlePaths.Expand))
        {
            if (failure is not null)
            {
                yield return new(null, failure);
                continue;
            }

            var (stream, refusal) = Open(file!);
            if (stream is null)
            {
                yield return refusal!;
                continue;
            }

            await foreach (var reading in ReadAsync(stream, file!, ArticlePaths.IsJsonLines(file!), cancellationToken))
            {
                yield return reading;
            }
        }
    }

    /// <summary>The articles of one stream, which is closed at the end.</summary>
    /// <param name="stream">Bytes of text.</param>
    /// <param name="name">What to call the stream in failures.</param>
    /// <param name="isJsonLines">Whether it holds one article a line; null to tell by its first character, a brace.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<ArticleReading> ReadAsync(
        Stream stream, string name, bool? isJsonLines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await using var input = await Utf8Input.OpenAsync(stream, cancellationToken);
        var readings = isJsonLines ?? await input.BeginsWithAsync((byte)'{', cancellationToken) ? LinesAsync(input, name, cancellationToken) : WholeAsync(input, name, cancellationToken);
        await using var reading = readings.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(reading, name) is { } next)
        {
            yield return next;
        }
    }

    private static async Task<ArticleReading?> NextAsync(IAsyncEnumerator<ArticleReading> readings, string name)
    {
        try
        {
            return await readings.MoveNextAsync() ? readings.Current : null;
        }
        catch (DecoderFallbackException)
        {
            return ArticleReading.Failed(name, NotUtf8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return ArticleReading.Failed(name, error.Message);
        }
    }

    private static (Stream? Stream, ArticleReading? Refusal) Open(string file)
    {
        try
        {
            return File.Exists(file)
                ? (new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan), null)
                : (null, ArticleReading.Failed(file, IsWebAddress(file)
                    ? "Web addresses are not read yet. Save the article as a text file, and give that."
                    : "There is no such file or folder. Check the name."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, ArticleReading.Failed(file, $"The file cannot be read: {error.Message}"));
        }
    }

    private static bool IsWebAddress(string name) =>
        name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private async IAsyncEnumerable<ArticleReading> LinesAsync(Stream utf8, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isEmpty = true;
        await foreach (var line in BoundedLines.ReadAsync(utf8, LongestArticle, cancellationToken))
        {
            isEmpty = false;
            var where = string.Create(CultureInfo.InvariantCulture, $"{name}:{line.Number}");
            yield return line.Bytes is { } bytes
                ? Parse(where, () => ArticleLine.Read(bytes, defaults))
                : ArticleReading.Failed(where, TooLong);
        }

        if (isEmpty)
        {
            yield return ArticleReading.Failed(name, Empty);
        }
    }

    private async IAsyncEnumerable<ArticleReading> WholeAsync(Stream utf8, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new byte[64 << 10];
        var whole = new ArrayBufferWriter<byte>();
        while (whole.WrittenCount <= LongestArticle && await utf8.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            whole.Write(chunk.AsSpan(0, read));
            if (chunk.AsSpan(0, read).Contains((byte)0))
            {
                throw BoundedLines.Binary();
            }
        }

        yield return whole.WrittenCount switch
        {
            0 => ArticleReading.Failed(name, Empty),
            > LongestArticle => ArticleReading.Failed(name, TooLong),
            _ when !Utf8.IsValid(whole.WrittenSpan) => ArticleReading.Failed(name, NotUtf8),
            _ => Parse(name, () => ArticleReader.Read(Encoding.UTF8.GetString(whole.WrittenSpan), defaults)),
        };
    }

    private static ArticleReading Parse(string where, Func<Article> read)
    {
        try
        {
            return ArticleReading.Of(read());
        }
        catch (ArticleException error)
        {
            return ArticleReading.Failed(where, error.Message);
        }
    }
}
