using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BriefingBot.Core.Chat;
using BriefingBot.Web;
using CsCheck;
using Microsoft.Extensions.Options;

namespace BriefingBot.UnitTests.Web;

public sealed class HtmlRendererTests
{
    private static readonly HashSet<string> Allowed = ["P", "H3", "UL", "LI", "STRONG", "SPAN", "A"];
    private static readonly HashSet<string> AllowedAttributes = ["class", "href", "aria-label"];
    private static readonly HtmlRenderer Renderer = new(new(Options.Create(new WebOptions())));

    // letters, everything that means something in HTML, and what a parser likes to change
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.String[Gen.Char["<>&\"'=/!-;#x{}`ab1 \n\r\t\f\u00a0\u0085\u0001\ufeff\u2028é…“"]],
        Gen.OneOf(new[] { "</p><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&amp;lt;", "&#60;", "<!--", "]]>", "javascript:alert(1)", "😀" }.Select(Gen.Const).ToArray()));

    private static readonly Gen<ChatRun> Run = Gen.OneOf<ChatRun>(
        Words.Select(words => (ChatRun)new ChatText(words)),
        Words.Select(words => (ChatRun)new ChatStrong(words)),
        Words.Select(words => (ChatRun)new ChatQuotation(words)),
        Gen.Int[1, 99].Select(Words, (n, id) => (ChatRun)new ChatCitation(n, new("http://localhost:3978/articles/" + Uri.EscapeDataString(id)))));

    private static readonly Gen<ChatBlock> Block = Gen.OneOf<ChatBlock>(
        Words.Select(words => (ChatBlock)new ChatHeading(words)),
        Run.List[0, 5].Select(runs => (ChatBlock)new ChatParagraph(runs)),
        Run.List[0, 5].Select(runs => (ChatBlock)new ChatItem(runs)),
        Words.List[0, 3].Select(questions => (ChatBlock)new ChatSuggestions(questions)));

    [Fact]
    public void Whatever_the_words_a_parser_sees_our_elements_and_the_same_words() => Block.List[0, 6].Sample(
        blocks =>
        {
            var body = Parse(Renderer.Render(new(blocks)));
            Assert.All(body.QuerySelectorAll("*"), element =>
            {
                Assert.Contains(element.TagName, Allowed);
                Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, AllowedAttributes));
                Assert.True(element.GetAttribute("href")?.StartsWith('/') ?? true);
            });
            Assert.Equal(string.Concat(blocks.Select(Text)), body.TextContent);
        },
        iter: 3000);

    [Fact]
    public void Items_form_lists_quotations_keep_their_own_marks_and_citations_say_where_they_lead()
    {
        var link = new Uri("http://localhost:3978/articles/a%2Fb#s1");
        var body = Parse(Renderer.Render(new([
            new ChatParagraph([new ChatText("2 statements.")]),
            new ChatHeading("Mira Halden, Velland"),
            new ChatItem([new ChatStrong("4 March 2027"), new ChatText(" — said: "), new ChatQuotation("\"No.\""), new ChatText(" "), new ChatCitation(1, link)]),
            new ChatItem([new ChatQuotation("Yes")]),
            new ChatSuggestions(["What did Thorland say about rain & <wind>?"]),
        ])));

        Assert.Equal(["P", "H3", "UL", "UL"], body.Children.Select(element => element.TagName));
        Assert.Equal(2, body.QuerySelectorAll("ul.items > li").Length);
        Assert.Equal("\"No.\"", body.QuerySelector(".quote")!.TextContent);
        var citation = body.QuerySelector("a.citation")!;
        Assert.Equal(("[1]", "/articles/a%2Fb#s1", "[1] Read it in the article"), (citation.TextContent, citation.GetAttribute("href"), citation.GetAttribute("aria-label")));
        Assert.Equal("/?q=What%20did%20Thorland%20say%20about%20rain%20%26%20%3Cwind%3E%3F", body.QuerySelector(".suggestions a")!.GetAttribute("href"));
    }

    [Fact]
    public void What_no_page_can_hold_is_replaced() => Assert.Equal("a\uFFFDb", Parse(Renderer.Render(ChatMessage.Of("a\0b"))).TextContent);

    private static IElement Parse(string html) => new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html).Body!;

    private static string Text(ChatBlock block) => block switch
    {
        ChatHeading heading => heading.Words,
        ChatParagraph paragraph => string.Concat(paragraph.Runs.Select(Text)),
        ChatItem item => string.Concat(item.Runs.Select(Text)),
        ChatSuggestions suggestions => string.Concat(suggestions.Questions),
        _ => throw new NotSupportedException(),
    };

    private static string Text(ChatRun run) => run switch
    {
        ChatText text => text.Words,
        ChatStrong strong => strong.Words,
        ChatQuotation quotation => quotation.Words,
        ChatCitation citation => $"[{citation.Number}]",
        _ => throw new NotSupportedException(),
    };
}
