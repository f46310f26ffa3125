using BriefingBot.Core.Text;
using CsCheck;

namespace BriefingBot.UnitTests.Text;

public sealed class ParagraphsTests
{
    [Theory]
    [InlineData("One.\nTwo.", "One.|Two.")]
    [InlineData("One.\n\n \nTwo.\n", "One.|Two.")]
    [InlineData("One.\r\nTwo.\r\n\r\nThree.", "One.|Two.|Three.")]
    [InlineData("  One.  ", "One.")]
    [InlineData("", "")]
    [InlineData(" \n \r\n", "")]
    public void Takes_each_line_for_one(string text, string paragraphs) => Assert.Equal(paragraphs, Joined(text));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Joins_lines_that_were_wrapped_by_hand(string newLine)
    {
        string[] lines = ["The minister of the far country said on", "Monday that the ships were ready and that", "nobody would be left behind when they", "sailed.", "", "She then went home to write", "letters."];

        var found = Joined(string.Join(newLine, lines));

        Assert.Equal(string.Join(newLine, lines[..4]) + "|" + string.Join(newLine, lines[5..]), found);
    }

    [Fact]
    public void Leaves_lines_apart_when_hardly_any_goes_on_in_the_next() =>
        Assert.Equal(6, Paragraphs.Find("A first line.\nA second line.\nvelland.example\nA fourth line.\nA fifth.\nA sixth.").Count);

    [Fact]
    public void Paragraphs_are_in_order_and_hold_everything_but_spaces() =>
        RandomText.Any.Sample(text =>
        {
            var end = 0;
            foreach (var paragraph in Paragraphs.Find(text))
            {
                Assert.True(paragraph.Start >= end && paragraph.Length > 0);
                Assert.True(string.IsNullOrWhiteSpace(text[end..paragraph.Start]));
                end = paragraph.End;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[end..]));
        });

    private static string Joined(string text) => string.Join('|', Paragraphs.Find(text).Select(paragraph => paragraph.In(text)));
}
