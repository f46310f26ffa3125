using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefingBot.Chat.Teams;

/// <summary>One message of the Activity protocol, inbound or outbound: only the fields in use, with the protocol's own names.</summary>
internal sealed record Activity
{
    /// <summary><c>message</c>, <c>typing</c>, <c>conversationUpdate</c>, <c>installationUpdate</c>, <c>invoke</c>, or something else.</summary>
    public required string Type { get; init; }

    /// <summary>The id in its conversation; null on what we send.</summary>
    public string? Id { get; init; }

    /// <summary>The channel of the Bot Framework: <c>msteams</c>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Where answers are posted to.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Who sends it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Who gets it: on inbound ones, the bot.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>Where it happens.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The words; null on an <c>Action.Submit</c>.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>What a notification shows of it.</summary>
    public string? Summary { get; init; }

    /// <summary>The activity that is answered.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>What an <c>invoke</c> wants.</summary>
    public string? Name { get; init; }

    /// <summary><c>add</c> or <c>remove</c> of an <c>installationUpdate</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Data of an <c>Action.Submit</c> or an <c>invoke</c>.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Mentions and others, each in a form of its own.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>Teams' own additions.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Who came.</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Who went.</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>Cards. Of inbound ones nothing is read: they repeat the text as HTML.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }
}

/// <summary>A person or a bot.</summary>
/// <param name="Id">The id on this channel.</param>
/// <param name="Name">The name to show, or null.</param>
internal sealed record ChannelAccount(string? Id, string? Name);

/// <summary>A conversation.</summary>
internal sealed record ConversationAccount
{
    /// <summary>The id; in a channel with the thread behind <c>;messageid=</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Whether more than two can take part.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>The tenant it belongs to.</summary>
    public string? TenantId { get; init; }
}

/// <summary>Something attached, here a card.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">The card.</param>
internal sealed record Attachment(string? ContentType, JsonNode? Content);
