using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NodaTime;

namespace BriefingBot.Web;

/// <summary>The key that links are signed with; it is in no log and on no page.</summary>
/// <param name="Bytes">32 random bytes.</param>
internal sealed record LinkKey(byte[] Bytes)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(LinkKey); // a record would print the key's type alone, and may print more one day
}

/// <summary>What became of a link.</summary>
internal enum LinkState
{
    /// <summary>It is ours, and opens its page.</summary>
    Valid,

    /// <summary>It is ours, and its time is over.</summary>
    Expired,

    /// <summary>It is not ours.</summary>
    Foreign,
}

/// <summary>Signs links, so that whoever has one may open its page and no other, for some days. A day's links are equal.</summary>
internal sealed class LinkSigner(LinkKey key, IOptions<WebOptions> options, TimeProvider clock)
{
    // half of the digest is beyond guessing (RFC 2104, section 5), and keeps messages with many links short
    private const int SignatureBytes = 16;

    private const string Until = "u";
    private const string Signature = "s";

    private int Today => (int)(Instant.FromDateTimeOffset(clock.GetUtcNow()) - NodaConstants.UnixEpoch).TotalDays;

    /// <summary>The last day on which a link made today opens its page, in UTC.</summary>
    public LocalDate LastDay => new LocalDate(1970, 1, 1).PlusDays(Today + options.Value.LinkDays);

    /// <summary>The query that opens a page: the day after which it does not, and the signature.</summary>
    /// <param name="target">What it opens, as <see cref="LinkTarget"/> writes it.</param>
    public string Sign(string target)
    {
        var until = Today + options.Value.LinkDays;
        return string.Create(CultureInfo.InvariantCulture, $"{Until}={until}&{Signature}={Base64Url.EncodeToString(Digest(target, until))}");
    }

    /// <summary>Judges the query of a request.</summary>
    public LinkState Check(string target, IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query[Until] is not [{ } day] || !int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            || query[Signature] is not [{ Length: <= 64 } shown] || !Base64Url.IsValid(shown))
        {
            return LinkState.Foreign;
        }

        // compared in the same time wherever they differ
        return !CryptographicOperations.FixedTimeEquals(Digest(target, until), Base64Url.DecodeFromChars(shown)) ? LinkState.Foreign
            : until < Today ? LinkState.Expired
            : LinkState.Valid;
    }

    private byte[] Digest(string target, int until) =>
        HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{until}\n{target}")))[..SignatureBytes];
}
