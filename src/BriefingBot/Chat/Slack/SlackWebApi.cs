using System.Net.Http.Headers;
using System.Text.Json;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.Options;

namespace BriefingBot.Chat.Slack;

/// <summary>Who a token is.</summary>
/// <param name="Team">The workspace's id.</param>
/// <param name="User">The bot's user id.</param>
internal sealed record SlackIdentity(string Team, string User);

/// <summary>The methods of Slack's Web API that we call.</summary>
internal sealed class SlackWebApi(IHttpClientFactory clients, IOptions<SlackOptions> options)
{
    /// <summary>The metadata's type of a briefing.</summary>
    public const string DeliveryEvent = "briefing_delivery";

    private const string NewestMessages = "100";

    /// <summary><c>chat.postMessage</c>: posts once; after a time-out it is not tried again, and with a key after nothing at all.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <param name="message">What to post.</param>
    /// <param name="thread">The time stamp of the message to answer under, or null.</param>
    /// <param name="deliveryKey">Carried as metadata, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The message's time stamp, which is its id in the channel.</returns>
    /// <exception cref="ChatException">It was not posted, or that is not known.</exception>
    public async Task<string> PostMessageAsync(string channel, SlackMessage message, string? thread, string? deliveryKey, CancellationToken cancellationToken)
    {
        var body = new PostMessage(channel, message.Text, message.Blocks, thread, deliveryKey is null ? null : new(DeliveryEvent, new(deliveryKey)));
        using var request = deliveryKey is null ? Request("chat.postMessage") : Request("chat.postMessage").Once();
        request.Content = JsonContent.Create(body, options: SlackJson.Options);
        using var answer = await CallAsync(request, "chat.postMessage", channel, look: null, cancellationToken);
        return answer.RootElement.Text("ts") ?? string.Empty;
    }

    /// <summary><c>chat.update</c>: puts other words into a message of ours; made twice, it does the same.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <param name="timestamp">The message's time stamp.</param>
    /// <param name="message">What to show from now on.</param>
    /// <param name="deliveryKey">Carried as metadata, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ChatException">It was not updated, or that is not known.</exception>
    public async Task UpdateMessageAsync(string channel, string timestamp, SlackMessage message, string? deliveryKey, CancellationToken cancellationToken)
    {
        using var request = Request("chat.update").MayRepeat();
        request.Content = JsonContent.Create(
            new UpdateMessage(channel, timestamp, message.Text, message.Blocks, deliveryKey is null ? null : new(DeliveryEvent, new(deliveryKey))), options: SlackJson.Options);
        using var answer = await CallAsync(request, "chat.update", channel, look: null, cancellationToken);
    }

    /// <summary><c>conversations.history</c>: the message that carries a delivery key among the newest hundred of a channel, or null.</summary>
    /// <exception cref="ChatException">The channel cannot or may not be read.</exception>
    public async Task<string?> FindDeliveryAsync(string channel, string deliveryKey, CancellationToken cancellationToken)
    {
        using var request = Request("conversations.history").MayRepeat();
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["channel"] = channel, ["limit"] = NewestMessages, ["include_all_metadata"] = "true" });
        using var answer = await CallAsync(request, "conversations.history", channel, look: null, cancellationToken);
        return answer.RootElement.Items("messages")
            .FirstOrDefault(message => message.Part("metadata") is { } metadata && metadata.Text("event_type") == DeliveryEvent && metadata.Part("event_payload")?.Text("key") == deliveryKey)
            .Text("ts");
    }

    /// <summary><c>conversations.info</c>: what a channel is like.</summary>
    /// <exception cref="ChatException">There is no such channel, it may not be asked about, or Slack cannot be reached.</exception>
    public async Task<SlackChannel> ChannelAsync(string channel, CancellationToken cancellationToken)
    {
        using var request = Request("conversations.info").MayRepeat();
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["channel"] = channel });
        string? scopes = null;
        using var answer = await CallAsync(request, "conversations.info", channel, response => scopes = SlackHttp.Scopes(response), cancellationToken);
        var found = answer.RootElement.Part("channel") ?? default;
        var isStranger = found.Part("is_member") is { ValueKind: JsonValueKind.False };
        return new(found.Flag("is_archived"), isStranger ? scopes is null ? null : scopes.Contains("chat:write.public", StringComparison.Ordinal) : true);
    }

    /// <summary><c>auth.test</c>: who the token is.</summary>
    /// <exception cref="ChatException">The token is not good, or Slack cannot be reached.</exception>
    public async Task<SlackIdentity> TestAsync(CancellationToken cancellationToken)
    {
        using var request = Request("auth.test").MayRepeat();
        using var answer = await CallAsync(request, "auth.test", channel: null, look: null, cancellationToken);
        return new(answer.RootElement.Text("team_id") ?? string.Empty, answer.RootElement.Text("user_id") ?? string.Empty);
    }

    private HttpRequestMessage Request(string method)
    {
        var settings = options.Value;
        if (string.IsNullOrEmpty(settings.BotToken))
        {
            throw SlackErrors.NoToken();
        }

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{settings.ApiUrl.AbsoluteUri.TrimEnd('/')}/{method}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.BotToken);
        return request;
    }

    private async Task<JsonDocument> CallAsync(HttpRequestMessage request, string method, string? channel, Action<HttpResponseMessage>? look, CancellationToken cancellationToken)
    {
        using var response = await clients.SendToSlackAsync(request, method, cancellationToken);
        look?.Invoke(response);
        if (!response.IsSuccessStatusCode)
        {
            throw SlackErrors.Status((int)response.StatusCode, method, SlackHttp.RetryAfter(response));
        }

        JsonDocument answer;
        try
        {
            answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
        }
        catch (JsonException unreadable)
        {
            throw SlackErrors.Unreadable(method, unreadable);
        }

        if (answer.RootElement.Flag("ok"))
        {
            return answer;
        }

        using (answer)
        {
            throw SlackErrors.Refused(answer.RootElement.Text("error") ?? "no error named", method, channel, answer.RootElement.Text("needed"));
        }
    }

    private sealed record PostMessage(string Channel, string Text, IReadOnlyList<SlackBlock> Blocks, string? ThreadTs, Metadata? Metadata)
    {
        public bool UnfurlLinks { get; }

        public bool UnfurlMedia { get; }

        public bool Mrkdwn { get; }

        public string Parse { get; } = "none";
    }

    private sealed record UpdateMessage(string Channel, string Ts, string Text, IReadOnlyList<SlackBlock> Blocks, Metadata? Metadata)
    {
        public string Parse { get; } = "none";
    }

    private sealed record Metadata(string EventType, DeliveryPayload EventPayload);

    private sealed record DeliveryPayload(string Key);
}
