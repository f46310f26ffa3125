using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BriefingBot.Chat.Teams;
using BriefingBot.Core.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.IntegrationTests.Chat.Teams;

/// <summary>Teams alone, composed as the program composes it, behind a real server; what it remembers is in memory.</summary>
internal sealed class TeamsHost : IAsyncDisposable, IReceivedMessages, IChannelDirectory
{
    public const string AppId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    public const string Secret = "the-secret-of-a-test";

    private readonly ConcurrentDictionary<string, bool> received = new(StringComparer.Ordinal);
    private readonly HttpClient client = new();
    private WebApplication? app;

    public ConcurrentDictionary<ChannelAddress, string> Channels { get; } = new();

    /// <summary>Whether nothing about channels can be read.</summary>
    public bool IsForgetful { get; set; }

    public ConcurrentQueue<ChatRequest> Asked { get; } = new();

    /// <summary>Which conversations were said to be gone, and why.</summary>
    public ConcurrentQueue<(ChannelAddress Channel, string Reason)> Gone { get; } = new();

    /// <summary>Every activity that left, as JSON.</summary>
    public ConcurrentQueue<string> Sent { get; } = new();

    /// <summary>How a request is answered; by default with the words.</summary>
    public ChatHandler Handler { get; set; } = (request, _) => Task.FromResult(ChatMessage.Of(
        request.Flag is { } flag ? $"You flagged: {flag.Reason} {flag.Statement} {flag.Question} {flag.Note}" : $"You asked: {request.Text}"));

    public Uri Url => new(app!.Urls.First() + "/api/messages");

    public IServiceProvider Services => app!.Services;

    /// <summary>Starts with credentials of this identity provider; the connector's URL is allowed.</summary>
    public static Task<TeamsHost> StartAsync(IdentityProvider provider, StubConnector connector, TimeProvider clock, params ReadOnlySpan<(string Key, string? Value)> more) =>
        StartAsync("Production", clock,
        [
            ("Teams:AppId", AppId), ("Teams:AppPassword", Secret), ("Teams:RetryDelay", "00:00:00.010"), ("Teams:Timeout", "00:00:02"),
            ("Teams:OpenIdMetadata", $"{provider.Url}/metadata"), ("Teams:TokenEndpoint", $"{provider.Url}/token"), ("Teams:AllowedServiceUrls:0", connector.Url),
            .. more,
        ]);

    public static async Task<TeamsHost> StartAsync(string environment, TimeProvider clock, params (string Key, string? Value)[] settings)
    {
        var host = new TeamsHost();
        var builder = Loopback.Builder(environment);
        builder.Configuration.AddInMemoryCollection(settings.GroupBy(setting => setting.Key, StringComparer.Ordinal).Select(group => KeyValuePair.Create(group.Key, group.Last().Value)));
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<IReceivedMessages>(host);
        builder.Services.AddSingleton<IChannelDirectory>(host);
        builder.Services.AddSingleton<ChatHandler>((request, token) =>
        {
            host.Asked.Enqueue(request);
            return host.Handler(request, token);
        });
        builder.Services.AddSingleton<ChannelGone>((channel, reason, _) =>
        {
            host.Gone.Enqueue((channel, reason));
            return Task.CompletedTask;
        });
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        builder.Services.AddHttpClient(TeamsServices.HttpClientName).AddHttpMessageHandler(() => new Recorder(host.Sent));
        host.app = builder.Build();
        host.app.UseRouting();
        host.app.UseAuthentication();
        host.app.UseAuthorization();
        host.app.MapTeams();
        await host.app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public static JsonObject Message(string serviceUrl, string text, string id = "1503435956000", string conversation = "a:personal-mira") => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["text"] = text,
        ["from"] = new JsonObject { ["id"] = "29:mira", ["name"] = "Mira Halden" },
        ["recipient"] = new JsonObject { ["id"] = "28:" + AppId, ["name"] = "BriefingBot" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal" },
    };

    public Task<HttpResponseMessage> PostAsync(JsonNode body, string? token, Action<HttpRequestMessage>? change = null) =>
        PostAsync(body.ToJsonString(), token is null ? null : "Bearer " + token, change);

    public async Task<HttpResponseMessage> PostAsync(string body, string? authorization, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        change?.Invoke(request);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<bool> TryTakeAsync(string key, CancellationToken cancellationToken) => Task.FromResult(received.TryAdd(key, true));

    public Task SaveAsync(ChannelAddress channel, string reference, CancellationToken cancellationToken)
    {
        Channels[channel] = reference;
        return Task.CompletedTask;
    }

    public Task<string?> FindAsync(ChannelAddress channel, CancellationToken cancellationToken) =>
        IsForgetful ? Task.FromException<string?>(new InvalidOperationException("The directory is gone.")) : Task.FromResult(Channels.GetValueOrDefault(channel));

    public Task ForgetAsync(ChannelAddress channel, CancellationToken cancellationToken)
    {
        Channels.TryRemove(channel, out _);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app!.DisposeAsync();
    }

    private sealed class Recorder(ConcurrentQueue<string> sent) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.Contains("/v3/", StringComparison.Ordinal))
            {
                sent.Enqueue(await request.Content!.ReadAsStringAsync(cancellationToken));
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
