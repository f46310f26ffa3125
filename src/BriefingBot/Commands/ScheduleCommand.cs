using System.CommandLine;
using BriefingBot.Core.Briefings;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Commands;

/// <summary><c>schedule preview</c>: every due time of a year.</summary>
internal static class ScheduleCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var at = At();
        var zone = Zone();
        var days = Days();
        var year = new Option<int>("--year") { Description = "The calendar year.", Required = true };
        var preview = new Command("preview", "Prints when briefings of a schedule are due: local date, local time, UTC.") { at, zone, days, year };
        preview.SetAction(parsed =>
        {
            try
            {
                var schedule = ScheduleText.Read(parsed.GetValue(at)!, parsed.GetValue(zone)!, parsed.GetValue(days)!, DateTimeZoneProviders.Tzdb);
                foreach (var due in schedule.Year(parsed.GetValue(year)))
                {
                    Console.WriteLine($"{LocalDatePattern.Iso.Format(due.Date)} {ScheduleText.Write(due.At.InZone(schedule.Zone).TimeOfDay)} {InstantPattern.General.Format(due.At)}");
                }

                return CommandLine.Done;
            }
            catch (FormatException unreadable)
            {
                Console.Error.WriteLine(unreadable.Message);
                return CommandLine.WrongUsage;
            }
        });
        return new("schedule", "Shows schedules.") { preview };
    }

    /// <summary>The time of day.</summary>
    public static Option<string> At() => new("--at") { Description = "The local time, for example 08:00.", Required = true, HelpName = "HH:MM" };

    /// <summary>The zone.</summary>
    public static Option<string> Zone() => new("--zone") { Description = "The IANA time zone, for example Europe/Dublin.", Required = true, HelpName = "ZONE" };

    /// <summary>The days.</summary>
    public static Option<string> Days() => new("--days") { Description = "mon-fri, mon,wed or daily.", DefaultValueFactory = _ => "mon-fri", HelpName = "DAYS" };
}
