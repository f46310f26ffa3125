using BriefingBot.Core.Positions;

namespace BriefingBot.UnitTests.Positions;

public sealed class AmountReaderTests
{
    [Theory]
    [InlineData("1.5 billion marks", "Count", 1.5e9)]
    [InlineData("1,500 million marks", "Count", 1.5e9)]
    [InlineData("two and a half billion marks", "Count", 2.5e9)]
    [InlineData("$2.5 billion", "Count", 2.5e9)]
    [InlineData("eighty thousand homes", "Count", 80_000)]
    [InlineData("twenty-five trains", "Count", 25)]
    [InlineData("a dozen inspectors", "Count", 12)]
    [InlineData("50 cents", "Count", 0.5)]
    [InlineData("a quarter more", "Share", 0.25)]
    [InlineData("two thirds of them", "Share", 2 / 3.0)]
    [InlineData("half as much", "Share", 0.5)]
    [InlineData("8 percent", "Share", 0.08)]
    [InlineData("12 per cent", "Share", 0.12)]
    [InlineData("two weeks", "Duration", 14)]
    [InlineData("14 days", "Duration", 14)]
    public void An_amount_is_read_however_it_is_written(string words, string kind, double value)
    {
        var amount = Assert.Single(AmountReader.Find(PositionReader.Words(words)));

        Assert.Equal(kind, amount.Kind.ToString());
        Assert.Equal(value, amount.Value, 6);
    }

    [Theory]
    [InlineData("on 30 June")]
    [InlineData("in 2031")]
    [InlineData("the third minister")]
    [InlineData("at 9 a.m.")]
    public void A_date_or_an_order_is_none(string words) => Assert.Empty(AmountReader.Find(PositionReader.Words(words)));
}
