using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using CsCheck;

namespace BriefingBot.UnitTests.Briefings;

public sealed class DeliveryKeyTests
{
    [Fact]
    public void What_is_written_is_read_whatever_the_conversation_is_called() =>
        Gen.Select(Gen.Long[1, long.MaxValue], Gen.Char[" |:;/@abc19"].Array[1, 12], Gen.OneOf(Gen.Const("2027-03-29"), Gen.Const("batch-7"), Gen.Const("run-again-r1"))).Sample((subscription, id, occasion) =>
        {
            var conversation = new string(id).Replace(' ', '-');
            var key = new DeliveryKey(subscription, new(ChannelAddress.Teams, conversation), occasion);

            Assert.Equal(key, DeliveryKey.Parse(key.ToString()));
        });

    [Theory]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("1|slack:T1/C1")]
    [InlineData("1|slack:T1/C1|")]
    [InlineData("one|slack:T1/C1|2027-03-29")]
    [InlineData("-1|slack:T1/C1|2027-03-29")]
    [InlineData("1|nowhere|2027-03-29")]
    public void Anything_else_is_none(string words) => Assert.Null(DeliveryKey.Parse(words));
}
