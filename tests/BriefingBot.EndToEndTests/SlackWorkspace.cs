using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BriefingBot.IntegrationTests.Chat.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefingBot.EndToEndTests;

/// <summary>The workspace as the program sees it: signs and sends what people do, takes what comes to a <c>response_url</c>, and hands Web API calls to the emulator.</summary>
internal sealed class SlackWorkspace : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5"; // of Slack's published example

    private readonly HttpClient emulator = new();
    private readonly WebApplication app;
    private readonly Uri emulatorUrl;
    private readonly Transcript transcript;
    private int posts;

    private SlackWorkspace(Uri emulatorUrl, Transcript transcript)
    {
        (this.emulatorUrl, this.transcript) = (emulatorUrl, transcript);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/responses/{command}", TakeResponseAsync);
        app.MapPost("/api/{method}", CallAsync);
    }

    /// <summary>The Web API.</summary>
    public Uri ApiUrl => new(new Uri(app.Urls.Single()), "api/");

    /// <summary>What came to response URLs.</summary>
    public ConcurrentDictionary<string, JsonNode> Responses { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a post is taken, and never answered.</summary>
    public bool IsSilentAfterPosts { get; set; }

    /// <summary>How many posts were taken.</summary>
    public int Posts => Volatile.Read(ref posts);

    public static async Task<SlackWorkspace> StartAsync(SlackEmulator emulator, Transcript transcript)
    {
        var workspace = new SlackWorkspace(emulator.Url, transcript);
        await workspace.app.StartAsync(TestContext.Current.CancellationToken);
        return workspace;
    }

    /// <summary>Where commands are typed.</summary>
    public string Channel { get; set; } = "C1";

    /// <summary>Sends a slash command.</summary>
    /// <returns>The answer in the same response; the other one comes to <see cref="Responses"/> under the trigger.</returns>
    public Task<JsonNode?> CommandAsync(RunningProgram program, string command, string text, string trigger) => SendAsync(
        program,
        "/slack/commands",
        string.Join('&', new (string Name, string Value)[]
        {
            ("team_id", "T1"), ("channel_id", Channel), ("user_id", "U1"), ("command", command), ("text", text), ("trigger_id", trigger), ("response_url", $"{app.Urls.Single()}/responses/{trigger}"),
        }.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")),
        "application/x-www-form-urlencoded");

    /// <summary>Sends an event.</summary>
    public Task EventAsync(RunningProgram program, string id, JsonObject what) =>
        SendAsync(program, "/slack/events", new JsonObject { ["type"] = "event_callback", ["team_id"] = "T1", ["event_id"] = id, ["event"] = what }.ToJsonString(), "application/json");

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        emulator.Dispose();
    }

    private async Task<JsonNode?> SendAsync(RunningProgram program, string path, string body, string type)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"))));
        var started = TimeProvider.System.GetTimestamp();
        using var response = await program.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var took = TimeProvider.System.GetElapsedTime(started);
        transcript.Exchange($"Slack to the program: POST {path}", type.EndsWith("json", StringComparison.Ordinal) ? body : Uri.UnescapeDataString(body.Replace('&', '\n')), (int)response.StatusCode, answer);
        transcript.Time("acknowledged after", took);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(3)); // Slack waits no longer
        return answer.Length == 0 ? null : JsonNode.Parse(answer);
    }

    private async Task<IResult> TakeResponseAsync(string command, HttpRequest request)
    {
        var body = await ReadAsync(request);
        transcript.Exchange("The program to Slack: POST response_url", body, 200, "ok");
        Responses[command] = JsonNode.Parse(body)!;
        return Results.Text("ok");
    }

    private async Task<IResult> CallAsync(string method, HttpContext http)
    {
        var body = await ReadAsync(http.Request);
        using var call = new HttpRequestMessage(HttpMethod.Post, new Uri(emulatorUrl, "api/" + method)) { Content = new StringContent(body, Encoding.UTF8) };
        call.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(http.Request.ContentType ?? "application/json");
        call.Headers.TryAddWithoutValidation("Authorization", http.Request.Headers.Authorization.ToString());
        using var response = await emulator.SendAsync(call, CancellationToken.None);
        var answer = await response.Content.ReadAsStringAsync(CancellationToken.None);
        transcript.Exchange($"The program to Slack: {method}", body, (int)response.StatusCode, answer);
        if (method == "chat.postMessage")
        {
            Interlocked.Increment(ref posts);
            if (IsSilentAfterPosts)
            {
                transcript.Note("(Slack took it. Its answer is lost on the way.)");
                await Task.Delay(TimeSpan.FromMinutes(1), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }

        return Results.Text(answer, "application/json", Encoding.UTF8, (int)response.StatusCode);
    }

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync(CancellationToken.None);
    }
}
