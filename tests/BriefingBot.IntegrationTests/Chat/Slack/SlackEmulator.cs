using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace BriefingBot.IntegrationTests.Chat.Slack;

/// <summary>Somebody else's Slack Web API, of the npm package <c>emulate</c>.</summary>
public sealed class SlackEmulator : IAsyncLifetime
{
    public const string Token = "xoxb-emulated";
    public const string NobodysToken = "xoxb-nobody";
    public const string NarrowToken = "xoxb-narrow";

    /// <summary>May post, and not read what was posted.</summary>
    public const string BlindToken = "xoxb-blind";

    private static readonly string[] Channels = ["general", "commands", "mentions", "mornings", "killed", "killed-blind", "replicas", "corrected"];

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
            {string.Join('\n', Channels.Select(channel => $"    - name: {channel}"))}
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
                - token: {BlindToken}
                  user: mira
                  scopes: [chat:write]
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

    /// <summary>The id of a channel.</summary>
    public async Task<string> ChannelAsync(CancellationToken cancellationToken, string name = "general")
    {
        var answer = await CallAsync("conversations.list", [], cancellationToken);
        return answer["channels"]!.AsArray().Single(channel => channel!["name"]!.GetValue<string>() == name)!["id"]!.GetValue<string>();
    }

    /// <summary>What a channel shows, newest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> HistoryAsync(string channel, CancellationToken cancellationToken) =>
        [.. (await CallAsync("conversations.history", [new("channel", channel), new("include_all_metadata", "true")], cancellationToken))["messages"]!.AsArray()!];

    /// <summary>A thread: the message and its answers.</summary>
    public async Task<IReadOnlyList<JsonNode>> RepliesAsync(string channel, string thread, CancellationToken cancellationToken) =>
        [.. (await CallAsync("conversations.replies", [new("channel", channel), new("ts", thread)], cancellationToken))["messages"]!.AsArray()!];

    /// <summary>Calls a method as the bot.</summary>
    public async Task<JsonNode> CallAsync(string method, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        using var content = new FormUrlEncodedContent(form);
        using var response = await client.PostAsync(new Uri($"api/{method}", UriKind.Relative), content, cancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!;
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
