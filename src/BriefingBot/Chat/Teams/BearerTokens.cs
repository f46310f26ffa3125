using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace BriefingBot.Chat.Teams;

/// <summary>A token whose signature, issuer, audience and time are right.</summary>
/// <param name="Identity">Its claims.</param>
/// <param name="ServiceUrl">The one service URL it speaks for.</param>
/// <param name="Endorsements">The channels its key may speak for.</param>
internal sealed record ValidToken(ClaimsIdentity Identity, string ServiceUrl, IReadOnlyList<string> Endorsements);

/// <summary>Validates the Bot Connector's tokens: RS256 only, a known RSA key, issuer, audience, expiry, one <c>serviceurl</c>.</summary>
internal sealed class BearerTokens(OpenIdKeys keys, IOptions<TeamsOptions> options, TimeProvider clock)
{
    private const string ServiceUrlClaim = "serviceurl";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = 16 * 1024 };

    /// <summary>The token when it is valid; else why it is not, for the log only.</summary>
    public async Task<(ValidToken? Token, string? Refused)> ValidateAsync(string text, CancellationToken cancellationToken)
    {
        if (Read(text) is not { } token)
        {
            return (null, "it is no token");
        }

        if (token.Alg != SecurityAlgorithms.RsaSha256 || string.IsNullOrEmpty(token.Kid))
        {
            return (null, "it is not signed by RS256 with a named key");
        }

        if (await keys.GetAsync(cancellationToken) is not { } known)
        {
            return (null, "the keys cannot be had");
        }

        var key = Find(known, token.Kid);
        if (key is null)
        {
            known = await keys.LookAgainAsync(known, cancellationToken);
            key = Find(known, token.Kid);
        }

        if (key is null)
        {
            return (null, "its key is unknown");
        }

        var result = await handler.ValidateTokenAsync(token, Parameters(known.Issuer, key));
        if (!result.IsValid)
        {
            return (null, result.Exception?.GetType().Name ?? "it is not valid");
        }

        return result.ClaimsIdentity.FindAll(ServiceUrlClaim).ToList() is [{ Value.Length: > 0 } serviceUrl]
            ? (new(result.ClaimsIdentity, serviceUrl.Value, Endorsements(key)), null)
            : (null, "it names no service URL");
    }

    private JsonWebToken? Read(string text)
    {
        if (!handler.CanReadToken(text))
        {
            return null;
        }

        try
        {
            return handler.ReadJsonWebToken(text);
        }
        catch (ArgumentException)
        {
            return null; // also SecurityTokenMalformedException
        }
    }

    private TokenValidationParameters Parameters(string issuer, JsonWebKey key) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidIssuer = issuer,
        ValidAudience = options.Value.AppId,
        IssuerSigningKey = key,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        RequireAudience = true,
        LifetimeValidator = (notBefore, expires, _, _) => IsWithin(notBefore, expires),
    };

    private bool IsWithin(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } until && now - Skew < until && (notBefore is not { } from || from <= now + Skew);
    }

    private static JsonWebKey? Find(OpenIdConnectConfiguration known, string id) =>
        known.JsonWebKeySet?.Keys.FirstOrDefault(key => key.Kid == id && key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.Use is null or "" or "sig");

    private static IReadOnlyList<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value)
            ? value switch
            {
                JsonElement { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
                IEnumerable<object> items => [.. items.Select(item => item?.ToString() ?? string.Empty)],
                _ => [],
            }
            : [];
}
