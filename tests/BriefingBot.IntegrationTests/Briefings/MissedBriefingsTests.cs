using BriefingBot.Briefings;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>Days without a service, rests, clocks that jump, channels that go: what is told afterwards, once, and with which label.</summary>
public sealed class MissedBriefingsTests : IAsyncLifetime
{
    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 7, 0); // a Monday
    private static readonly ChannelAddress Here = new(ChannelAddress.Slack, "T1/C1");
    private static readonly ChannelAddress There = new(ChannelAddress.Slack, "T1/C2");

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());
    private readonly Recorder platform = new();
    private SqliteStore store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await SqliteStore.OpenAsync(clock, Token);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task Several_missed_days_make_one_briefing_that_says_what_it_covers()
    {
        await SubscribeAsync();
        await DayAsync(2);
        foreach (var day in Enumerable.Range(3, 3))
        {
            await AtAsync(day, 7); // nobody is there, but news comes
        }

        await AtAsync(6, 9);
        await RoundAsync();

        Assert.Equal(["2027-03-02", "2027-03-06"], platform.Occasions);
        Assert.StartsWith("Late: due 6 March 2027 08:00; covers 2 March 2027 08:00 to 6 March 2027 09:00.", platform.Posted[^1].Text, StringComparison.Ordinal);
        Assert.Equal(4, platform.Posted[^1].Quotations);
    }

    [Fact]
    public async Task Found_on_time_it_says_so_too_and_the_next_one_no_more()
    {
        await SubscribeAsync();
        await DayAsync(2);
        await AtAsync(3, 7);
        await DayAsync(4);
        await DayAsync(5);

        Assert.Equal(["2027-03-02", "2027-03-04", "2027-03-05"], platform.Occasions);
        Assert.StartsWith("More than one briefing in one: covers 2 March 2027 08:00 to 4 March 2027 08:00.", platform.Posted[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("covers", platform.Posted[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_failed_for_good_is_covered_by_the_next()
    {
        await SubscribeAsync();
        platform.Refusal = new("Forbidden by a rule.", certainlyNotPosted: true, isPermanent: true);
        await DayAsync(2);
        platform.Refusal = null;
        await DayAsync(3);

        Assert.Equal(["2027-03-03"], platform.Occasions);
        Assert.StartsWith("More than one briefing in one: covers 1 March 2027 07:00 to 3 March 2027 08:00.", platform.Posted[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_rest_nothing_due_in_it_is_made_up_for_and_the_next_covers_it()
    {
        var subscription = await SubscribeAsync();
        await DayAsync(2);
        await store.Subscriptions.PauseAsync(subscription.Id, until: null, Token);
        await DayAsync(3);
        await AtAsync(4, 9);
        await store.Subscriptions.ResumeAsync(subscription.Id, Token);
        await RoundAsync();
        Assert.Equal(["2027-03-02"], platform.Occasions);
        await DayAsync(5);

        Assert.Equal(["2027-03-02", "2027-03-05"], platform.Occasions);
        Assert.StartsWith("More than one briefing in one: covers 2 March 2027 08:00 to 5 March 2027 08:00.", platform.Posted[^1].Text, StringComparison.Ordinal);
        Assert.Equal(3, platform.Posted[^1].Quotations);
    }

    [Fact]
    public async Task One_that_rests_until_a_day_comes_on_that_day_also_when_it_was_due_in_its_rest()
    {
        var subscription = await SubscribeAsync();
        await store.Subscriptions.PauseAsync(subscription.Id, Instant.FromUtc(2027, 3, 4, 0, 0), Token);
        await DayAsync(2);
        await DayAsync(3);
        await DayAsync(4);

        Assert.Equal(["2027-03-04"], platform.Occasions);
    }

    [Theory]
    [InlineData(-1, "2027-03-02")]
    [InlineData(0, "2027-03-09")]
    public async Task A_program_that_was_down_makes_up_for_a_week(int seconds, string expected)
    {
        await SubscribeAsync("tue");
        await AtAsync(9, 7);
        clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(seconds));
        await RoundAsync();

        Assert.Equal([expected], platform.Occasions);
    }

    [Fact]
    public async Task A_clock_that_leaps_ahead_and_back_tells_nothing_twice_and_leaves_nothing_out()
    {
        var subscription = await SubscribeAsync();
        await DayAsync(2);
        clock.AdjustTime(March(9, 9));
        await store.IngestAsync(Token);
        await RoundAsync();
        clock.AdjustTime(March(2, 9));
        await RoundAsync();
        foreach (var day in Enumerable.Range(3, 9))
        {
            await DayAsync(day);
        }

        Assert.Equal(platform.Occasions.Count, platform.Occasions.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            ["2027-03-02", "2027-03-09", "2027-03-03", "2027-03-04", "2027-03-05", "2027-03-06", "2027-03-07", "2027-03-08", "2027-03-10", "2027-03-11"],
            platform.Occasions);
        Assert.Equal(11, platform.Posted.Sum(message => message.Quotations)); // each statement once
        var rows = (await store.Ledger.ListAsync(subscription.Id, 100, Token)).OrderBy(row => row.UpToVersion).ToList();
        Assert.All(rows, row => Assert.True(row.AfterVersion <= row.UpToVersion && row.Since <= row.Until));
        Assert.All(rows.Where(row => row.Key.Occasion is "2027-03-03" or "2027-03-04"), row => Assert.True(row.Until < Instant.FromUtc(2027, 3, 5, 0, 0))); // in no future
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(pair.First.UpToVersion, pair.Second.AfterVersion));
    }

    [Fact]
    public async Task A_clock_that_goes_back_while_one_waits_for_its_retry_does_not_keep_it_for_ever()
    {
        await SubscribeAsync();
        platform.Refusal = new("Slack is down.", certainlyNotPosted: true, isPermanent: false);
        await DayAsync(2);
        platform.Refusal = null;
        clock.AdjustTime(March(1, 9));
        await RoundAsync();

        Assert.Equal(["2027-03-02"], platform.Occasions);
    }

    [Fact]
    public async Task An_immediate_one_goes_on_when_the_clock_goes_back()
    {
        await store.Subscriptions.AddAsync(new(0, [Here], [], [], BriefingSchedule.Immediately(DateTimeZone.Utc), null, Begin, Begin, 0, IsPaused: false), Token);
        var immediate = new ImmediateOccasions(store.Subscriptions, store.Ledger, store.Statements, Gazetteer.Default, clock);
        clock.AdjustTime(March(20, 9));
        await store.IngestAsync(Token);
        await immediate.ClaimAsync(Token);
        await RoundAsync();
        clock.AdjustTime(March(2, 9));
        await store.IngestAsync(Token);
        await immediate.ClaimAsync(Token);
        await RoundAsync();

        Assert.Equal(["batch-1", "batch-2"], platform.Occasions);
    }

    [Fact]
    public async Task A_channel_that_is_gone_ends_what_goes_there_and_its_owner_is_told_once()
    {
        await SubscribeAsync("daily", Here, There);
        platform.Gone.Add(Here);
        await DayAsync(2);
        await RoundAsync();
        await DayAsync(3);

        Assert.Equal(["2027-03-02", "2027-03-03"], platform.Posted.Where(message => message.Channel == There).Select(message => message.Occasion));
        var told = Assert.Single(platform.Posted, message => message.Channel.Id == "T1/U07");
        Assert.StartsWith(
            "Subscription 1 (everybody, 08:00 UTC, daily, a line when there is nothing new) no longer goes to slack:T1/C1. The channel is archived. It goes on in its other channels.", told.Text, StringComparison.Ordinal);
        Assert.Equal([There], Assert.Single(await store.Subscriptions.ListAsync(Token)).Destinations);
        Assert.Equal("The channel is archived.", Assert.Single(await store.Subscriptions.EndedAsync(10, Token)).Reason);
    }

    [Fact]
    public async Task With_its_last_channel_a_subscription_is_ended_and_a_second_one_of_another_owner_too()
    {
        await SubscribeAsync("daily", Here);
        await store.Subscriptions.AddAsync(
            new(0, [Here], ["Mira Halden"], [], ScheduleText.Read("08:00", "UTC", "daily", DateTimeZoneProviders.Tzdb), "somebody on the web", Begin, Begin, 0, IsPaused: false), Token);
        var ends = new DestinationEnds(store.Subscriptions, clock);

        await ends.EndAllAsync(Here, "The bot was removed from this channel.", Token);
        await ends.EndAllAsync(Here, "The bot was removed from this channel.", Token); // the platform says it twice
        await RoundAsync();
        await DayAsync(2);

        Assert.Empty(await store.Subscriptions.ListAsync(Token));
        Assert.Equal(2, (await store.Subscriptions.EndedAsync(10, Token)).Count);
        Assert.EndsWith("Subscribe again when the bot is back there, or in another channel.", Assert.Single(platform.Posted).Text.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_not_of_the_workspace_ends_nothing_and_what_is_due_waits_and_says_why()
    {
        var subscription = await SubscribeAsync("daily", Here, There);
        platform.Lost = "The token is of another workspace.";
        var running = Started();
        await DayAsync(2);
        for (var i = 0; i < 120; i++) // an hour of rounds
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            await RoundAsync(running);
        }

        Assert.Empty(platform.Posted);
        Assert.InRange(platform.Tries, 1, 2);
        Assert.InRange(platform.Tests, 2, 14); // every five minutes
        Assert.All(await store.Ledger.ListAsync(subscription.Id, 10, Token), row => Assert.Equal((true, platform.Lost), (row.IsOpen, row.Problem)));
        Assert.Equal(("slack:T1", platform.Lost), Assert.Single(await store.Ledger.PausedAsync(Token)) is var paused ? (paused.Workspace, paused.Reason) : default);
        Assert.Empty(await store.Subscriptions.EndedAsync(10, Token));

        platform.Lost = null;
        await RoundAsync(); // started again with the right token
        clock.Advance(TimeSpan.FromMinutes(15));
        await RoundAsync();
        await DayAsync(3);

        Assert.Empty(await store.Ledger.PausedAsync(Token));
        Assert.Equal(["2027-03-02", "2027-03-02", "2027-03-03", "2027-03-03"], platform.Occasions);
        Assert.All(await store.Ledger.ListAsync(subscription.Id, 10, Token), row => Assert.Null(row.Problem));
    }

    [Fact]
    public async Task What_waits_for_a_workspace_is_given_up_after_a_week_and_the_next_covers_it()
    {
        await SubscribeAsync();
        platform.Lost = "The app was removed.";
        foreach (var day in Enumerable.Range(2, 9))
        {
            await DayAsync(day);
        }

        Assert.Contains(await store.Ledger.ListAsync(null, 10, Token), row => row is { State: DeliveryState.Failed, Problem: "The app was removed.", Key.Occasion: "2027-03-02" });
        platform.Lost = null;
        await DayAsync(11);

        Assert.StartsWith("More than one briefing in one: covers 1 March 2027 07:00 to 11 March 2027 08:00.", Assert.Single(platform.Posted).Text, StringComparison.Ordinal);
    }

    private static DateTimeOffset March(int day, int hour) => new(2027, 3, day, hour, 0, 0, TimeSpan.Zero);

    private async Task<Subscription> SubscribeAsync(string days = "daily", params ChannelAddress[] channels) => (await store.Subscriptions.AddAsync(
        new(0, channels.Length == 0 ? [Here] : channels, [], [], ScheduleText.Read("08:00", "UTC", days, DateTimeZoneProviders.Tzdb), "U07", Begin, Begin, 0, IsPaused: false) { IfEmpty = EmptyDays.Line }, Token))!;

    // news in the morning
    private async Task AtAsync(int day, int hour)
    {
        clock.AdjustTime(March(day, hour));
        await store.IngestAsync(Token);
    }

    private async Task DayAsync(int day)
    {
        await AtAsync(day, 7);
        clock.AdjustTime(March(day, 8));
        await RoundAsync();
    }

    // a program that was just started knows nothing but the store
    private Task RoundAsync() => RoundAsync(Started());

    private static Task RoundAsync(BriefingDelivery delivery) => delivery.DeliverDueAsync(Token);

    private BriefingDelivery Started() => store.Replica(platform);

    private sealed record Message(ChannelAddress Channel, string Occasion, string Text, int Quotations);

    private sealed class Recorder : IChatPlatform
    {
        public string Name => ChannelAddress.Slack;

        public List<Message> Posted { get; } = [];

        public IReadOnlyList<string> Occasions => [.. Posted.Select(message => message.Occasion)];

        public HashSet<ChannelAddress> Gone { get; } = [];

        public ChatException? Refusal { get; set; }

        public string? Lost { get; set; }

        public int Tries { get; private set; }

        public int Tests { get; private set; }

        public Task<string?> TestAsync(string workspace, CancellationToken cancellationToken)
        {
            Tests++;
            return Task.FromResult(Lost);
        }

        public Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
        {
            lock (Posted)
            {
                Tries++;
                if (Refusal is not null)
                {
                    throw Refusal;
                }

                if (Lost is not null)
                {
                    throw new ChatException(Lost, certainlyNotPosted: true, isPermanent: true) { IsOfWorkspace = true };
                }

                if (Gone.Contains(channel))
                {
                    throw new ChatException("The channel is archived.", certainlyNotPosted: true, isPermanent: true) { IsChannelGone = true };
                }

                Posted.Add(new(channel, deliveryKey!.Split('|')[2], TextRenderer.Render(message), message.Blocks.OfType<ChatItem>().SelectMany(item => item.Runs).OfType<ChatQuotation>().Count()));
                return Task.FromResult("m-" + deliveryKey);
            }
        }

        public Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

        public Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is edited here.");
    }
}
