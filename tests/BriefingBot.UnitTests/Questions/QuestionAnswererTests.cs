using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using Moq;
using NodaTime;

namespace BriefingBot.UnitTests.Questions;

public sealed class QuestionAnswererTests
{
    private static readonly Article Harbour = Newsroom.Article("a1", "The harbour is open. The ferry is late. The harbour is closed.");

    private readonly Mock<IStatementStore> store = new(MockBehavior.Strict);
    private readonly List<StatementQuery> queries = [];
    private readonly QuestionAnswerer answerer;

    public QuestionAnswererTests()
    {
        answerer = new(store.Object, Gazetteer.Default, statement => new($"http://localhost/{statement.Id}"));
        Holds(version: 1, Newsroom.Actors);
        Finds(_ => []);
        store.Setup(known => known.ArticlesAsync(It.IsAny<IReadOnlyCollection<string>>(), It.IsAny<CancellationToken>())).ReturnsAsync([Harbour]);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_becomes_clauses_and_windows()
    {
        await AskAsync(new AskRequest("what did Russia say about Assad in December?") { From = new(2012, 1, 1), To = new(2014, 1, 1), AsOf = new(2013, 2, 16) });

        var query = queries[0];
        Assert.Equal(["by:russia", "by-country:ru"], query.All[0].Facets);
        Assert.Contains("about:bashar al-assad", query.All[1].Facets);
        Assert.Contains("assad", query.All[1].Phrases, StringComparer.OrdinalIgnoreCase);
        Assert.Equal((new LocalDate(2012, 1, 1), new LocalDate(2013, 2, 16)), (query.PublishedFrom, query.PublishedTo));
        Assert.Equal((new LocalDate(2012, 12, 1), new LocalDate(2012, 12, 31)), (query.SaidFrom, query.SaidTo));
        Assert.Equal([StatementMode.Speech, StatementMode.Writing], query.Modes);
    }

    [Fact]
    public async Task Terms_are_clauses_of_their_own_and_thoughts_are_asked_for_by_position()
    {
        await AskAsync("what is Russia's position on \"arms exports\" and ferries?");

        Assert.Equal(["arms exports", "ferries"], queries[0].All.Skip(1).Select(clause => Assert.Single(clause.Phrases)));
        Assert.Empty(queries[0].Modes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    public async Task What_is_no_question_gets_an_example(string question)
    {
        var answer = await AskAsync(question);

        Assert.Equal(AnswerOutcome.NotUnderstood, answer.Outcome);
        Assert.Contains(QuestionAnswerer.Example, TextRenderer.Render(answer.Message), StringComparison.Ordinal);
        Assert.Empty(queries);
    }

    [Fact]
    public async Task Nothing_by_them_says_who_did_speak()
    {
        Finds(query => ByChina(query) ? [] : [Match("Sergei Lavrov", "The harbour is open."), Match("John Kerry", "The ferry is late.")]);

        var answer = await AskAsync("what did China say about Assad?");

        Assert.Equal(AnswerOutcome.NothingFound, answer.Outcome);
        Assert.StartsWith("Nothing by China about Bashar al-Assad. Russia and the US spoke about Bashar al-Assad.", TextRenderer.Render(answer.Message), StringComparison.Ordinal);
        Assert.Equal(["What did Russia say about Bashar al-Assad?", "What did the US say about Bashar al-Assad?"], answer.Suggestions);
        Assert.Empty(answer.Citations);
    }

    [Fact]
    public async Task A_speaker_nobody_knows_is_said_to_have_said_nothing()
    {
        Finds(query => ByAnybody(query) ? [Match("Sergei Lavrov", "The harbour is open.")] : []);

        Assert.StartsWith("Nothing by Zorbland about Bashar al-Assad. Russia spoke", await WordsAsync("what did Zorbland say about Assad?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_beside_a_known_speaker_is_named()
    {
        Finds(_ => [Match("Sergei Lavrov", "The harbour is open.")]);

        Assert.StartsWith("1 statement by Russia about Bashar al-Assad. Nobody in these articles is called Zorbland.", await WordsAsync("what did Russia and Zorbland say about Assad?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_then_says_when_there_is_something()
    {
        Finds(query => query.SaidFrom is null && query.PublishedTo is null ? [Match("Sergei Lavrov", "The harbour is open.")] : []);

        Assert.StartsWith("Nothing by Russia about Bashar al-Assad from 1 March 2012 to 31 March 2012. There is 1 statement of another time, 16 February 2013.", await WordsAsync("what did Russia say about Assad in March 2012?"), StringComparison.Ordinal);
        var anybody = await AskAsync("what did anyone say about Assad in March 2012?");
        Assert.Equal("Who spoke about Bashar al-Assad?", Assert.Single(anybody.Suggestions));
    }

    [Fact]
    public async Task Words_told_to_somebody_else_are_offered()
    {
        Finds(_ => [Match("Sergei Lavrov", "The harbour is open.") is var match ? match with { Statement = match.Statement with { Addressee = "the BBC" } } : null!]);

        Assert.Contains("statement by Sergei Lavrov", await WordsAsync("what did Lavrov tell the BBC about Assad?"), StringComparison.Ordinal);
        Assert.StartsWith("Nothing by Sergei Lavrov to Reuters about Bashar al-Assad. Sergei Lavrov did speak about Bashar al-Assad: 1 statement to others", await WordsAsync("what did Lavrov tell Reuters about Assad?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_silent_may_be_spoken_about()
    {
        Finds(query => query.All.Any(clause => clause.Facets.Contains("about:bashar al-assad")) ? [Match("Sergei Lavrov", "The harbour is open.")] : []);

        var answer = await AskAsync("what did Assad say?");

        Assert.StartsWith("Nothing by Bashar al-Assad. Russia spoke about Bashar al-Assad.", TextRenderer.Render(answer.Message), StringComparison.Ordinal);
        Assert.Equal(["What did Russia say about Bashar al-Assad?"], answer.Suggestions);
    }

    [Fact]
    public async Task Words_that_are_no_question_are_repeated_as_such() =>
        Assert.StartsWith("Nothing found for “asdf qwer”.", await WordsAsync("asdf qwer?"), StringComparison.Ordinal);

    [Fact]
    public async Task A_subject_that_finds_nothing_is_tried_as_a_name_misspelt()
    {
        Finds(query => query.All.Any(clause => clause.Facets.Contains("about:bashar al-assad")) ? [Match("Sergei Lavrov", "The harbour is open.")] : []);

        Assert.StartsWith("1 statement by Sergei Lavrov about Bashar al-Assad.", await WordsAsync("what did Lavrov say about Asad?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_read_again_when_the_store_has_changed()
    {
        await AskAsync("what did Halden say?");
        await AskAsync("what did Halden say?");
        store.Verify(known => known.ActorsAsync(It.IsAny<CancellationToken>()), Times.Once);

        Holds(version: 2, [new(new("Lida Halden", ActorKind.Person), 1, 0)]);
        var answer = await AskAsync("what did Halden say?");

        Assert.Equal("Lida Halden", Assert.Single(answer.Interpretation!.Speakers).Label);
    }

    [Fact]
    public async Task Own_words_come_before_reported_ones_and_matches_before_both()
    {
        var weak = Match("Sergei Lavrov", "The ferry is late.", StatementType.Direct) with { Score = 1 };
        var strong = Match("Sergei Lavrov", "The harbour is open.") with { Score = 5 };
        var own = Match("Sergei Lavrov", "The harbour is closed.", StatementType.Direct) with { Score = 5 };
        Finds(_ => [weak, strong, own]);

        var one = await AskAsync(new AskRequest("what did Lavrov say about ships?") { Limit = 1 });
        var two = await AskAsync(new AskRequest("what did Lavrov say about ships?") { Limit = 2 });
        var all = await AskAsync(new AskRequest("what did Lavrov say about ships?") { Limit = 0 });

        Assert.Equal(["The harbour is closed."], one.Citations.Select(citation => citation.Quote));
        Assert.Equal(["The harbour is closed.", "The harbour is open."], two.Citations.Select(citation => citation.Quote));
        Assert.Equal(3, all.Citations.Count);
        Assert.StartsWith("3 statements by Sergei Lavrov about ships, 1 shown, newest first.", TextRenderer.Render(one.Message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_words_in_two_articles_are_folded_unless_all_are_asked_for()
    {
        var other = Newsroom.Article("a2", "The harbour is open.") with { Publisher = "Gazette" };
        store.Setup(known => known.ArticlesAsync(It.IsAny<IReadOnlyCollection<string>>(), It.IsAny<CancellationToken>())).ReturnsAsync([Harbour, other]);
        Finds(_ => [Match("Mira Halden", "The harbour is open."), new(other.Say("Mira Halden", "The harbour is open."), Newsroom.Saturday, 0)]);

        var folded = await AskAsync("what did Halden say?");
        var all = await AskAsync(new AskRequest("what did Halden say?") { Limit = 0 });

        Assert.Contains("(also in ", TextRenderer.Render(folded.Message), StringComparison.Ordinal);
        Assert.Single(Assert.Single(folded.Citations).AlsoIn);
        Assert.Equal(2, all.Citations.Count);
    }

    [Fact]
    public async Task Speakers_with_newer_words_come_first()
    {
        var old = Match("Mira Halden", "The harbour is open.") with { Published = new(2013, 1, 1) };
        Finds(_ => [old, Match("Osk Brandel", "The ferry is late.")]);

        Assert.Equal(["Osk Brandel", "Mira Halden"], (await AskAsync("who spoke about the harbour?")).Citations.Select(citation => citation.Statement.Speaker!.Name));
    }

    private static bool ByAnybody(StatementQuery query) => !query.All.Any(clause => clause.Facets.Any(facet => facet.StartsWith("by", StringComparison.Ordinal)));

    private static bool ByChina(StatementQuery query) => query.All.Any(clause => clause.Facets.Contains("by-country:cn"));

    private static StatementMatch Match(string name, string words, StatementType type = StatementType.Indirect) => new(Harbour.Say(name, words, type), Newsroom.Saturday, 0);

    private void Holds(long version, IReadOnlyList<KnownActor> actors)
    {
        store.Setup(known => known.SummaryAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new StoreSummary(2, 3, Newsroom.Saturday, Newsroom.Saturday, version));
        store.Setup(known => known.ActorsAsync(It.IsAny<CancellationToken>())).ReturnsAsync(actors);
    }

    private void Finds(Func<StatementQuery, IReadOnlyList<StatementMatch>> find) =>
        store.Setup(known => known.SearchAsync(It.IsAny<StatementQuery>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((StatementQuery query, CancellationToken _) => find(query))
            .Callback((StatementQuery query, CancellationToken _) => queries.Add(query));

    private async Task<string> WordsAsync(string question) => TextRenderer.Render((await AskAsync(question)).Message);

    private Task<Answer> AskAsync(string question) => AskAsync(new AskRequest(question));

    private Task<Answer> AskAsync(AskRequest request) => answerer.AskAsync(request, Newsroom.Saturday, Token);
}
