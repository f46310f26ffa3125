using System.Text.Json;

namespace BriefingBot.Chat.Slack;

/// <summary>A channel that is gone, or that the bot is out of.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Reason">What happened, in a sentence.</param>
internal sealed record SlackLeft(string Team, string Channel, string Reason)
{
    /// <summary>Reads an <c>event_callback</c>; null when it is about something else.</summary>
    public static SlackLeft? Read(JsonElement callback)
    {
        if (callback.Part("event") is not { } happened || callback.Text("team_id") is not { Length: > 0 } team || happened.Text("channel") is not { Length: > 0 } channel)
        {
            return null;
        }

        var bot = callback.Items("authorizations").FirstOrDefault().Text("user_id");
        var reason = happened.Text("type") switch
        {
            "channel_left" or "group_left" => "The bot was removed from this channel. Invite it again: /invite @BriefingBot.",
            "member_left_channel" when bot is not null && happened.Text("user") == bot => "The bot was removed from this channel. Invite it again: /invite @BriefingBot.",
            "channel_archive" or "group_archive" => "The channel was archived.",
            "channel_deleted" or "group_deleted" => "The channel was deleted.",
            _ => null,
        };
        return reason is null ? null : new(team, channel, reason);
    }
}
