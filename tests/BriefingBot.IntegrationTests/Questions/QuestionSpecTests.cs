using System.Text.Json;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Feeds;
using BriefingBot.Storage;
using NodaTime;

namespace BriefingBot.IntegrationTests.Questions;

/// <summary>Questions of people, asked of articles in a real store: <c>tests/spec/questions</c>.</summary>
public sealed class QuestionSpecTests(QuestionSpecTests.News news) : IClassFixture<QuestionSpecTests.News>
{
    public static TheoryData<string> Places => [.. QuestionCase.All.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Answers_as_the_spec_says(string place)
    {
        var asked = QuestionCase.All[place];
        foreach (var before in asked.Lines["before"])
        {
            await news.AskAsync(before, asked.AsOf, place);
        }

        var answer = await news.AskAsync(asked.Question, asked.AsOf, place);

        var wrong = Differences(asked, answer);
        Assert.True(wrong.Count == 0, $"{place} {asked.Question}\n{string.Join('\n', wrong)}\n\n{TextRenderer.Render(answer.Message)}");
        AssertSound(answer);
        foreach (var suggestion in answer.Suggestions.Where(_ => answer.Interpretation?.Intent != Intent.Help))
        {
            Assert.Equal(AnswerOutcome.Answered, (await news.AskAsync(suggestion, asOf: null, thread: null)).Outcome);
        }
    }

    [Fact]
    public void There_are_two_hundred_at_least() => Assert.True(QuestionCase.All.Count >= 200, $"There are {QuestionCase.All.Count}.");

    [Fact]
    public void A_fifth_has_no_answer() =>
        Assert.True(QuestionCase.All.Values.Count(asked => asked.Lines["=>"].Single() != "answered") * 5 >= QuestionCase.All.Count);

    private static List<string> Differences(QuestionCase asked, Answer answer)
    {
        var text = TextRenderer.Render(answer.Message);
        var intent = JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.Interpretation?.Intent.ToString() ?? "none");
        var verdict = JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.Verdict?.ToString() ?? "none");
        var outcome = answer.Outcome switch { AnswerOutcome.Answered => "answered", AnswerOutcome.NothingFound => "nothing_found", AnswerOutcome.NotUnderstood => "not_understood", _ => "ambiguous" };
        var speakers = answer.Citations.Select(citation => citation.Statement.Speaker?.Name ?? "-").Distinct(StringComparer.Ordinal).ToList();
        var quotes = answer.Citations.Select(citation => citation.Quote).ToList();
        return
        [
            .. asked.Lines["=>"].Where(expected => expected != outcome).Select(expected => $"{outcome}, not {expected}"),
            .. asked.Lines["intent"].Where(expected => expected != intent).Select(expected => $"intent {intent}, not {expected}"),
            .. asked.Lines["verdict"].Where(expected => expected != verdict).Select(expected => $"verdict {verdict}, not {expected}"),
            .. asked.Lines["choice"].Where(expected => !answer.Choices.Any(choice => choice.Label.Contains(expected, StringComparison.Ordinal))).Select(expected => $"no choice of: {expected}"),
            .. asked.Lines["never"].Where(words => text.Contains(words, StringComparison.Ordinal)).Select(words => $"says: {words}"),
            .. asked.Lines["by"].Except(speakers, StringComparer.Ordinal).Select(name => $"nothing by {name}"),
            .. asked.Lines["by"].Any() ? speakers.Except(asked.Lines["by"], StringComparer.Ordinal).Select(name => $"something by {name}") : [],
            .. asked.Lines["quote"].Where(words => !quotes.Exists(quote => quote.Contains(words, StringComparison.Ordinal))).Select(words => $"no quotation of: {words}"),
            .. asked.Lines["not"].Where(words => quotes.Exists(quote => quote.Contains(words, StringComparison.Ordinal))).Select(words => $"a quotation of: {words}"),
            .. asked.Lines["says"].Where(words => !text.Contains(words, StringComparison.Ordinal)).Select(words => $"does not say: {words}"),
        ];
    }

    private static void AssertSound(Answer answer)
    {
        if (answer.Interpretation?.Intent == Intent.Help || answer.Outcome == AnswerOutcome.Ambiguous)
        {
            Assert.Empty(answer.Citations);
            return;
        }

        var items = answer.Message.Blocks.OfType<ChatItem>().Select(item => item.Runs).ToList();
        Assert.Equal(answer.Citations.Select(citation => citation.Number), items.Select(runs => Assert.Single(runs.OfType<ChatCitation>()).Number));
        Assert.Equal(Enumerable.Range(1, answer.Citations.Count), answer.Citations.Select(citation => citation.Number));
        Assert.Equal(answer.Citations.Select(citation => citation.Quote), items.Select(runs => Assert.Single(runs.OfType<ChatQuotation>()).Words));
        Assert.All(answer.Citations, citation => Assert.All(citation.Quote.Split(" … "), words => Assert.Contains(words, citation.Article.Text, StringComparison.Ordinal)));
        Assert.Equal(answer.Outcome == AnswerOutcome.Answered, answer.Citations.Count > 0);
    }

    /// <summary>The articles, read and stored once.</summary>
    public sealed class News : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();
        private SqliteDataSource? database;

        private QuestionAnswerer answerer = null!;

        public async ValueTask InitializeAsync()
        {
            var token = TestContext.Current.CancellationToken;
            database = new(folder.File("store.db"));
            await SqliteSchema.PrepareAsync(database, token);
            var store = new SqliteStatementStore(database, TimeProvider.System);
            var readings = new ArticleFiles(ArticleDefaults.None).ReadAsync([QuestionCase.Samples, Path.Combine(QuestionCase.Folder, "articles")], token);
            var report = await new Ingestion(store, StatementExtractor.Default.Extract).RunAsync(readings, progress: null, token);
            Assert.Equal((19, 0), (report.Added, report.Failed));
            answerer = new(store, Gazetteer.Default, statement => new($"http://localhost:3978/articles/{statement.ArticleId}#{statement.Id}"), new SqliteConversations(database, TimeProvider.System));
        }

        public Task<Answer> AskAsync(string question, LocalDate? asOf, string? thread) =>
            answerer.AskAsync(new(question) { AsOf = asOf, Thread = thread }, new(2027, 3, 7), TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            await (database?.DisposeAsync() ?? ValueTask.CompletedTask);
            folder.Dispose();
        }
    }
}
