using BriefingBot.Core.Chat;

namespace BriefingBot.Briefings;

/// <summary>Makes the links of a message anew when it is sent: its words are frozen, but a link opens its page for some days only.</summary>
/// <param name="renew">Makes one anew; one that is not ours stays as it is.</param>
internal sealed class FreshLinks(Func<Uri, Uri> renew)
{
    /// <summary>The message with links made now.</summary>
    public ChatMessage Of(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new([.. message.Blocks.Select(block => block switch
        {
            ChatParagraph paragraph => new ChatParagraph(Of(paragraph.Runs)),
            ChatItem item => new ChatItem(Of(item.Runs)),
            ChatSeeAll all => all with { Page = renew(all.Page) },
            _ => block,
        })]);
    }

    private List<ChatRun> Of(IReadOnlyList<ChatRun> runs) => [.. runs.Select(run => run is ChatCitation citation ? citation with { Link = renew(citation.Link) } : run)];
}
