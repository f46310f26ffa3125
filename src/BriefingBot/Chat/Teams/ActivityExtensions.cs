using System.Text.Json;
using System.Text.RegularExpressions;

namespace BriefingBot.Chat.Teams;

/// <summary>What an activity means.</summary>
internal static partial class ActivityExtensions
{
    /// <summary>The tenant the activity names, or null when it names none.</summary>
    public static string? TenantId(this Activity activity) => activity.Conversation?.TenantId ?? activity.ChannelData.TextAt("tenant", "id");

    /// <summary>Whether the activity comes from this tenant: it names one, and no other.</summary>
    public static bool IsFrom(this Activity activity, string tenant)
    {
        var named = new[] { activity.Conversation?.TenantId, activity.ChannelData.TextAt("tenant", "id") }.OfType<string>().ToList();
        return named.Count > 0 && named.TrueForAll(id => id.Equals(tenant, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the bot is among these accounts.</summary>
    public static bool IncludesBot(this Activity activity, IReadOnlyList<ChannelAccount>? accounts) =>
        accounts?.Any(account => account?.Id is not null && account.Id == activity.Recipient?.Id) == true;

    /// <summary>
    /// The words of a message: the question of a pressed button, else the text without the mention of the bot,
    /// other people's mentions as their names; spaces are single. Empty when there are no words.
    /// </summary>
    public static string Words(this Activity activity)
    {
        var text = activity.Text ?? string.Empty;
        foreach (var entity in activity.Entities ?? [])
        {
            if (((JsonElement?)entity).TextAt("type") == "mention" && ((JsonElement?)entity).TextAt("text") is { Length: > 0 } mention)
            {
                var isBot = ((JsonElement?)entity).TextAt("mentioned", "id") is { } id && id == activity.Recipient?.Id;
                text = text.Replace(mention, isBot ? " " : ((JsonElement?)entity).TextAt("mentioned", "name") ?? mention, StringComparison.Ordinal);
            }
        }

        text = text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase);
        if (activity.TextFormat == "xml")
        {
            text = System.Net.WebUtility.HtmlDecode(text);
        }

        text = Spaces().Replace(text, " ").Trim();
        return text.Length > 0 ? text : activity.Value.TextAt("question")?.Trim() ?? string.Empty;
    }

    [GeneratedRegex(@"[\s\u00A0\u200B\uFEFF]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex Spaces();
}
