using BriefingBot.Web;
using NodaTime;

namespace BriefingBot.UnitTests.Web;

public sealed class TimeAxisTests
{
    private static readonly LocalDate Start = new(2026, 11, 20);

    [Theory]
    [InlineData(0, "20 Nov")]
    [InlineData(3, "20 Nov|21 Nov|22 Nov|23 Nov")]
    [InlineData(20, "20 Nov|27 Nov|4 Dec")]
    [InlineData(160, "Jan 2027|Mar 2027")]
    [InlineData(900, "2027|2028|2029")]
    [InlineData(40_000, "2050|2100")]
    public void Few_days_are_named_and_they_are_round(int days, string labels) =>
        Assert.Equal(labels, string.Join('|', new TimeAxis(Start, Start.PlusDays(days)).Ticks().Select(tick => tick.Label)));

    [Fact]
    public void Whatever_the_span_each_day_stands_inside_and_in_order()
    {
        foreach (var days in Enumerable.Range(0, 3000))
        {
            var axis = new TimeAxis(Start, Start.PlusDays(days));
            Assert.InRange(axis.Ticks().Count, 1, 4);
            Assert.All(axis.Ticks(), tick => Assert.InRange(tick.At, 0, 100));
            Assert.True(days == 0 || axis.At(Start) < axis.At(Start.PlusDays(days)));
        }
    }
}
