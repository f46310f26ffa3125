using BriefingBot.Core.Text;

namespace BriefingBot.UnitTests.Text;

public sealed class WordStemTests
{
    [Theory]
    [InlineData("withdraw", "withdrew")]
    [InlineData("resign", "resignation")]
    [InlineData("extradite", "extradition")]
    [InlineData("harbour", "harbors")]
    [InlineData("recognise", "recognizing")]
    [InlineData("organisation", "organizations")]
    [InlineData("centre", "centers")]
    [InlineData("cancelled", "canceling")]
    [InlineData("defence", "defense")]
    [InlineData("programme", "programs")]
    [InlineData("tie", "tied")]
    [InlineData("day", "days")]
    [InlineData("ban", "banned")]
    [InlineData("forbid", "forbidden")]
    public void Forms_and_spellings_share_a_stem(string one, string other) => Assert.Equal(WordStem.Of(one), WordStem.Of(other));

    [Theory]
    [InlineData("may", "make")]
    [InlineData("accept", "except")]
    [InlineData("lawful", "unlawful")]
    public void Other_words_do_not(string one, string other) => Assert.NotEqual(WordStem.Of(one), WordStem.Of(other));
}
