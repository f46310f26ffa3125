using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>A briefing that stands in a channel.</summary>
/// <param name="Key">Which it is.</param>
/// <param name="MessageId">The platform's id of the message; empty when it gave none.</param>
/// <param name="Content">What was posted, frozen.</param>
/// <param name="Since">When its window begins.</param>
/// <param name="Until">When its window ends.</param>
/// <param name="UpToVersion">The version of the store at the end of its window.</param>
/// <param name="PostedAt">When it was recorded as posted.</param>
/// <param name="Zone">The IANA zone of its subscription.</param>
public sealed record PostedBriefing(DeliveryKey Key, string MessageId, ChatMessage Content, Instant Since, Instant Until, long UpToVersion, Instant PostedAt, string Zone)
{
    /// <summary>What it consists of; null for one that was posted before that was kept.</summary>
    public ChatBriefed? Briefed => Content.Blocks.OfType<ChatBriefed>().FirstOrDefault();

    /// <summary>Its page; null for one that was posted without.</summary>
    public ChatSeeAll? SeeAll => Content.Blocks.OfType<ChatSeeAll>().FirstOrDefault();

    /// <summary>Its first heading.</summary>
    public string Lead => Content.Blocks.OfType<ChatHeading>().FirstOrDefault()?.Words ?? "Briefing";

    /// <summary>The words posted under each number.</summary>
    public IReadOnlyDictionary<int, string> Quotes => quotes ??= QuotesOf(Content);

    private IReadOnlyDictionary<int, string>? quotes;

    // a quotation stands before its citation
    private static Dictionary<int, string> QuotesOf(ChatMessage content)
    {
        var found = new Dictionary<int, string>();
        foreach (var item in content.Blocks.OfType<ChatItem>())
        {
            string? words = null;
            foreach (var run in item.Runs)
            {
                if (run is ChatQuotation quotation)
                {
                    words = quotation.Words;
                }
                else if (run is ChatCitation citation && words is not null)
                {
                    found[citation.Number] = words;
                    words = null;
                }
            }
        }

        return found;
    }
}

/// <summary>Finds briefings that were posted.</summary>
public interface IPostedBriefings
{
    /// <summary>One by its key; null when it was not posted.</summary>
    Task<PostedBriefing?> FindAsync(DeliveryKey key, CancellationToken cancellationToken);

    /// <summary>The one posted as this message, or null.</summary>
    Task<PostedBriefing?> FindAsync(ChatRoot message, CancellationToken cancellationToken);

    /// <summary>The newest of a channel, or null.</summary>
    Task<PostedBriefing?> NewestAsync(ChannelAddress channel, CancellationToken cancellationToken);

    /// <summary>Those posted since an instant, oldest first.</summary>
    Task<IReadOnlyList<PostedBriefing>> SinceAsync(Instant instant, CancellationToken cancellationToken);
}
