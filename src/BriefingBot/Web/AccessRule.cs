using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web;

/// <summary>What a caller may do.</summary>
internal enum Access
{
    /// <summary>Come in.</summary>
    Granted,

    /// <summary>Show a key first.</summary>
    NeedsKey,

    /// <summary>Nothing: a page of another site asks under a name that is not ours.</summary>
    WrongHost,

    /// <summary>Change nothing: a page of another site sends it.</summary>
    ForeignPage,

    /// <summary>Change nothing: a form of another site could send the like.</summary>
    NotJson,
}

/// <summary>Who may read: callers of this machine, and callers with a key.</summary>
/// <remarks>
/// A caller of this machine must ask for it by a name of this machine, or any page open in a browser could read everything
/// by pointing its own name at 127.0.0.1. Nor may such a page change anything (<see cref="PageOrigin"/>). A caller that a proxy
/// speaks for is from elsewhere.
/// </remarks>
internal sealed class AccessRule(IOptions<ApiOptions> api, IOptions<WebOptions> web)
{
    private const string Bearer = "Bearer ";

    private readonly byte[][] keys = [.. api.Value.Keys.Select(Hash)];

    /// <summary>Judges one request.</summary>
    /// <param name="remote">Where it comes from; null when that is not known.</param>
    /// <param name="request">The request.</param>
    public Access Judge(IPAddress? remote, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var headers = request.Headers;
        if (HasKey(headers.Authorization.ToString()))
        {
            return Access.Granted;
        }

        if (!IsLoopback(remote) || headers.Keys.Any(IsForwarded))
        {
            return Access.NeedsKey;
        }

        return !IsOurName(new HostString(headers.Host.ToString()).Host) ? Access.WrongHost
            : PageOrigin.IsReading(request) ? Access.Granted
            : PageOrigin.IsForeign(request, web.Value.PublicUrl) ? Access.ForeignPage
            : PageOrigin.IsFormForRest(request) ? Access.NotJson
            : Access.Granted;
    }

    private static bool IsLoopback(IPAddress? remote) =>
        remote is not null && IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote);

    private static bool IsForwarded(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);

    private bool IsOurName(string host) =>
        host.ToLowerInvariant() is "localhost" or "127.0.0.1" or "[::1]" || host.Equals(web.Value.PublicUrl.Host, StringComparison.OrdinalIgnoreCase);

    // hashes are of one length, and all are compared: the time tells nothing
    private bool HasKey(string authorization)
    {
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var shown = Hash(authorization[Bearer.Length..].Trim());
        return keys.Aggregate(false, (found, key) => found | CryptographicOperations.FixedTimeEquals(key, shown));
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
