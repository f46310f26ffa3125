using BriefingBot.Core.Text;

namespace BriefingBot.UnitTests.Text;

public sealed class NearWordsTests
{
    private static readonly string[] Known = ["monday", "tuesday", "thursday", "sunday"];

    [Theory]
    [InlineData("tuseday", "tuesday")]
    [InlineData("Sunday", "sunday")]
    [InlineData("tursday", "thursday|tuesday")]
    [InlineData("mo", "")]
    [InlineData("holiday", "")]
    public void The_nearest_come_first(string typed, string near) => Assert.Equal(near, string.Join('|', NearWords.Of(typed, Known)));

    [Theory]
    [InlineData("", "")]
    [InlineData("a", " Did you mean a?")]
    [InlineData("a,b", " Did you mean a or b?")]
    [InlineData("a,b,c", " Did you mean a, b or c?")]
    public void They_are_offered_in_words(string offered, string words) => Assert.Equal(words, NearWords.Question(offered.Split(',', StringSplitOptions.RemoveEmptyEntries)));
}
