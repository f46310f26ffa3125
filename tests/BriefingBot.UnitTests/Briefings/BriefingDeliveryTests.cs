using System.Text.Json;
using BriefingBot.Briefings;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.IntegrationTests.Storage;
using BriefingBot.Positions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NodaTime;

namespace BriefingBot.UnitTests.Briefings;

public sealed class BriefingDeliveryTests
{
    private const string Words = "Velland will keep its harbours open";
    private const string Repeat = "Possibly a repeat: it is not known whether this briefing was posted before.";

    private static readonly Instant Due = Instant.FromUtc(2027, 3, 29, 7, 0); // 08:00 in Dublin, the day after the clocks changed
    private static readonly ChannelAddress Channel = new(ChannelAddress.Slack, "T1/C1");
    private static readonly ChatMessage Frozen = ChatMessage.Of("Written before.");
    private static readonly DeliveryKey Key = new(1, Channel, "2027-03-29");
    private static readonly Subscription Daily = new(
        1, [Channel], [], [], ScheduleText.Read("08:00", "Europe/Dublin", "daily", DateTimeZoneProviders.Tzdb), null, Due - Duration.FromDays(30), Due - Duration.FromDays(30), 0, IsPaused: false);

    private static readonly Delivery Claimed = new(
        Key, DeliveryState.Claimed, Due, 3, 5, Due - Duration.FromDays(1), Due, 0, Due, Content: null, MessageId: null, Problem: null);

