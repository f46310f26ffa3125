using BriefingBot.Core.Text;
using CsCheck;

namespace BriefingBot.UnitTests.Text;

public sealed class CodePointsTests
{
    [Theory]
    [InlineData("Halden", "Halden", 0, 6)]
    [InlineData("😀 Halden", "Halden", 2, 8)]
    [InlineData("a😀b😀 Halden 😀", "Halden", 5, 11)]
    [InlineData("x 😀", "😀", 2, 3)]
    [InlineData("é e\u0301 Halden", "Halden", 5, 11)]
    public void Counts_each_character_outside_the_basic_plane_once(string text, string word, int start, int end)
    {
        var span = new TextSpan(text.IndexOf(word, StringComparison.Ordinal), word.Length);
        var points = new CodePoints(text);

        Assert.Equal((start, end), points.Of(span));
        Assert.Equal(span, points.ToSpan(start, end));
    }

    [Fact]
    public void Counts_half_a_pair_as_one() =>
        Assert.Equal((2, 3), new CodePoints("\uD83D x").Of(new(2, 1)));

    [Fact]
    public void Positions_survive_the_way_there_and_back() =>
        RandomText.Any.Sample(text =>
        {
            var points = new CodePoints(text);
            var count = 0;
            for (var i = 0; i < text.Length;)
            {
                var length = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
                var span = new TextSpan(i, length);
                Assert.Equal((count, count + 1), points.Of(span));
                Assert.Equal(span, points.ToSpan(count, count + 1));
                i += length;
                count++;
            }
        });
}
