using System.Text.Json.Nodes;
using BriefingBot.Core.Chat;

namespace BriefingBot.IntegrationTests.Chat.Teams;

/// <summary>A conversation with Microsoft's own client, from the question to the card.</summary>
public sealed class PlaygroundTests
{
    private const string Personal = "a:personal-mira";
    private const string Channel = "19:channel-velland@thread.tacv2";

    private static ChatMessage Answer(string question) => new(
    [
        new ChatHeading("Osk Brandel"),
        new ChatItem([new ChatStrong("1 May 2027"), new ChatText(" — told a newspaper "), new ChatQuotation($"“{question} **No**.”"), new ChatCitation(1, new("https://news.velland.example/articles/1#s1"))]),
        new ChatSuggestions(["what did Mira Halden say?"]),
    ]);

    [Fact]
    public async Task A_question_a_button_and_a_mention_are_answered()
    {
        Clients.PackageOrSkip("@microsoft/m365agentsplayground");
        Clients.PackageOrSkip("@microsoft/agents-activity");
        await using var host = await TeamsHost.StartAsync("Development", TimeProvider.System);
        host.Handler = (request, _) => Task.FromResult(Answer(request.Text));
        await using var playground = await Playground.StartAsync(host.Url);

        await playground.WriteAsync(Personal, "what did Osk Brandel say?");
        Assert.NotNull(await playground.NextAsync("typing", string.Empty));
        var card = await playground.NextAsync("createMessage", "“what did Osk Brandel say? **No**.”");
        Assert.Contains("https://news.velland.example/articles/1#s1", card.ToJsonString(), StringComparison.Ordinal);

        await playground.PressAsync(Personal, (string?)card["message"]?["messageId"], new JsonObject { ["question"] = "what did Mira Halden say?" });
        await playground.NextAsync("createMessage", "“what did Mira Halden say? **No**.”");

        var mention = new JsonObject { ["mentioned"] = new JsonObject { ["id"] = "28:" + TeamsHost.AppId, ["name"] = "BriefingBot" }, ["text"] = "<at>BriefingBot</at>" };
        await playground.WriteAsync(Channel, "<at>BriefingBot</at> and in the channel?", mention);
        await playground.NextAsync("createMessage", "“and in the channel? **No**.”");

        Assert.Equal(["what did Osk Brandel say?", "what did Mira Halden say?", "and in the channel?"], host.Asked.Select(request => request.Text));
        Assert.StartsWith(Channel + ";messageid=", host.Asked.Last().Channel.Id, StringComparison.Ordinal);
        await PostInChannelAsync(host, playground);
        Assert.NotEmpty(host.Sent);
        await Clients.RunAsync("validate-activities.cjs", $"[{string.Join(',', host.Sent)}]");
    }

    private static async Task PostInChannelAsync(TeamsHost host, Playground playground)
    {
        var platform = (IChatPlatform)host.Services.GetService(typeof(IChatPlatform))!;
        var id = await platform.PostAsync(new("teams", Channel), Answer("A briefing."), deliveryKey: null, TestContext.Current.CancellationToken);

        Assert.NotEmpty(id);
        await playground.NextAsync("createMessage", "“A briefing. **No**.”");
        var unknown = host.Channels.Single(channel => channel.Key.Id == Personal);
        host.Channels[new("teams", "a:nobody")] = unknown.Value.Replace(Personal, "a:nobody", StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<ChatException>(() => platform.PostAsync(new("teams", "a:nobody"), Answer("Words."), null, TestContext.Current.CancellationToken));
        Assert.True(refused.IsPermanent);
    }
}
