using System.Text.Json;
using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Teams;

/// <summary>What is needed to write to a conversation again.</summary>
/// <param name="ServiceUrl">Where its activities are posted to.</param>
/// <param name="Bot">Who we are there.</param>
/// <param name="Conversation">The conversation.</param>
/// <param name="ChannelId">The channel of the Bot Framework.</param>
/// <param name="TenantId">The tenant it belongs to, or null.</param>
/// <param name="IsProved">Whether the service URL came in a validated token; without it, our own token is not sent there.</param>
internal sealed record ConversationReference(
    string ServiceUrl, ChannelAccount Bot, ConversationAccount Conversation, string ChannelId, string? TenantId, bool IsProved)
{
    /// <summary>The address of the conversation.</summary>
    public ChannelAddress Address => new(ChannelAddress.Teams, Conversation.Id);

    /// <summary>The conversation of an activity that passed <see cref="TeamsRequest"/>.</summary>
    public static ConversationReference Of(Activity activity, bool isProved) =>
        new(activity.ServiceUrl!, activity.Recipient!, activity.Conversation!, activity.ChannelId!, activity.TenantId(), isProved);

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static ConversationReference? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ConversationReference>(json, ActivityJson.Options) is { ServiceUrl: not null, Bot: not null, Conversation: not null } reference
                ? reference
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The reference as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, ActivityJson.Options);
}
