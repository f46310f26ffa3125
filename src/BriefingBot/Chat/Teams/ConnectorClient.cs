using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.Options;
using Polly;

namespace BriefingBot.Chat.Teams;

/// <summary>Posts activities to the Bot Connector. Our token goes only where <see cref="TeamsAccess.MaySendTo"/> allows.</summary>
internal sealed class ConnectorClient(IHttpClientFactory http, AccessTokens tokens, TeamsAccess access, IOptions<TeamsOptions> options, TimeProvider clock)
{
    private readonly ResiliencePipeline<HttpResponseMessage> forAnswers = ConnectorRetries.Create(options.Value, clock, mayRepeat: true);
    private readonly ResiliencePipeline<HttpResponseMessage> forDeliveries = ConnectorRetries.CreateForDeliveries(clock);
    private readonly ResiliencePipeline<HttpResponseMessage> forPosts = ConnectorRetries.Create(options.Value, clock, mayRepeat: false);

    /// <summary>Posts an activity.</summary>
    /// <param name="to">The conversation.</param>
    /// <param name="activity">The activity; with <see cref="Activity.ReplyToId"/> it is an answer, which had better come twice than not at all.</param>
    /// <param name="cancellationToken">Gives up; whether it was posted is then unknown.</param>
    /// <returns>The id of what was posted; empty when the platform gives none.</returns>
    /// <exception cref="ChatException">It was not posted, or that is unknown.</exception>
    public Task<string> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellationToken) =>
        SendAsync(to, activity, isDelivery: false, cancellationToken);

    /// <summary>Posts an activity.</summary>
    /// <param name="to">The conversation.</param>
    /// <param name="activity">As in the other.</param>
    /// <param name="isDelivery">Whether it is tried once: its caller repeats it when <see cref="ChatException.RetryAfter"/> is over.</param>
    /// <param name="cancellationToken">As in the other.</param>
    /// <returns>As the other.</returns>
    /// <exception cref="ChatException">As from the other.</exception>
    public async Task<string> SendAsync(ConversationReference to, Activity activity, bool isDelivery, CancellationToken cancellationToken)
    {
        var url = ServiceUrls.Activities(to.ServiceUrl, to.Conversation.Id, activity.ReplyToId);
        return (await SendAsync(HttpMethod.Post, url, to, activity, isDelivery ? forDeliveries : activity.ReplyToId is null ? forPosts : forAnswers, cancellationToken)).TextAt("id") ?? string.Empty;
    }

    /// <summary>Puts another activity in the place of one of ours; made twice, it does the same.</summary>
    /// <param name="to">The conversation.</param>
    /// <param name="id">The activity's id.</param>
    /// <param name="activity">What stands there from now on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ChatException">It was not updated, or that is unknown.</exception>
    public Task UpdateAsync(ConversationReference to, string id, Activity activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, ServiceUrls.Activities(to.ServiceUrl, to.Conversation.Id, id), to, activity, forAnswers, cancellationToken);

    private async Task<JsonElement?> SendAsync(
        HttpMethod method, Uri url, ConversationReference to, Activity activity, ResiliencePipeline<HttpResponseMessage> pipeline, CancellationToken cancellationToken)
    {
        if (!access.MaySendTo(to))
        {
            throw ConnectorErrors.NotAllowed(to, access.Mode);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Options);
        try
        {
            using var client = http.CreateClient(TeamsServices.HttpClientName);
            using var response = await pipeline.ExecuteAsync(async token => await RequestAsync(client, method, url, json, token), cancellationToken);
            var body = await ReadAsync(response, cancellationToken);
            return response.IsSuccessStatusCode
                ? body
                : throw ConnectorErrors.Refused(to, response.StatusCode, body.TextAt("error", "code"), json.Length, ConnectorRetries.RetryAfter(response, clock));
        }
        catch (HttpRequestException failure)
        {
            throw ConnectorErrors.NotReached(to, failure);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            throw ConnectorErrors.TimedOut(to, timeout);
        }
    }

    private async Task<HttpResponseMessage> RequestAsync(HttpClient client, HttpMethod method, Uri url, byte[] json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Authorization = access.Mode == TeamsMode.Token ? await tokens.GetAsync(cancellationToken) : null;
        var response = await client.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized && request.Headers.Authorization is { } refused)
        {
            tokens.Forget(refused);
        }

        return response;
    }

    private static async Task<JsonElement?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null; // an empty body, or a proxy's page
        }
    }
}
