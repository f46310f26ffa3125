using BriefingBot.Core.Briefings;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.UnitTests.Briefings;

public sealed class BriefingScheduleTests
{
    [Theory]
    [InlineData("Europe/Dublin", "01:30", "2026-03-29", "2026-03-29T01:00:00Z")] // forward over it: the end of the gap
    [InlineData("Europe/Dublin", "01:00", "2026-03-29", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Dublin", "01:30", "2026-10-25", "2026-10-25T00:30:00Z")] // back over it: the first of two
    [InlineData("America/New_York", "01:30", "2026-11-01", "2026-11-01T05:30:00Z")]
    [InlineData("America/Nuuk", "23:30", "2026-03-28", "2026-03-29T01:00:00Z")] // the gap ends on the next date
    [InlineData("Africa/Casablanca", "02:30", "2026-03-22", "2026-03-22T02:00:00Z")]
    [InlineData("Africa/Casablanca", "02:30", "2026-02-15", "2026-02-15T01:30:00Z")]
    [InlineData("Pacific/Apia", "08:00", "2011-12-29", "2011-12-29T18:00:00Z")]
    [InlineData("Pacific/Apia", "08:00", "2011-12-30", null)] // a date that never was
    [InlineData("Pacific/Apia", "08:00", "2011-12-31", "2011-12-30T18:00:00Z")]
    [InlineData("Pacific/Apia", "00:00", "2011-12-30", null)]
    [InlineData("Pacific/Kwajalein", "23:30", "1993-08-21", null)]
    public void Known_corners(string zone, string at, string date, string? expected)
    {
        var schedule = ScheduleText.Read(at, zone, "daily", DateTimeZoneProviders.Tzdb);
        var day = LocalDatePattern.Iso.Parse(date).Value;

        var due = schedule.On(day);

        Assert.Equal(expected, due is null ? null : InstantPattern.General.Format(due.At));
        Assert.True(due is null || due == schedule.LatestDue(due.At));
    }

    [Fact]
    public void A_weekly_briefing_survives_the_loss_of_its_date()
    {
        var fridays = ScheduleText.Read("08:00", "Pacific/Apia", "fri", DateTimeZoneProviders.Tzdb);
        for (var now = Instant.FromUtc(2011, 12, 23, 18, 0); now < Instant.FromUtc(2012, 1, 5, 18, 0); now += Duration.FromHours(1))
        {
            Assert.Equal(new LocalDate(2011, 12, 23), fridays.LatestDue(now).Date);
            Assert.Equal(new LocalDate(2012, 1, 6), fridays.NextDue(now).Date);
        }
    }

    [Fact]
    public void Only_the_days_wanted_are_due()
    {
        var weekdays = ScheduleText.Read("08:00", "Europe/Dublin", "mon-fri", DateTimeZoneProviders.Tzdb);

        Assert.Equal(261, weekdays.Year(2027).Count());
        Assert.DoesNotContain(weekdays.Year(2027), due => due.Date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        Assert.Equal(new LocalDate(2027, 3, 5), weekdays.LatestDue(Instant.FromUtc(2027, 3, 7, 12, 0)).Date);
        Assert.Equal(new LocalDate(2027, 3, 8), weekdays.NextDue(Instant.FromUtc(2027, 3, 7, 12, 0)).Date);
    }
}
