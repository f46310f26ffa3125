using BriefingBot.Core.Briefings;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace BriefingBot.UnitTests.Briefings;

public sealed class BriefingScheduleTests
{
    private static readonly IReadOnlySet<IsoDayOfWeek> Daily = ScheduleText.Days("daily");
    private static readonly int[] Years = [2011, .. Enumerable.Range(2026, 11)];

    // an alias is the same zone under another name
    private static readonly IReadOnlyList<DateTimeZone> Zones =
        [.. TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => DateTimeZoneProviders.Tzdb[id])];

    /// <summary>Every half-hour of every zone, in the days around each of its clock changes, and one half-hour through whole years.</summary>
    [Fact]
    public void Each_date_of_each_zone_has_one_briefing() => Parallel.For(0, Zones.Count, zone =>
    {
        foreach (var year in Years)
        {
            foreach (var dates in Interesting(Zones[zone], year))
            {
                for (var half = 0; half < 48; half++)
                {
                    Check(new(LocalTime.FromMinutesSinceMidnight(half * 30), Zones[zone], Daily), dates);
                }
            }

            Check(new(LocalTime.FromMinutesSinceMidnight((zone + year) % 48 * 30), Zones[zone], Daily), new(new(year, 1, 1), new(year, 12, 31)));
        }
    });

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

    private static IEnumerable<DateInterval> Interesting(DateTimeZone zone, int year)
    {
        yield return new(new(year, 1, 1), new(year, 1, 3));
        foreach (var change in zone.GetZoneIntervals(Instant.FromUtc(year, 1, 3, 0, 0), Instant.FromUtc(year, 12, 30, 0, 0)).Where(interval => interval.HasStart))
        {
            var date = change.Start.InUtc().Date;
            if (date.Year == year)
            {
                yield return new(date.PlusDays(-2), date.PlusDays(2));
            }
        }
    }

    private static void Check(BriefingSchedule schedule, DateInterval dates)
    {
        DueBriefing? previous = null;
        foreach (var date in dates)
        {
            var due = schedule.On(date);
            Demand(due is null == IsSkipped(schedule.Zone, date), "exists just when its date does not");
            if (due is null)
            {
                continue;
            }

            var mapping = schedule.Zone.MapLocal(date + schedule.At);
            Demand(due.At == (mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant()), "is due at another time");
            Demand(due.Date == date, "has another date");
            Demand(previous is null || due.At > previous.At, "does not come after the one before");
            Demand(schedule.LatestDue(due.At) == due, "is not the latest when it is due");
            Demand(schedule.NextDue(due.At - Duration.Epsilon) == due, "is not the next just before");
            Demand(previous is null || schedule.LatestDue(due.At - Duration.Epsilon) == previous, "is the latest before it is due");
            Demand(previous is null || schedule.NextDue(previous.At) == due, "is not the next after the one before");
            previous = due;

            void Demand(bool holds, string what)
            {
                if (!holds)
                {
                    Assert.Fail($"{schedule.Zone.Id} {schedule.At}: the briefing of {date} {what}.");
                }
            }
        }
    }

    private static bool IsSkipped(DateTimeZone zone, LocalDate date)
    {
        try
        {
            return zone.AtStartOfDay(date).Date != date;
        }
        catch (SkippedTimeException)
        {
            return true;
        }
    }
}
