using BriefingBot.Core.Positions;
using CsCheck;

namespace BriefingBot.UnitTests.Positions;

public sealed class SameWordsTests
{
    [Theory]
    [InlineData("Velland will keep its three harbours open", "Velland will keep its three harbours open.")]
    [InlineData("the grain ships may pass through the northern straits", "grain ships may pass through northern straits")]
    [InlineData("Velland would keep its northern harbours open through winter", "\"Velland will keep its northern harbours open through winter,\"")]
    [InlineData("talks won't begin before spring", "Talks won’t begin before spring")]
    public void Other_wording_of_the_same_is_the_same(string one, string other) => Assert.True(SameWords.NearlyEqual(one, other));

    [Theory]
    [InlineData("Velland will sign the treaty this spring", "Velland will not sign the treaty this spring")]
    [InlineData("he did sign the old grain treaty in Sund", "he didn't sign the old grain treaty in Sund")]
    [InlineData("Velland can sign the old grain treaty in Sund", "Velland cannot sign the old grain treaty in Sund")]
    [InlineData("forty ships passed the northern straits since Sunday", "fifty ships passed the northern straits since Sunday")]
    [InlineData("40 ships passed the northern straits since Sunday", "50 ships passed the northern straits since Sunday")]
    [InlineData("exports grew by 5,000 tonnes in the last year", "exports grew by 6,000 tonnes in the last year")]
    [InlineData("the straits stay open for grain", "the harbours are closed to every freighter")]
    [InlineData("grain", "")]
    [InlineData("the of and", "the of and")]
    public void Another_claim_is_not(string one, string other) => Assert.False(SameWords.NearlyEqual(one, other));

    [Fact]
    public void The_order_of_the_two_does_not_matter() => Gen.Select(RandomText.Any, RandomText.Any).Sample((one, other) =>
    {
        Assert.Equal(SameWords.NearlyEqual(one, other), SameWords.NearlyEqual(other, one));
        Assert.Equal(SameWords.NearlyEqual(one, one), SameWords.NearlyEqual(one, one + " "));
    });
}
