using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Chat.Slack;

/// <summary>Slack's refusals in words an administrator can act on.</summary>
internal static class SlackErrors
{
    private static readonly Duration Unsaid = Duration.FromSeconds(30);

    /// <summary>Slack answered <c>ok: false</c>.</summary>
    /// <param name="error">Its <c>error</c>.</param>
    /// <param name="method">The method called.</param>
    /// <param name="channel">The channel it was about, or null.</param>
    /// <param name="needed">The scope it says is needed, or null.</param>
    public static ChatException Refused(string error, string method, string? channel, string? needed)
    {
        var where = channel is null ? "Slack" : $"Slack channel {channel}";
        var (words, isPermanent) = error switch
        {
            "channel_not_found" => ($"{where}: there is no such channel in the workspace of Slack:BotToken, or it is private and the bot is not in it. Check the id, or invite the bot there: /invite @BriefingBot.", true),
            "not_in_channel" => ($"{where}: the bot is not in this channel. Invite it there: /invite @BriefingBot.", true),
            "is_archived" => ($"{where}: the channel is archived. Unarchive it, or send to another.", true),
            "message_not_found" => ($"{where}: the message is no longer there.", true),
            "cant_update_message" or "edit_window_closed" or "update_failed" => ($"{where}: Slack does not let this message be edited ({error}).", true),
            "restricted_action" or "restricted_action_read_only_channel" or "restricted_action_thread_only_channel" or "restricted_action_non_threadable_channel" =>
                ($"{where}: a rule of the workspace forbids the bot to post ({error}). Ask its administrator, or send to another channel.", true),
            _ when IsOfToken(error) =>
                ($"Slack refuses the bot token ({error}). Install the app in the workspace again, and put the new token, xoxb-…, into Slack:BotToken.", true),
            "missing_scope" => ($"The Slack app may not call {method}: it lacks the scope {needed ?? "that this needs"}. Add it under OAuth & Permissions, and install the app again.", true),
            "msg_too_long" or "msg_blocks_too_long" or "invalid_blocks" or "invalid_blocks_format" or "metadata_too_large" =>
                ($"{where}: Slack refuses the form of the message ({error}). Please report it: BriefingBot should have shortened it.", true),
            "ratelimited" or "rate_limited" or "message_limit_exceeded" => ($"{where}: too much was posted ({error}). It will be accepted again later.", false),
            _ => ($"{where}: {method} failed ({error}). What it means: https://docs.slack.dev/reference/methods/{method}", false),
        };

        // of these Slack says that part of the work may have been done
        return new(words, certainlyNotPosted: error is not ("fatal_error" or "internal_error" or "request_timeout" or "service_unavailable"), isPermanent)
        {
            IsChannelGone = channel is not null && error is "channel_not_found" or "not_in_channel" or "is_archived",
            IsOfWorkspace = IsOfToken(error) || error == "missing_scope",
        };
    }

    /// <summary>Slack says of a channel that it is gone, and so it would of every channel: it is the workspace that cannot be posted to.</summary>
    /// <param name="reason">Why it cannot.</param>
    /// <param name="refused">What Slack said of the channel.</param>
    public static ChatException OfWorkspace(string reason, ChatException refused) => new(reason, refused.CertainlyNotPosted, isPermanent: true, refused) { IsOfWorkspace = true };

    /// <summary>The token is another workspace's.</summary>
    /// <param name="team">The workspace it should be of.</param>
    /// <param name="other">The one it is of.</param>
    public static string OtherTeam(string team, string other) =>
        $"Slack:BotToken is the token of workspace {other}, and these briefings go to {team}. Put the token of the app in {team}, xoxb-…, into Slack:BotToken.";

    private static bool IsOfToken(string error) => error is "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" or "account_inactive" or "not_allowed_token_type";

    /// <summary>Others are posting in the channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="wait">When they should be through.</param>
    public static ChatException Busy(string channel, TimeSpan wait) =>
        new($"Slack channel {channel} takes one message a second, and others are before this one. It is posted when they are through.", certainlyNotPosted: true, isPermanent: false) { RetryAfter = Duration.FromTimeSpan(wait), IsUntried = true };

    /// <summary>Slack answered with another status than 200.</summary>
    public static ChatException Status(int status, string method, TimeSpan? retryAfter) => status switch
    {
        429 => new($"Slack takes no {method} for now (429): too many calls{(retryAfter is { } wait ? $", again after {wait.TotalSeconds:0} seconds" : string.Empty)}.", certainlyNotPosted: true, isPermanent: false)
        {
            // Slack counts by method and workspace, and tells not which of its limits it was
            RetryAfter = retryAfter is { } asked ? Duration.FromTimeSpan(asked) : Unsaid,
            HoldsWorkspace = true,
        },
        >= 500 => new($"Slack has a fault of its own ({status} to {method}). It is not known whether it was done; see https://slack-status.com.", certainlyNotPosted: false, isPermanent: false),
        _ => new($"Slack:ApiUrl does not answer as Slack's Web API does ({status} to {method}). It should be https://slack.com/api/.", certainlyNotPosted: true, isPermanent: true),
    };

    /// <summary>Slack's answer was none.</summary>
    public static ChatException Unreadable(string method, Exception cause) =>
        new($"The answer to {method} is not Slack's. Is Slack:ApiUrl right, and is a proxy on the way?", certainlyNotPosted: false, isPermanent: false, cause);

    /// <summary>No connection came about, or it broke.</summary>
    public static ChatException Unreachable(string method, bool certainlyNotPosted, Exception cause) =>
        new($"Slack cannot be reached for {method}{(certainlyNotPosted ? string.Empty : ", or did not answer in time, so that it is not known whether it was done")}. Check the network, the proxy and Slack:ApiUrl.", certainlyNotPosted, isPermanent: false, cause);

    /// <summary>There is no token to post with.</summary>
    public static ChatException NoToken() =>
        new("Slack is not set up for posting: set Slack:BotToken to the bot token of the installed app; it starts with xoxb-.", certainlyNotPosted: true, isPermanent: true) { IsOfWorkspace = true };
}
