using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NodaTime;

namespace BriefingBot.UnitTests.Briefings;

public sealed class DueClaimsTests
{
    private static readonly Instant Due = Instant.FromUtc(2027, 3, 29, 7, 0); // 08:00 in Dublin, the day after the clocks changed
    private static readonly ChannelAddress Channel = new(ChannelAddress.Slack, "T1/C1");
    private static readonly DeliveryKey Key = new(1, Channel, "2027-03-29");
    private static readonly Subscription Daily = new(
        1, [Channel], [], [], ScheduleText.Read("08:00", "Europe/Dublin", "daily", DateTimeZoneProviders.Tzdb), null, Due - Duration.FromDays(30), Due - Duration.FromDays(30), 0, IsPaused: false);

    private readonly Mock<ISubscriptionStore> subscriptions = new(MockBehavior.Strict);
    private readonly Mock<IDeliveryLedger> ledger = new(MockBehavior.Strict);
    private readonly Mock<IChatPlatform> slack = new(MockBehavior.Strict);
    private readonly FakeTimeProvider clock = new(Due.ToDateTimeOffset());
    private readonly List<DueDelivery> claimed = [];
    private readonly List<ScheduleLook> looked = [];

    [Fact]
    public async Task Claims_what_is_due_since_it_is_active_and_need_not_look_before_the_next()
    {
        await ClaimAsync(Daily with { ActiveSince = Due });

        Assert.Equal(new(Key, Due, Duration.Zero), Assert.Single(claimed));
        Assert.Equal((Due, Due + Duration.FromDays(1)), Assert.Single(looked) is var look ? (look.From, look.Next) : default);
    }

    [Fact]
    public async Task What_was_due_before_it_was_made_or_resumed_is_not_claimed_nor_looked_at_again()
    {
        await ClaimAsync(Daily with { ActiveSince = Due + Duration.FromSeconds(1) });

        Assert.Empty(claimed);
        Assert.Single(looked);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task A_week_is_made_up_for_and_no_more(int seconds, int expected)
    {
        var monday = Instant.FromUtc(2027, 10, 25, 7, 0); // the next is a week and an hour later: the clocks go back in between
        clock.SetUtcNow((monday + Duration.FromDays(7)).ToDateTimeOffset().AddSeconds(seconds));

        await ClaimAsync(Daily with { Schedule = Daily.Schedule with { Days = ScheduleText.Days("mon") } });

        Assert.Equal(expected, claimed.Count);
        Assert.Equal((monday, monday + Duration.FromHours((7 * 24) + 1)), Assert.Single(looked) is var look ? (look.From, look.Next) : default);
    }

    [Fact]
    public async Task One_that_waits_for_the_one_before_is_looked_at_again()
    {
        await ClaimAsync([Daily, Daily with { Id = 2 }], waiting: Key);

        Assert.Equal(2, claimed.Count);
        Assert.Equal(2, Assert.Single(looked).Subscription.Id);
    }

    [Fact]
    public async Task Those_of_one_channel_follow_each_other_as_the_platform_asks()
    {
        var other = new ChannelAddress(ChannelAddress.Slack, "T1/C2");
        await ClaimAsync([Daily, Daily with { Id = 2, Destinations = [Channel, other] }, Daily with { Id = 3 }]);

        Assert.Equal(
            [(1, Channel, 0), (2, Channel, 1), (2, other, 0), (3, Channel, 2)],
            claimed.Select(due => (due.Key.Subscription, due.Key.Destination, (int)due.NotBefore.TotalSeconds)));
    }

    [Fact]
    public async Task Many_are_looked_at_in_turn()
    {
        await ClaimAsync([.. Enumerable.Range(1, 2500).Select(id => Daily with { Id = id })]);

        Assert.Equal(Enumerable.Range(1, 2500), claimed.Select(due => (int)due.Key.Subscription));
        Assert.Equal(2500, looked.Count);
    }

    private Task ClaimAsync(Subscription subscription) => ClaimAsync([subscription]);

    private async Task ClaimAsync(IReadOnlyList<Subscription> all, params DeliveryKey[] waiting)
    {
        subscriptions.Setup(s => s.ToLookAtAsync(It.IsAny<Instant>(), It.IsAny<int>(), It.IsAny<long>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Instant _, int most, long after, CancellationToken _) => [.. all.Where(one => one.Id > after).Take(most)]);
        subscriptions.Setup(s => s.MarkLookedAtAsync(It.IsAny<IReadOnlyList<ScheduleLook>>(), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<ScheduleLook> looks, CancellationToken _) => looked.AddRange(looks)).Returns(Task.CompletedTask);
        ledger.Setup(l => l.ClaimDueAsync(It.IsAny<IReadOnlyList<DueDelivery>>(), Instant.FromDateTimeOffset(clock.GetUtcNow()), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<DueDelivery> due, Instant _, CancellationToken _) => claimed.AddRange(due)).ReturnsAsync(waiting.ToHashSet());
        slack.Setup(p => p.Name).Returns(ChannelAddress.Slack);
        slack.Setup(p => p.Pace).Returns(new PostPace(Duration.Zero, Duration.FromSeconds(1)));
        await new DueClaims(subscriptions.Object, ledger.Object, [slack.Object], clock).ClaimAsync(TestContext.Current.CancellationToken);
    }
}
