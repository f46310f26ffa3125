using BriefingBot.Core.Articles;

namespace BriefingBot.UnitTests.Articles;

public sealed class FrontMatterTests
{
    [Fact]
    public void Fields_are_read_and_quotation_marks_taken_off()
    {
        const string text = "---\ntitle: \"The \\\"quiet\\\" talks: day two\"\nPublished: 2027-03-04\npublisher: 'Velland''s Courier'\nurl: https://courier.example/a?b=1\nlanguage: en\nmood: calm\n---\nBody\n";

        var front = FrontMatter.Read(text);

        Assert.Equal("The \"quiet\" talks: day two", front.Title);
        Assert.Equal("2027-03-04", front.Published);
        Assert.Equal("Velland's Courier", front.Publisher);
        Assert.Equal("https://courier.example/a?b=1", front.Address);
        Assert.Equal("en", front.Language);
        Assert.Equal("Body\n", text[front.End..]);
    }

    [Theory]
    [InlineData("---\r\ntitle: A\r\n---\r\nBody\r\nmore", "Body\r\nmore")]
    [InlineData("---\rtitle: A\r---\rBody", "Body")]
    [InlineData("---  \n# a comment\n\ntitle: A\ntags:\n  - one\n- two\n--- \nBody", "Body")]
    [InlineData("---\ntitle: A\n---\n\nBody", "\nBody")]
    [InlineData("---\ntitle: A\n---", "")]
    [InlineData("---\n---\nBody", "Body")]
    public void The_text_begins_right_after_the_closing_line(string text, string body) =>
        Assert.Equal(body, text[FrontMatter.Read(text).End..]);

    [Theory]
    [InlineData("---\nMira Halden spoke on Monday.\nShe said nothing new.")]
    [InlineData("---\ntitle: never closed\n")]
    [InlineData("---\nMira Halden said: no.\n---\nThen she left.")]
    [InlineData("---")]
    [InlineData("----\ntitle: A\n---\n")]
    [InlineData(" ---\ntitle: A\n---\n")]
    [InlineData("\n---\ntitle: A\n---\n")]
    [InlineData("")]
    public void What_only_looks_like_it_is_text(string text)
    {
        var front = FrontMatter.Read(text);

        Assert.Equal(0, front.End);
        Assert.Null(front.Title);
    }
}
