using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;

namespace BriefingBot.Briefings;

/// <summary>A platform whose calls for one delivery are spans of <see cref="BriefingTraces"/>.</summary>
/// <param name="platform">The platform.</param>
/// <param name="key">The delivery.</param>
internal sealed class TracedPlatform(IChatPlatform platform, DeliveryKey key) : IChatPlatform
{
    /// <inheritdoc/>
    public string Name => platform.Name;

    /// <inheritdoc/>
    public PostPace Pace => platform.Pace;

    /// <inheritdoc/>
    public async Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin("post", key);
        return await platform.PostAsync(channel, message, deliveryKey, cancellationToken);
    }

    /// <inheritdoc/>
    public Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken) =>
        platform.EditAsync(channel, messageId, message, deliveryKey, cancellationToken);

    /// <inheritdoc/>
    public async Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken)
    {
        using var span = BriefingTraces.Begin("find", key);
        return await platform.FindAsync(channel, deliveryKey, cancellationToken);
    }
}
