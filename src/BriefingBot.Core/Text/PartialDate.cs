using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Core.Text;

/// <summary>How much of a date is known.</summary>
public enum DatePrecision
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>The year.</summary>
    Year,

    /// <summary>The year and the month.</summary>
    Month,

    /// <summary>The whole date.</summary>
    Day,
}

/// <summary>A calendar date known to a <see cref="Precision"/>: the day, the month, the year or nothing.</summary>
/// <param name="First">The first day it may mean; null when nothing is known.</param>
/// <param name="Precision">What is known.</param>
public sealed record PartialDate(LocalDate? First, DatePrecision Precision)
{
    /// <summary>Nothing is known.</summary>
    public static readonly PartialDate Unknown = new(null, DatePrecision.Unknown);

    /// <summary>The last day it may mean; null when nothing is known.</summary>
    public LocalDate? Last => Precision switch
    {
        DatePrecision.Year => First?.PlusYears(1).PlusDays(-1),
        DatePrecision.Month => First?.PlusMonths(1).PlusDays(-1),
        _ => First,
    };

    /// <summary>One whole day.</summary>
    public static PartialDate Day(LocalDate date) => new(date, DatePrecision.Day);

    /// <summary>One month of one year; <paramref name="month"/> from 1.</summary>
    public static PartialDate Month(int year, int month) => new(new(year, month, 1), DatePrecision.Month);

    /// <summary>One year.</summary>
    public static PartialDate Year(int year) => new(new(year, 1, 1), DatePrecision.Year);

    /// <summary>The date cut to its precision, <c>2012-12</c> for a month; null when nothing is known.</summary>
    public string? ToIso() => Precision switch
    {
        DatePrecision.Day => LocalDatePattern.Iso.Format(First!.Value),
        DatePrecision.Month => LocalDatePattern.Iso.Format(First!.Value)[..7],
        DatePrecision.Year => LocalDatePattern.Iso.Format(First!.Value)[..4],
        _ => null,
    };
}
