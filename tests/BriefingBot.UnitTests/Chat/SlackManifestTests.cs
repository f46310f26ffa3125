using System.Text.Json.Nodes;
using BriefingBot.Chat.Slack;

namespace BriefingBot.UnitTests.Chat;

/// <summary>The manifest, and the copy of it to read.</summary>
public sealed class SlackManifestTests
{
    [Fact]
    public void The_file_is_what_the_program_writes() =>
        Assert.Equal(SlackManifest.Build(new("https://briefingbot.example")), File.ReadAllText(Repository.PathOf("manifests", "slack", "manifest.json")));

    [Theory]
    [InlineData("https://velland.example/bot")]
    [InlineData("https://velland.example/bot/")]
    public void Slack_calls_below_the_public_address(string address)
    {
        var manifest = JsonNode.Parse(SlackManifest.Build(new(address)))!;
        Assert.Equal("https://velland.example/bot/slack/events", manifest["settings"]!["event_subscriptions"]!["request_url"]!.GetValue<string>());
        Assert.All(manifest["features"]!["slash_commands"]!.AsArray(), command => Assert.Equal("https://velland.example/bot/slack/commands", command!["url"]!.GetValue<string>()));
    }
}
