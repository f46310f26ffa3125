using System.Net;
using Polly;
using Polly.Retry;

namespace BriefingBot.Chat.Teams;

/// <summary>Which refusals are tried again, and when.</summary>
/// <remarks>
/// 429, 412 and a connection that was not made are certain: nothing was posted. 502 and 504 are what Microsoft asks to repeat,
/// but they leave open whether it was; so they are repeated only for answers. A time-out is never repeated.
/// </remarks>
internal static class ConnectorRetries
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>One more attempt, when our token was refused; the caller has a better time to repeat all else.</summary>
    public static ResiliencePipeline<HttpResponseMessage> CreateForDeliveries(TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 1,
                Delay = TimeSpan.Zero,
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Result?.StatusCode == HttpStatusCode.Unauthorized),
            })
            .Build();

    /// <summary>Four more attempts, with a growing, jittered wait, or the wait that the platform asks for.</summary>
    public static ResiliencePipeline<HttpResponseMessage> Create(TeamsOptions options, TimeProvider clock, bool mayRepeat) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 4,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = LongestWait,
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthAnother(attempt, mayRepeat)),
                DelayGenerator = attempt => ValueTask.FromResult(AskedFor(attempt.Outcome.Result, clock)),
            })
            .Build();

    private static bool IsWorthAnother(RetryPredicateArguments<HttpResponseMessage> attempt, bool mayRepeat) => attempt.Outcome switch
    {
        { Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed } => true,
        { Result.StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout } => mayRepeat,
        { Result.StatusCode: HttpStatusCode.Unauthorized } => attempt.AttemptNumber == 0, // once more, with a new token
        { Exception: HttpRequestException failure } => ConnectorErrors.WasNotConnected(failure),
        _ => false,
    };

    // null: the growing wait
    private static TimeSpan? AskedFor(HttpResponseMessage? response, TimeProvider clock) =>
        RetryAfter(response, clock) is { } delay ? TimeSpan.FromTicks(Math.Clamp(delay.Ticks, 0, LongestWait.Ticks)) : null;

    /// <summary>How long the platform asks to wait, or null.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider clock)
    {
        var asked = response?.Headers.RetryAfter switch
        {
            { Delta: { } wait } => wait,
            { Date: { } until } => until - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked is { } delay && delay < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }
}
