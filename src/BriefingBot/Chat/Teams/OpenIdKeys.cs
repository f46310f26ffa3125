using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace BriefingBot.Chat.Teams;

/// <summary>The issuer and the signing keys of inbound tokens, as the OpenID document names them.</summary>
/// <remarks>
/// Kept for a day at most, renewed after half of it; an unknown key makes it look again, every five minutes at most,
/// so that invented key ids cannot make us a flood.
/// </remarks>
internal sealed partial class OpenIdKeys(IHttpClientFactory http, IOptions<TeamsOptions> options, TimeProvider clock, ILogger<OpenIdKeys> logger) : IDisposable
{
    private static readonly TimeSpan RenewAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan KeepFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenLooksForKeys = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenFailures = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim one = new(1);
    private Fetched? known; // one reference: read outside the lock, too
    private DateTimeOffset failedAt;
    private DateTimeOffset lookedForKeyAt;

    /// <summary>What is known; null when the document cannot be had.</summary>
    public async Task<OpenIdConnectConfiguration?> GetAsync(CancellationToken cancellationToken)
    {
        if (known is { } fresh && clock.GetUtcNow() - fresh.At < RenewAfter)
        {
            return fresh.Configuration;
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if ((known is null || now - known.At >= RenewAfter) && now - failedAt >= BetweenFailures)
            {
                await FetchAsync(now, cancellationToken);
            }

            return known is { } current && now - current.At < KeepFor ? current.Configuration : null;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Looks again because a key is unknown, unless that was done within five minutes.</summary>
    /// <param name="seen">What was known without the key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is known now.</returns>
    public async Task<OpenIdConnectConfiguration> LookAgainAsync(OpenIdConnectConfiguration seen, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (ReferenceEquals(known?.Configuration, seen) && now - lookedForKeyAt >= BetweenLooksForKeys)
            {
                lookedForKeyAt = now;
                await FetchAsync(now, cancellationToken);
            }

            return known?.Configuration ?? seen;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task FetchAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            known = new(await OpenIdConnectConfigurationRetriever.GetAsync(options.Value.OpenIdMetadata.AbsoluteUri, new Documents(http), cancellationToken), now);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            failedAt = now;
            Log.NotFetched(logger, options.Value.OpenIdMetadata, failure);
        }
    }

    private sealed record Fetched(OpenIdConnectConfiguration Configuration, DateTimeOffset At);

    /// <summary>Reads documents over https, or from this machine.</summary>
    private sealed class Documents(IHttpClientFactory http) : IDocumentRetriever
    {
        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            var url = new Uri(address);
            if (!ServiceUrls.IsPrivate(url))
            {
                throw new IOException($"'{address}' is not an https URL.");
            }

            using var client = http.CreateClient(TeamsServices.HttpClientName);
            return await client.GetStringAsync(url, cancel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The keys of Teams' tokens could not be read from {Metadata}. Check Teams:OpenIdMetadata and the network; until then callers get 401.")]
        public static partial void NotFetched(ILogger logger, Uri metadata, Exception failure);
    }
}
