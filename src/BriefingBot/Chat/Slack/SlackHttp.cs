using System.Net;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace BriefingBot.Chat.Slack;

/// <summary>How we call Slack: one client, no redirects, tried again only where a second try cannot post twice.</summary>
internal static class SlackHttp
{
    /// <summary>The client's name.</summary>
    public const string ClientName = "slack";

    private static readonly HttpRequestOptionsKey<bool> Idempotent = new("slack-idempotent");
    private static readonly HttpRequestOptionsKey<bool> OneTry = new("slack-once");
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Adds the client. It logs nothing: the addresses of answers are secrets.</summary>
    public static void AddSlackHttp(this IServiceCollection services) =>
        services.AddHttpClient(ClientName, client =>
            {
                client.Timeout = System.Threading.Timeout.InfiniteTimeSpan; // the pipeline's counts each try
                client.MaxResponseContentBufferSize = 4 * 1024 * 1024;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(5) })
            .RemoveAllLoggers()
            .AddResilienceHandler("retry", (pipeline, context) =>
            {
                pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
                pipeline.AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = 3,
                    Delay = TimeSpan.FromMilliseconds(500),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldRetryAfterHeader = true,
                    ShouldHandle = attempt => new(IsWorthwhile(attempt)),
                });
                pipeline.AddTimeout(new TimeoutStrategyOptions { Timeout = context.ServiceProvider.GetRequiredService<IOptions<SlackOptions>>().Value.Timeout });
            });

    /// <summary>Marks a request that may be made twice.</summary>
    public static HttpRequestMessage MayRepeat(this HttpRequestMessage request)
    {
        request.Options.Set(Idempotent, value: true);
        return request;
    }

    /// <summary>Marks a request that is made once, whatever comes of it: the caller has a better time to repeat it.</summary>
    public static HttpRequestMessage Once(this HttpRequestMessage request)
    {
        request.Options.Set(OneTry, value: true);
        return request;
    }

    /// <summary>Sends, and reads the whole answer.</summary>
    /// <exception cref="ChatException">There was no answer.</exception>
    public static async Task<HttpResponseMessage> SendToSlackAsync(this IHttpClientFactory clients, HttpRequestMessage request, string method, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        try
        {
            return await client.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failed)
        {
            throw SlackErrors.Unreachable(method, NeverSent(failed), failed);
        }
        catch (TimeoutRejectedException late)
        {
            throw SlackErrors.Unreachable(method, certainlyNotPosted: false, late);
        }
    }

    /// <summary>How long Slack asks to wait, or null.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta;

    /// <summary>The scopes of the token, which Slack names with every answer, or null.</summary>
    public static string? Scopes(HttpResponseMessage response) => response.Headers.TryGetValues("X-OAuth-Scopes", out var scopes) ? string.Join(',', scopes) : null;

    private static bool IsWorthwhile(RetryPredicateArguments<HttpResponseMessage> attempt)
    {
        var options = attempt.Context.GetRequestMessage()?.Options;
        var mayRepeat = options?.TryGetValue(Idempotent, out var idempotent) == true && idempotent;
        return attempt.Outcome switch
        {
            _ when options?.TryGetValue(OneTry, out var once) == true && once => false,
            { Result: { StatusCode: HttpStatusCode.TooManyRequests } refused } => (RetryAfter(refused) ?? TimeSpan.Zero) <= LongestWait,
            { Result: { } answer } => mayRepeat && (int)answer.StatusCode >= 500,
            { Exception: HttpRequestException failed } => mayRepeat || NeverSent(failed),
            { Exception: TimeoutRejectedException } => mayRepeat,
            _ => false,
        };
    }

    private static bool NeverSent(HttpRequestException failed) => failed.HttpRequestError is
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
