using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using CsCheck;

namespace BriefingBot.UnitTests.Questions;

public sealed class AnswerComposerTests
{
    /// <summary>Any article with any spans of it as content.</summary>
    private static readonly Gen<(Article Article, Statement Statement)> Statements =
        Gen.Select(RandomText.Any.Where(text => text.Length > 0), Gen.Int[0, 1000].Array[2, 6], Gen.Bool, Gen.Int[0, 2]).Select((text, cuts, relayed, type) =>
        {
            var edges = cuts.Select(cut => cut % (text.Length + 1)).Order().ToList();
            var content = edges.Zip(edges.Skip(1), TextSpan.Between).Where((span, i) => i % 2 == 0).ToList();
            var article = Newsroom.Article("a1", text);
            return (article, article.Say("Mira Halden", string.Empty, (StatementType)type) with { Content = content, Relay = relayed ? ["Courier"] : [] });
        });

    [Fact]
    public void Every_item_has_a_citation_and_quotes_the_article_letter_for_letter() => Statements.Array[1, 5].Sample(
        drawn =>
        {
            var citations = drawn.Select((one, i) => Cite(i + 1, one.Article, one.Statement)).ToList();

            var message = new AnswerComposer(new(Gazetteer.Default)).Compose([], citations, []);

            var items = message.Blocks.OfType<ChatItem>().ToList();
            Assert.Equal(Enumerable.Range(1, drawn.Length), items.Select(item => Assert.Single(item.Runs.OfType<ChatCitation>()).Number));
            foreach (var (item, citation) in items.Zip(citations))
            {
                var words = Assert.Single(item.Runs.OfType<ChatQuotation>()).Words;
                Assert.Equal(string.Join(" … ", citation.Shown.Select(span => citation.Article.Text[span.Start..span.End])), words);
            }
        },
        iter: 300);

    [Fact]
    public void An_excerpt_is_the_beginning_of_the_content_and_ends_with_a_sentence_or_clause() => Gen.Select(Statements, Gen.Int[1, 200]).Sample(
        (drawn, longest) =>
        {
            var content = drawn.Statement.Content;
            var shown = Excerpt.Of(content, drawn.Article.Text, longest);

            Assert.InRange(shown.Count, 1, content.Count);
            Assert.Equal(content.Take(shown.Count - 1), shown.SkipLast(1));
            Assert.Equal(content[shown.Count - 1].Start, shown[^1].Start);
            Assert.True(shown[^1].End <= content[shown.Count - 1].End);
            Assert.True(shown[^1] == content[shown.Count - 1] || shown[^1].In(drawn.Article.Text)[^1] is '.' or '!' or '?' or ',' or ';' or '—');
        },
        iter: 300);

    [Theory]
    [InlineData("One ends. Two ends. Three ends.", 20, "One ends. Two ends.")]
    [InlineData("Mr. Brandel left. Then came rain.", 20, "Mr. Brandel left.")]
    [InlineData("A sentence that is too long stays whole", 10, "A sentence that is too long stays whole")]
    [InlineData("The first is too long. Two.", 5, "The first is too long.")]
    [InlineData("The port will open in spring, the minister hopes to be there on the day itself.", 40, "The port will open in spring,")]
    [InlineData("The port will open in spring, unless the money runs out before the works are done.", 40, "The port will open in spring, unless the money runs out before the works are done.")]
    [InlineData("We accept the plan as it is. But we do not accept the date. More next week.", 40, "We accept the plan as it is. But we do not accept the date.")]
    [InlineData("They will not, he said to the crew at the pier that day, ever leave the harbour", 12, "They will not, he said to the crew at the pier that day, ever leave the harbour")]
    public void Long_words_are_cut_at_a_sentence_or_clause(string text, int longest, string shown) =>
        Assert.Equal(shown, Assert.Single(Excerpt.Of([new(0, text.Length)], text, longest)).In(text));

    [Fact]
    public void What_is_not_shown_is_marked_and_the_way_is_told()
    {
        var article = Newsroom.Article("a1", "One ends. Two ends.");
        var statement = article.Say("Mira Halden", "One ends. Two ends.", StatementType.Direct) with { Relay = ["Courier", "Gazette"] };

        var item = AnswerComposer.Item(new(1, statement, article, [new(0, 9)], new("http://localhost/"), [article with { Publisher = "Herald" }]));

        Assert.Equal("• reported 16 February 2013 — said: One ends. … (via Courier and Gazette) (also in Herald) [1]", TextRenderer.Render(new([item])));
    }

    [Fact]
    public void Control_characters_do_not_reach_a_terminal()
    {
        var message = new ChatMessage([
            new ChatHeading("A\u001b[31mB"), new ChatParagraph([new ChatText("a\r\nb"), new ChatStrong("c\0d"), new ChatQuotation("e\u0085f")]), new ChatSuggestions(["g\u0007h"]),
        ]);

        Assert.DoesNotContain(TextRenderer.Render(message), c => char.IsControl(c) && c != '\n');
        Assert.Equal("A [31mB\na  bc de f\n\nTry: g h", TextRenderer.Render(message));
    }

    [Theory]
    [InlineData("US", "the US")]
    [InlineData("RU", "Russia")]
    [InlineData("NL", "the Netherlands")]
    public void Countries_take_the_article_that_English_gives_them(string code, string name) => Assert.Equal(name, new Naming(Gazetteer.Default).Country(code));

    [Fact]
    public void Speakers_are_headed_by_name_office_and_party()
    {
        var naming = new Naming(Gazetteer.Default);

        Assert.Equal("Sergei Lavrov, Foreign Minister, Russia", naming.Heading(Newsroom.Actors[0].Actor));
        Assert.Equal("Senior official (not named), United States", naming.Heading(new("senior official", ActorKind.Anonymous, null, "US")));
        Assert.Equal("No speaker named", naming.Heading(null));
        Assert.Equal("the Free Syrian Army", naming.Party(new("Free Syrian Army", ActorKind.Organisation)));
        Assert.Equal("A, B and C", Naming.List(["A", "B", "C"]));
    }

    private static Citation Cite(int number, Article article, Statement statement) =>
        new(number, statement, article, Excerpt.Of(statement.Content, article.Text, 600), new("http://localhost/"), []);
}
