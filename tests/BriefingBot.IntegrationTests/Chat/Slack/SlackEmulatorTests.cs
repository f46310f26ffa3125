using System.Text.Json.Nodes;
using BriefingBot.Chat.Slack;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.IntegrationTests.Chat.Slack;

/// <summary>Posting, refusals and finding a delivery again, against the emulator.</summary>
public sealed class SlackEmulatorTests(SlackEmulator slack) : IClassFixture<SlackEmulator>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_token_is_somebody()
    {
        await using var host = await StartAsync(SlackEmulator.Token);
        var identity = await host.Services.GetRequiredService<SlackWebApi>().TestAsync(Token);
        Assert.NotEmpty(identity.Team);
        Assert.NotEmpty(identity.User);
    }

    [Fact]
    public async Task A_briefing_is_posted_and_found_by_its_key()
    {
        await using var host = await StartAsync(SlackEmulator.Token);
        var channel = new ChannelAddress("slack", "T1/" + await slack.ChannelAsync(Token));
        var platform = host.Services.GetRequiredService<IChatPlatform>();

        await platform.PostAsync(channel, ChatMessage.Of("Older news."), "older", Token);
        var posted = await platform.PostAsync(channel, new([new ChatHeading("News of 29 March"), new ChatParagraph([new ChatText("Mira Halden & others: "), new ChatCitation(1, new("https://briefingbot.example/articles/1"))])]), "mine", Token);
        await platform.PostAsync(channel, ChatMessage.Of("News without a key."), deliveryKey: null, Token);

        Assert.Equal(posted, await platform.FindAsync(channel, "mine", Token));
        Assert.Null(await platform.FindAsync(channel, "nobody's", Token));
    }

    [Theory]
    [InlineData(SlackEmulator.Token, "C404", "there is no such channel")]
    [InlineData(SlackEmulator.NarrowToken, "C404", "lacks the scope chat:write")]
    public async Task A_refusal_says_what_to_do(string token, string channel, string words)
    {
        await using var host = await StartAsync(token);
        var team = (await host.Services.GetRequiredService<SlackWebApi>().TestAsync(Token)).Team;
        var refused = await Assert.ThrowsAsync<ChatException>(() => host.Services.GetRequiredService<IChatPlatform>().PostAsync(new("slack", $"{team}/{channel}"), ChatMessage.Of("News."), deliveryKey: null, Token));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal((true, true), (refused.CertainlyNotPosted, refused.IsPermanent));
    }

    [Fact]
    public async Task A_channel_of_another_workspace_is_not_said_to_be_gone()
    {
        await using var host = await StartAsync(SlackEmulator.Token);
        var refused = await Assert.ThrowsAsync<ChatException>(() => host.Services.GetRequiredService<IChatPlatform>().PostAsync(new("slack", "TELSEWHERE/C404"), ChatMessage.Of("News."), "k", Token));
        Assert.Contains("and these briefings go to TELSEWHERE", refused.Message, StringComparison.Ordinal);
        Assert.Equal((false, false), (refused.IsChannelGone, refused.IsFinal));
    }

    [Fact]
    public async Task A_token_of_nobody_is_refused()
    {
        await using var host = await StartAsync(SlackEmulator.NobodysToken);
        var refused = await Assert.ThrowsAsync<ChatException>(() => host.Services.GetRequiredService<SlackWebApi>().TestAsync(Token));
        Assert.Contains("refuses the bot token (invalid_auth)", refused.Message, StringComparison.Ordinal);
        Assert.True(refused.IsPermanent);
    }

    [Fact]
    public async Task A_mention_is_answered_in_its_thread()
    {
        await using var host = await StartAsync(SlackEmulator.Token);
        var channel = await slack.ChannelAsync(Token);
        var web = host.Services.GetRequiredService<SlackWebApi>();
        var question = await web.PostMessageAsync(channel, new("who said what?", [new RichTextBlock([new RichTextSection([new RichText { Text = "who said what?" }])])]), thread: null, deliveryKey: null, Token);
        await host.PostJsonAsync("/slack/events", new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = "T1",
            ["event_id"] = "Ev1",
            ["event"] = new JsonObject { ["type"] = "app_mention", ["channel"] = channel, ["user"] = "U1", ["ts"] = question, ["text"] = "<@UBOT> who said what?" },
        }, Token);
        await host.StopAsync(Token);

        var messages = await slack.RepliesAsync(channel, question, Token);
        Assert.Equal(2, messages.Count);
        Assert.StartsWith("Answer to who said what?", messages[1]["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task<SlackHost> StartAsync(string token)
    {
        NodeClients.Require("emulate");
        return await SlackHost.StartAsync(Token, handler: null, ("Slack:BotToken", token), ("Slack:ApiUrl", new Uri(slack.Url, "api/").AbsoluteUri));
    }
}
