using BriefingBot.Core.Briefings;

namespace BriefingBot.UnitTests.Briefings;

public sealed class BriefingReplyTests
{
    [Theory]
    [InlineData("why is 2 new?", BriefingAsk.Why, 2)]
    [InlineData("Why is [3] reversed", BriefingAsk.Why, 3)]
    [InlineData("why #4?", BriefingAsk.Why, 4)]
    [InlineData("why is #2 new", BriefingAsk.Why, 2)]
    [InlineData("why 2?", BriefingAsk.Why, 2)]
    [InlineData("why's number 2 here?!", BriefingAsk.Why, 2)]
    [InlineData("how is 2 new?", BriefingAsk.Why, 2)]
    [InlineData("why was item 12 called a shift?", BriefingAsk.Why, 12)]
    [InlineData("what's new about 2?", BriefingAsk.Why, 2)]
    [InlineData("more on 3", BriefingAsk.More, 3)]
    [InlineData("more about item 3", BriefingAsk.More, 3)]
    [InlineData("tell me more about number 5.", BriefingAsk.More, 5)]
    [InlineData("More details on (7), please", BriefingAsk.More, 7)]
    [InlineData("what did he say before?", BriefingAsk.Before, null)]
    [InlineData("and what did she say about it earlier", BriefingAsk.Before, null)]
    [InlineData("what was said before 2?", BriefingAsk.Before, 2)]
    [InlineData("timeline of #2", BriefingAsk.Before, 2)]
    [InlineData("history 4", BriefingAsk.Before, 4)]
    public void Questions_about_an_item_are_read(string words, BriefingAsk ask, int? number) => Assert.Equal(new(ask, number), BriefingReply.Read(words));

    [Theory]
    [InlineData("why is Velland new to this?")]
    [InlineData("more on Velland")]
    [InlineData("why is 2 new? and what did Mira Halden say?")]
    [InlineData("why is 99999 new?")]
    [InlineData("what did Mira Halden say before the vote?")]
    [InlineData("timeline of Mira Halden on grain")]
    [InlineData("what is new on Velland?")]
    [InlineData("before that?")]
    [InlineData("")]
    public void Anything_else_is_a_question_to_the_store(string words) => Assert.Null(BriefingReply.Read(words));

    [Theory]
    [InlineData("why is ")]
    [InlineData("more on item ")]
    [InlineData("what did he say before ")]
    public void Length_does_no_harm(string beginning)
    {
        Assert.Null(BriefingReply.Read(beginning + new string('1', 100_000)));
        _ = BriefingReply.Read(beginning + new string(' ', 90) + "x"); // in time
    }
}
