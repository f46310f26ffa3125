using BriefingBot.Chat.Teams;

namespace BriefingBot.UnitTests.Chat.Teams;

public sealed class TeamsOptionsTests
{
    private const string Id = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    [Fact]
    public void Nothing_set_is_right() => Assert.True(new TeamsOptionsValidator().Validate(null, new()).Succeeded);

    [Fact]
    public void Everything_set_is_right() => Assert.True(new TeamsOptionsValidator().Validate(null, new()
    {
        AppId = Id,
        AppPassword = "secret",
        TenantId = Id,
        TokenEndpoint = new("http://127.0.0.1:1/token"),
        OpenIdMetadata = new("http://localhost:1/metadata"),
        AllowedServiceUrls = { "http://127.0.0.1:1/", "https://smba.example/emea/" },
    }).Succeeded);

    [Fact]
    public void A_wrong_setting_is_named_with_what_right_looks_like()
    {
        Assert.Contains("Teams:AppId is 'my bot', but must be", Failure(new() { AppId = "my bot", AppPassword = "secret" }), StringComparison.Ordinal);
        Assert.Contains("add the value of a client secret", Failure(new() { AppId = Id }), StringComparison.Ordinal);
        Assert.Contains("without Teams:AppId", Failure(new() { AppPassword = "secret" }), StringComparison.Ordinal);
        Assert.Contains("directory (tenant) ID", Failure(new() { TenantId = "common" }), StringComparison.Ordinal);
        Assert.Contains("Teams:OpenIdMetadata is 'http://login.example/', but must be an https URL", Failure(new() { OpenIdMetadata = new("http://login.example/") }), StringComparison.Ordinal);
        Assert.Contains("Teams:TokenEndpoint", Failure(new() { TokenEndpoint = new("token", UriKind.Relative) }), StringComparison.Ordinal);
        Assert.Contains("Teams:AllowedServiceUrls has 'http://smba.example/'", Failure(new() { AllowedServiceUrls = { "http://smba.example/" } }), StringComparison.Ordinal);
        Assert.Contains("Teams:Timeout", Failure(new() { Timeout = TimeSpan.Zero }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData(Id, $"https://login.microsoftonline.com/{Id}/oauth2/v2.0/token")]
    public void Tokens_come_from_the_login_of_the_tenant(string? tenant, string expected) =>
        Assert.Equal(expected, new TeamsOptions { TenantId = tenant }.EffectiveTokenEndpoint.AbsoluteUri);

    private static string Failure(TeamsOptions options) => new TeamsOptionsValidator().Validate(null, options).FailureMessage ?? "no failure";
}
