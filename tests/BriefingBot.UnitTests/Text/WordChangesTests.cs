using BriefingBot.Core.Text;
using CsCheck;

namespace BriefingBot.UnitTests.Text;

public sealed class WordChangesTests
{
    [Theory]
    [InlineData("The bridge will open.", "The bridge will not open.", "", "not ")]
    [InlineData("that the bridge will open", "The bridge, will open if asked", "", "if asked")]
    [InlineData("at least 40 million crowns", "at least 60 million crowns", "40 ", "60 ")]
    [InlineData("the bridge will open", "the bridge will open", "", "")]
    [InlineData("grain may pass", "nobody wants a winter without bread", "", "")] // too little in common to mark
    [InlineData("", "something", "", "")]
    public void The_words_the_other_lacks_are_marked(string one, string other, string gone, string came)
    {
        var (left, right) = WordChanges.Between(one, other);

        Assert.Equal((gone, came), (Marked(left), Marked(right)));
    }

    [Fact]
    public void No_word_is_changed_or_lost_whatever_the_texts() => Gen.Select(RandomText.Any, RandomText.Any).Sample((one, other) =>
    {
        var (left, right) = WordChanges.Between(one, other);

        Assert.Equal(one, string.Concat(left.Select(piece => piece.Words)));
        Assert.Equal(other, string.Concat(right.Select(piece => piece.Words)));
    });

    [Fact]
    public void Length_does_no_harm()
    {
        var (left, _) = WordChanges.Between(string.Join(' ', Enumerable.Repeat("word", 100_000)), "word");

        Assert.False(Assert.Single(left).Differs);
    }

    private static string Marked(IReadOnlyList<WordPiece> pieces) => string.Concat(pieces.Where(piece => piece.Differs).Select(piece => piece.Words));
}
