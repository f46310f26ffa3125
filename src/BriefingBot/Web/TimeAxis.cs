using System.Globalization;
using NodaTime;

namespace BriefingBot.Web;

/// <summary>Days as places across a picture, in hundredths of its width, so that it fits every screen without being scaled.</summary>
/// <param name="from">The first day.</param>
/// <param name="to">The last day.</param>
internal sealed class TimeAxis(LocalDate from, LocalDate to)
{
    private const double Margin = 3;

    // a telephone has room for no more names of days
    private const int MostTicks = 4;

    private static readonly (Period Step, string Pattern)[] Steps =
    [
        (Period.FromDays(1), "d MMM"), (Period.FromDays(2), "d MMM"), (Period.FromWeeks(1), "d MMM"), (Period.FromWeeks(2), "d MMM"),
        (Period.FromMonths(1), "MMM uuuu"), (Period.FromMonths(2), "MMM uuuu"), (Period.FromMonths(3), "MMM uuuu"), (Period.FromMonths(6), "MMM uuuu"),
        (Period.FromYears(1), "uuuu"), (Period.FromYears(2), "uuuu"), (Period.FromYears(5), "uuuu"), (Period.FromYears(10), "uuuu"), (Period.FromYears(50), "uuuu"),
    ];

    /// <summary>Where a day is; the middle when there is but one.</summary>
    public double At(LocalDate day)
    {
        var days = Period.DaysBetween(from, to);
        return days == 0 ? 50 : Margin + ((100 - (2 * Margin)) * Period.DaysBetween(from, day) / days);
    }

    /// <summary>The days that are named, oldest first: at least one.</summary>
    public IReadOnlyList<(double At, string Label)> Ticks()
    {
        foreach (var (step, pattern) in Steps)
        {
            var days = new List<LocalDate>();
            for (var day = Begin(step); day <= to && days.Count <= MostTicks; day = day.Plus(step))
            {
                days.Add(day);
            }

            if (days.Count is > 0 and <= MostTicks)
            {
                return [.. days.Select(day => (At(day), day.ToString(pattern, CultureInfo.InvariantCulture)))];
            }
        }

        return [(At(from), from.ToString("uuuu", CultureInfo.InvariantCulture))];
    }

    // months and years begin on their first day
    private LocalDate Begin(Period step)
    {
        var begin = step.Years > 0 ? new LocalDate(from.Year - (from.Year % step.Years), 1, 1)
            : step.Months > 0 ? new LocalDate(from.Year, 1, 1)
            : from;
        while (begin < from)
        {
            begin = begin.Plus(step);
        }

        return begin;
    }
}
