using System.Text.Encodings.Web;
using System.Text.Json;

namespace BriefingBot.Chat.Slack;

/// <summary>The manifest that makes BriefingBot an app in Slack: pasted under api.slack.com/apps, Create New App, From a manifest.</summary>
internal static class SlackManifest
{
    private static readonly string[] Scopes = ["app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "groups:read", "im:history"];
    private static readonly string[] Events = ["app_mention", "app_uninstalled", "channel_archive", "channel_deleted", "channel_left", "group_archive", "group_deleted", "group_left", "message.im", "tokens_revoked"];

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>The manifest, as JSON.</summary>
    /// <param name="publicUrl">Where Slack reaches us from the internet: https, or Slack will not take it.</param>
    public static string Build(Uri publicUrl)
    {
        ArgumentNullException.ThrowIfNull(publicUrl);
        var root = publicUrl.AbsoluteUri.TrimEnd('/') + "/slack";
        return JsonSerializer.Serialize(
            new
            {
                DisplayInformation = new
                {
                    Name = "BriefingBot",
                    Description = "Who said what, when, to whom, in which article",
                    LongDescription = "Ask BriefingBot what people, offices and countries said about a subject. It answers with dated quotations, word for word, each with a link to the article it stands in. " +
                        "It can also post a briefing of new positions in a channel, at a time of day you choose.",
                    BackgroundColor = "#1f3a5f",
                },
                Features = new
                {
                    AppHome = new { HomeTabEnabled = false, MessagesTabEnabled = true, MessagesTabReadOnlyEnabled = false },
                    BotUser = new { DisplayName = "BriefingBot", AlwaysOnline = true },
                    SlashCommands = new[]
                    {
                        new { Command = "/ask", Url = root + "/commands", Description = "Ask who said what", UsageHint = "what did Russia say about Assad?", ShouldEscape = false },
                        new { Command = "/briefing", Url = root + "/commands", Description = "Subscribe this channel to a briefing, or see one now", UsageHint = "subscribe | list | preview 1 | run 1", ShouldEscape = false },
                    },
                },
                OauthConfig = new { Scopes = new { Bot = Scopes } },
                Settings = new
                {
                    EventSubscriptions = new { RequestUrl = root + "/events", BotEvents = Events },
                    Interactivity = new { IsEnabled = true, RequestUrl = root + "/interactions" },
                    OrgDeployEnabled = false,
                    SocketModeEnabled = false,
                    TokenRotationEnabled = false,
                },
            },
            Json) + "\n";
    }
}
