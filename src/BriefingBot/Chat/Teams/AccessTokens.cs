using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.Options;

namespace BriefingBot.Chat.Teams;

/// <summary>Our own token for the Bot Connector, by client credentials; kept until five minutes before it expires.</summary>
internal sealed partial class AccessTokens(IHttpClientFactory http, IOptions<TeamsOptions> options, TimeProvider clock) : IDisposable
{
    private const string Scope = "https://api.botframework.com/.default";
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim one = new(1);
    private AuthenticationHeaderValue? known;
    private DateTimeOffset usableUntil;

    /// <summary>The token to send.</summary>
    /// <exception cref="ChatException">There is none to be had.</exception>
    public async Task<AuthenticationHeaderValue> GetAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (known is null || clock.GetUtcNow() >= usableUntil)
            {
                (known, usableUntil) = await FetchAsync(cancellationToken);
            }

            return known;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Forgets a token that was refused.</summary>
    public void Forget(AuthenticationHeaderValue refused) => Interlocked.CompareExchange(ref known, null, refused);

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task<(AuthenticationHeaderValue Token, DateTimeOffset UsableUntil)> FetchAsync(CancellationToken cancellationToken)
    {
        var endpoint = options.Value.EffectiveTokenEndpoint;
        try
        {
            using var client = http.CreateClient(TeamsServices.HttpClientName);
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = options.Value.AppId!,
                ["client_secret"] = options.Value.AppPassword!,
                ["scope"] = Scope,
            });
            using var response = await client.PostAsync(endpoint, form, cancellationToken);
            using var answer = await ReadAsync(response, cancellationToken);
            var root = answer?.RootElement;
            if (!response.IsSuccessStatusCode)
            {
                throw Refused(endpoint, response.StatusCode, root);
            }

            if (root.TextAt("access_token") is not { Length: > 0 } token)
            {
                throw new ChatException($"{endpoint} answered without an access_token. Check Teams:TokenEndpoint.", certainlyNotPosted: true, isPermanent: true) { IsOfWorkspace = true };
            }

            var life = TimeSpan.FromSeconds(root!.Value.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var number) ? number : 0);
            return (new("Bearer", token), clock.GetUtcNow() + (life > 2 * Before ? life - Before : life / 2));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new ChatException($"{endpoint} could not be reached for a token: {failure.Message} Check the network and Teams:TokenEndpoint.", certainlyNotPosted: true, isPermanent: false, failure);
        }
    }

    private static async Task<JsonDocument?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ChatException Refused(Uri endpoint, HttpStatusCode status, JsonElement? answer)
    {
        var code = Code().Match(answer.TextAt("error_description") ?? string.Empty) is { Success: true } match ? " " + match.Value : string.Empty;
        var isPermanent = (int)status is >= 400 and < 500 and not 408 and not 429;
        return new(
            $"{endpoint} refused a token ({(int)status} {answer.TextAt("error")}{code}). "
            + (isPermanent ? "Check Teams:AppId, Teams:AppPassword (has the secret expired?) and Teams:TenantId." : "It is tried again."),
            certainlyNotPosted: true, isPermanent)
        {
            IsOfWorkspace = isPermanent,
        };
    }

    [GeneratedRegex("AADSTS[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex Code();
}
