using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Slack;

/// <summary>What Slack is answered with: at once in the response, or later at the <c>response_url</c>.</summary>
/// <param name="ResponseType"><c>ephemeral</c>: only who asked sees it.</param>
/// <param name="Text">Escaped.</param>
/// <param name="Blocks">What is shown, or null for <paramref name="Text"/>.</param>
/// <param name="ThreadTs">The message to answer under, or null.</param>
internal sealed record SlackReply(string ResponseType, string Text, IReadOnlyList<SlackBlock>? Blocks = null, string? ThreadTs = null)
{
    /// <summary>The message with the button stays.</summary>
    public bool ReplaceOriginal { get; }

    /// <summary>The text has no marks.</summary>
    public bool Mrkdwn { get; }

    /// <summary>Cited pages are not shown under the answer.</summary>
    public bool UnfurlLinks { get; }

    /// <summary>Cited media are not shown under the answer.</summary>
    public bool UnfurlMedia { get; }

    /// <summary>Words that only who asked sees.</summary>
    public static SlackReply Ephemeral(string words) => new("ephemeral", SlackText.Escape(words, BlockKitRenderer.MostJson));

    /// <summary>A message that only who asked sees.</summary>
    public static SlackReply Ephemeral(ChatMessage message, string? thread)
    {
        var rendered = BlockKitRenderer.Render(message);
        return new("ephemeral", rendered.Text, rendered.Blocks, thread);
    }
}

/// <summary>Answers at a <c>response_url</c>, which works for half an hour without a token. It is a secret: it is never logged.</summary>
internal sealed class ResponseUrl(IHttpClientFactory clients)
{
    private const string Method = "response_url";

    /// <summary>Sends an answer, once.</summary>
    /// <exception cref="ChatException">Slack did not take it, or that is not known.</exception>
    public async Task SendAsync(Uri url, SlackReply reply, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(reply, options: SlackJson.Options) };
        using var response = await clients.SendToSlackAsync(request, Method, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var status = (int)response.StatusCode;
            throw status is 429 or >= 500
                ? SlackErrors.Status(status, Method, SlackHttp.RetryAfter(response))
                : new($"Slack took no answer at the response_url ({status}): it is used up, or older than half an hour.", certainlyNotPosted: true, isPermanent: true);
        }
    }
}
