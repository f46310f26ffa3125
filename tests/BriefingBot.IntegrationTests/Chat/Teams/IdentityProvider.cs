using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefingBot.IntegrationTests.Chat.Teams;

/// <summary>What login.botframework.com and login.microsoftonline.com are to a bot, on this machine: an OpenID document, keys with endorsements, and a token endpoint.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string Issuer = "https://issuer.velland.example";

    private readonly ConcurrentDictionary<string, (RSA Key, string[] Endorsements)> keys = new(StringComparer.Ordinal);
    private readonly TimeProvider clock;
    private readonly WebApplication app;
    private int documents;

    private IdentityProvider(TimeProvider clock)
    {
        this.clock = clock;
        app = Loopback.Build();
        app.MapGet("/metadata", () =>
        {
            Interlocked.Increment(ref documents);
            return Results.Json(new { issuer = Issuer, jwks_uri = $"{Url}/keys", id_token_signing_alg_values_supported = new[] { "RS256" } });
        });
        app.MapGet("/keys", () => Results.Json(new { keys = keys.Select(key => Jwk(key.Key, key.Value.Key, key.Value.Endorsements)) }));
        app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            TokenRequests.Enqueue(form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
            return form["client_secret"] == TeamsHost.Secret
                ? Results.Json(new { token_type = "Bearer", expires_in = 3599, access_token = $"own-token-{TokenRequests.Count}" })
                : Results.Json(new { error = "invalid_client", error_description = "AADSTS7000215: Invalid client secret provided." }, statusCode: 401);
        });
        AddKey("one", "msteams");
    }

    public string Url => app.Urls.First();

    /// <summary>How often the OpenID document was read.</summary>
    public int Documents => documents;

    public ConcurrentQueue<Dictionary<string, string>> TokenRequests { get; } = new();

    public static async Task<IdentityProvider> StartAsync(TimeProvider clock)
    {
        var provider = new IdentityProvider(clock);
        await provider.app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public void AddKey(string id, params string[] endorsements) => keys[id] = (RSA.Create(2048), endorsements);

    public void RemoveKey(string id) => keys.TryRemove(id, out _);

    /// <summary>The public key as an attacker would use it for HS256.</summary>
    public byte[] PublicKey(string id) => Encoding.ASCII.GetBytes(keys[id].Key.ExportSubjectPublicKeyInfoPem());

    /// <summary>A token as the Bot Connector would send it, unless changed.</summary>
    public string Mint(string serviceUrl, Action<Dictionary<string, object?>>? change = null, string kid = "one", string alg = "RS256", Func<byte[], byte[]>? sign = null)
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["iss"] = Issuer,
            ["aud"] = TeamsHost.AppId,
            ["serviceurl"] = serviceUrl,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
        change?.Invoke(claims);
        var signed = $"{Part(new { alg, kid, typ = "JWT" })}.{Part(claims)}";
        sign ??= bytes => keys[kid].Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        foreach (var (key, _) in keys.Values)
        {
            key.Dispose();
        }
    }

    private static object Jwk(string id, RSA key, string[] endorsements)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = id, n = Base64Url.EncodeToString(numbers.Modulus), e = Base64Url.EncodeToString(numbers.Exponent), endorsements };
    }

    private static string Part(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}

/// <summary>Web servers of tests: a free port of 127.0.0.1, silent, with no settings of this machine.</summary>
internal static class Loopback
{
    public static WebApplicationBuilder Builder(string environment = "Production")
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        return builder;
    }

    public static WebApplication Build() => Builder().Build();
}
