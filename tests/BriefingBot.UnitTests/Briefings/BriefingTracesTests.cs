using System.Collections.Concurrent;
using System.Diagnostics;
using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Moq;
using NodaTime;

namespace BriefingBot.UnitTests.Briefings;

/// <summary>What a listener hears of a delivery.</summary>
public sealed class BriefingTracesTests
{
    private static readonly Instant Due = Instant.FromUtc(2027, 3, 29, 7, 0);
    private static readonly ChatMessage Words = ChatMessage.Of("Nobody's business.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_step_is_a_span_with_the_key_and_no_words()
    {
        var key = new DeliveryKey(1, new(ChannelAddress.Slack, "T1/C1"), Guid.NewGuid().ToString("N")); // others deliver at the same time
        var delivery = new Delivery(key, DeliveryState.Claimed, Due, 0, 1, Due, Due, 0, Due, null, null, null);
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BriefingTraces.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var ledger = new TracedLedger(Mock.Of<IDeliveryLedger>());
        var platform = new TracedPlatform(Mock.Of<IChatPlatform>(), key);

        await ledger.TryClaimAsync(key, Due, Token);
        await ledger.GiveBackAsync(delivery, Duration.Zero, problem: null, Token);
        await platform.FindAsync(key.Destination, key.ToString(), Token);
        await ledger.FreezeAsync(key, Words, Token);
        await platform.PostAsync(key.Destination, Words, key.ToString(), Token);
        await ledger.MarkSentAsync(key, "1503435956.000247", Token);

        var own = spans.Where(span => (string?)span.GetTagItem("briefing.key") == key.ToString()).ToList();
        Assert.Equal(["briefing.claim", "briefing.record", "briefing.find", "briefing.freeze", "briefing.post", "briefing.record"], own.Select(span => span.OperationName));
        Assert.All(own, span => Assert.Equal(["briefing.platform", "briefing.key"], span.TagObjects.Select(tag => tag.Key)));
    }
}
