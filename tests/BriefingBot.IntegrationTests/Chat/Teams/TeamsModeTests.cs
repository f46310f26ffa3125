using System.Net;
using Microsoft.Extensions.Options;

namespace BriefingBot.IntegrationTests.Chat.Teams;

public sealed class TeamsModeTests
{
    private const string Tenant = "5d1c7a52-0b6e-4c0f-9d35-2f6f5f0c8a11";

    [Fact]
    public async Task Development_without_credentials_serves_this_machine_and_sends_no_token()
    {
        await using var connector = await StubConnector.StartAsync();
        await using var host = await TeamsHost.StartAsync("Development", TimeProvider.System);
        using var response = await host.PostAsync(TeamsHost.Message(connector.Url, "what did Osk say?"), token: null);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var answer = await connector.NextMessageAsync();
        Assert.Equal("You asked: what did Osk say?", answer.Words);
        Assert.Null(answer.Authorization);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Origin", "https://page.example")]
    public async Task Development_without_credentials_serves_nobody_through_a_proxy_or_a_page(string header, string value)
    {
        await using var connector = await StubConnector.StartAsync();
        await using var host = await TeamsHost.StartAsync("Development", TimeProvider.System);
        using var response = await host.PostAsync(TeamsHost.Message(connector.Url, "words"), token: null, request => request.Headers.Add(header, value));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Development_without_credentials_writes_to_this_machine_only()
    {
        await using var host = await TeamsHost.StartAsync("Development", TimeProvider.System);
        using var response = await host.PostAsync(TeamsHost.Message("https://smba.example/", "words"), token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(host.Asked);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Elsewhere_missing_credentials_serve_nobody(string environment)
    {
        await using var connector = await StubConnector.StartAsync();
        await using var host = await TeamsHost.StartAsync(environment, TimeProvider.System);
        using var response = await host.PostAsync(TeamsHost.Message(connector.Url, "words"), token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Development_with_credentials_wants_a_token()
    {
        await using var connector = await StubConnector.StartAsync();
        await using var host = await TeamsHost.StartAsync("Development", TimeProvider.System, ("Teams:AppId", TeamsHost.AppId), ("Teams:AppPassword", TeamsHost.Secret));
        using var response = await host.PostAsync(TeamsHost.Message(connector.Url, "words"), token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData(Tenant, HttpStatusCode.Accepted)]
    [InlineData("00000000-0000-0000-0000-000000000001", HttpStatusCode.Unauthorized)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Only_the_tenant_that_is_set_is_served(string? tenant, HttpStatusCode expected)
    {
        await using var provider = await IdentityProvider.StartAsync(TimeProvider.System);
        await using var connector = await StubConnector.StartAsync();
        await using var host = await TeamsHost.StartAsync(provider, connector, TimeProvider.System, ("Teams:TenantId", Tenant));
        var message = TeamsHost.Message(connector.Url, "words");
        message["conversation"]!["tenantId"] = tenant;
        using var response = await host.PostAsync(message, provider.Mint(connector.Url));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_missing_identity_provider_serves_nobody_until_it_is_there()
    {
        await using var provider = await IdentityProvider.StartAsync(TimeProvider.System);
        await using var connector = await StubConnector.StartAsync();
        await using var host = await TeamsHost.StartAsync(provider, connector, TimeProvider.System, ("Teams:OpenIdMetadata", provider.Url + "/nowhere"));
        using var response = await host.PostAsync(TeamsHost.Message(connector.Url, "words"), provider.Mint(connector.Url));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start()
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => TeamsHost.StartAsync("Production", TimeProvider.System, ("Teams:AppId", "bot"), ("Teams:AppPassword", "x")));

        Assert.Contains("Teams:AppId is 'bot', but must be", wrong.Message, StringComparison.Ordinal);
    }
}
