using System.Text.Json;

namespace BriefingBot.Chat.Slack;

/// <summary>A workspace from which the app was removed, or whose bot token was revoked.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="Reason">What happened and what to do, in words.</param>
internal sealed record SlackLost(string Team, string Reason)
{
    /// <summary>Reads an <c>event_callback</c>; null when it is about something else, such as the tokens of people.</summary>
    public static SlackLost? Read(JsonElement callback)
    {
        if (callback.Part("event") is not { } happened || callback.Text("team_id") is not { Length: > 0 } team)
        {
            return null;
        }

        var what = happened.Text("type") switch
        {
            "app_uninstalled" => "The app was removed from this workspace",
            "tokens_revoked" when happened.Part("tokens") is { } tokens && tokens.Items("bot").Any() => "The bot token of this workspace was revoked",
            _ => null,
        };
        return what is null ? null : new(team, $"{what}. Install the app there again, and put the new token, xoxb-…, into Slack:BotToken. Until then its briefings wait.");
    }
}
