using System.Threading.RateLimiting;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.Options;
using NodaTime;

namespace BriefingBot.Chat.Slack;

/// <summary>Slack as a platform that can be posted to: at most one message a second in each channel, as Slack asks.</summary>
internal sealed partial class SlackPlatform(SlackWebApi api, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackPlatform> logger) : IChatPlatform, IAsyncDisposable
{
    private const int MostWaiting = 120;

    // a briefing has its place in its channel before it comes here; it waits only for answers that come between
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(1.1);

    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    // how unevenly posts may come that have even turns: late ones, those that waited here, and what the way to Slack adds
    private static readonly Duration Unevenness = PostPace.Latest + Duration.FromTimeSpan(LongestTurn) + Duration.FromMilliseconds(150);

    private readonly PartitionedRateLimiter<string> pace = PartitionedRateLimiter.Create<string, string>(channel => RateLimitPartition.GetTokenBucketLimiter(channel, _ => new()
    {
        TokenLimit = 1,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = MostWaiting,
    }));

    /// <inheritdoc/>
    public string Name => ChannelAddress.Slack;

    /// <inheritdoc/>
    /// <remarks>
    /// One message a second in a channel, and a budget of the workspace: https://docs.slack.dev/apis/web-api/rate-limits. The turns of the
    /// budget are so far apart that no minute has more posts than it, from whichever second it is counted.
    /// </remarks>
    public PostPace Pace => new((Duration.FromMinutes(1) + Unevenness) / options.Value.PostsPerMinute, Duration.FromSeconds(1));

    /// <inheritdoc/>
    /// <remarks>What Slack says of a channel it would say of every channel when the token is of another workspace, so that is looked at before anybody believes it.</remarks>
    public async Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
    {
        try
        {
            return await PostAsync(ChannelOf(channel), message, thread: null, deliveryKey, cancellationToken);
        }
        catch (ChatException refused) when (refused.IsChannelGone)
        {
            if (await TestAsync(channel.Workspace, cancellationToken) is { } reason)
            {
                throw SlackErrors.OfWorkspace(reason, refused);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Asks <c>auth.test</c>, which names the workspace of the token as long as the app is installed there.</remarks>
    public async Task<string?> TestAsync(string workspace, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var team = workspace[(ChannelAddress.Slack.Length + 1)..];
        try
        {
            var found = await api.TestAsync(cancellationToken);
            return found.Team == team ? null : SlackErrors.OtherTeam(team, found.Team);
        }
        catch (ChatException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>Posts in a channel, or under one of its messages.</summary>
    /// <exception cref="ChatException">It was not posted, or that is not known.</exception>
    public async Task<string> PostAsync(string channel, ChatMessage message, string? thread, string? deliveryKey, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(channel, deliveryKey, cancellationToken);
        return turn.IsAcquired
            ? await api.PostMessageAsync(channel, BlockKitRenderer.Render(message), thread, deliveryKey, cancellationToken)
            : throw SlackErrors.Refused("ratelimited", "chat.postMessage", channel, needed: null);
    }

    private async Task<RateLimitLease> TurnAsync(string channel, string? deliveryKey, CancellationToken cancellationToken)
    {
        if (deliveryKey is null)
        {
            return await pace.AcquireAsync(channel, permitCount: 1, cancellationToken);
        }

        using var longest = new CancellationTokenSource(LongestTurn, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, cancellationToken);
        try
        {
            return await pace.AcquireAsync(channel, permitCount: 1, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw SlackErrors.Busy(channel, AskAgain);
        }
    }

    /// <inheritdoc/>
    public async Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
    {
        var id = ChannelOf(channel);
        using var turn = await pace.AcquireAsync(id, permitCount: 1, cancellationToken);
        if (!turn.IsAcquired)
        {
            throw SlackErrors.Refused("ratelimited", "chat.update", id, needed: null);
        }

        await api.UpdateMessageAsync(id, messageId, BlockKitRenderer.Render(message), deliveryKey, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken)
    {
        try
        {
            return await api.FindDeliveryAsync(ChannelOf(channel), deliveryKey, cancellationToken);
        }
        catch (ChatException refused)
        {
            Log.CannotLook(logger, channel, refused.Message);
            return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => pace.DisposeAsync();

    /// <summary>Slack's id of a channel.</summary>
    /// <exception cref="ChatException">It is none of Slack's.</exception>
    public static string ChannelOf(ChannelAddress address) => address.Platform == ChannelAddress.Slack && address.Id.Split('/') is [{ Length: > 0 }, { Length: > 0 } channel]
        ? channel
        : throw new ChatException($"{address} is no channel of Slack; one is written slack:TEAM/CHANNEL, for example slack:T0123456789/C0123456789.", certainlyNotPosted: true, isPermanent: true);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The newest messages of {Channel} cannot be read: {Reason}")]
        public static partial void CannotLook(ILogger logger, ChannelAddress channel, string reason);
    }
}
