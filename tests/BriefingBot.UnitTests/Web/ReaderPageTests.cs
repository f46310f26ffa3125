using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using BriefingBot.Web;
using CsCheck;
using Microsoft.Extensions.Options;

namespace BriefingBot.UnitTests.Web;

public sealed class ReaderPageTests
{
    private static readonly ReaderPage Page = new(new(Options.Create(new WebOptions())), Gazetteer.Default);

    // any spans at all: overlapping, nested, over paragraphs
    private static readonly Gen<(string Text, List<List<(int, int)>> Statements)> Articles = Gen.Select(
        Gen.String[Gen.Char["ab <&>\"\n\r'. é"]].Where(text => text.Length > 0),
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, 30]).List[1, 3].List[0, 5]);

    [Fact]
    public void Whatever_the_spans_the_words_are_those_of_the_article_and_each_statement_marks_its_own() => Articles.Sample(
        (text, drawn) =>
        {
            var statements = drawn.Select((spans, i) => Statement($"s{i}", Inside(spans, text.Length))).ToList();
            var page = Read(text, statements);

            Assert.Equal(text, page.QuerySelector(".words")!.TextContent);
            for (var i = 0; i < statements.Count; i++)
            {
                var expected = string.Concat(Enumerable.Range(0, text.Length).Where(at => statements[i].Content.Any(span => span.Contains(at))).Select(at => text[at]));
                var marked = string.Concat(page.QuerySelectorAll($".words mark.s{i}").Select(mark => mark.TextContent));
                Assert.Equal(Solid(expected), Solid(marked));
                Assert.NotNull(page.GetElementById($"s{i}"));
            }
        },
        iter: 3000);

    [Fact]
    public void A_statement_begins_at_its_anchor()
    {
        const string text = "She said rain was coming, and snow.\n\nHe agreed.";
        var page = Read(text, [Statement("s0", [new(9, 15), new(26, 8)]), Statement("s1", [new(14, 20)])]);

        Assert.Equal(2, page.QuerySelectorAll(".words p").Length);
        Assert.Equal(["rain ", "was coming", ", ", "and snow"], page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Equal("rain ", page.GetElementById("s0")!.NextElementSibling!.TextContent);
        Assert.Equal("was coming", page.GetElementById("s1")!.NextElementSibling!.TextContent);
    }

    [Fact]
    public void An_id_is_never_markup_or_style()
    {
        var hostile = Statement("\"></span><script>x{}</style>", [new(0, 4)]);
        var page = Read("Rain.", [hostile]);

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.NotNull(page.GetElementById(hostile.Id));
        Assert.DoesNotContain("script", ReaderPage.StyleOf([hostile]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://courier.example/1?a=1&b=2", true)]
    [InlineData("http://courier.example/", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("data:text/html,x", false)]
    public void Only_addresses_of_the_web_become_links(string address, bool isLink)
    {
        var page = Parse(new Article("a1", "Rain", "Rain.", Url: new(address)), []);

        Assert.Equal(isLink ? new Uri(address).AbsoluteUri : null, page.QuerySelector("a.original")?.GetAttribute("href"));
    }

    private static IDocument Read(string text, IReadOnlyList<Statement> statements) => Parse(new("a1", "Title <b>", text), statements);

    private static IDocument Parse(Article article, IReadOnlyList<Statement> statements) =>
        new HtmlParser().ParseDocument(Page.Write(article, statements, [], whole: null, ReaderPage.StyleOf(statements)).ToString());

    private static List<TextSpan> Inside(List<(int Start, int Length)> spans, int length) =>
        [.. spans.Select(span => (Start: span.Start % length, span.Length)).Select(span => new TextSpan(span.Start, Math.Min(span.Length, length - span.Start)))];

    private static string Solid(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c)));

    private static Statement Statement(string id, IReadOnlyList<TextSpan> content) => new()
    {
        Id = id,
        ArticleId = "a1",
        Type = StatementType.Indirect,
        Mode = StatementMode.Speech,
        Source = [],
        Cue = [],
        Content = content,
        Confidence = 0.9,
        Rule = "test",
    };
}
