using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Teams;

/// <summary>The activities we send.</summary>
internal static class TeamsMessages
{
    /// <summary>A message nobody asked for.</summary>
    public static Activity Post(ConversationReference to, ChatMessage message)
    {
        var card = AdaptiveCardRenderer.Render(message);
        return new()
        {
            Type = "message",
            ChannelId = to.ChannelId,
            ServiceUrl = to.ServiceUrl,
            From = to.Bot,
            Conversation = to.Conversation,
            Summary = AdaptiveCardRenderer.Summary(message),
            Attachments = [new(AdaptiveCardRenderer.ContentType, card)],
        };
    }

    /// <summary>The answer to an activity.</summary>
    public static Activity Answer(ConversationReference to, Activity asked, ChatMessage message) =>
        Post(to, message) with { Recipient = asked.From, ReplyToId = asked.Id };

    /// <summary>Shows that we are at work.</summary>
    public static Activity Typing(ConversationReference to, Activity asked) => new()
    {
        Type = "typing",
        ChannelId = to.ChannelId,
        ServiceUrl = to.ServiceUrl,
        From = to.Bot,
        Recipient = asked.From,
        Conversation = to.Conversation,
        ReplyToId = asked.Id,
    };
}
