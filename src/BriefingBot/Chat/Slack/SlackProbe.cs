using BriefingBot.Core.Chat;
using Microsoft.Extensions.Options;

namespace BriefingBot.Chat.Slack;

/// <summary>Asks Slack about a channel before anybody relies on it (<c>conversations.info</c>).</summary>
internal sealed class SlackProbe(SlackWebApi api, IOptions<SlackOptions> options) : IChannelProbe
{
    /// <inheritdoc/>
    public string Name => ChannelAddress.Slack;

    /// <inheritdoc/>
    public async Task<ChannelFinding> ProbeAsync(ChannelAddress channel, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(options.Value.BotToken))
        {
            return new(CanPost: null, "Slack:BotToken is not set.");
        }

        var id = SlackPlatform.ChannelOf(channel);
        try
        {
            var info = await api.ChannelAsync(id, cancellationToken);
            return info.IsArchived ? new(CanPost: false, SlackErrors.Refused("is_archived", "conversations.info", id, needed: null).Message)
                : info.MayPost == true ? ChannelFinding.Good
                : new(info.MayPost, SlackErrors.Refused("not_in_channel", "conversations.info", id, needed: null).Message);
        }
        catch (ChatException refused)
        {
            // that the token may not ask, or Slack does not answer, says nothing of the channel
            return new(refused.IsPermanent && refused.Message.Contains(id, StringComparison.Ordinal) ? false : null, refused.Message);
        }
    }
}

/// <summary>What Slack says of a channel.</summary>
/// <param name="IsArchived">Whether nobody can post there any more.</param>
/// <param name="MayPost">Whether the bot is in it, or may post without; null when it is not in it, and Slack does not tell what it may.</param>
internal sealed record SlackChannel(bool IsArchived, bool? MayPost);
