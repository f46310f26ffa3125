using BriefingBot.Core.Briefings;

namespace BriefingBot.UnitTests.Briefings;

public sealed class BriefingReplyTests
{
    [Theory]
    [InlineData("why is 2 new?", 2, false)]
    [InlineData("Why is [3] reversed", 3, false)]
    [InlineData("why #4?", 4, false)]
    [InlineData("why was item 12 called a shift?", 12, false)]
    [InlineData("more on 3", 3, true)]
    [InlineData("tell me more about number 5.", 5, true)]
    public void Questions_about_an_item_are_read(string words, int number, bool wantsMore) => Assert.Equal(new(number, wantsMore), BriefingReply.Read(words));

    [Theory]
    [InlineData("why is Velland new to this?")]
    [InlineData("more on Velland")]
    [InlineData("why is 2 new? and what did Mira Halden say?")]
    [InlineData("why is 99999 new?")]
    [InlineData("")]
    public void Anything_else_is_a_question_to_the_store(string words) => Assert.Null(BriefingReply.Read(words));

    [Fact]
    public void Length_does_no_harm() => Assert.Null(BriefingReply.Read("why is " + new string('1', 100_000)));
}
