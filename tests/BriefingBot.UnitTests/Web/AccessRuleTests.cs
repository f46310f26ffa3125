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

    [Fact]
    public void Without_keys_nothing_opens()
    {
        var rule = new AccessRule(Options.Create(new ApiOptions()), Options.Create(new WebOptions()));

        Assert.Equal(Access.NeedsKey, rule.Judge(IPAddress.Parse("192.0.2.7"), new HeaderDictionary { ["Authorization"] = "Bearer " }));
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

    private static string Judge(string? remote, params (string Name, string Value)[] headers)
    {
        var all = new HeaderDictionary();
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return Rule.Judge(remote is null ? null : IPAddress.Parse(remote), all).ToString();
    }

    private static IReadOnlyList<string> Keys(params (string Name, string? Value)[] settings) =>
        ApiOptions.ReadKeys(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))).Build());
}
