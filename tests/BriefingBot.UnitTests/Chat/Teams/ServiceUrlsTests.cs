using BriefingBot.Chat.Teams;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.UnitTests.Chat.Teams;

public sealed class ServiceUrlsTests
{
    [Theory]
    [InlineData("https://smba.example/emea", "a:1", null, "https://smba.example/emea/v3/conversations/a%3A1/activities")]
    [InlineData("https://smba.example/emea/", "a:1", "7", "https://smba.example/emea/v3/conversations/a%3A1/activities/7")]
    [InlineData("http://localhost:56150/_connector", "19:c@thread.tacv2;messageid=17", "f:1", "http://localhost:56150/_connector/v3/conversations/19%3Ac%40thread.tacv2%3Bmessageid%3D17/activities/f%3A1")]
    [InlineData("https://smba.example", "../../x?y#z", "a/b", "https://smba.example/v3/conversations/..%2F..%2Fx%3Fy%23z/activities/a%2Fb")]
    public void Joins_with_one_slash_and_escapes_ids(string service, string conversation, string? activity, string expected) =>
        Assert.Equal(expected, ServiceUrls.Activities(service, conversation, activity).AbsoluteUri);

    [Theory]
    [InlineData("https://smba.example/", true)]
    [InlineData("http://localhost:1/_connector", true)]
    [InlineData("https://smba.example/?q=1", false)]
    [InlineData("https://smba.example/#f", false)]
    [InlineData("https://user@smba.example/", false)]
    [InlineData("ftp://smba.example/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/emea", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Takes_absolute_web_addresses_only(string? text, bool expected) => Assert.Equal(expected, ServiceUrls.Parse(text) is not null);

    [Theory]
    [InlineData("https://smba.example/emea/", true, true)]
    [InlineData("https://smba.example/emea/", false, false)]
    [InlineData("http://smba.example/emea/", true, false)]
    [InlineData("http://127.0.0.1:9/", true, false)]
    [InlineData("https://allowed.example", false, true)]
    [InlineData("https://allowed.example/", false, true)]
    [InlineData("https://allowed.example/more", false, false)]
    [InlineData("http://127.0.0.1:8/connector/", false, true)]
    public void Our_token_goes_where_a_token_or_the_settings_say(string service, bool isProved, bool expected)
    {
        var options = new TeamsOptions { AppId = "7c9e6679-7425-40de-944b-e07fc1f90ae7", AppPassword = "secret", AllowedServiceUrls = { "https://allowed.example/", "http://127.0.0.1:8/connector" } };

        Assert.Equal(expected, Access(options, Environments.Production).MaySendTo(Reference(service, isProved)));
        Assert.Equal(expected, Access(options, Environments.Development).MaySendTo(Reference(service, isProved)));
    }

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("https://smba.example/emea/", false)]
    public void Without_credentials_only_this_machine_is_written_to(string service, bool expected)
    {
        Assert.Equal(expected, Access(new(), Environments.Development).MaySendTo(Reference(service, isProved: true)));
        Assert.False(Access(new(), Environments.Production).MaySendTo(Reference(service, isProved: true)));
    }

    [Fact]
    public void A_reference_reads_as_it_was_written()
    {
        var reference = Reference("https://smba.example/", isProved: true) with { TenantId = "t" };

        Assert.Equal(reference, ConversationReference.Parse(reference.ToString()));
        Assert.Null(ConversationReference.Parse("{}"));
        Assert.Null(ConversationReference.Parse("nonsense"));
    }

    private static TeamsAccess Access(TeamsOptions options, string environment) => new(Options.Create(options), new HostEnvironment(environment));

    private static ConversationReference Reference(string service, bool isProved) =>
        new(service, new("28:bot", "BriefingBot"), new() { Id = "a:1", ConversationType = "personal" }, "msteams", null, isProved);

    private sealed class HostEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = string.Empty;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
