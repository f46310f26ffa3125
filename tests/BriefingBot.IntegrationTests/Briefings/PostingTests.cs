using System.Collections.Concurrent;
using BriefingBot.Briefings;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.IntegrationTests.Time;
using BriefingBot.Positions;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>Many briefings at once, to platforms that keep to limits, are slow, refuse and fall over.</summary>
public sealed class PostingTests : IAsyncLifetime
{
    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 7, 0);
    private static readonly Duration Eight = Duration.FromHours(1);

    private readonly TimerClock clock = new(Begin.ToDateTimeOffset());
    private readonly Simulation simulation;
    private readonly Platform slack;
    private SqliteStore store = null!;

    public PostingTests() => (simulation, slack) = (new(clock), new(clock));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public async ValueTask InitializeAsync() => store = await SqliteStore.OpenAsync(clock, Token);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task All_replicas_together_post_no_faster_than_the_workspace_allows(int replicas)
    {
        slack.Pace = new(Duration.FromMilliseconds(200), Duration.Zero);
        await DueAsync(40);

        await PassAsync([.. Enumerable.Range(0, replicas).Select<int, Func<Task>>(_ => () => Replica().DeliverDueAsync(Token))]);

        Assert.Equal(40, slack.Posts.Count);
        Assert.All(Times("T1").Select((at, i) => (at, i)), post => Assert.True(post.at >= Begin + Eight + (Duration.FromMilliseconds(200) * post.i), $"Post {post.i} came at {post.at}."));
        Assert.InRange(Times("T1")[^1] - Begin - Eight, Duration.FromMilliseconds(200) * 39, Duration.FromSeconds(12)); // some turns were of those who found nothing open
    }

    [Fact]
    public async Task A_turn_that_was_missed_is_not_made_up_for_together_with_the_next()
    {
        slack.Pace = new(Duration.FromSeconds(1), Duration.Zero);
        var turns = new PostTurns("slack:T1", slack.Pace, store.Ledger, clock);
        var late = turns.After(await turns.TakeAsync(1, Token), 0);
        clock.Advance(TimeSpan.FromSeconds(1)); // what comes before the post takes a second
        var onTime = turns.After(await turns.TakeAsync(1, Token), 0);
        Assert.True(onTime.KeepAsync(Token).IsCompletedSuccessfully);

        var kept = late.KeepAsync(Token);
        await UntilAsync(() => store.Ledger.ReserveAsync("slack:T1", Duration.Zero, Token).Result == Duration.FromSeconds(2)); // it asked for another
        Assert.False(kept.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await kept.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    [Fact]
    public async Task A_channel_gets_its_briefings_one_after_the_other()
    {
        slack.Pace = new(Duration.Zero, Duration.FromSeconds(1));
        foreach (var speaker in new[] { "Mira Halden", "Osk Brandel", "Ted" })
        {
            await SubscribeAsync("T1/C1", speaker);
        }

        await DueAsync(0);
        await PassAsync([.. Enumerable.Range(0, 4).Select<int, Func<Task>>(second => async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(second), clock, Token);
            await Replica().DeliverDueAsync(Token);
        })]);

        Assert.Equal(3, slack.Posts.Count);
        Assert.All(Times("T1").Select((at, i) => (at, i)), post => Assert.Equal(Begin + Eight + Duration.FromSeconds(post.i), post.at));
    }

    [Fact]
    public async Task What_a_round_finds_open_in_one_channel_is_posted_at_its_pace_and_each_is_tried_once()
    {
        slack.Pace = new(Duration.FromMilliseconds(200), Duration.FromSeconds(1));
        foreach (var number in Enumerable.Range(1, 12))
        {
            await SubscribeAsync("T1/C1", FormattableString.Invariant($"Speaker {number}"));
        }

        await DueAsync(0);
        await PassAsync(() => RoundsAsync(Replica(), minutes: 1));

        Assert.All(Times("T1").Zip(Times("T1").Skip(1)), pair => Assert.True(pair.Second - pair.First >= Duration.FromSeconds(1), $"{pair.First} and {pair.Second}"));
        Assert.InRange(Times("T1")[^1] - Begin - Eight, Duration.FromSeconds(11), Duration.FromSeconds(20));
        Assert.Equal(12, slack.Posts.Count);
        Assert.All(await RowsAsync(), row => Assert.Equal((DeliveryState.Sent, 1), (row.State, row.Attempts)));
    }

    [Fact]
    public async Task A_channel_for_which_many_are_late_holds_up_no_other()
    {
        slack.Pace = new(Duration.FromMilliseconds(200), Duration.FromSeconds(1));
        foreach (var number in Enumerable.Range(1, 60))
        {
            await SubscribeAsync("T1/C1", FormattableString.Invariant($"Speaker {number}"));
        }

        await SubscribeAsync("T1/C2");
        await DueAsync(0);
        await new DueClaims(store.Subscriptions, store.Ledger, [slack], clock).ClaimAsync(Token);
        clock.Advance(TimeSpan.FromMinutes(2)); // nobody was there
        var late = Now;
        await PassAsync(() => RoundsAsync(Replica(), minutes: 3));

        var many = slack.Posts.Where(post => post.Channel.Id == "T1/C1").Select(post => post.At).Order().ToList();
        Assert.All(many.Zip(many.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Duration.FromSeconds(1), $"{pair.First} and {pair.Second}"));
        Assert.InRange(many[^1] - late, Duration.FromSeconds(59), Duration.FromSeconds(90));
        Assert.InRange(slack.Posts.Single(post => post.Channel.Id == "T1/C2").At - late, Duration.Zero, Duration.FromSeconds(15)); // those that are open longer come first
        Assert.All(await RowsAsync(), row => Assert.Equal((DeliveryState.Sent, 1), (row.State, row.Attempts)));
    }

    [Fact]
    public async Task One_whose_turn_does_not_come_in_time_was_not_tried_and_keeps_its_words()
    {
        slack.Pace = new(Duration.FromMilliseconds(200), Duration.Zero);
        var subscription = await SubscribeAsync("T1/C1");
        await DueAsync(0);
        await new DueClaims(store.Subscriptions, store.Ledger, [slack], clock).ClaimAsync(Token);
        var taken = Assert.Single(await store.Ledger.LeaseAsync("slack:T1", isByClock: true, 1, BriefingAttempt.Lease, Token));
        var leasedAt = clock.GetTimestamp();
        var turn = new PostTurns("slack:T1", slack.Pace, store.Ledger, clock).After(leasedAt, 0);
        clock.Advance(TimeSpan.FromSeconds(1)); // it is missed
        await store.Ledger.HoldAsync("slack:T1", Duration.FromMinutes(10), Token);
        var writer = new BriefingWriter(store.Statements, Gazetteer.Default, PairEncoder.Default, statement => new("https://briefing.example/" + statement.Id));
        var attempt = new BriefingAttempt(store.Ledger, new(writer, clock), new(store.Subscriptions, clock), [slack], new(link => link), clock, NullLogger.Instance);

        await PassAsync(() => attempt.TryAsync(taken, subscription, leasedAt, turn, Token));

        Assert.Empty(slack.Posts);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((DeliveryState.Claimed, 0, Now + Duration.FromMinutes(1)), (row.State, row.Attempts, row.NextAt));
        Assert.NotNull(row.Content);
        Assert.Equal(Begin + Eight + Duration.FromSeconds(105), Now); // before its lease is over
    }

    [Fact]
    public async Task A_channel_that_does_not_answer_holds_up_no_other()
    {
        slack.Hangs.Add("T1/C1");
        await DueAsync(20);
        var delivery = Replica();

        var round = delivery.DeliverDueAsync(Token);
        await UntilAsync(() => slack.Posts.Count == 20);

        Assert.False(round.IsCompleted);
        slack.Release.SetResult();
        await round.WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.All(await RowsAsync(), row => Assert.Equal(DeliveryState.Sent, row.State));
    }

    [Fact]
    public async Task A_round_does_not_wait_for_what_is_being_posted_and_what_is_due_next_is_on_time()
    {
        slack.Hangs.Add("T1/C1");
        await DueAsync(1);
        var delivery = Replica();
        await delivery.BeginDueAsync(Token);
        await UntilAsync(() => slack.Posts.Count == 1);
        await SubscribeAsync("T1/C2", at: "08:01");
        await SubscribeAsync("T2/C1", at: "08:01");
        clock.Advance(TimeSpan.FromMinutes(1));

        await delivery.BeginDueAsync(Token);
        await UntilAsync(() => slack.Posts.Count == 3); // in the same workspace, and in another

        slack.Release.SetResult();
        await delivery.DeliverDueAsync(Token);
        Assert.All(await RowsAsync(), row => Assert.Equal(DeliveryState.Sent, row.State));
    }

    [Fact]
    public async Task When_a_platform_asks_to_wait_the_workspace_waits_and_nothing_is_lost_or_doubled()
    {
        slack.Pace = new(Duration.FromMilliseconds(100), Duration.Zero);
        slack.Answer = (number, _) => number is >= 5 and < 9 ? throw Asked(30, holdsWorkspace: true) : null;
        await DueAsync(30);

        await PassAsync(() => RoundsAsync(Replica(), minutes: 5), () => RoundsAsync(Replica(), minutes: 5));

        Assert.All(await RowsAsync(), row => Assert.Equal((DeliveryState.Sent, slack.Posts.Count(post => post.Key == row.Key.ToString())), (row.State, row.Attempts)));
        Assert.Equal(30, slack.Posts.Where(post => post.IsTaken).DistinctBy(post => post.Key).Count());
        Assert.Equal(30, slack.Posts.Count(post => post.IsTaken));
        var refused = slack.Posts.First(post => !post.IsTaken).At;
        Assert.DoesNotContain(slack.Posts, post => post.At > refused + Duration.FromSeconds(2) && post.At < refused + Duration.FromSeconds(30)); // but what the other had turns for
    }

    [Fact]
    public async Task A_storm_of_refusals_goes_by_and_no_briefing_is_given_up()
    {
        slack.Pace = new(Duration.FromMilliseconds(100), Duration.Zero);
        var storm = Begin + Eight + Duration.FromMinutes(40);
        slack.Answer = (_, _) => Now < storm ? throw Asked(60, holdsWorkspace: false) : null; // more often than other refusals are borne
        await DueAsync(3);

        await PassAsync(() => RoundsAsync(Replica(), minutes: 50));

        Assert.All(await RowsAsync(), row => Assert.Equal(DeliveryState.Sent, row.State));
        Assert.Equal(3, slack.Posts.Count(post => post.IsTaken));
        Assert.True(slack.Posts.Count > 3 * 12);
    }

    [Fact]
    public async Task A_storm_of_faults_doubles_nothing_because_what_may_be_there_is_looked_for()
    {
        var chance = new Random(1);
        var storm = Begin + Eight + Duration.FromMinutes(5);
        slack.Answer = (_, post) => Now < storm ? throw Unknown(slack.Take(post, isTaken: chance.Next(2) == 0)) : null;
        await DueAsync(40);

        await PassAsync(() => RoundsAsync(Replica(), minutes: 30), () => RoundsAsync(Replica(), minutes: 30));

        Assert.All(await RowsAsync(), row => Assert.Equal(DeliveryState.Sent, row.State));
        Assert.Equal(40, slack.Posts.Count(post => post.IsTaken));
        Assert.Equal(40, slack.Posts.Where(post => post.IsTaken).DistinctBy(post => post.Key).Count());

        static ChatException Unknown(Post _) => new("A fault of its own (503).", certainlyNotPosted: false, isPermanent: false);
    }

    [Fact]
    public async Task One_that_is_asked_for_does_not_wait_behind_all_that_is_due()
    {
        slack.Pace = new(Duration.FromMilliseconds(200), Duration.Zero);
        await DueAsync(100);
        var delivery = Replica();
        await simulation.DoAsync(() => delivery.BeginDueAsync(Token));
        await store.Ledger.TryClaimAsync(new(1, new(ChannelAddress.Slack, "T1/C1"), Occasion.Asked("now")), Now, Token);
        await store.Ledger.TryClaimAsync(new(2, new(ChannelAddress.Slack, "T1/C2"), Occasion.Asked("now")), Now, Token);

        await PassAsync(() => delivery.DeliverDueAsync(Token));

        Assert.Equal(102, slack.Posts.Count);
        Assert.InRange(slack.Posts.ToList().FindLastIndex(post => post.Key.EndsWith("run-now", StringComparison.Ordinal)), 0, 11); // the first ten turns were taken
    }

    [Fact]
    public async Task A_stop_ends_what_is_being_posted_and_gives_back_the_rest()
    {
        slack.Pace = new(Duration.FromMilliseconds(200), Duration.Zero);
        slack.Hangs.Add("T1/C1");
        await DueAsync(30);
        var delivery = Replica();
        await simulation.DoAsync(() => delivery.BeginDueAsync(Token));
        await UntilAsync(() => !slack.Posts.IsEmpty);

        var stop = simulation.DoAsync(() => delivery.StopAsync(Token));
        slack.Release.SetResult();
        await PassAsync(() => stop);

        var rows = await RowsAsync();
        Assert.Equal(slack.Posts.Count, rows.Count(row => row.State == DeliveryState.Sent));
        Assert.All(rows.Where(row => row.State != DeliveryState.Sent), row => Assert.Equal((DeliveryState.Claimed, 0), (row.State, row.Attempts)));
        Assert.InRange(slack.Posts.Count, 1, 29);
        await PassAsync(() => Replica().DeliverDueAsync(Token)); // at once: nobody waits for a lease to end
        Assert.Equal(30, slack.Posts.DistinctBy(post => post.Key).Count());
        Assert.Equal(30, slack.Posts.Count);
    }

    private static ChatException Asked(int seconds, bool holdsWorkspace) =>
        new("Too many (429).", certainlyNotPosted: true, isPermanent: false) { RetryAfter = Duration.FromSeconds(seconds), HoldsWorkspace = holdsWorkspace };

    private List<Instant> Times(string workspace) => [.. slack.Posts.Where(post => post.Channel.Workspace == "slack:" + workspace).Select(post => post.At).Order()];

    private async Task DueAsync(int channels)
    {
        foreach (var number in Enumerable.Range(1, channels))
        {
            await SubscribeAsync(FormattableString.Invariant($"T1/C{number}"));
        }

        await store.IngestAsync(Token);
        clock.Advance(Eight.ToTimeSpan());
    }

    private Task<Subscription?> SubscribeAsync(string channel, string? speaker = null, string at = "08:00") => store.Subscriptions.AddAsync(
        new(0, [new(ChannelAddress.Slack, channel)], speaker is null ? [] : [speaker], [], ScheduleText.Read(at, "UTC", "daily", DateTimeZoneProviders.Tzdb), null, Begin, Begin, 0, IsPaused: false)
        { IfEmpty = EmptyDays.Line },
        Token);

    private BriefingDelivery Replica() => store.Replica(slack);

    private async Task RoundsAsync(BriefingDelivery replica, int minutes)
    {
        var end = Now + Duration.FromMinutes(minutes);
        while (Now < end)
        {
            await replica.DeliverDueAsync(Token);
            await Task.Delay(TimeSpan.FromSeconds(5), clock, Token);
        }
    }

    private Task<IReadOnlyList<Delivery>> RowsAsync() => store.Ledger.ListAsync(null, 1000, Token);

    private Task PassAsync(params Func<Task>[] work) => simulation.PassAsync(Token, work);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; !isSo(); i++)
        {
            Assert.True(i < 2000, "It did not come to that in twenty seconds.");
            await Task.Delay(10, Token);
        }
    }

    private sealed record Post(ChannelAddress Channel, string Key, Instant At, bool IsTaken);

    private sealed class Platform(TimeProvider clock) : IChatPlatform
    {
        private int posts;

        public string Name => ChannelAddress.Slack;

        public PostPace Pace { get; set; } = PostPace.Unlimited;

        public ConcurrentQueue<Post> Posts { get; } = new();

        public HashSet<string> Hangs { get; } = new(StringComparer.Ordinal);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Func<int, Post, object?> Answer { get; set; } = (_, _) => null;

        public Post Take(Post post, bool isTaken)
        {
            var taken = post with { IsTaken = isTaken };
            Posts.Enqueue(taken);
            return taken;
        }

        public async Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
        {
            var post = new Post(channel, deliveryKey!, Instant.FromDateTimeOffset(clock.GetUtcNow()), IsTaken: true);
            try
            {
                lock (Hangs)
                {
                    Answer(Interlocked.Increment(ref posts), post);
                }
            }
            catch (ChatException refused) when (refused.CertainlyNotPosted)
            {
                Take(post, isTaken: false);
                throw;
            }

            Take(post, isTaken: true);
            if (Hangs.Contains(channel.Id))
            {
                await Release.Task.WaitAsync(cancellationToken);
            }

            return "m-" + deliveryKey;
        }

        public Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is to be corrected.");

        public Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken) =>
            Task.FromResult(Posts.Any(post => post.IsTaken && post.Key == deliveryKey) ? "m-" + deliveryKey : null);
    }
}
