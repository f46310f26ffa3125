using BriefingBot.Core.Briefings;
using CsCheck;
using NodaTime;

namespace BriefingBot.UnitTests.Briefings;

public sealed class ScheduleTextTests
{
    [Fact]
    public void Every_schedule_is_read_as_it_was_written()
    {
        var ids = DateTimeZoneProviders.Tzdb.Ids;
        Gen.Select(Gen.Int[0, 1439], Gen.Int[0, ids.Count - 1], Gen.Int[1, 127]).Sample((minute, zone, mask) =>
        {
            var days = Enumerable.Range(1, 7).Where(day => (mask & (1 << (day - 1))) != 0).Select(day => (IsoDayOfWeek)day).ToHashSet();
            var schedule = new BriefingSchedule(LocalTime.FromMinutesSinceMidnight(minute), DateTimeZoneProviders.Tzdb[ids[zone]], days);

            var read = ScheduleText.Read(ScheduleText.Write(schedule.At), schedule.Zone.Id, ScheduleText.Write(schedule.Days), DateTimeZoneProviders.Tzdb);

            Assert.Equal((schedule.At, schedule.Zone), (read.At, read.Zone));
            Assert.Equal(days.Order(), read.Days.Order());
        });
    }

    [Theory]
    [InlineData("mon-fri", "mon-fri")]
    [InlineData("weekdays", "mon-fri")]
    [InlineData("daily", "daily")]
    [InlineData("every day", "daily")]
    [InlineData("sat-mon", "mon,sat,sun")]
    [InlineData("Monday, Wednesdays", null)]
    [InlineData("Monday,Wed", "mon,wed")]
    [InlineData("tues,thurs", "tue,thu")]
    [InlineData("monkey", null)]
    [InlineData("mo", null)]
    [InlineData("mon-", null)]
    [InlineData("mon-fri-sun", null)]
    [InlineData("", null)]
    [InlineData(",", null)]
    public void Days_are_read_in_several_forms(string typed, string? written)
    {
        if (written is null)
        {
            Assert.Contains("write mon-fri", Assert.Throws<FormatException>(() => ScheduleText.Days(typed)).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(written, ScheduleText.Write(ScheduleText.Days(typed)));
        }
    }

    [Theory]
    [InlineData("25:00", "Europe/Dublin", "\"25:00\" is no time of day: write hours and minutes, for example 08:00.")]
    [InlineData("8", "Europe/Dublin", "\"8\" is no time of day: write hours and minutes, for example 08:00.")]
    [InlineData("", "Europe/Dublin", "\"\" is no time of day: write hours and minutes, for example 08:00.")]
    [InlineData("08:00", "Europe/Dubln", "\"Europe/Dubln\" is no time zone. Did you mean Europe/Dublin?")]
    [InlineData("08:00", "dublin", "\"dublin\" is no time zone. Did you mean Europe/Dublin?")]
    [InlineData("08:00", "New York", "\"New York\" is no time zone. Did you mean America/New_York?")]
    [InlineData("08:00", "Ireland", "\"Ireland\" is no time zone. Did you mean Europe/Dublin?")]
    [InlineData("08:00", "Kolkatta", "\"Kolkatta\" is no time zone. Did you mean Asia/Kolkata?")]
    [InlineData("08:00", "Mars/Olympus", "\"Mars/Olympus\" is no time zone: write an IANA name, for example Europe/Dublin or America/New_York.")]
    [InlineData("08:00", "", "\"\" is no time zone: write an IANA name, for example Europe/Dublin or America/New_York.")]
    public void What_cannot_be_read_is_said_in_words(string at, string zone, string words) =>
        Assert.Equal(words, Assert.Throws<FormatException>(() => ScheduleText.Read(at, zone, "daily", DateTimeZoneProviders.Tzdb)).Message);

    [Theory]
    [InlineData("tuseday", "Did you mean tuesday?")]
    [InlineData("mon-firday", "Did you mean friday?")]
    public void A_slip_in_a_day_is_asked_back_about(string days, string words) =>
        Assert.EndsWith(words, Assert.Throws<FormatException>(() => ScheduleText.Days(days)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("mon", "08:00 Europe/Dublin, weekly on Monday")]
    [InlineData("immediately", "immediately, times of Europe/Dublin")]
    [InlineData("Immediate", "immediately, times of Europe/Dublin")]
    public void Weekly_and_immediate_are_schedules_too(string days, string words)
    {
        var schedule = ScheduleText.Read("08:00", "Europe/Dublin", days, DateTimeZoneProviders.Tzdb);

        Assert.Equal(words, ScheduleText.Write(schedule));
        Assert.Equivalent(schedule with { At = default }, ScheduleText.Read("08:00", "Europe/Dublin", ScheduleText.Write(schedule.Days), DateTimeZoneProviders.Tzdb) with { At = default });
    }

    [Fact]
    public void A_zone_may_be_typed_in_any_case() =>
        Assert.Equal("08:05 Europe/Dublin, mon-fri", ScheduleText.Write(ScheduleText.Read("8:05", "europe/dublin", "mon-fri", DateTimeZoneProviders.Tzdb)));

    [Fact]
    public void Whatever_is_typed_is_read_or_refused_in_words() => RandomText.Any.Sample(text =>
    {
        Assert.True(Refuses(() => ScheduleText.Days(text)));
        Assert.True(Refuses(() => ScheduleText.Read(text, "UTC", "daily", DateTimeZoneProviders.Tzdb)));
        Assert.True(Refuses(() => ScheduleText.Read("08:00", text, "daily", DateTimeZoneProviders.Tzdb)));
    });

    private static bool Refuses(Func<object> read)
    {
        try
        {
            return read() is not null;
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
