using BriefingBot.Briefings;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.IntegrationTests.Storage;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>What is said at once of a subscription, before anything is stored; and briefings asked for.</summary>
public sealed class SubscriptionDeskTests : IAsyncLifetime
{
    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 7, 0); // a Monday
    private static readonly SubscriptionRequest Good = new(["slack:T1/C1"], ["Mira Halden"], [], "08:00", "Europe/Dublin", "mon-fri", "U1");

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());
    private readonly Probe probe = new();
    private SqliteStore store = null!;
    private SubscriptionDesk desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await SqliteStore.OpenAsync(clock, Token);
        await store.IngestAsync(Token, isDated: false); // Mira Halden on harbours
        desk = new(store.Subscriptions, store.Ledger, store.Statements, Gazetteer.Default, [probe], clock);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    public static TheoryData<SubscriptionRequest, string> Bad => new()
    {
        { Good with { To = [] }, "Say in which channel: slack:TEAM/CHANNEL or teams:CONVERSATION." },
        { Good with { To = ["slack:T1/C1", "slack:C2"] }, "\"slack:C2\" is no channel: write slack:TEAM/CHANNEL or teams:CONVERSATION." },
        { Good with { At = "25:00" }, "\"25:00\" is no time of day: write hours and minutes, for example 08:00." },
        { Good with { At = string.Empty }, "Say at what time of day, for example: at 08:00 Europe/Dublin." },
        { Good with { Zone = string.Empty }, "Say in which time zone, for example: at 08:00 Europe/Dublin." },
        { Good with { Zone = "Europe/Dubln" }, "\"Europe/Dubln\" is no time zone. Did you mean Europe/Dublin?" },
        { Good with { Days = "mon-firday" }, "\"firday\" is no day of the week: write mon-fri, mon,wed,fri or daily. Did you mean friday?" },
        { Good with { Days = "immediately" }, "An immediate briefing comes as soon as there is news: leave out the time of day (08:00)." },
        { Good with { PauseUntil = "2027-03-01" }, "2027-03-01 is not ahead: it is 2027-03-01 in Europe/Dublin. Pause until a later date." },
        { Good with { PauseUntil = "tomorrow" }, "\"tomorrow\" is no date to pause until: write year, month and day, for example 2027-03-29." },
        { Good with { IfEmpty = "loud" }, "\"loud\" is no choice for days without news: write silent or line." },
        { Good with { Phrases = ["safe passage"], NotPhrases = ["Safe Passage"] }, "\"Safe Passage\" is both asked for and left out: nothing could ever match." },
        { Good with { Speakers = ["Mira Haldn"] }, "Nobody called \"Mira Haldn\" has spoken in the news so far. Did you mean Mira Halden? To follow it as it is, put it in quotation marks." },
        { Good with { Speakers = [" "] }, "One of the speakers is empty: leave it out." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_is_wrong_is_said_in_words_and_nothing_is_stored(SubscriptionRequest request, string words)
    {
        Assert.Equal(words, (await Assert.ThrowsAsync<FormatException>(() => desk.AddAsync(request, Token))).Message);
        Assert.Empty(await store.Subscriptions.ListAsync(Token));
    }

    [Fact]
    public async Task A_misspelt_subject_is_asked_back_about()
    {
        var refused = await Assert.ThrowsAsync<FormatException>(() => desk.AddAsync(Good with { About = ["Mira Haldn"] }, Token));

        Assert.StartsWith("Nothing in the news so far is about \"Mira Haldn\". Did you mean Mira Halden?", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newcomer_is_remarked_on_and_a_slip_in_quotation_marks_is_one()
    {
        var (added, notes) = await desk.AddAsync(Good with { Speakers = ["\"Mira Haldn\"", "Ilse Vorn", "Mira Halden"], About = ["“piers”", "zinc"], Phrases = ["at pier", "free zinc"] }, Token);

        Assert.Equal(["Mira Haldn", "Ilse Vorn", "Mira Halden"], added.Speakers);
        Assert.Equal(["piers", "zinc"], added.About);
        Assert.Equal(
            [
                "Nobody called “Mira Haldn” has spoken in the news so far: the first briefing comes when they do.",
                "Nobody called “Ilse Vorn” has spoken in the news so far: the first briefing comes when they do.",
                "Nothing in the news so far is about “zinc”: the first briefing comes when something is.",
                "No statement so far holds “free zinc”.",
            ],
            notes);
    }

    [Fact]
    public async Task The_same_twice_in_one_channel_is_refused_however_it_is_typed()
    {
        await desk.AddAsync(Good with { Speakers = ["Mira Halden", "Ilse Vorn"], To = ["slack:T1/C1", "teams:19:a"] }, Token);

        var refused = await Assert.ThrowsAsync<FormatException>(() => desk.AddAsync(Good with { Speakers = ["ilse vorn", "Mira Halden", "Ilse Vorn"], To = ["slack:T1/C9", "teams:19:a"] }, Token));

        Assert.Equal("teams:19:a gets these briefings already: subscription 1 follows the same at the same time.", refused.Message);
        await desk.AddAsync(Good with { Speakers = ["Mira Halden", "Ilse Vorn"], At = "09:00" }, Token);
        await desk.AddAsync(Good with { Speakers = ["Mira Halden", "Ilse Vorn"], To = ["slack:T1/C9"] }, Token);
        Assert.Equal(3, (await store.Subscriptions.ListAsync(Token)).Count);
    }

    [Fact]
    public async Task A_channel_that_cannot_be_posted_to_is_said_at_once_and_one_not_tested_is_remarked_on()
    {
        probe.Finding = new(CanPost: false, "Slack channel C1: the bot is not in this channel.");
        Assert.Equal("Slack channel C1: the bot is not in this channel.", (await Assert.ThrowsAsync<FormatException>(() => desk.AddAsync(Good, Token))).Message);
        Assert.Empty(await store.Subscriptions.ListAsync(Token));

        probe.Finding = new(CanPost: null, "Slack:BotToken is not set.");
        Assert.Equal(["Whether the bot can post to slack:T1/C1 was not tested. Slack:BotToken is not set."], (await desk.AddAsync(Good, Token)).Notes);
    }

    [Fact]
    public async Task A_past_date_is_delivered_with_the_news_of_its_time_and_moves_no_window()
    {
        var (subscription, _) = await desk.AddAsync(Good with { To = ["slack:T1/C1", "slack:T1/C2"] }, Token);
        for (var day = 1; day <= 4; day++) // on the way to Friday 8:00, one article a day
        {
            await store.IngestAsync(Token, isDated: false);
            clock.Advance(TimeSpan.FromDays(1));
        }

        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(("run-2027-03-03", true), await desk.RunAsync(subscription, new(2027, 3, 3), Token));
        Assert.Equal(("run-2027-03-03", false), await desk.RunAsync(subscription, new(2027, 3, 3), Token));
        var past = (await store.Ledger.ListAsync(subscription.Id, 10, Token))[0];
        Assert.Equal((3, 4, Instant.FromUtc(2027, 3, 2, 8, 0), Instant.FromUtc(2027, 3, 3, 8, 0)), (past.AfterVersion, past.UpToVersion, past.Since, past.Until));
        foreach (var open in await store.Ledger.LeaseAllAsync(Token))
        {
            await store.Ledger.MarkSentAsync(open.Key, "m1", Token);
        }

        Assert.Equal(("2027-03-05", true), await desk.RunAsync(subscription, new(2027, 3, 5), Token)); // the one that is due
        Assert.Equal(("2027-03-05", false), await desk.RunAsync(subscription, new(2027, 3, 5), Token));
        Assert.All((await store.Ledger.LeaseAllAsync(Token)).DistinctBy(row => row.Key.Destination), row => Assert.Equal((subscription.CreatedVersion, 5), (row.AfterVersion, row.UpToVersion)));
        Assert.Contains("2027-03-06 lies ahead", (await Assert.ThrowsAsync<FormatException>(() => desk.RunAsync(subscription, new(2027, 3, 6), Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_much_to_expect_is_told_from_the_last_weeks()
    {
        var dated = News.Article("d1", "Harbours open. Piers open. Ships wait.", new LocalDate(2027, 2, 1));
        await store.Statements.AddAsync(dated, [dated.Say(News.Mira, "Harbours open"), dated.Say(News.Mira, "Piers open"), dated.Say(News.Osk, "Ships wait")], Token);
        var old = News.Article("d2", "Rain falls.", new LocalDate(2026, 6, 1));
        await store.Statements.AddAsync(old, [old.Say(News.Mira, "Rain falls")], Token);

        var all = await desk.VolumeAsync((Good with { Speakers = [] }).Begin(Begin, DateTimeZoneProviders.Tzdb), Token);
        Assert.Equal("Expect fewer than one statement a week: there were 3 in the 8 weeks of news to 1 February 2027.", all.Words);
        Assert.Equal("This follows everybody on everything. Most is said by Mira Halden (2), Osk Brandel (1): follow one of them, a subject or a phrase.", all.Warning);
        var one = await desk.VolumeAsync((Good with { Speakers = ["Osk Brandel"] }).Begin(Begin, DateTimeZoneProviders.Tzdb), Token);
        Assert.Equal((1, null), (one.Statements, one.Warning));
        var without = await desk.VolumeAsync((Good with { Speakers = [], NotPhrases = ["ships"] }).Begin(Begin, DateTimeZoneProviders.Tzdb), Token);
        Assert.Equal(2, without.Statements); // not-phrases count also by themselves
        Assert.Equal(1, (await desk.VolumeAsync((Good with { Speakers = [], Phrases = ["piers open", "rain"] }).Begin(Begin, DateTimeZoneProviders.Tzdb), Token)).Statements);
    }

    private sealed class Probe : IChannelProbe
    {
        public string Name => ChannelAddress.Slack;

        public ChannelFinding Finding { get; set; } = ChannelFinding.Good;

        public Task<ChannelFinding> ProbeAsync(ChannelAddress channel, CancellationToken cancellationToken) => Task.FromResult(Finding);
    }
}
