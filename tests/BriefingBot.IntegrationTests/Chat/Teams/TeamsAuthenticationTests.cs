using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.IntegrationTests.Chat.Teams;

public sealed class TeamsAuthenticationTests : TeamsTests
{
    private readonly FakeTimeProvider clock = new(new(2027, 3, 29, 7, 0, 0, TimeSpan.Zero));

    private protected override TimeProvider Clock => clock;

    private JsonObject Message => TeamsHost.Message(Connector.Url, "what did Osk say?");

    public static TheoryData<string> Good { get; } = new("as the connector sends it", "expired a minute ago", "valid in a minute", "no nbf", "several audiences", "another token type");

    public static TheoryData<string> Bad { get; } = new(
        "alg none", "alg none, no signature", "HS256 by the public key", "HS256 by a word", "RS384", "another key", "a key unknown", "no key id", "altered claims",
        "another issuer", "no issuer", "another audience", "no audience", "expired an hour ago", "expired six minutes ago", "no exp", "valid in an hour",
        "no serviceurl", "another serviceurl", "an empty serviceurl", "two serviceurls", "serviceurl without its slash", "a key not endorsed", "a key endorsed for another channel");

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Serves_a_good_token(string token)
    {
        using var response = await Host.PostAsync(Message, Mint(token));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("You asked: what did Osk say?", (await Connector.NextMessageAsync()).Words);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Refuses_a_bad_token_without_a_word(string token)
    {
        Provider.AddKey("unendorsed");
        Provider.AddKey("slack", "slack");
        using var response = await Host.PostAsync(Message, Mint(token));

        await AssertRefusedAsync(response);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.e30.")]
    [InlineData("Bearer a.b.c.d.e")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Refuses_what_is_no_token(string? authorization)
    {
        using var response = await Host.PostAsync(Message.ToJsonString(), authorization);

        await AssertRefusedAsync(response);
    }

    [Fact]
    public async Task Refuses_an_activity_that_names_another_service_url_or_channel()
    {
        var token = Provider.Mint(Connector.Url);
        foreach (var (field, value) in new[] { ("serviceUrl", "https://thief.example/"), ("serviceUrl", null), ("channelId", "slack"), ("channelId", null) })
        {
            var message = Message;
            message[field] = value;
            using var response = await Host.PostAsync(message, token);

            await AssertRefusedAsync(response);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"type\":")]
    [InlineData("{\"type\":5}")]
    [InlineData("no JSON")]
    public async Task A_bad_body_with_a_good_token_is_a_bad_request(string body)
    {
        using var response = await Host.PostAsync(body, "Bearer " + Provider.Mint(Connector.Url));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("conversation")]
    [InlineData("recipient")]
    [InlineData("from")]
    [InlineData("id")]
    public async Task A_message_without_what_it_is_answered_by_is_a_bad_request(string field)
    {
        var message = Message;
        message.Remove(field);
        using var response = await Host.PostAsync(message, Provider.Mint(Connector.Url));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(1, HttpStatusCode.Accepted)]
    [InlineData(1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_has_a_mebibyte_at_most(int length, HttpStatusCode expected)
    {
        using var response = await Host.PostAsync(TeamsHost.Message(Connector.Url, new string('a', length)), Provider.Mint(Connector.Url));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_new_key_is_found_at_once_and_unknown_ones_are_looked_for_every_five_minutes_at_most()
    {
        await AssertStatusAsync(HttpStatusCode.Accepted, "one");
        Assert.Equal(1, Provider.Documents);

        Provider.AddKey("two", "msteams");
        Provider.RemoveKey("one");
        await AssertStatusAsync(HttpStatusCode.Accepted, "two");
        Assert.Equal(2, Provider.Documents);

        Provider.AddKey("three", "msteams");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AssertStatusAsync(HttpStatusCode.Unauthorized, "three")));
        Assert.Equal(2, Provider.Documents);

        clock.Advance(TimeSpan.FromMinutes(5));
        await AssertStatusAsync(HttpStatusCode.Accepted, "three");
        Assert.Equal(3, Provider.Documents);
    }

    [Fact]
    public async Task A_key_taken_back_is_forgotten_within_a_day()
    {
        await AssertStatusAsync(HttpStatusCode.Accepted, "one");
        var stolen = Provider.Mint(Connector.Url, claims => claims["exp"] = clock.GetUtcNow().AddDays(3).ToUnixTimeSeconds());
        Provider.RemoveKey("one");

        clock.Advance(TimeSpan.FromHours(24));
        using var response = await Host.PostAsync(Message, stolen);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private string Mint(string what) => what switch
    {
        "as the connector sends it" => Provider.Mint(Connector.Url),
        "expired a minute ago" => Changed("exp", Minutes(-1)),
        "valid in a minute" => Changed("nbf", Minutes(1)),
        "no nbf" => Without("nbf"),
        "several audiences" => Changed("aud", new[] { TeamsHost.AppId }),
        "another token type" => Changed("ver", "1.0"),
        "alg none" => Provider.Mint(Connector.Url, alg: "none"),
        "alg none, no signature" => Provider.Mint(Connector.Url, alg: "none", sign: _ => []),
        "HS256 by the public key" => Provider.Mint(Connector.Url, alg: "HS256", sign: bytes => HMACSHA256.HashData(Provider.PublicKey("one"), bytes)),
        "HS256 by a word" => Provider.Mint(Connector.Url, alg: "HS256", sign: bytes => HMACSHA256.HashData("dummy-secret-key"u8, bytes)),
        "RS384" => Provider.Mint(Connector.Url, alg: "RS384"),
        "another key" => Provider.Mint(Connector.Url, sign: bytes => RSA.Create(2048).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        "a key unknown" => Provider.Mint(Connector.Url, kid: "unknown", sign: bytes => RSA.Create(2048).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        "no key id" => Provider.Mint(Connector.Url, kid: string.Empty, sign: bytes => RSA.Create(2048).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        "altered claims" => Altered(),
        "another issuer" => Changed("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        "no issuer" => Without("iss"),
        "another audience" => Changed("aud", "00000000-0000-0000-0000-000000000001"),
        "no audience" => Without("aud"),
        "expired an hour ago" => Changed("exp", Minutes(-60)),
        "expired six minutes ago" => Changed("exp", Minutes(-6)),
        "no exp" => Without("exp"),
        "valid in an hour" => Changed("nbf", Minutes(60)),
        "no serviceurl" => Without("serviceurl"),
        "another serviceurl" => Changed("serviceurl", "https://smba.example/emea/"),
        "an empty serviceurl" => Changed("serviceurl", string.Empty),
        "two serviceurls" => Changed("serviceurl", new[] { Connector.Url, "https://thief.example/" }),
        "serviceurl without its slash" => Changed("serviceurl", Connector.Url.TrimEnd('/')),
        "a key not endorsed" => Provider.Mint(Connector.Url, kid: "unendorsed"),
        "a key endorsed for another channel" => Provider.Mint(Connector.Url, kid: "slack"),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such token."),
    };

    private string Changed(string claim, object value) => Provider.Mint(Connector.Url, claims => claims[claim] = value);

    private string Without(string claim) => Provider.Mint(Connector.Url, claims => claims.Remove(claim));

    private string Altered()
    {
        var (mine, other) = (Provider.Mint(Connector.Url, claims => claims["aud"] = "other").Split('.'), Provider.Mint(Connector.Url).Split('.'));
        return $"{mine[0]}.{other[1]}.{mine[2]}";
    }

    private long Minutes(int minutes) => clock.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();

    private async Task AssertStatusAsync(HttpStatusCode expected, string kid)
    {
        using var response = await Host.PostAsync(Message, Provider.Mint(Connector.Url, kid: kid));
        Assert.Equal(expected, response.StatusCode);
    }

    private async Task AssertRefusedAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Empty(Host.Asked);
        Assert.Equal(0, Connector.Unread);
    }
}
