using BriefingBot.Briefings;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.Positions;
using BriefingBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>Posted briefings that turn out wrong, with a real store behind them and a channel that remembers.</summary>
public sealed class BriefingCorrectionsTests : IAsyncLifetime
{
    private static readonly ChannelAddress Channel = new(ChannelAddress.Slack, "T1/C1");
    private static readonly Instant Begin = Instant.FromUtc(2027, 3, 8, 7, 0);
    private static readonly Article First = new("a1", "Bridge", "Mira Halden, the foreign minister of Velland, said that the bridge will stay closed.", new LocalDate(2027, 3, 8), "Courier");
    private static readonly Article Second = new("a2", "Toll", "Osk Brandel, the president of Thorland, said that three harbours will open.", new LocalDate(2027, 3, 8), "Courier");

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());
    private readonly RememberingPlatform platform = new();
    private SqliteStore store = null!;
    private SqliteDataSource database = null!;
    private BriefingCorrections corrections = null!;
    private PostedBriefing posted = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SqliteCorrectionStore Editing => new(database, clock);

    public async ValueTask InitializeAsync()
    {
        store = await SqliteStore.OpenAsync(clock, Token);
        database = new(store.Path);
        await store.Subscriptions.AddAsync(new(0, [Channel], [], [], ScheduleText.Read("08:00", "Europe/Dublin", "daily", DateTimeZoneProviders.Tzdb), null, Begin, Begin, 0, IsPaused: false), Token);
        clock.Advance(TimeSpan.FromMinutes(30));
        await IngestAsync(First);
        await IngestAsync(Second);
        clock.Advance(TimeSpan.FromMinutes(30)); // 08:00 in Dublin
        await new BriefingDelivery(
            store.Subscriptions, store.Ledger, new(store.Statements, Gazetteer.Default, PairEncoder.Default, Link, page: key => new($"https://briefing.example/briefings/{key.Subscription}")), [platform], clock, NullLogger<BriefingDelivery>.Instance).DeliverDueAsync(Token);
        posted = (await new PostedBriefings(database).NewestAsync(Channel, Token))!;
        corrections = Start();
        await corrections.CorrectAsync(Token);
        Assert.Empty(platform.Edits);
        clock.Advance(TimeSpan.FromMinutes(365)); // 14:05
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task A_withdrawn_statement_is_struck_out_and_told_once()
    {
        await WithdrawAsync("Mira Halden", "not said");

        await RoundsAsync(corrections);
        await RoundsAsync(Start()); // after a restart everything is looked at again

        var (message, words) = Assert.Single(platform.Edits);
        Assert.Equal(posted.MessageId, message);
        var number = NumberOf("Mira Halden");
        Assert.StartsWith($"Corrected 14:05: item {number} was withdrawn: not said.", words, StringComparison.Ordinal);
        Assert.Contains("(struck out: that the bridge will stay closed)", words, StringComparison.Ordinal);
        Assert.Contains("that three harbours will open [", words, StringComparison.Ordinal);
        Assert.Contains("See it with what was said before: https://briefing.example/briefings/1", words, StringComparison.Ordinal);
        Assert.Contains(posted.Lead, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_takes_a_turn_of_the_workspace_and_waits_while_the_workspace_is_held()
    {
        platform.Pace = new(Duration.FromSeconds(2), Duration.Zero);
        await store.Ledger.HoldAsync("slack:T1", Duration.FromMinutes(2), Token);
        await WithdrawAsync("Mira Halden", "not said");
        await corrections.CorrectAsync(Token);
        Assert.Empty(platform.Edits);

        clock.Advance(TimeSpan.FromMinutes(3));
        await corrections.CorrectAsync(Token);
        Assert.Single(platform.Edits);
        Assert.Equal(Duration.FromSeconds(2), await store.Ledger.ReserveAsync("slack:T1", Duration.FromSeconds(2), Token)); // a post comes after it
    }

    [Fact]
    public async Task Several_replicas_edit_once()
    {
        await WithdrawAsync("Mira Halden", "not said");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RoundsAsync(Start()), Token)));

        Assert.Single(platform.Edits);
    }

    [Fact]
    public async Task Another_speaker_is_named_and_what_is_restored_is_told_too()
    {
        var statement = StatementOf("Osk Brandel");
        await Editing.CorrectAsync(new(statement, CorrectionKind.Speaker, new("Ilse Tarn", ActorKind.Person), "Ed Vorn", "misread"), Token);
        await RoundsAsync(corrections);
        Assert.Contains($"item {NumberOf("Osk Brandel")} was said by Ilse Tarn, not Osk Brandel: misread.", platform.Edits[^1].Words, StringComparison.Ordinal);
        Assert.Contains("(said by Ilse Tarn) [", platform.Edits[^1].Words, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(1));
        await Editing.CorrectAsync(new(statement, CorrectionKind.Restored, null, "Ed Vorn", "it was right"), Token);
        await RoundsAsync(corrections);

        Assert.Equal(2, platform.Edits.Count);
        Assert.Contains("Corrected 14:05: ", platform.Edits[^1].Words, StringComparison.Ordinal); // what was told stays
        Assert.Contains($"Corrected 15:05: item {NumberOf("Osk Brandel")} stands as it was posted: it was right.", platform.Edits[^1].Words, StringComparison.Ordinal);
        Assert.DoesNotContain("(said by", platform.Edits[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restoring_an_article_does_not_tell_that_a_statement_stands_whose_speaker_is_corrected()
    {
        await Editing.CorrectAsync(new(StatementOf("Mira Halden"), CorrectionKind.Speaker, new("Ilse Tarn", ActorKind.Person), "Ed Vorn", "misread"), Token);
        await WithdrawAndRestoreAsync(First);

        var words = platform.Edits[^1].Words;
        Assert.Contains($"item {NumberOf("Mira Halden")} was said by Ilse Tarn, not Mira Halden: misread", words, StringComparison.Ordinal);
        Assert.Contains($"item {NumberOf("Mira Halden")} was withdrawn: retracted", words, StringComparison.Ordinal);
        Assert.Contains($"item {NumberOf("Mira Halden")} stands again, but was said by Ilse Tarn, not Mira Halden: it was not", words, StringComparison.Ordinal);
        Assert.Contains("(said by Ilse Tarn) [", words, StringComparison.Ordinal);
        Assert.DoesNotContain("stands as it was posted", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restoring_an_article_does_not_tell_that_a_statement_stands_that_is_withdrawn_itself()
    {
        await WithdrawAsync("Mira Halden", "not said");
        await WithdrawAndRestoreAsync(First);

        var words = platform.Edits[^1].Words;
        Assert.Contains($"item {NumberOf("Mira Halden")} was withdrawn: not said", words, StringComparison.Ordinal);
        Assert.Contains("(struck out: that the bridge will stay closed)", words, StringComparison.Ordinal);
        Assert.DoesNotContain("stands as it was posted", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restoring_an_article_tells_that_its_statements_stand_which_nothing_else_was_decided_about()
    {
        await WithdrawAndRestoreAsync(First);

        Assert.Contains($"item {NumberOf("Mira Halden")} stands as it was posted: it was not", platform.Edits[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restoring_an_article_that_lost_a_statement_meanwhile_tells_that_it_is_gone()
    {
        await Editing.CorrectArticleAsync(new(First.Id, CorrectionKind.Withdrawn, "Ed Vorn", "retracted"), Token);
        await IngestAsync(First with { Text = "Nobody said anything about the bridge on Monday." });
        await RoundsAsync(corrections);
        clock.Advance(TimeSpan.FromHours(1));
        await Editing.CorrectArticleAsync(new(First.Id, CorrectionKind.Restored, "Ed Vorn", "it was not"), Token);
        await RoundsAsync(corrections);

        Assert.Contains($"Corrected 15:05: item {NumberOf("Mira Halden")} no longer stands in its article", platform.Edits[^1].Words, StringComparison.Ordinal);
        Assert.DoesNotContain("stands as it was posted", platform.Edits[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_changed_has_its_quotation_cut_again_or_struck_out()
    {
        await IngestAsync(Second with { Text = Second.Text.Replace("three", "seven", StringComparison.Ordinal) }); // as long as before: the same place, other words
        await IngestAsync(First with { Text = "Nobody said anything about the bridge on Monday." });

        await RoundsAsync(corrections);

        var words = platform.Edits[^1].Words;
        Assert.Contains($"item {NumberOf("Osk Brandel")} reads otherwise since its article changed, and is shown as it reads now.", words, StringComparison.Ordinal);
        Assert.Contains("that seven harbours will open [", words, StringComparison.Ordinal);
        Assert.Contains($"item {NumberOf("Mira Halden")} no longer stands in its article", words, StringComparison.Ordinal);
        Assert.Contains("(struck out: that the bridge will stay closed)", words, StringComparison.Ordinal);

        await IngestAsync(First); // and back
        clock.Advance(TimeSpan.FromMinutes(1));
        await RoundsAsync(corrections);
        Assert.Contains($"item {NumberOf("Mira Halden")} stands in its article again.", platform.Edits[^1].Words, StringComparison.Ordinal);
        Assert.DoesNotContain("(struck out", platform.Edits[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_only_moved_its_words_changes_nothing()
    {
        await IngestAsync(First with { Text = "Updated. " + First.Text });

        await RoundsAsync(corrections);

        Assert.Empty(platform.Edits);
    }

    [Fact]
    public async Task A_refused_edit_is_tried_again_and_one_that_may_have_been_made_is_made_again()
    {
        platform.Refusals.Enqueue(new("Too much was posted.", certainlyNotPosted: true, isPermanent: false));
        platform.Refusals.Enqueue(new("Slack did not answer in time.", certainlyNotPosted: false, isPermanent: false));
        await WithdrawAsync("Mira Halden", "not said");

        await RoundsAsync(corrections);
        Assert.Empty(platform.Edits);
        clock.Advance(TimeSpan.FromMinutes(1));
        await RoundsAsync(Start());
        Assert.Empty(platform.Edits);
        clock.Advance(TimeSpan.FromMinutes(2));
        await RoundsAsync(Start());

        Assert.Single(platform.Edits);
    }

    [Fact]
    public async Task A_message_that_is_gone_is_given_up_with_the_reason()
    {
        platform.Refusals.Enqueue(new("The message is no longer there.", certainlyNotPosted: true, isPermanent: true));
        await WithdrawAsync("Mira Halden", "not said");

        await RoundsAsync(corrections);
        clock.Advance(TimeSpan.FromHours(2));
        await RoundsAsync(corrections);

        Assert.Empty(platform.Edits);
        var edit = (await new BriefingEdits(database, clock).FindAsync(posted.Key, Token))!;
        Assert.Equal((false, "The message is no longer there."), (edit.IsOpen, edit.Problem));
    }

    [Fact]
    public async Task After_a_week_a_message_is_left_as_it_is()
    {
        clock.Advance(TimeSpan.FromDays(7));
        await WithdrawAsync("Mira Halden", "not said");

        await RoundsAsync(corrections);

        Assert.Empty(platform.Edits);
    }

    private static Uri Link(Statement statement) => new($"https://briefing.example/articles/{statement.ArticleId}#{statement.Id}");

    private static async Task RoundsAsync(BriefingCorrections corrections)
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await corrections.CorrectAsync(Token);
        }
    }

    private BriefingCorrections Start() => new(
        store.Statements, Editing, new PostedBriefings(database), new BriefingEdits(database, clock), store.Ledger, new(store.Statements, Editing, Link), [platform], clock, NullLogger<BriefingCorrections>.Instance);

    private Task<StoreOutcome> IngestAsync(Article article) => store.Statements.AddAsync(article, StatementExtractor.Default.Extract(article), Token);

    private string StatementOf(string speaker) => posted.Briefed!.Items.Single(item => item.Speaker == speaker).Statement;

    private int NumberOf(string speaker) => posted.Briefed!.Items.Single(item => item.Speaker == speaker).Number;

    private Task<Correction> WithdrawAsync(string speaker, string reason) => Editing.CorrectAsync(new(StatementOf(speaker), CorrectionKind.Withdrawn, null, "Ed Vorn", reason), Token);

    private async Task WithdrawAndRestoreAsync(Article article)
    {
        await Editing.CorrectArticleAsync(new(article.Id, CorrectionKind.Withdrawn, "Ed Vorn", "retracted"), Token);
        await RoundsAsync(corrections);
        clock.Advance(TimeSpan.FromHours(1));
        await Editing.CorrectArticleAsync(new(article.Id, CorrectionKind.Restored, "Ed Vorn", "it was not"), Token);
        await RoundsAsync(corrections);
    }

    private sealed class RememberingPlatform : IChatPlatform
    {
        private readonly List<(string Message, string Words)> edits = [];

        public string Name => ChannelAddress.Slack;

        public PostPace Pace { get; set; } = PostPace.Unlimited;

        public Queue<ChatException> Refusals { get; } = new();

        public List<(string Message, string Words)> Edits => edits;

        public Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken) => Task.FromResult("1.1");

        public async Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
        {
            await Task.Delay(5, cancellationToken); // the others get a chance
            lock (edits)
            {
                if (Refusals.TryDequeue(out var refusal))
                {
                    throw refusal;
                }

                edits.Add((messageId, TextRenderer.Render(message)));
            }
        }

        public Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
