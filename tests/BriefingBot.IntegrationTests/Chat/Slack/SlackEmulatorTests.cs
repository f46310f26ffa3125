using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using BriefingBot.Chat.Slack;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.IntegrationTests.Chat.Slack;

/// <summary>Somebody else's Slack Web API, of the npm package <c>emulate</c>.</summary>
public sealed class SlackEmulator : IAsyncLifetime
{
    public const string Token = "xoxb-emulated";
    public const string NobodysToken = "xoxb-nobody";
    public const string NarrowToken = "xoxb-narrow";

    private readonly TemporaryFolder folder = new();
    private Process? process;

    public Uri Url { get; private set; } = new("http://127.0.0.1:9/");

    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(Path.Combine(NodeClients.Folder, "node_modules", "emulate")))
        {
            return; // each test says so
        }

        var port = FreePort();
        Url = new($"http://127.0.0.1:{port}/");
        var seed = folder.Write("seed.yaml", $"""
            slack:
              team:
                name: Velland Desk
                domain: velland
              users:
                - name: mira
                  real_name: Mira Halden
              channels:
                - name: general
              bots:
                - name: briefingbot
              strict_scopes: true
              tokens:
                - token: {Token}
                  user: mira
                  scopes: [chat:write, channels:read, channels:history, im:history]
                - token: {NobodysToken}
                  user: nobody
                  scopes: [chat:write]
                - token: {NarrowToken}
                  user: mira
                  scopes: [channels:read]
            """);
        process = NodeClients.Start(Path.Combine("node_modules", "emulate", "dist", "index.js"), "start", "--service", "slack", "--port", $"{port}", "--seed", seed);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(client))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
            {
                throw new InvalidOperationException("The emulator of Slack does not start.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        folder.Dispose();
    }

    /// <summary>The id of the channel <c>general</c>.</summary>
    public async Task<string> ChannelAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        using var response = await client.PostAsync(new Uri("api/conversations.list", UriKind.Relative), new FormUrlEncodedContent([]), cancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken);
        return answer!["channels"]!.AsArray().Single(channel => channel!["name"]!.GetValue<string>() == "general")!["id"]!.GetValue<string>();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.PostAsync(new Uri(Url, "api/auth.test"), new FormUrlEncodedContent([]));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

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
        var refused = await Assert.ThrowsAsync<ChatException>(() => host.Services.GetRequiredService<IChatPlatform>().PostAsync(new("slack", "T1/" + channel), ChatMessage.Of("News."), deliveryKey: null, Token));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal((true, true), (refused.CertainlyNotPosted, refused.IsPermanent));
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

        using var client = new HttpClient { BaseAddress = slack.Url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", SlackEmulator.Token);
        using var response = await client.PostAsync(new Uri("api/conversations.replies", UriKind.Relative), new FormUrlEncodedContent([new("channel", channel), new("ts", question)]), Token);
        var messages = (await response.Content.ReadFromJsonAsync<JsonNode>(Token))!["messages"]!.AsArray();
        Assert.Equal(2, messages.Count);
        Assert.StartsWith("Answer to who said what?", messages[1]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task<SlackHost> StartAsync(string token)
    {
        NodeClients.Require("emulate");
        return await SlackHost.StartAsync(Token, handler: null, ("Slack:BotToken", token), ("Slack:ApiUrl", new Uri(slack.Url, "api/").AbsoluteUri));
    }
}
