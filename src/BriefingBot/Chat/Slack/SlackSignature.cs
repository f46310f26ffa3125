using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BriefingBot.Chat.Slack;

/// <summary>What a request's signature says about it.</summary>
internal enum SlackProof
{
    /// <summary>Slack sent it, now.</summary>
    Proven,

    /// <summary>We have no secret to prove anything with.</summary>
    NoSecret,

    /// <summary>A header is missing, given twice, or its time stamp is no number.</summary>
    Incomplete,

    /// <summary>It was signed more than five minutes ago or ahead.</summary>
    OutOfTime,

    /// <summary>The signature is of something else, or by somebody else.</summary>
    Wrong,
}

/// <summary>Slack's signature of requests, version <c>v0</c>: HMAC-SHA256 over version, time stamp and raw body.</summary>
internal static class SlackSignature
{
    /// <summary>The header with the Unix time of the signature.</summary>
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "X-Slack-Signature";

    /// <summary>How far the time stamp may be from now, both ways.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Checks a request in a time that does not depend on how much of the signature is right.</summary>
    /// <param name="secrets">Any of them may have signed; an empty one proves nothing.</param>
    /// <param name="timestamp">The header, or null.</param>
    /// <param name="signature">The header, or null: <c>v0=</c> and 64 lower-case hexadecimal digits.</param>
    /// <param name="body">The body as it arrived.</param>
    /// <param name="now">The present.</param>
    public static SlackProof Check(IReadOnlyList<string> secrets, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!secrets.Any(secret => secret.Length > 0))
        {
            return SlackProof.NoSecret;
        }

        if (string.IsNullOrEmpty(signature) || timestamp is not { Length: > 0 and <= 11 } || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return SlackProof.Incomplete;
        }

        if ((now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
        {
            return SlackProof.OutOfTime;
        }

        var given = Encoding.UTF8.GetBytes(signature);
        var proven = false;
        foreach (var secret in secrets.Where(secret => secret.Length > 0))
        {
            proven |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(secret, timestamp, body)), given);
        }

        return proven ? SlackProof.Proven : SlackProof.Wrong;
    }

    /// <summary>The signature of a body.</summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
