using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.IntegrationTests.Storage;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>What every ledger of deliveries does, whatever database is under it.</summary>
public abstract class DeliveryLedgerTests : IAsyncLifetime
{
    private static readonly ChannelAddress Channel = new(ChannelAddress.Slack, "T1/C1");
    private static readonly LocalDate Monday = new(2027, 3, 1);
    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 1, 8, 0);
    private static readonly ChatMessage Words = new([new ChatHeading("1 new"), new ChatItem([new ChatStrong("Monday"), new ChatQuotation("“<@U1> 😀”"), new ChatCitation(1, new("https://briefing.example/1"))])]);

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());
    private IDeliveryLedger ledger = null!;
    private IStatementStore statements = null!;
    private Subscription subscription = null!;
    private int articles;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        (ledger, var subscriptions, statements) = await OpenAsync(clock);
        subscription = (await subscriptions.AddAsync(Daily.Of(Begin, [Channel]), Token))!;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Of_many_concurrent_claims_exactly_one_wins()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ClaimAsync(Date(0)), Token)));

        Assert.Single(claims, won => won);
        Assert.Single(await TakeAsync());
    }

    [Fact]
    public async Task Of_many_concurrent_claims_of_different_dates_one_wins_so_that_no_two_windows_overlap()
    {
        await IngestAsync();
        foreach (var week in Enumerable.Range(0, 10))
        {
            var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(day => Task.Run(() => ClaimAsync(Date((week * 8) + day)), Token)));

            Assert.Single(claims, won => won);
            await ledger.MarkEmptyAsync(Assert.Single(await TakeAsync()).Key, Token);
        }
    }

    [Fact]
    public async Task Of_many_concurrent_leases_exactly_one_gets_it()
    {
        await ClaimAsync(Date(0));

        var leases = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(TakeAsync, Token)));

        Assert.Single(leases, won => won.Count == 1);
        Assert.Single(leases.SelectMany(won => won));
        Assert.Empty(await TakeAsync());
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_open_again_as_posting()
    {
        await ClaimAsync(Date(0));
        var first = Assert.Single(await TakeAsync());
        await ledger.FreezeAsync(first.Key, Words, Token);
        clock.Advance(TimeSpan.FromMinutes(2));

        var again = Assert.Single(await TakeAsync());

        Assert.Equal((DeliveryState.Posting, 1), (again.State, again.Attempts));
        Assert.Equivalent(Words, again.Content, strict: true);
    }

    [Fact]
    public async Task A_lease_that_ran_out_before_anybody_began_to_post_is_open_as_it_was()
    {
        await ledger.TryClaimAsync(Key("run-again-1"), Now, new(0, 1, Now - Duration.FromDays(1), Now), Words, Token); // it has its words

        Assert.Single(await TakeAsync());
        clock.Advance(TimeSpan.FromMinutes(2));
        var claimed = Assert.Single(await TakeAsync());
        Assert.Equal((DeliveryState.Claimed, 1), (claimed.State, claimed.Attempts));

        await ledger.FreezeAsync(claimed.Key, Words, Token);
        await ledger.MarkRefusedAsync(claimed.Key, "Not now.", Duration.FromMinutes(1), Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await TakeAsync());
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(DeliveryState.Retrying, Assert.Single(await TakeAsync()).State);

        await ledger.FreezeAsync(claimed.Key, Words, Token);
        Assert.Equal(DeliveryState.Posting, (await ledger.FindAsync(claimed.Key, Token))!.State);
    }

    [Fact]
    public async Task Frozen_words_stay()
    {
        await ClaimAsync(Date(0));
        await ledger.FreezeAsync(Key(Date(0)), Words, Token);
        await ledger.FreezeAsync(Key(Date(0)), ChatMessage.Of("Other words."), Token);

        Assert.Equivalent(Words, Assert.Single(await TakeAsync()).Content, strict: true);
    }

    [Fact]
    public async Task One_sent_again_has_its_words_from_the_beginning_and_moves_no_window()
    {
        await SettleAsync(Date(0), key => ledger.MarkSentAsync(key, "m1", Token));
        var first = await ledger.FindAsync(Key(Date(0)), Token);
        Assert.Equal((DeliveryState.Sent, (Instant?)Now), (first!.State, first.PostedAt));
        await IngestAsync();
        var again = Key(Occasion.Again("r1"));
        var window = new BriefingWindow(first.AfterVersion, first.UpToVersion, first.Since, first.Until);

        Assert.True(await ledger.TryClaimAsync(again, Now, window, Words, Token));
        Assert.False(await ledger.TryClaimAsync(again, Now, window, ChatMessage.Of("Other words."), Token));

        var row = (await ledger.FindAsync(again, Token))!;
        Assert.Equivalent(Words, row.Content, strict: true);
        Assert.Equal((first.AfterVersion, first.UpToVersion, (Instant?)null), (row.AfterVersion, row.UpToVersion, row.PostedAt));
        Assert.Equal(again, Assert.Single(await TakeAsync()).Key);
        await ledger.MarkSentAsync(again, "m2", Token);
        await ClaimAsync(Date(1));
        Assert.Equal(first.UpToVersion, (await ledger.FindAsync(Key(Date(1)), Token))!.AfterVersion);
        Assert.Null(await ledger.FindAsync(Key(Date(7)), Token));
    }

    [Fact]
    public async Task Nobody_claims_for_a_subscription_that_never_was() =>
        Assert.False(await ledger.TryClaimAsync(new(subscription.Id + 1, Channel, Date(0)), Now, Token));

    [Fact]
    public async Task A_refused_one_is_open_again_after_its_wait_and_says_why()
    {
        await BeginAsync(Date(0));
        await ledger.MarkRefusedAsync(Key(Date(0)), "Slack asks us to wait.", Duration.FromMinutes(5), Token);

        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Empty(await TakeAsync());
        clock.Advance(TimeSpan.FromTicks(1));
        var open = Assert.Single(await TakeAsync());

        Assert.Equal((DeliveryState.Retrying, "Slack asks us to wait.", 1), (open.State, open.Problem, open.Attempts));
    }

    [Fact]
    public async Task One_of_which_nothing_is_known_stays_posting_until_its_wait_is_over()
    {
        await BeginAsync(Date(0));
        await ledger.MarkUnknownAsync(Key(Date(0)), "No answer in time.", Duration.FromMinutes(5), Token);

        Assert.Empty(await TakeAsync());
        clock.Advance(TimeSpan.FromMinutes(5));
        var open = Assert.Single(await TakeAsync());

        Assert.Equal((DeliveryState.Posting, "No answer in time."), (open.State, open.Problem));
    }

    [Fact]
    public async Task What_is_settled_stays_so()
    {
        await SettleAsync(Date(0), key => ledger.MarkSentAsync(key, "m1", Token));
        await ledger.MarkRefusedAsync(Key(Date(0)), "Too late.", Duration.Zero, Token); // from a replica whose lease ran out
        await ledger.MarkUnknownAsync(Key(Date(0)), "Too late.", Duration.Zero, Token);
        await ledger.MarkEmptyAsync(Key(Date(0)), Token);

        var row = Assert.Single(await ledger.ListAsync(subscription.Id, 10, Token));
        Assert.Equal((DeliveryState.Sent, "m1", null), (row.State, row.MessageId, row.Problem));
        Assert.Empty(await TakeAsync());
        Assert.False(await ClaimAsync(Date(0)));
    }

    [Fact]
    public async Task A_window_begins_where_the_last_one_ended()
    {
        await IngestAsync();
        clock.Advance(TimeSpan.FromDays(1));
        await SettleAsync(Date(1), key => ledger.MarkSentAsync(key, "m1", Token));
        await IngestAsync();
        clock.Advance(TimeSpan.FromDays(1));
        await SettleAsync(Date(2), key => ledger.MarkEmptyAsync(key, Token));
        clock.Advance(TimeSpan.FromDays(1));
        await ClaimAsync(Date(3));

        var windows = (await ledger.ListAsync(subscription.Id, 10, Token)).Select(row => (row.AfterVersion, row.UpToVersion, row.Since, row.Until));

        Assert.Equal(
            [
                (2, 2, Begin + Duration.FromDays(2), Begin + Duration.FromDays(3)),
                (1, 2, Begin + Duration.FromDays(1), Begin + Duration.FromDays(2)),
                (0, 1, Begin, Begin + Duration.FromDays(1)),
            ],
            windows);
    }

    [Fact]
    public async Task The_window_of_a_failed_one_goes_to_the_next()
    {
        await IngestAsync();
        clock.Advance(TimeSpan.FromDays(1));
        await SettleAsync(Date(1), key => ledger.MarkRefusedAsync(key, "The token was revoked.", wait: null, Token));
        await IngestAsync();
        clock.Advance(TimeSpan.FromDays(1));
        await ClaimAsync(Date(2));

        var next = Assert.Single(await TakeAsync());

        Assert.Equal((0, 2, Begin), (next.AfterVersion, next.UpToVersion, next.Since));
    }

    [Fact]
    public async Task While_one_is_not_settled_the_next_waits_and_then_takes_its_window_if_it_fails()
    {
        await IngestAsync();
        await BeginAsync(Date(1));
        await ledger.MarkRefusedAsync(Key(Date(1)), "Slack is down.", Duration.FromMinutes(1), Token);

        Assert.False(await ClaimAsync(Date(2)));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Single(await TakeAsync());
        await ledger.MarkRefusedAsync(Key(Date(1)), "Slack is still down.", wait: null, Token);

        Assert.True(await ClaimAsync(Date(2)));
        Assert.Equal((0, 1), Assert.Single(await TakeAsync()) is var next ? (next.AfterVersion, next.UpToVersion) : default);
    }

    [Fact]
    public async Task One_asked_for_does_not_move_the_cut_of_the_scheduled_ones()
    {
        await IngestAsync();
        await SettleAsync("run-1", key => ledger.MarkSentAsync(key, "m1", Token));
        await IngestAsync();
        await ClaimAsync(Date(1));
        await ClaimAsync("run-2"); // nor does it wait for them

        Assert.Equal([("2027-03-02", 0, 2), ("run-1", 0, 1), ("run-2", 2, 2)], (await ledger.ListAsync(null, 10, Token)).Select(row => (row.Key.Occasion, (int)row.AfterVersion, (int)row.UpToVersion)).Order());
    }

    [Fact]
    public async Task Only_the_newest_are_listed_of_one_subscription_or_of_all()
    {
        foreach (var day in Enumerable.Range(0, 5))
        {
            await SettleAsync(Date(day), key => ledger.MarkEmptyAsync(key, Token));
            clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([Date(4), Date(3)], (await ledger.ListAsync(null, 2, Token)).Select(row => row.Key.Occasion));
        Assert.Equal(5, (await ledger.ListAsync(subscription.Id, 10, Token)).Count);
        Assert.Empty(await ledger.ListAsync(subscription.Id + 1, 10, Token));
    }

    [Fact]
    public async Task A_list_goes_on_after_the_last_one_also_between_those_due_together_and_keeps_to_a_state()
    {
        await SettleAsync(Date(0), key => ledger.MarkEmptyAsync(key, Token));
        foreach (var run in Enumerable.Range(1, 5))
        {
            await ClaimAsync(FormattableString.Invariant($"run-{run}"));
        }

        var filter = new DeliveryFilter { Subscription = subscription.Id };
        var seen = new List<string>();
        while (await ledger.SearchAsync(filter, 2, Token) is { Count: > 0 } some)
        {
            seen.AddRange(some.Select(row => row.Key.Occasion));
            filter = filter with { Before = some[^1] };
        }

        Assert.Equal(["run-5", "run-4", "run-3", "run-2", "run-1", Date(0)], seen);
        Assert.Equal(Date(0), Assert.Single(await ledger.SearchAsync(new DeliveryFilter { State = DeliveryState.Empty }, 10, Token)).Key.Occasion);
    }

    /// <summary>Whatever happens, each statement is in just one delivered window, or still to come.</summary>
    [Fact]
    public async Task Windows_are_adjacent_and_complete_whatever_happens()
    {
        var stories = new List<int[]>();
        Gen.Int[0, 6].Array[1, 60].Sample(stories.Add, iter: 12, threads: 1);
        var day = 0;
        foreach (var story in stories)
        {
            foreach (var step in story)
            {
                await ActAsync(step, ref day);
            }
        }

        var delivered = (await ledger.ListAsync(subscription.Id, 10_000, Token)).Where(row => row.State is DeliveryState.Sent or DeliveryState.Empty).OrderBy(row => row.Until).ToList();
        Assert.True(delivered.Count > 5);
        Assert.Equal(0, delivered[0].AfterVersion);
        Assert.All(delivered.Zip(delivered.Skip(1)), pair => Assert.Equal((pair.First.UpToVersion, pair.First.Until), (pair.Second.AfterVersion, pair.Second.Since)));
        Assert.All(delivered, row => Assert.True(row.AfterVersion <= row.UpToVersion && row.Since <= row.Until));
    }

    protected abstract Task<(IDeliveryLedger Ledger, ISubscriptionStore Subscriptions, IStatementStore Statements)> OpenAsync(TimeProvider clock);

    protected abstract Task CloseAsync();

    private static string Date(int day) => Monday.PlusDays(day).ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private Task ActAsync(int step, ref int day)
    {
        switch (step)
        {
            case 0: // a day goes by; its briefing is claimed, unless the one before is still open
                clock.Advance(TimeSpan.FromDays(1));
                return ClaimAsync(Date(++day));
            case 1: // several days without a service: only the last is claimed, late
                clock.Advance(TimeSpan.FromDays(3));
                return ClaimAsync(Date(day += 3));
            case 2:
                return WorkAsync(key => ledger.MarkSentAsync(key, "m", Token));
            case 3:
                return WorkAsync(key => ledger.MarkEmptyAsync(key, Token));
            case 4:
                return WorkAsync(key => ledger.MarkRefusedAsync(key, "No.", wait: null, Token));
            case 5:
                return WorkAsync(key => ledger.MarkRefusedAsync(key, "Later.", Duration.FromMinutes(1), Token));
            default:
                return IngestAsync();
        }
    }

    private async Task WorkAsync(Func<DeliveryKey, Task> end)
    {
        foreach (var open in await TakeAsync())
        {
            await end(open.Key);
        }
    }

    private DeliveryKey Key(string occasion) => new(subscription.Id, Channel, occasion);

    private Task<bool> ClaimAsync(string occasion) => ledger.TryClaimAsync(Key(occasion), Now, Token);

    private Task<IReadOnlyList<Delivery>> TakeAsync() => ledger.LeaseAllAsync(Token);

    private async Task BeginAsync(string occasion)
    {
        Assert.True(await ClaimAsync(occasion));
        Assert.Contains(Key(occasion), (await TakeAsync()).Select(taken => taken.Key));
    }

    private async Task SettleAsync(string occasion, Func<DeliveryKey, Task> end)
    {
        await BeginAsync(occasion);
        await end(Key(occasion));
    }

    private async Task IngestAsync()
    {
        var article = News.Article(FormattableString.Invariant($"a{++articles}"), "Harbours open.");
        await statements.AddAsync(article, [article.Say(News.Mira, "Harbours open")], Token);
    }

    public sealed class OnSqlite : DeliveryLedgerTests
    {
        private SqliteStore? store;

        protected override async Task<(IDeliveryLedger Ledger, ISubscriptionStore Subscriptions, IStatementStore Statements)> OpenAsync(TimeProvider clock)
        {
            store = await SqliteStore.OpenAsync(clock, Token);
            return (store.Ledger, store.Subscriptions, store.Statements);
        }

        protected override async Task CloseAsync() => await store!.DisposeAsync();
    }

    public sealed class OnPostgres(PostgresFixture postgres) : DeliveryLedgerTests
    {
        private SqliteStore? store;

        protected override async Task<(IDeliveryLedger Ledger, ISubscriptionStore Subscriptions, IStatementStore Statements)> OpenAsync(TimeProvider clock)
        {
            store = await SqliteStore.OpenAsync(clock, Token, await postgres.PrepareDatabaseAsync(Token));
            return (store.Ledger, store.Subscriptions, store.Statements);
        }

        protected override async Task CloseAsync() => await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
