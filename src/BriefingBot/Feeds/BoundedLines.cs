using System.Buffers;
using System.Runtime.CompilerServices;

namespace BriefingBot.Feeds;

/// <summary>Cuts a stream of UTF-8 into lines of at most so many bytes; what is longer is skipped, not kept.</summary>
internal static class BoundedLines
{
    private const int Chunk = 64 << 10;

    /// <summary>The lines with something other than white space in them, without their ends, numbered from 1.</summary>
    /// <exception cref="InvalidDataException">The stream holds a NUL byte.</exception>
    public static async IAsyncEnumerable<BoundedLine> ReadAsync(Stream utf8, int longest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new byte[Chunk];
        var line = new ArrayBufferWriter<byte>();
        var isTooLong = false;
        var number = 1;
        while (await utf8.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            if (chunk.AsSpan(0, read).Contains((byte)0))
            {
                throw Binary();
            }

            for (var start = 0; start < read;)
            {
                var length = chunk.AsSpan(start, read - start).IndexOf((byte)'\n');
                var piece = chunk.AsMemory(start, length < 0 ? read - start : length);
                isTooLong |= line.WrittenCount + piece.Length > longest;
                if (isTooLong)
                {
                    line = new(); // lets the memory go
                }
                else
                {
                    line.Write(piece.Span);
                }

                if (length < 0)
                {
                    break;
                }

                if (isTooLong || HasWords(line.WrittenSpan))
                {
                    yield return new(number, isTooLong ? (ReadOnlyMemory<byte>?)null : line.WrittenMemory);
                }

                line.ResetWrittenCount();
                isTooLong = false;
                number++;
                start += length + 1;
            }
        }

        if (isTooLong || HasWords(line.WrittenSpan))
        {
            yield return new(number, isTooLong ? (ReadOnlyMemory<byte>?)null : line.WrittenMemory);
        }
    }

    /// <summary>Says that some input holds a NUL byte and so is no text.</summary>
    public static InvalidDataException Binary() => new("This is no text file: it holds NUL bytes. Convert it to plain text first.");

    private static bool HasWords(ReadOnlySpan<byte> line) => line.ContainsAnyExcept(" \t\r"u8);
}

/// <summary>One line.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Bytes">Its bytes, good until the next line is asked for; null when it is longer than allowed.</param>
internal sealed record BoundedLine(int Number, ReadOnlyMemory<byte>? Bytes);
