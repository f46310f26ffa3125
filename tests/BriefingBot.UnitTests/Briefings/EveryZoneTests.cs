using BriefingBot.Core.Briefings;
using NodaTime;
using NodaTime.TimeZones;

namespace BriefingBot.UnitTests.Briefings;

/// <summary>Each existing local date of each zone has exactly one briefing, at each half-hour of the day, in 2011 and 2026 to 2036: all of them, not a sample.</summary>
public sealed class EveryZoneTests
{
    private const int Halves = 48;

    private static readonly IReadOnlySet<IsoDayOfWeek> Daily = ScheduleText.Days("daily");

    private static readonly (LocalDate From, LocalDate To)[] Periods = [(new(2011, 1, 1), new(2011, 12, 31)), (new(2026, 1, 1), new(2036, 12, 31))];

    // an alias is the same zone under another name
    private static readonly IReadOnlyList<DateTimeZone> Zones =
        [.. TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => DateTimeZoneProviders.Tzdb[id])];

    [Fact]
    public void Every_alias_has_the_clock_of_its_zone() => Assert.All(TzdbDateTimeZoneSource.Default.CanonicalIdMap, alias =>
        Assert.All(Periods, period => Assert.Equal(Clock(DateTimeZoneProviders.Tzdb[alias.Value], period), Clock(DateTimeZoneProviders.Tzdb[alias.Key], period))));

    [Fact]
    public void Every_date_has_one_briefing_at_its_time_and_in_order() => Parallel.ForEach(Clocks, one =>
    {
        var expected = new Expected(one.Zone, one.Period.From, one.Period.To);
        for (var half = 0; half < Halves; half++)
        {
            CheckOn(new(LocalTime.FromMinutesSinceMidnight(half * 30), one.Zone, Daily), one.Period.From, expected.Of(half));
        }
    });

    [Fact]
    public void Between_two_briefings_the_one_before_is_the_latest_and_the_one_after_the_next() => Parallel.ForEach(Clocks, one =>
    {
        for (var half = 0; half < Halves; half++)
        {
            CheckNeighbours(new(LocalTime.FromMinutesSinceMidnight(half * 30), one.Zone, Daily), one.Period.From, one.Period.To);
        }
    });

    // a schedule sees nothing of a zone but its clock: of zones whose clocks are the same through a period, one stands for all
    private static IEnumerable<(DateTimeZone Zone, (LocalDate From, LocalDate To) Period)> Clocks =>
        Periods.SelectMany(period => Zones.DistinctBy(zone => string.Join(' ', Clock(zone, period))).Select(zone => (zone, period)));

    private static void CheckOn(BriefingSchedule schedule, LocalDate from, ReadOnlySpan<long> expected)
    {
        var previous = Instant.MinValue;
        for (var day = 0; day < expected.Length; day++)
        {
            var date = from.PlusDays(day);
            var due = schedule.On(date);
            if ((due?.At.ToUnixTimeSeconds() ?? Expected.None) != expected[day] || (due is not null && (due.Date != date || due.At <= previous)))
            {
                Assert.Fail($"{schedule.Zone.Id} {schedule.At} {date}: due {due?.At}, not {(expected[day] == Expected.None ? "at all" : Instant.FromUnixTimeSeconds(expected[day]))}, after {previous}.");
            }

            previous = due?.At ?? previous;
        }
    }

    private static void CheckNeighbours(BriefingSchedule schedule, LocalDate from, LocalDate to)
    {
        DueBriefing? previous = null;
        for (var date = from; date <= to; date = date.PlusDays(1))
        {
            if (schedule.On(date) is not { } due)
            {
                continue;
            }

            if (previous is not null && (schedule.LatestDue(due.At - Duration.Epsilon) != previous || schedule.NextDue(previous.At) != due))
            {
                Assert.Fail($"{schedule.Zone.Id} {schedule.At}: between {previous} and {due} the latest is {schedule.LatestDue(due.At - Duration.Epsilon)}, the next {schedule.NextDue(previous.At)}.");
            }

            previous = due;
        }

        Assert.Equal(previous, schedule.LatestDue(previous!.At));
    }

    private static IReadOnlyList<(Instant? Start, Offset Offset)> Clock(DateTimeZone zone, (LocalDate From, LocalDate To) period) =>
        [.. Intervals(zone, period.From, period.To).Select((interval, i) => (i == 0 ? (Instant?)null : interval.Start, interval.WallOffset))];

    private static IEnumerable<ZoneInterval> Intervals(DateTimeZone zone, LocalDate from, LocalDate to) =>
        zone.GetZoneIntervals(from.PlusDays(-3).AtMidnight().InUtc().ToInstant(), to.PlusDays(3).AtMidnight().InUtc().ToInstant());

    /// <summary>When briefings are due, told from the zone's intervals alone: seconds since 1970, or none.</summary>
    private sealed class Expected
    {
        public const long None = long.MinValue;

        private const long Day = 24 * 60 * 60;
        private const long HalfHour = Day / Halves;

        private readonly int days;
        private readonly long[] due; // by half-hour, then day

        public Expected(DateTimeZone zone, LocalDate from, LocalDate to)
        {
            days = Period.DaysBetween(from, to) + 1;
            due = new long[Halves * days];
            Array.Fill(due, None);
            var begin = from.AtMidnight().InUtc().ToInstant().ToUnixTimeSeconds(); // local times count from here as if they were UTC
            var end = begin + (days * Day);
            var covered = long.MinValue; // every local time before this one is settled
            foreach (var interval in Intervals(zone, from, to))
            {
                var offset = interval.WallOffset.Seconds;
                var (start, stop) = (
                    interval.HasStart ? interval.Start.ToUnixTimeSeconds() + offset : begin - Day,
                    interval.HasEnd ? Math.Min(interval.End.ToUnixTimeSeconds() + offset, end + Day) : end + Day);
                if (covered != long.MinValue)
                {
                    Fill(begin, Math.Max(covered, begin), Math.Min(start, end), _ => start - offset); // a gap: the first instant after it
                    Skip(begin, covered, start);
                }

                Fill(begin, Math.Max(Math.Max(start, covered), begin), Math.Min(stop, end), local => local - offset);
                covered = Math.Max(covered, stop);
            }
        }

        public ReadOnlySpan<long> Of(int half) => due.AsSpan(half * days, days);

        private void Fill(long begin, long from, long to, Func<long, long> instant)
        {
            for (var local = begin + ((from - begin + HalfHour - 1) / HalfHour * HalfHour); local < to; local += HalfHour)
            {
                var slot = (local - begin) / HalfHour;
                due[(slot % Halves * days) + (slot / Halves)] = instant(local);
            }
        }

        // a date that lies wholly in a gap never was
        private void Skip(long begin, long gapStart, long gapEnd)
        {
            for (var day = 0; day < days; day++)
            {
                if (gapStart <= begin + (day * Day) && begin + ((day + 1) * Day) <= gapEnd)
                {
                    for (var half = 0; half < Halves; half++)
                    {
                        due[(half * days) + day] = None;
                    }
                }
            }
        }
    }
}
