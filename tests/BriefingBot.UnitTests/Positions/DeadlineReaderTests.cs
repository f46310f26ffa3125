using BriefingBot.Core.Positions;
using NodaTime;

namespace BriefingBot.UnitTests.Positions;

public sealed class DeadlineReaderTests
{
    // a Tuesday
    private static readonly LocalDate Published = new(2031, 3, 4);

    [Theory]
    [InlineData("they leave by Friday", 2031, 3, 7)]
    [InlineData("they leave on 30 June", 2031, 6, 30)]
    [InlineData("they leave on June 30", 2031, 6, 30)]
    [InlineData("they leave by the first of July", 2031, 7, 1)]
    [InlineData("they leave by the end of June", 2031, 6, 30)]
    [InlineData("they leave in January", 2032, 1, 31)]
    [InlineData("they leave by the end of the year", 2031, 12, 31)]
    [InlineData("they leave next week", 2031, 3, 16)]
    [InlineData("they leave by 2035", 2035, 12, 31)]
    [InlineData("they leave within ten days", 2031, 3, 14)]
    [InlineData("they leave tomorrow", 2031, 3, 5)]
    public void A_day_to_come_is_counted_from_publication(string claim, int year, int month, int day)
    {
        var words = PositionReader.Words(claim);

        Assert.Equal(new LocalDate(year, month, day), Assert.Single(DeadlineReader.Find(words, AmountReader.Find(words), Published)).Day);
    }

    [Theory]
    [InlineData("the ban stays until June", true)]
    [InlineData("they have until June to leave", false)]
    [InlineData("they leave by June", false)]
    public void Until_is_how_long_it_lasts_but_not_how_long_one_has(string claim, bool lasts)
    {
        var words = PositionReader.Words(claim);

        Assert.Equal(lasts, Assert.Single(DeadlineReader.Find(words, AmountReader.Find(words), Published)).Lasts);
    }

    [Theory]
    [InlineData("they leave in June 201331")]
    [InlineData("they leave on 31 June 99999999999")]
    public void A_number_that_is_no_year_is_left_alone(string claim)
    {
        var words = PositionReader.Words(claim);

        Assert.Equal(new LocalDate(2031, 6, 30), Assert.Single(DeadlineReader.Find(words, AmountReader.Find(words), Published)).Day);
    }

    [Fact]
    public void After_a_day_names_no_last_day()
    {
        var words = PositionReader.Words("they leave after the summer");

        Assert.Empty(DeadlineReader.Find(words, AmountReader.Find(words), Published));
    }
}
