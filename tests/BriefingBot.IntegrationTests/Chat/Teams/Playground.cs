using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace BriefingBot.IntegrationTests.Chat.Teams;

/// <summary>The Microsoft 365 Agents Playground without its browser: a Teams client and the connector behind it, on this machine.</summary>
internal sealed class Playground : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient client;
    private readonly ClientWebSocket stream = new();

    private Playground(Process process, int port)
    {
        this.process = process;
        client = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    /// <summary>Its web page.</summary>
    public Uri Address => client.BaseAddress!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A port that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it in front of a bot.</summary>
    /// <param name="bot">Where the bot takes messages.</param>
    /// <param name="recording">Where to write every request and response, in both directions; or null.</param>
    public static async Task<Playground> StartAsync(Uri bot, string? recording = null)
    {
        var package = Clients.PackageOrSkip("@microsoft/m365agentsplayground");
        var port = FreePort();
        var start = new ProcessStartInfo("node", ["--require", "./bind-loopback.cjs", Path.Combine(package, "cli.js"), "start", "-e", bot.AbsoluteUri, "-c", "msteams", "-p", $"{port}", "--dt"])
        {
            WorkingDirectory = Clients.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        if (recording is not null)
        {
            start.ArgumentList.Add("--er");
            start.Environment["M365_AGENTS_PLAYGROUND_RECORDING_FILE"] = recording;
        }

        start.Environment["M365_AGENTS_PLAYGROUND_LOGFILE"] = Path.Combine(Path.GetTempPath(), $"briefingbot-playground-{port}.log");
        start.Environment["NODE_OPTIONS"] = $"--require \"{Path.Combine(Clients.Folder, "bind-loopback.cjs")}\"";
        var playground = new Playground(Process.Start(start)!, port);
        playground.process.OutputDataReceived += (_, _) => { };
        playground.process.BeginOutputReadLine();
        playground.process.ErrorDataReceived += (_, _) => { };
        playground.process.BeginErrorReadLine();
        await playground.WaitAsync();
        await playground.stream.ConnectAsync(new($"ws://127.0.0.1:{port}/_ws_conversation/v1/conversations/stream"), Token);
        return playground;
    }

    /// <summary>Writes as Mira Halden.</summary>
    public async Task WriteAsync(string conversation, string text, params JsonNode[] mentions)
    {
        using var response = await client.PostAsJsonAsync(
            $"/_conversation/v1/conversations/{conversation}/messages",
            new { type = "text", text, textFormat = "plain", from = new { id = "29:mira" }, mentions },
            Token);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Presses a button of a card of ours.</summary>
    public async Task PressAsync(string conversation, string? message, JsonNode value)
    {
        using var response = await client.PostAsJsonAsync("/_conversation/v1/submit", new { conversation = new { id = conversation }, replyToId = message, value, from = new { id = "29:mira" } }, Token);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The next event of a kind, such as <c>createMessage</c>, that has these words.</summary>
    public async Task<JsonObject> NextAsync(string action, string words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var json = await ReceiveAsync(patience.Token);
            if (JsonNode.Parse(json) is JsonObject @event && (string?)@event["action"] == action && json.Contains(words, StringComparison.Ordinal))
            {
                return @event;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        stream.Dispose();
        client.Dispose();
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private async Task<string> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await stream.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            await message.WriteAsync(buffer.AsMemory(0, part.Count), cancellationToken);
        }
        while (!part.EndOfMessage);
        return Encoding.UTF8.GetString(message.ToArray());
    }

    private async Task WaitAsync()
    {
        for (var i = 0; i < 240 && !process.HasExited; i++)
        {
            try
            {
                using var response = await client.GetAsync(new Uri("/_internal/v1/testConfig", UriKind.Relative), Token);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // not there yet
            }

            await Task.Delay(250, Token);
        }

        Assert.Fail("The playground did not start.");
    }
}
