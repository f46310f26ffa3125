using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using BriefingBot.Chat.Slack;
using BriefingBot.Core.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefingBot.IntegrationTests.Chat.Slack;

/// <summary>Slack's endpoints on a real server, and beside them a server that takes what they send to Slack.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication slack = Build(_ => { });
    private WebApplication? app;

    public HttpClient Client { get; } = new();

    public Uri SlackUrl => new(slack.Urls.Single());

    public IServiceProvider Services => app!.Services;

    /// <summary>What the handler was asked.</summary>
    public ConcurrentQueue<ChatRequest> Asked { get; } = new();

    /// <summary>Which channels were said to be gone, and why.</summary>
    public ConcurrentQueue<(ChannelAddress Channel, string Reason)> Gone { get; } = new();

    /// <summary>Which workspaces were said to be lost, and why.</summary>
    public ConcurrentQueue<(string Workspace, string Reason)> Lost { get; } = new();

    /// <summary>What was sent to Slack.</summary>
    public ConcurrentQueue<(string Path, string? Authorization, JsonNode? Body)> Sent { get; } = new();

    /// <summary>What Slack answers next; <c>ok: true</c> otherwise.</summary>
    public ConcurrentQueue<IResult> Answers { get; } = new();

    public static async Task<SlackHost> StartAsync(CancellationToken cancellationToken, ChatHandler? handler = null, params (string Name, string? Value)[] settings)
    {
        var host = new SlackHost();
        host.slack.MapPost("/{**path}", host.TakeAsync);
        await host.slack.StartAsync(cancellationToken);
        host.app = Build(builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Slack:SigningSecret"] = Secret,
                ["Slack:BotToken"] = "xoxb-for-tests",
                ["Slack:ApiUrl"] = new Uri(host.SlackUrl, "api/").AbsoluteUri,
            });
            builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)));
            builder.Services.AddSingleton<ChannelGone>((channel, reason, _) =>
            {
                host.Gone.Enqueue((channel, reason));
                return Task.CompletedTask;
            });
            builder.Services.AddSingleton<WorkspaceLost>((workspace, reason, _) =>
            {
                host.Lost.Enqueue((workspace, reason));
                return Task.CompletedTask;
            });
            builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IReceivedMessages>(new Received()).AddSingleton(handler ?? host.AnswerAsync).AddSlack(builder.Configuration);
        });
        host.app.MapSlack();
        await host.app.StartAsync(cancellationToken);
        host.Client.BaseAddress = new(host.app.Urls.Single());
        return host;
    }

    /// <summary>A request as Slack signs it; each part can be falsified.</summary>
    public static HttpRequestMessage Signed(string path, string body, string type = "application/x-www-form-urlencoded", int age = 0, string secret = Secret)
    {
        var timestamp = DateTimeOffset.UtcNow.AddSeconds(-age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add(SlackSignature.TimestampHeader, timestamp);
        request.Headers.Add(SlackSignature.SignatureHeader, SlackSignature.Of(secret, timestamp, Encoding.UTF8.GetBytes(body)));
        return request;
    }

    /// <summary>Sends a signed request.</summary>
    public async Task<(int Status, string Body)> PostAsync(string path, string body, string type, CancellationToken cancellationToken)
    {
        using var request = Signed(path, body, type);
        using var response = await Client.SendAsync(request, cancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    public Task<(int Status, string Body)> PostFormAsync(string path, string form, CancellationToken cancellationToken) =>
        PostAsync(path, form, "application/x-www-form-urlencoded", cancellationToken);

    public Task<(int Status, string Body)> PostJsonAsync(string path, JsonNode json, CancellationToken cancellationToken) =>
        PostAsync(path, json.ToJsonString(), "application/json", cancellationToken);

    /// <summary>The form of a command whose answer comes to <see cref="Sent"/>.</summary>
    public string Command(string command, string text, string trigger) =>
        $"team_id=T1&channel_id=C1&user_id=U1&command={Uri.EscapeDataString(command)}&text={Uri.EscapeDataString(text)}&trigger_id={trigger}&response_url={Uri.EscapeDataString(new Uri(SlackUrl, "answers/secret").AbsoluteUri)}";

    /// <summary>Stops the service: work that waits is done first.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => app!.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await slack.DisposeAsync();
    }

    private static WebApplication Build(Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure(builder);
        return builder.Build();
    }

    private Task<ChatMessage> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        Asked.Enqueue(request);
        return Task.FromResult(new ChatMessage([new ChatParagraph([new ChatText("Answer to "), new ChatQuotation(request.Text)]), new ChatSuggestions(["and what did Halden say?"])]));
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        Sent.Enqueue((request.Path, request.Headers.Authorization, body.StartsWith('{') ? JsonNode.Parse(body) : JsonValue.Create(body)));
        return Answers.TryDequeue(out var answer) ? answer : Results.Json(new { ok = true, ts = "1700000000.000100" });
    }

    private sealed class Received : IReceivedMessages
    {
        private readonly ConcurrentDictionary<string, bool> keys = new(StringComparer.Ordinal);

        public Task<bool> TryTakeAsync(string key, CancellationToken cancellationToken) => Task.FromResult(keys.TryAdd(key, value: true));
    }
}
