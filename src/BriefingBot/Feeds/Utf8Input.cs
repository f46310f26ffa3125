using System.Text;

namespace BriefingBot.Feeds;

/// <summary>Opens text as UTF-8 without byte order mark, whichever Unicode encoding its mark announces.</summary>
internal static class Utf8Input
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of <paramref name="source"/> as UTF-8. Without a mark they pass as they are, so they may be no UTF-8 at all.</summary>
    /// <remarks>Reading the result throws <see cref="DecoderFallbackException"/> where marked UTF-16 or UTF-32 is broken.</remarks>
    public static async Task<PrefixedStream> OpenAsync(Stream source, CancellationToken cancellationToken)
    {
        var start = new byte[4];
        var read = await source.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        var (encoding, mark) = start.AsSpan(0, read) switch
        {
            [0xFF, 0xFE, 0, 0] => ((Encoding?)new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
            [0, 0, 0xFE, 0xFF] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            [0xEF, 0xBB, 0xBF, ..] => (null, 3),
            _ => (null, 0),
        };
        var whole = new PrefixedStream(start.AsMemory(mark, read - mark), source);
        return encoding is null ? whole : new(default, Encoding.CreateTranscodingStream(whole, encoding, Utf8));
    }
}
