using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.IntegrationTests.Storage;
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
        Say(window, "a1", Monday.PlusDays(1), News.Mira, "Velland would keep its harbours open");
        Say(window, "a2", Monday.PlusDays(1), News.Mira, "Velland will not keep its harbours open");
        Say(window, "a3", Monday.PlusDays(1), News.Osk, "Velland will keep its harbours open"); // somebody else said it first

        var briefing = await WriteAsync();

        Assert.Equal([(PositionChange.New, "a2"), (PositionChange.New, "a3"), (PositionChange.Reiterated, "a1")], briefing.Items.Select(item => (item.Change, item.Citation.Article.Id)).OrderBy(item => item));
        Assert.Equal("old", briefing.Items[2].Previous!.Article.Id);
        Assert.False(briefing.IsEmpty);
        Assert.Contains("2 new positions: everybody", TextRenderer.Render(briefing.Message), StringComparison.Ordinal);
        Assert.Contains("Said again: ", TextRenderer.Render(briefing.Message), StringComparison.Ordinal);
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
            Say(window, $"a{i}", Monday.PlusDays(i * 7 % 11), i % 3 == 0 ? News.Osk : News.Mira, $"Harbour number {i} “is closed” — for ‘good’");
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
        Assert.Equal("Late: due yesterday.\n\nNothing new: everybody", TextRenderer.Render(briefing.Message));
    }

    [Fact]
    public async Task Words_that_nobody_is_named_for_are_counted_and_not_shown()
    {
        Say(window, "a1", Monday, null, "Velland will keep its harbours open");

        var briefing = await WriteAsync();

        Assert.True(briefing.IsEmpty);
        Assert.Equal(1, briefing.Statements);
    }

    private void Say(List<StatementMatch> where, string id, LocalDate published, Actor? speaker, string words)
    {
        var text = articles.Find(article => article.Id == id) is { } known ? $"{known.Text} {words}." : words + ".";
        articles.RemoveAll(article => article.Id == id);
        articles.Add(News.Article(id, text, published));
        where.Add(new(articles[^1].Say(speaker, words), published, 0));
    }

    private Task<Briefing> WriteAsync(string? note = null)
    {
        store.Setup(s => s.ActorsAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);
        store.Setup(s => s.SearchAsync(It.Is<StatementQuery>(query => query.AfterVersion == 3 && query.UpToVersion == 5), It.IsAny<CancellationToken>())).ReturnsAsync(window);
        store.Setup(s => s.SearchAsync(It.Is<StatementQuery>(query => query.AfterVersion == null && query.UpToVersion == 3), It.IsAny<CancellationToken>()))
            .ReturnsAsync((StatementQuery query, CancellationToken _) => [.. before.Where(match => query.All[0].Facets.Contains(StatementIndex.By(match.Statement.Speaker!.Name)))]);
        store.Setup(s => s.ArticlesAsync(It.IsAny<IReadOnlyCollection<string>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyCollection<string> ids, CancellationToken _) => [.. articles.Where(article => ids.Contains(article.Id))]);
        return new BriefingWriter(store.Object, Gazetteer.Default, statement => new("https://briefing.example/" + statement.Id)).WriteAsync(Window, note, Token);
    }
}
