using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>Answers what people ask under a briefing: why an item is there, and more on it.</summary>
internal sealed class BriefingThreads(IDeliveryLedger ledger, ISubscriptionStore subscriptions, BriefingWriter writer, QuestionAnswerer answerer, TimeProvider clock)
{
    /// <summary>The answer, or null when the message asked under is no briefing of ours.</summary>
    /// <param name="reply">What is asked.</param>
    /// <param name="root">The message asked under.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ChatMessage?> AnswerAsync(BriefingReply reply, ChatRoot root, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(root);
        if (await ledger.FindAsync(root.Channel, root.Message, cancellationToken) is not { Content: { } content } delivery)
        {
            return null;
        }

        if (Cited(content, reply.Number) is not { } link)
        {
            return ChatMessage.Of($"This briefing has no number {reply.Number}.");
        }

        var item = await ItemAsync(delivery, link, cancellationToken);
        return item is null ? ChatMessage.Of($"Number {reply.Number} is no longer in the store as it was posted: it was corrected or withdrawn since.")
            : reply.WantsMore ? await MoreAsync(item, cancellationToken)
            : BriefingReasons.Of(item);
    }

    private static Uri? Cited(ChatMessage content, int number) =>
        content.Blocks.SelectMany(block => block switch
        {
            ChatItem item => item.Runs,
            ChatParagraph paragraph => paragraph.Runs,
            _ => [],
        }).OfType<ChatCitation>().FirstOrDefault(citation => citation.Number == number)?.Link;

    // written again from the same window; the numbers may differ by now, the statement may not
    private async Task<BriefingItem?> ItemAsync(Delivery delivery, Uri link, CancellationToken cancellationToken)
    {
        var subscription = (await subscriptions.ListAsync(cancellationToken)).FirstOrDefault(one => one.Id == delivery.Key.Subscription);
        if (subscription is null)
        {
            return null;
        }

        var scope = subscription.Scope with { AfterVersion = delivery.AfterVersion, UpToVersion = delivery.UpToVersion };
        var briefing = await writer.WriteAsync(scope.Between(delivery.Since, delivery.Until, subscription.Schedule.Zone), note: null, cancellationToken);
        return briefing.Items.FirstOrDefault(item => item.Citation.Link == link);
    }

    private async Task<ChatMessage> MoreAsync(BriefingItem item, CancellationToken cancellationToken)
    {
        var statement = item.Citation.Statement;
        var subject = statement.About.Select(actor => actor.Name).Concat(statement.Topics).FirstOrDefault();
        var question = $"what did {statement.Speaker!.Name} say{(subject is null ? string.Empty : $" about {subject}")}?";
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        return (await answerer.AskAsync(new(question), today, cancellationToken)).Message;
    }
}
