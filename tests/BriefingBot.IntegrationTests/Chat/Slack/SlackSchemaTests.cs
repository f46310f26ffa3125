using System.Text.Json;
using BriefingBot.Chat.Slack;
using BriefingBot.Core.Chat;

namespace BriefingBot.IntegrationTests.Chat.Slack;

/// <summary>What we write, read by what Slack publishes: its types of blocks, its schema of manifests.</summary>
public sealed class SlackSchemaTests
{
    private static readonly ChatCitation Citation = new(1, new("https://briefingbot.example/articles/1?b=1&c=2#3"));

    [Fact]
    public async Task Messages_have_the_types_of_Slack()
    {
        NodeClients.Require("@slack/types");
        NodeClients.Require("typescript");
        using var folder = new TemporaryFolder();
        Write(folder, "answer.json", new(
        [
            new ChatParagraph([new ChatText("Two statements.")]),
            new ChatHeading("Mira Halden & <the others>"),
            new ChatItem([new ChatStrong("3 March"), new ChatText(" — said: "), new ChatQuotation("“We will *leave*, <!channel>.”"), new ChatText(" "), Citation]),
            new ChatItem([new ChatQuotation("“We may stay.”"), Citation]),
            new ChatSuggestions(["what did Halden say?", "who else?"]),
            new ChatFlagging("what did Halden say?", [.. Enumerable.Range(1, 200).Select(i => new ChatCited(i, $"s{i:x16}"))]),
        ]));
        Write(folder, "form.json", new([new ChatParagraph([new ChatText("What, and when?")]), new ChatSubscribing(new Dictionary<string, string>(StringComparer.Ordinal) { [ChatForm.Speakers] = "Mira Halden <!here>", [ChatForm.Days] = "mon" })]));
        Write(folder, "words.json", ChatMessage.Of("Nobody in these articles is called Haldn."));
        Write(folder, "long.json", new([.. Enumerable.Range(0, 300).Select(_ => new ChatItem([new ChatQuotation(new string('q', 200)), Citation]))]));
        Write(folder, "empty.json", new([]));

        var (code, output) = await NodeClients.RunAsync("check-blocks.cjs", folder.Path);

        Assert.Equal((0, "5 checked, 0 faults"), (code, output.Trim()));
    }

    [Fact]
    public async Task The_checker_of_types_finds_faults()
    {
        NodeClients.Require("@slack/types");
        using var folder = new TemporaryFolder();
        folder.Write("wrong.json", """[{"type":"header","text":{"type":"mrkdwn","text":"*x*"}}]""");
        Assert.Equal(1, (await NodeClients.RunAsync("check-blocks.cjs", folder.Path)).Code);
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("2.0.0")]
    public async Task The_manifest_keeps_to_Slacks_schema(string version)
    {
        NodeClients.Require("ajv");
        var payloads = NodeClients.Payloads;
        NodeClients.Require(payloads is not null, "Needs Slack's schema of manifests: set BRIEFINGBOT_SHARED to the folder above payloads/.");
        using var folder = new TemporaryFolder();
        var manifest = folder.Write("manifest.json", SlackManifest.Build(new("https://briefingbot.example")));
        var (code, output) = await NodeClients.RunAsync("check-manifest.cjs", Path.Combine(payloads!, "slack", "schemas", $"slack-manifest.schema.{version}.json"), manifest);
        Assert.Equal((0, string.Empty), (code, output));
    }

    private static void Write(TemporaryFolder folder, string name, ChatMessage message) =>
        folder.Write(name, JsonSerializer.Serialize(BlockKitRenderer.Render(message).Blocks, SlackJson.Options));
}
