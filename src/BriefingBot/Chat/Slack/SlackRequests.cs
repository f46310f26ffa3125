using System.Text.Json;
using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Slack;

/// <summary>A slash command.</summary>
/// <param name="Command">With its slash.</param>
/// <param name="Text">What follows it, plain.</param>
/// <param name="Team">The workspace, else the organisation.</param>
/// <param name="Channel">The channel.</param>
/// <param name="User">Who sent it.</param>
/// <param name="Trigger">Slack's id of this sending; empty when it gave none.</param>
/// <param name="ResponseUrl">Where the answer goes, or null when there is none we may use.</param>
internal sealed record SlackCommand(string Command, string Text, string Team, string Channel, string User, string Trigger, Uri? ResponseUrl)
{
    /// <summary>Reads the form.</summary>
    public static SlackCommand Read(IFormCollection form) => new(
        form["command"].ToString().Trim(),
        SlackText.ToPlain(form["text"].ToString(), bot: null),
        form["team_id"] is [{ Length: > 0 } team, ..] ? team : form["enterprise_id"].ToString(),
        form["channel_id"].ToString(),
        form["user_id"].ToString(),
        form["trigger_id"].ToString(),
        SlackRequests.SafeUrl(form["response_url"].ToString()));
}

/// <summary>A message to us: a mention in a channel, or a direct message.</summary>
/// <param name="Team">The workspace, else the organisation.</param>
/// <param name="Channel">The channel.</param>
/// <param name="User">Who wrote it.</param>
/// <param name="Text">What they wrote, plain, without our mention.</param>
/// <param name="Timestamp">The message's id in the channel.</param>
/// <param name="Thread">The message to answer under, or null.</param>
/// <param name="EventId">Slack's id of the event; empty when it gave none.</param>
internal sealed record SlackQuestion(string Team, string Channel, string User, string Text, string Timestamp, string? Thread, string EventId)
{
    /// <summary>Reads an <c>event_callback</c>; null when nobody asks us anything: a bot's message, an edit, a join, a message of others.</summary>
    public static SlackQuestion? Read(JsonElement callback)
    {
        if (callback.Part("event") is not { } happened)
        {
            return null;
        }

        var authorization = callback.Items("authorizations").FirstOrDefault();
        var bot = authorization.Text("user_id") ?? callback.Items("authed_users").FirstOrDefault() switch { { ValueKind: JsonValueKind.String } id => id.GetString(), _ => null };
        var isMention = happened.Text("type") == "app_mention";
        var isDirect = happened.Text("type") == "message" && happened.Text("channel_type") == "im";
        var isOfAPerson = happened.Part("subtype") is null && happened.Part("bot_id") is null && happened.Part("bot_profile") is null && happened.Part("edited") is null && happened.Part("hidden") is null;
        if (!(isMention || isDirect) || !isOfAPerson ||
            happened.Text("channel") is not { Length: > 0 } channel || happened.Text("ts") is not { Length: > 0 } timestamp ||
            happened.Text("user") is not { Length: > 0 } user || user == bot || user == "USLACKBOT")
        {
            return null;
        }

        var team = callback.Text("team_id") ?? happened.Text("team") ?? authorization.Text("team_id") ?? callback.Text("enterprise_id") ?? string.Empty;
        var text = SlackText.ToPlain(happened.Text("text") ?? string.Empty, bot);
        return new(team, channel, user, text, timestamp, happened.Text("thread_ts") ?? (isMention ? timestamp : null), callback.Text("event_id") ?? string.Empty);
    }
}

/// <summary>A suggestion that was pressed, or a flag that was chosen.</summary>
/// <param name="Team">The workspace, else the organisation.</param>
/// <param name="Channel">The channel.</param>
/// <param name="User">Who pressed.</param>
/// <param name="Question">The suggestion; empty for a flag.</param>
/// <param name="Trigger">Slack's id of this press.</param>
/// <param name="Thread">The thread the button is in, or null.</param>
/// <param name="ResponseUrl">Where the answer goes.</param>
internal sealed record SlackPress(string Team, string Channel, string User, string Question, string Trigger, string? Thread, Uri ResponseUrl)
{
    /// <summary>The flag that was chosen, or null.</summary>
    public ChatFlag? Flag { get; init; }

    /// <summary>What was typed into the form of a new subscription, or null.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }

    /// <summary>Reads an interaction; null when it is no suggestion, flag or form of ours.</summary>
    public static SlackPress? Read(JsonElement interaction)
    {
        if (interaction.Text("type") != "block_actions" || SlackRequests.SafeUrl(interaction.Text("response_url")) is not { } url)
        {
            return null;
        }

        var action = interaction.Items("actions").FirstOrDefault(action => action.Text("action_id")?.StartsWith(BlockKitRenderer.AskAction, StringComparison.Ordinal) == true);
        var question = SlackText.ToPlain(action.Text("value") ?? string.Empty, bot: null);
        var flag = interaction.Items("actions").Select(SlackFlags.Read).OfType<ChatFlag>().FirstOrDefault();
        var form = SlackForm.Read(interaction);
        return question.Length == 0 && flag is null && form is null ? null : new(
            interaction.Part("team")?.Text("id") ?? interaction.Part("user")?.Text("team_id") ?? interaction.Part("enterprise")?.Text("id") ?? string.Empty,
            interaction.Part("channel")?.Text("id") ?? interaction.Part("container")?.Text("channel_id") ?? string.Empty,
            interaction.Part("user")?.Text("id") ?? string.Empty,
            question,
            interaction.Text("trigger_id") ?? action.Text("action_ts") ?? string.Empty,
            interaction.Part("container")?.Text("thread_ts") ?? interaction.Part("message")?.Text("thread_ts"),
            url)
        { Flag = flag, Form = form };
    }
}

/// <summary>What all requests have in common.</summary>
internal static class SlackRequests
{
    /// <summary>A <c>response_url</c> as it was signed, or null when it would go over the network unencrypted.</summary>
    public static Uri? SafeUrl(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && SlackUrl.IsSafe(parsed) ? parsed : null;
}
