using System.Net;
using BriefingBot.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace BriefingBot.UnitTests.Web;

public sealed class AccessRuleTests
{
    private static readonly AccessRule Rule = new(
        Options.Create(new ApiOptions { Keys = ["first-key", "second-key"] }),
        Options.Create(new WebOptions { PublicUrl = new("https://briefings.example:8443/") }));

    [Theory]
    [InlineData("127.0.0.1", "localhost:3978", nameof(Access.Granted))]
    [InlineData("127.0.0.9", "127.0.0.1", nameof(Access.Granted))]
    [InlineData("::1", "[::1]:3978", nameof(Access.Granted))]
    [InlineData("::ffff:127.0.0.1", "LOCALHOST", nameof(Access.Granted))]
    [InlineData("127.0.0.1", "Briefings.Example", nameof(Access.Granted))]
    [InlineData("127.0.0.1", "evil.example", nameof(Access.WrongHost))]
    [InlineData("127.0.0.1", "localhost.evil.example", nameof(Access.WrongHost))]
    [InlineData("127.0.0.1", "", nameof(Access.WrongHost))]
    [InlineData("192.0.2.7", "localhost", nameof(Access.NeedsKey))]
    [InlineData("2001:db8::1", "briefings.example", nameof(Access.NeedsKey))]
    [InlineData(null, "localhost", nameof(Access.NeedsKey))]
    public void Callers_of_this_machine_come_in_under_our_names(string? remote, string host, string access) =>
        Assert.Equal(access, Judge(remote, ("Host", host)));

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("x-forwarded-proto")]
    [InlineData("X-Forwarded-Anything")]
    [InlineData("forwarded")]
    public void Whom_a_proxy_speaks_for_is_from_elsewhere(string header) =>
        Assert.Equal(nameof(Access.NeedsKey), Judge("127.0.0.1", ("Host", "localhost"), (header, "")));

    [Theory]
    [InlineData("Bearer first-key", true)]
    [InlineData("bearer second-key", true)]
    [InlineData("Bearer  second-key ", true)]
    [InlineData("Bearer second-ke", false)]
    [InlineData("Bearer first-key,second-key", false)]
    [InlineData("Bearer ", false)]
    [InlineData("Bearer", false)]
    [InlineData("Basic first-key", false)]
    [InlineData("first-key", false)]
    public void A_key_opens_from_anywhere(string authorization, bool isOpen) =>
        Assert.Equal(isOpen ? nameof(Access.Granted) : nameof(Access.NeedsKey), Judge("192.0.2.7", ("Host", "any.example"), ("Authorization", authorization)));

    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("none", null, true)]
    [InlineData("same-origin", "https://seen.by.a.proxy", true)] // a browser cannot be made to lie, and it knows its address better than we do
    [InlineData("same-site", "http://localhost:8000", false)] // another port of this machine is another site's page
    [InlineData("cross-site", null, false)]
    [InlineData("cross-site", "http://localhost:3978", false)]
    [InlineData("same-origin, cross-site", null, false)]
    [InlineData("", "http://localhost:3978", false)]
    [InlineData(null, "http://localhost:3978", true)]
    [InlineData(null, "http://LOCALHOST:3978", true)]
    [InlineData(null, "https://briefings.example:8443", true)]
    [InlineData(null, "http://localhost", false)]
    [InlineData(null, "https://localhost:3978", false)]
    [InlineData(null, "https://briefings.example", false)]
    [InlineData(null, "http://localhost:3978.evil.example", false)]
    [InlineData(null, "http://evil.example/http://localhost:3978", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, "", false)]
    [InlineData(null, null, true)] // no browser: curl, a script
    public void A_page_of_another_site_changes_nothing(string? site, string? origin, bool isOpen)
    {
        (string, string)[] said = [("Host", "localhost:3978"), .. Said("Sec-Fetch-Site", site), .. Said("Origin", origin)];

        foreach (var (method, path) in new[] { ("POST", "/api/subscriptions/1/run"), ("DELETE", "/api/subscriptions/1"), ("PUT", "/anything"), ("POST", "/subscriptions/1/run") })
        {
            Assert.Equal(isOpen ? Access.Granted : Access.ForeignPage, Rule.Judge(IPAddress.Loopback, Request(method, path, said)));
            Assert.Equal(Access.Granted, Rule.Judge(IPAddress.Loopback, Request(method, path, [.. said, ("Authorization", "Bearer first-key")]))); // no page has it
        }

        foreach (var reading in new[] { "GET", "HEAD" })
        {
            Assert.Equal(Access.Granted, Rule.Judge(IPAddress.Loopback, Request(reading, "/api/subscriptions", said)));
        }
    }

    [Theory]
    [InlineData("/api/subscriptions/1/run", null, nameof(Access.Granted))] // nothing is sent: curl -X POST
    [InlineData("/api/subscriptions/1/run", "application/json", nameof(Access.Granted))]
    [InlineData("/api/subscriptions", "application/json; charset=utf-8", nameof(Access.Granted))]
    [InlineData("/API/subscriptions/1/run", "application/x-www-form-urlencoded", nameof(Access.NotJson))]
    [InlineData("/api/subscriptions/1/run", "multipart/form-data; boundary=x", nameof(Access.NotJson))]
    [InlineData("/api/anything", "text/plain", nameof(Access.NotJson))]
    [InlineData("/api/anything", "text/plain; application/json", nameof(Access.NotJson))]
    [InlineData("/subscriptions", "application/x-www-form-urlencoded", nameof(Access.Granted))] // a form, which has a proof of its own
    public void What_forms_can_send_is_no_rest(string path, string? type, string access)
    {
        (string, string)[] said = [("Host", "localhost:3978"), .. Said("Content-Type", type)];

        Assert.Equal(access, Rule.Judge(IPAddress.Loopback, Request("POST", path, said)).ToString());
        Assert.Equal(Access.Granted, Rule.Judge(IPAddress.Loopback, Request("POST", path, [.. said, ("Authorization", "Bearer first-key")])));
    }

    [Fact]
    public void Without_keys_nothing_opens()
    {
        var rule = new AccessRule(Options.Create(new ApiOptions()), Options.Create(new WebOptions()));

        Assert.Equal(Access.NeedsKey, rule.Judge(IPAddress.Parse("192.0.2.7"), Request("GET", "/", ("Authorization", "Bearer "))));
    }

    [Fact]
    public void Keys_are_a_list_or_one_line()
    {
        Assert.Equal(["a", "b"], Keys(("Api:Keys:0", "a"), ("Api:Keys:1", "b")));
        Assert.Equal(["a", "b"], Keys(("Api:Keys", "a, b")));
        Assert.Empty(Keys());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("a b", true)]
    [InlineData("clé", true)]
    [InlineData("abc", false)]
    public void A_key_that_cannot_be_sent_stops_the_start(string key, bool fails) =>
        Assert.Equal(fails, new ApiOptionsValidator().Validate(null, new() { Keys = [key] }).Failed);

    [Theory]
    [InlineData("https://briefings.example", false)]
    [InlineData("http://localhost:3978/briefing/", false)]
    [InlineData("briefings.example", true)]
    [InlineData("ftp://briefings.example", true)]
    [InlineData("https://briefings.example/?a", true)]
    [InlineData("https://name@briefings.example/", true)]
    public void An_address_that_no_browser_opens_stops_the_start(string address, bool fails) =>
        Assert.Equal(fails, new WebOptionsValidator().Validate(null, new() { PublicUrl = new(address, UriKind.RelativeOrAbsolute) }).Failed);

    private static string Judge(string? remote, params (string Name, string Value)[] headers) =>
        Rule.Judge(remote is null ? null : IPAddress.Parse(remote), Request("GET", "/", headers)).ToString();

    private static (string, string)[] Said(string name, string? value) => value is null ? [] : [(name, value)];

    private static HttpRequest Request(string method, string path, params (string Name, string Value)[] headers)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Scheme, request.Path) = (method, "http", path);
        foreach (var (name, value) in headers)
        {
            request.Headers[name] = value;
        }

        return request;
    }

    private static IReadOnlyList<string> Keys(params (string Name, string? Value)[] settings) =>
        ApiOptions.ReadKeys(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))).Build());
}