    private readonly Mock<ISubscriptionStore> subscriptions = new(MockBehavior.Strict);
    private readonly Mock<IDeliveryLedger> ledger = new(MockBehavior.Strict);
    private readonly Mock<IChatPlatform> platform = new(MockBehavior.Strict);
    private readonly Mock<IStatementStore> statements = new(MockBehavior.Strict);
    private readonly FakeTimeProvider clock = new(Due.ToDateTimeOffset());
    private readonly List<ChatMessage> posted = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Posts_a_briefing_once_claimed_and_records_the_message()
    {
        Given(Daily, Claimed);
        GivenNews();
        ledger.Setup(l => l.FreezeAsync(Key, It.IsAny<ChatMessage>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        Posts("1503435956.000247");
        ledger.Setup(l => l.MarkSentAsync(Key, "1503435956.000247", CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Assert.Contains(Words, TextRenderer.Render(Assert.Single(posted)), StringComparison.Ordinal);
        Mock.VerifyAll(ledger, platform, statements);
    }

    [Fact]
    public async Task What_goes_to_a_channel_that_left_is_refused()
    {
        var other = Key with { Destination = new(ChannelAddress.Slack, "T1/C2") };
        Given(Daily with { Destinations = [other.Destination] }, Claimed);
        ledger.Setup(l => l.MarkRefusedAsync(Key, "The subscription was removed.", null, CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        ledger.Verify(l => l.MarkRefusedAsync(Key, "The subscription was removed.", null, CancellationToken.None), Times.Once);
    }

    [Theory]
    [InlineData(EmptyDays.Line, "2027-03-29", "Nothing new since 28 March 2027 08:00: everybody.")]
    [InlineData(EmptyDays.Line, "batch-5", null)] // an immediate one comes only with news
    [InlineData(EmptyDays.Silent, "2027-03-29", null)]
    [InlineData(EmptyDays.Silent, "run-1", "Nothing new")] // somebody asked
    public async Task A_day_without_news_is_silent_or_one_line(EmptyDays choice, string occasion, string? words)
    {
        var delivery = Claimed with { Key = Key with { Occasion = occasion } };
        Given(Daily with { IfEmpty = choice }, delivery);
        GivenNews(isNew: false);
        ledger.Setup(l => l.FreezeAsync(delivery.Key, It.IsAny<ChatMessage>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        ledger.Setup(l => l.MarkSentAsync(delivery.Key, "m1", CancellationToken.None)).Returns(Task.CompletedTask);
        ledger.Setup(l => l.MarkEmptyAsync(delivery.Key, CancellationToken.None)).Returns(Task.CompletedTask);
        platform.Setup(p => p.PostAsync(Channel, It.IsAny<ChatMessage>(), delivery.Key.ToString(), It.IsAny<CancellationToken>()))
            .Callback((ChannelAddress _, ChatMessage content, string? _, CancellationToken _) => posted.Add(content)).ReturnsAsync("m1");

        await DeliverAsync();

        Assert.Equal(words is null ? 0 : 1, posted.Count);
        Assert.All(posted, message => Assert.Contains(words!, TextRenderer.Render(message), StringComparison.Ordinal));
        ledger.Verify(l => l.MarkEmptyAsync(delivery.Key, CancellationToken.None), words is null ? Times.Once : Times.Never);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 16)]
    [InlineData(6, 60)]
    [InlineData(10, 60)]
    [InlineData(11, null)] // the twelfth is the last
    public async Task Tries_again_later_and_later_what_was_certainly_refused(int attempts, int? minutes)
    {
        var delivery = Claimed with { State = DeliveryState.Retrying, Attempts = attempts, Content = Frozen };
        Given(Daily, delivery);
        Freezes();
        Refuses(new ChatException("Slack asks us to wait.", certainlyNotPosted: true, isPermanent: false));
        Duration? wait = minutes is { } given ? Duration.FromMinutes(given) : null;
        ledger.Setup(l => l.MarkRefusedAsync(Key, "Slack asks us to wait.", wait, CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Mock.VerifyAll(ledger, platform);
    }

    [Fact]
    public async Task Gives_up_at_once_what_only_somebody_can_mend()
    {
        var delivery = Claimed with { Content = Frozen };
        Given(Daily, delivery);
        Freezes();
        Refuses(new ChatException("The token was revoked: install the app again.", certainlyNotPosted: true, isPermanent: true));
        ledger.Setup(l => l.MarkRefusedAsync(Key, "The token was revoked: install the app again.", null, CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Mock.VerifyAll(ledger, platform);
    }

    [Fact]
    public async Task A_time_out_is_no_refusal()
    {
        var delivery = Claimed with { Content = Frozen };
        Given(Daily, delivery);
        Freezes();
        Refuses(new ChatException("No answer in time.", certainlyNotPosted: false, isPermanent: false));
        ledger.Setup(l => l.MarkUnknownAsync(Key, "No answer in time.", Duration.FromMinutes(2), CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Mock.VerifyAll(ledger, platform);
    }

    [Fact]
    public async Task Time_outs_do_not_go_on_for_ever()
    {
        var delivery = Claimed with { State = DeliveryState.Posting, Attempts = 11, Content = Frozen };
        Given(Daily, delivery);
        Freezes();
        Finds(null);
        Refuses(new ChatException("No answer in time.", certainlyNotPosted: false, isPermanent: false));
        ledger.Setup(l => l.MarkRefusedAsync(Key, "No answer in time.", null, CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Mock.VerifyAll(ledger, platform);
    }

    [Fact]
    public async Task Crashes_do_not_go_on_for_ever()
    {
        var delivery = Claimed with { State = DeliveryState.Posting, Attempts = 12, Content = Frozen };
        Given(Daily, delivery);
        ledger.Setup(l => l.MarkRefusedAsync(Key, It.IsAny<string>(), null, CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Assert.Empty(posted);
        Mock.VerifyAll(ledger);
    }

    [Fact]
    public async Task A_refusal_after_a_time_out_leaves_it_unknown_whether_the_first_got_through()
    {
        var delivery = Claimed with { State = DeliveryState.Posting, Attempts = 1, Content = Frozen };
        Given(Daily, delivery);
        Freezes();
        Finds(null);
        Refuses(new ChatException("Slack asks us to wait.", certainlyNotPosted: true, isPermanent: false));
        ledger.Setup(l => l.MarkUnknownAsync(Key, "Slack asks us to wait.", Duration.FromMinutes(2), CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Mock.VerifyAll(ledger, platform);
    }

    [Fact]
    public async Task After_a_crash_what_is_there_is_not_posted_again()
    {
        var delivery = Claimed with { State = DeliveryState.Posting, Attempts = 1, Content = Frozen };
        Given(Daily, delivery);
        Finds("1503435956.000247");
        ledger.Setup(l => l.MarkSentAsync(Key, "1503435956.000247", CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Assert.Empty(posted);
        Mock.VerifyAll(ledger, platform);
    }

    [Theory]
    [InlineData(DeliveryState.Posting, Repeat + "\nWritten before.")] // after a crash, and not found
    [InlineData(DeliveryState.Retrying, "Written before.")] // after a certain refusal
    [InlineData(DeliveryState.Claimed, "Written before.")] // sent again; a crash came before anybody began to post it
    public async Task Frozen_words_are_posted_as_they_are(DeliveryState state, string expected)
    {
        var delivery = Claimed with { State = state, Attempts = 1, Content = Frozen };
        Given(Daily, delivery);
        Freezes();
        Finds(null);
        Posts("m1");
        ledger.Setup(l => l.MarkSentAsync(Key, "m1", CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Assert.Equal(expected, TextRenderer.Render(Assert.Single(posted)));
        Assert.Equal(state == DeliveryState.Posting ? 1 : 0, platform.Invocations.Count(call => call.Method.Name == nameof(IChatPlatform.FindAsync)));
    }

    [Theory]
    [InlineData(DeliveryState.Claimed, 0)]
    [InlineData(DeliveryState.Retrying, 7)]
    public async Task One_that_is_begun_again_and_again_comes_to_an_end(DeliveryState state, int days)
    {
        var delivery = Claimed with { State = state, Attempts = 12, Content = Frozen, DueAt = Due - Duration.FromDays(days) };
        Given(Daily, delivery);
        ledger.Setup(l => l.MarkRefusedAsync(Key, "It was begun too often and never came to an end.", null, CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Assert.Empty(posted);
        Mock.VerifyAll(ledger);
    }

    [Fact]
    public async Task Frozen_words_are_posted_with_links_made_now_and_stay_frozen()
    {
        var words = new ChatMessage([new ChatItem([new ChatQuotation("open"), new ChatCitation(1, new("https://old.example/a"))]), new ChatParagraph([new ChatCitation(2, new("https://old.example/b"))]), new ChatSeeAll("See all", new("https://old.example/c"))]);
        Given(Daily, Claimed with { Content = words });
        ledger.Setup(l => l.FreezeAsync(Key, words, It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        Posts("m1");
        ledger.Setup(l => l.MarkSentAsync(Key, "m1", CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync(new(link => new("https://new.example" + link.AbsolutePath)));

        var sent = JsonSerializer.Serialize(Assert.Single(posted));
        Assert.Equal(JsonSerializer.Serialize(words).Replace("old.example", "new.example", StringComparison.Ordinal), sent);
    }

    [Fact]
    public async Task A_crash_before_the_words_were_frozen_posted_nothing()
    {
        var delivery = Claimed with { State = DeliveryState.Posting, Attempts = 1 };
        Given(Daily, delivery);
        GivenNews();
        ledger.Setup(l => l.FreezeAsync(Key, It.IsAny<ChatMessage>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        Posts("m1");
        ledger.Setup(l => l.MarkSentAsync(Key, "m1", CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Assert.DoesNotContain("repeat", TextRenderer.Render(Assert.Single(posted)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_news_nothing_is_posted()
    {
        Given(Daily, Claimed);
        GivenNews(isNew: false);
        ledger.Setup(l => l.MarkEmptyAsync(Key, CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Assert.Empty(posted);
        Mock.VerifyAll(ledger, statements);
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public async Task A_late_one_says_so_and_what_it_covers(int minutes, bool isLate)
    {
        Given(Daily, Claimed);
        GivenNews();
        ledger.Setup(l => l.FreezeAsync(Key, It.IsAny<ChatMessage>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        Posts("m1");
        ledger.Setup(l => l.MarkSentAsync(Key, "m1", CancellationToken.None)).Returns(Task.CompletedTask);
        clock.Advance(TimeSpan.FromMinutes(minutes));

        await DeliverAsync();

        // the window began on Sunday at 07:00 UTC, after the clocks changed
        Assert.Equal(isLate, TextRenderer.Render(Assert.Single(posted)).StartsWith("Late: due 29 March 2027 08:00; covers 28 March 2027 08:00 to 29 March 2027 08:00.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_platform_was_not_asked_is_given_back_with_the_reason_for_as_long_as_it_says_and_counts_as_no_attempt()
    {
        Given(Daily, Claimed);
        GivenNews();
        ledger.Setup(l => l.FreezeAsync(Key, It.IsAny<ChatMessage>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        Refuses(new("Others are before this one.", certainlyNotPosted: true, isPermanent: false) { RetryAfter = Duration.FromSeconds(5), IsUntried = true });
        ledger.Setup(l => l.GiveBackAsync(Claimed, Duration.FromSeconds(5), "Others are before this one.", CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Mock.VerifyAll(ledger);
    }

    [Fact]
    public async Task What_belongs_to_no_subscription_any_more_is_not_posted()
    {
        Given(null, Claimed);
        ledger.Setup(l => l.MarkRefusedAsync(Key, "The subscription was removed.", null, CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Mock.VerifyAll(ledger);
    }

    [Fact]
    public async Task Without_a_connection_to_the_platform_it_waits_and_says_what_to_do()
    {
        var toTeams = Claimed with { Key = Key with { Destination = new(ChannelAddress.Teams, "19:a@thread") } };
        Given(Daily with { Destinations = [Channel, toTeams.Key.Destination] }, toTeams);
        ledger.Setup(l => l.MarkRefusedAsync(toTeams.Key, "There is no connection to teams: set its credentials (see the README).", Duration.FromMinutes(1), CancellationToken.None)).Returns(Task.CompletedTask);

        await DeliverAsync();

        Mock.VerifyAll(ledger);
    }

    private void Given(Subscription? subscription, params Delivery[] open)
    {
        subscriptions.Setup(s => s.ToLookAtAsync(It.IsAny<Instant>(), It.IsAny<int>(), 0, It.IsAny<CancellationToken>())).ReturnsAsync([]);
        subscriptions.Setup(s => s.MarkLookedAtAsync(It.IsAny<IReadOnlyList<ScheduleLook>>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        subscriptions.Setup(s => s.FindAsync(It.IsAny<IReadOnlyCollection<long>>(), It.IsAny<CancellationToken>())).ReturnsAsync(subscription is null ? [] : [subscription]);
        ledger.Setup(l => l.OpenWorkspacesAsync(It.IsAny<CancellationToken>())).ReturnsAsync([.. open.Select(delivery => delivery.Key.Destination.Workspace).Distinct()]);
        ledger.Setup(l => l.LeaseAsync(It.IsAny<string>(), false, It.IsAny<int>(), It.IsAny<Duration>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        ledger.SetupSequence(l => l.LeaseAsync(It.IsAny<string>(), true, It.IsAny<int>(), Duration.FromMinutes(2), It.IsAny<CancellationToken>())).ReturnsAsync(open).ReturnsAsync([]);
    }

    // the window of the delivery holds one statement; it was said before, or not
    private void GivenNews(bool isNew = true)
    {
        var (before, now) = (News.Article("before", Words + ".", new(2027, 3, 20)), News.Article("now", Words + ".", new(2027, 3, 28)));
        var match = new StatementMatch(now.Say(News.Mira, Words), null, 0);
        statements.Setup(s => s.ActorsAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);
        statements.Setup(s => s.SearchAsync(It.Is<StatementQuery>(query => query.AfterVersion == 3 && query.UpToVersion == 5), It.IsAny<CancellationToken>())).ReturnsAsync([match]);
        statements.Setup(s => s.SearchAsync(It.Is<StatementQuery>(query => query.AfterVersion == null && query.UpToVersion == 5), It.IsAny<CancellationToken>()))
            .ReturnsAsync(isNew ? [] : [new(before.Say(News.Mira, Words), null, 0)]);
        statements.Setup(s => s.ArticlesAsync(It.IsAny<IReadOnlyCollection<string>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyCollection<string> ids, CancellationToken _) => [.. new[] { before, now }.Where(article => ids.Contains(article.Id))]);
    }

    private void Freezes() => ledger.Setup(l => l.FreezeAsync(Key, Frozen, It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);

    private void Finds(string? message) => platform.Setup(p => p.FindAsync(Channel, Key.ToString(), It.IsAny<CancellationToken>())).ReturnsAsync(message);

    private void Posts(string message) => platform
        .Setup(p => p.PostAsync(Channel, It.IsAny<ChatMessage>(), Key.ToString(), It.IsAny<CancellationToken>()))
        .Callback((ChannelAddress _, ChatMessage content, string? _, CancellationToken _) => posted.Add(content))
        .ReturnsAsync(message);

    private void Refuses(ChatException refusal) =>
        platform.Setup(p => p.PostAsync(Channel, It.IsAny<ChatMessage>(), Key.ToString(), It.IsAny<CancellationToken>())).ThrowsAsync(refusal);

    private Task DeliverAsync(FreshLinks? links = null)
    {
        platform.Setup(p => p.Name).Returns(ChannelAddress.Slack);
        platform.Setup(p => p.Pace).Returns(PostPace.Unlimited);
        ledger.Setup(l => l.PausedAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);
        var writer = new BriefingWriter(statements.Object, Gazetteer.Default, PairEncoder.Default, statement => new("https://briefing.example/" + statement.Id));
        return new BriefingDelivery(subscriptions.Object, ledger.Object, writer, [platform.Object], clock, NullLogger<BriefingDelivery>.Instance, links).DeliverDueAsync(Token);
    }
}
