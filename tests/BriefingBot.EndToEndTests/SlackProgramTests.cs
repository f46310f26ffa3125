using System.Diagnostics;
using System.Text.Json.Nodes;
using BriefingBot.IntegrationTests;
using BriefingBot.IntegrationTests.Chat.Slack;
using BriefingBot.IntegrationTests.Commands;

[assembly: AssemblyFixture(typeof(SlackEmulator))]

namespace BriefingBot.EndToEndTests;

/// <summary>The program between a signed Slack client and somebody else's Slack Web API.</summary>
public sealed class SlackProgramTests(SlackEmulator emulator, ChromiumFixture chromium)
{
    private const string Question = "what did Russia say about Assad?";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_and_mentions_are_answered()
    {
        NodeClients.Require("emulate");
        using var transcript = new Transcript("slack");
        await using var workspace = await SlackWorkspace.StartAsync(emulator, transcript);
        using var built = SlackProgram.Connect(new(), workspace, SlackEmulator.Token);
        await using var program = await RunningProgram.StartAsync(built);

        await CommandsAsync(program, workspace, transcript);
        await MentionsAsync(program, workspace);
    }

    /// <summary>A picture of a message, where its renderer is installed.</summary>
    internal static async Task PhotographAsync(ChromiumFixture chromium, JsonNode message, string name)
    {
        var (json, page) = (Artifacts.File(name + ".json"), Artifacts.File(name + ".html"));
        await File.WriteAllTextAsync(json, message.ToJsonString(), Token);
        var (code, output) = await NodeClients.RunAsync("render-blocks.mjs", json, page);
        Assert.True(code == 0, output);
        await using var visit = await Visit.BeginAsync(chromium.Browser, new("http://127.0.0.1/"), width: 760);
        await visit.Page.SetContentAsync(await File.ReadAllTextAsync(page, Token));
        await visit.Page.Locator("body").ScreenshotAsync(new() { Path = Artifacts.File(name + ".png") });
        File.Delete(page);
    }

    private async Task CommandsAsync(RunningProgram program, SlackWorkspace workspace, Transcript transcript)
    {
        NodeClients.Require("slack-blocks-to-jsx");
        workspace.Channel = await emulator.ChannelAsync(Token, "commands");
        var answer = await AnswerAsync(program, workspace, "/ask", Question, transcript);
        Assert.Contains("Sergei Lavrov, Foreign Minister, Russia", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("https://briefings.velland.example/articles/", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("ephemeral", (string?)answer["response_type"]);
        await PhotographAsync(chromium, answer, "slack-ask");

        var subscribed = await AnswerAsync(program, workspace, "/briefing", "subscribe to Russia about Syria at 08:00 Europe/Dublin mon-fri", transcript);
        Assert.StartsWith("Subscribed (number 1): Russia about Syria, 08:00 Europe/Dublin, mon-fri.", (string?)subscribed["text"], StringComparison.Ordinal);
        await PhotographAsync(chromium, subscribed, "slack-subscribe");

        var list = await AnswerAsync(program, workspace, "/briefing", "list", transcript);
        Assert.Contains("1: Russia about Syria, 08:00 Europe/Dublin, mon-fri.", (string?)list["text"], StringComparison.Ordinal);
        await PhotographAsync(chromium, list, "slack-list");
    }

    private async Task MentionsAsync(RunningProgram program, SlackWorkspace workspace)
    {
        var channel = await emulator.ChannelAsync(Token, "mentions");
        var first = await WriteAsync(channel, Question);
        var mention = Mention(channel, first, Question);
        await workspace.EventAsync(program, "Ev1", mention);
        await workspace.EventAsync(program, "Ev1", (JsonObject)mention.DeepClone()); // Slack repeats what it thinks was lost
        await workspace.EventAsync(program, "Ev2", (JsonObject)mention.DeepClone()); // and has sent one message as two events
        var second = await WriteAsync(channel, "what did the US say about Assad?");
        await workspace.EventAsync(program, "Ev3", Mention(channel, second, "what did the US say about Assad?"));

        await Patience.UntilAsync(async () => (await emulator.RepliesAsync(channel, second, Token)).Count > 1, Soon, "the answer to the second mention");
        await Patience.UntilAsync(async () => (await emulator.RepliesAsync(channel, first, Token)).Count > 1, Soon, "the answer to the first mention");
        var replies = await emulator.RepliesAsync(channel, first, Token);
        Assert.Equal(2, replies.Count);
        Assert.Contains("Sergei Lavrov, Foreign Minister, Russia", replies[1].ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(2, workspace.Posts);
    }

    private static async Task<JsonNode> AnswerAsync(RunningProgram program, SlackWorkspace workspace, string command, string text, Transcript transcript)
    {
        var trigger = Guid.NewGuid().ToString("N");
        var sent = Stopwatch.GetTimestamp();
        Assert.NotNull(await workspace.CommandAsync(program, command, text, trigger));
        await Patience.UntilAsync(() => Task.FromResult(workspace.Responses.ContainsKey(trigger)), Soon, $"the answer to {command} {text}");
        transcript.Time("answered within, looked every 100 ms,", Stopwatch.GetElapsedTime(sent));
        return workspace.Responses[trigger];
    }

    private async Task<string> WriteAsync(string channel, string text) =>
        (string)(await emulator.CallAsync("chat.postMessage", [new("channel", channel), new("text", text)], Token))["ts"]!;

    private static JsonObject Mention(string channel, string timestamp, string question) =>
        new() { ["type"] = "app_mention", ["channel"] = channel, ["user"] = "U1", ["ts"] = timestamp, ["text"] = "<@UBOT> " + question };
}
