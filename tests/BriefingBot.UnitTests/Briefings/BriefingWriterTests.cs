using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Statements;
using BriefingBot.IntegrationTests.Storage;
using BriefingBot.Positions;
using Moq;
using NodaTime;

namespace BriefingBot.UnitTests.Briefings;

public sealed class BriefingWriterTests
{
    private static readonly LocalDate Monday = new(2027, 3, 1);
    private static readonly BriefingScope Window = new([], []) { AfterVersion = 3, UpToVersion = 5 };

    private readonly Mock<IStatementStore> store = new(MockBehavior.Strict);
    private readonly List<Article> articles = [];
    private readonly List<StatementMatch> before = [];
    private readonly List<StatementMatch> window = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_not_said_before_is_new_and_what_was_is_only_named()
    {
        Say(before, "old", Monday, News.Mira, "Velland will keep its harbours open");
        Say(window, "a1", Monday.PlusDays(5), News.Mira, "Velland would keep its harbours open");
        Say(window, "a3", Monday.PlusDays(5), News.Osk, "Velland will keep its harbours open"); // somebody else said it first

        var briefing = await WriteAsync();

        Assert.Equal([(PositionChange.New, "a3"), (PositionChange.Reiterated, "a1")], briefing.Items.Select(item => (item.Change, item.Citation.Article.Id)));
        Assert.Equal("old", briefing.Items[1].Previous!.Article.Id);
        Assert.False(briefing.IsEmpty);
        Assert.Contains("1 new position", TextRenderer.Render(briefing.Message), StringComparison.Ordinal);
        Assert.Contains(" (2nd time since 1 March 2027) [2]", TextRenderer.Render(briefing.Message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Velland will open its harbours to foreign ships", "Velland will not open its harbours to foreign ships", PositionChange.Reversed)]
    [InlineData("Velland will open its harbours to foreign ships", "Velland may open its harbours to foreign ships", PositionChange.Softened)]
    [InlineData("Velland may open its harbours to foreign ships", "Velland will open its harbours to foreign ships", PositionChange.Hardened)]
    [InlineData("Velland will open its harbours to foreign ships", "Velland will open its harbours to foreign ships if the tolls are paid", PositionChange.Conditioned)]
    [InlineData("Velland will open its harbours to foreign ships", "Velland's farmers need rain before the harvest", PositionChange.New)]
    public async Task A_changed_position_comes_with_what_was_said_before(string earlier, string later, PositionChange change)
    {
        Say(before, "old", Monday, News.Mira, earlier);
        Say(window, "a1", Monday.PlusDays(5), News.Mira, later);

        var item = Assert.Single((await WriteAsync()).Items);

        Assert.Equal(change, item.Change);
        Assert.Equal(change == PositionChange.New ? null : earlier, item.Previous?.Quote);
        Assert.Equal(change == PositionChange.New, item.Entry.Evidence is null);
    }

    [Fact]
    public async Task A_shift_stands_before_what_is_new_and_shows_the_earlier_words_with_their_citation()
    {
        Say(before, "old", Monday, News.Mira, "Velland will open its harbours to foreign ships");
        Say(window, "a1", Monday.PlusDays(5), News.Osk, "The ice is melting early this year");
        Say(window, "a2", Monday.PlusDays(4), News.Mira, "Velland will not open its harbours to foreign ships");

        var text = TextRenderer.Render((await WriteAsync()).Message);

        Assert.StartsWith("1 new position, 1 shift", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("Reversed: Mira Halden", StringComparison.Ordinal) < text.IndexOf("Osk Brandel", StringComparison.Ordinal), text);
        Assert.Contains("not open its harbours to foreign ships [1] — before (reported 1 March 2027): Velland will open its harbours to foreign ships [3]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_statements_of_one_window_are_compared_in_the_order_of_speech()
    {
        Say(window, "late", Monday.PlusDays(6), News.Mira, "Velland will not open its harbours to foreign ships");
        Say(window, "early", Monday, News.Mira, "Velland will open its harbours to foreign ships");

        var items = (await WriteAsync()).Items;

        Assert.Equal([(PositionChange.Reversed, "late"), (PositionChange.New, "early")], items.Select(item => (item.Change, item.Citation.Article.Id)));
    }

    [Fact]
    public async Task What_is_overtaken_by_a_later_statement_on_record_is_history_and_no_change()
    {
        Say(before, "on record", Monday.PlusDays(6), News.Mira, "Velland will open its harbours to foreign ships");
        Say(window, "late arrival", Monday, News.Mira, "Velland will not open its harbours to foreign ships");

        var briefing = await WriteAsync();

        Assert.Empty(briefing.Items);
        Assert.Equal(1, briefing.Older);
        Assert.Contains("1 older statement added.", TextRenderer.Render(briefing.Message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_belongs_to_days_long_before_the_end_of_the_window_or_to_no_day_is_only_counted()
    {
        Say(window, "recent", Monday, News.Mira, "Velland will open its harbours to foreign ships");
        Say(window, "old", Monday.PlusDays(-8), News.Osk, "The ice is melting early this year");
        Say(window, "undated", null, News.Osk, "The ferries wait for spring and for fuel");

        var briefing = await WriteAsync(scope: Window.Between(Instant.FromUtc(2027, 2, 28, 8, 0), Instant.FromUtc(2027, 3, 1, 8, 0), DateTimeZone.Utc));

        Assert.Equal("recent", Assert.Single(briefing.Items).Citation.Article.Id);
        Assert.Equal((3, 2), (briefing.Statements, briefing.Older));
        Assert.Contains("1 new position since Sunday 08:00", TextRenderer.Render(briefing.Message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_arrives_late_is_only_counted_but_what_is_new_is_compared_with_it()
    {
        Say(window, "recent", Monday, News.Mira, "Velland will not open its harbours to foreign ships");
        Say(window, "old", Monday.PlusDays(-20), News.Mira, "Velland will open its harbours to foreign ships");

        var briefing = await WriteAsync(scope: Window.Between(Instant.FromUtc(2027, 2, 28, 8, 0), Instant.FromUtc(2027, 3, 1, 8, 0), DateTimeZone.Utc));

        var item = Assert.Single(briefing.Items);
        Assert.Equal((PositionChange.Reversed, "old", 1), (item.Change, item.Previous?.Article.Id, briefing.Older));
    }

    [Fact]
    public async Task Two_reports_of_one_statement_are_one_item()
    {
        Say(window, "a1", Monday, News.Mira, "Velland will keep its harbours open");
        Say(window, "a2", Monday.PlusDays(1), News.Mira, "Velland would keep its harbours open");
        Say(window, "a2", Monday.PlusDays(1), News.Mira, "Velland will keep its three harbours open"); // another number

        var briefing = await WriteAsync();

        Assert.Equal((2, 3, 2, 1), (briefing.Items.Count, briefing.Statements, briefing.Articles, briefing.Folded));
        Assert.Equal(["a2"], briefing.Items.Single(item => item.Citation.Article.Id == "a1").Citation.AlsoIn.Select(article => article.Id));
    }

    [Fact]
    public async Task An_article_that_says_it_twice_is_not_also_in_itself()
    {
        Say(window, "a1", Monday, News.Mira, "Velland will keep its harbours open");
        Say(window, "a1", Monday, News.Mira, "Velland would keep its harbours open");

        var item = Assert.Single((await WriteAsync()).Items);

        Assert.Empty(item.Citation.AlsoIn);
    }

    [Fact]
    public async Task Items_are_numbered_as_they_stand_and_each_quotation_is_cut_from_its_article()
    {
        foreach (var i in Enumerable.Range(0, 30))
        {
            Say(window, $"a{i}", Monday.PlusDays(i * 7 % 11), i % 3 == 0 ? News.Osk : News.Mira, $"Fish{i} and salt{i} “are wanted{i}” — in ‘port{i}’");
        }

        var briefing = await WriteAsync();

        Assert.Equal(Enumerable.Range(1, 30), briefing.Items.Select(item => item.Citation.Number));
        Assert.All(briefing.Items, item => Assert.Contains(item.Citation.Quote, item.Citation.Article.Text, StringComparison.Ordinal));
        var runs = briefing.Message.Blocks.OfType<ChatItem>().SelectMany(item => item.Runs).ToList();
        Assert.Equal(Enumerable.Range(1, 12), runs.OfType<ChatCitation>().Select(citation => citation.Number));
        Assert.Equal(briefing.Items.Take(12).Select(item => item.Citation.Quote), runs.OfType<ChatQuotation>().Select(quotation => quotation.Words));
        Assert.Equal(briefing.Items.Take(12).Select(item => item.Citation.Link), runs.OfType<ChatCitation>().Select(citation => citation.Link));
        Assert.Contains("18 more.", TextRenderer.Render(briefing.Message), StringComparison.Ordinal);
        Assert.All(briefing.Items.GroupBy(item => item.Citation.Statement.Speaker!.Name), speaker =>
            Assert.Equal(speaker.Select(item => item.Citation.Article.Published).OrderDescending(), speaker.Select(item => item.Citation.Article.Published)));
    }

    [Fact]
    public async Task A_window_without_statements_is_empty_and_says_so()
    {
        var briefing = await WriteAsync("Late: due yesterday.");

        Assert.True(briefing.IsEmpty);
        Assert.Equal("Late: due yesterday.\n\nNothing new", TextRenderer.Render(briefing.Message));
    }

    [Fact]
    public async Task Words_that_nobody_is_named_for_are_counted_and_not_shown()
    {
        Say(window, "a1", Monday, null, "Velland will keep its harbours open");

        var briefing = await WriteAsync();

        Assert.True(briefing.IsEmpty);
        Assert.Equal(1, briefing.Statements);
    }

    private void Say(List<StatementMatch> where, string id, LocalDate? published, Actor? speaker, string words)
    {
        var text = articles.Find(article => article.Id == id) is { } known ? $"{known.Text} {words}." : words + ".";
        articles.RemoveAll(article => article.Id == id);
        articles.Add(News.Article(id, text, published));
        where.Add(new(articles[^1].Say(speaker, words), published, 0));
    }

    private Task<Briefing> WriteAsync(string? note = null, BriefingScope? scope = null)
    {
        store.Setup(s => s.ActorsAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);
        store.Setup(s => s.SearchAsync(It.Is<StatementQuery>(query => query.AfterVersion == 3 && query.UpToVersion == 5), It.IsAny<CancellationToken>())).ReturnsAsync(window);
        store.Setup(s => s.SearchAsync(It.Is<StatementQuery>(query => query.AfterVersion == null && query.UpToVersion == 5), It.IsAny<CancellationToken>()))
            .ReturnsAsync((StatementQuery query, CancellationToken _) => [.. before.Concat(window).Where(match => StatementIndex.FacetsOf(match.Statement).Any(query.All[0].Facets.Contains))]);
        store.Setup(s => s.ArticlesAsync(It.IsAny<IReadOnlyCollection<string>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyCollection<string> ids, CancellationToken _) => [.. articles.Where(article => ids.Contains(article.Id))]);
        return new BriefingWriter(store.Object, Gazetteer.Default, PairEncoder.Default, statement => new("https://briefing.example/" + statement.Id)).WriteAsync(scope ?? Window, note, Token);
    }
}
