using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Numbers statements by publication: the day times a thousand million, plus a sequence within the day.</summary>
/// <remarks>
/// The number is the row in the table and in the full-text index, so a window of publication is a range of rows and
/// "newest first" is the order of the index. Day 0 is undated; day 1 is the first day a calendar date can name, so that all days are above it.
/// </remarks>
internal static class StatementNumber
{
    /// <summary>The numbers of one day: [first, first + this).</summary>
    public const long PerDay = 1_000_000_000;

    /// <summary>The first number of statements published on <paramref name="day"/>; null for undated ones.</summary>
    public static long FirstOf(LocalDate? day) =>
        day is { } known ? (Period.DaysBetween(LocalDate.MinIsoValue, known) + 1L) * PerDay : 0;

    /// <summary>The half-open range of numbers published from <paramref name="first"/> to <paramref name="last"/>, both included; without either, everything, undated too.</summary>
    public static (long From, long Below) Window(LocalDate? first, LocalDate? last) =>
        first is null && last is null
            ? (0, long.MaxValue)
            : (FirstOf(first ?? LocalDate.MinIsoValue), last is null ? long.MaxValue : FirstOf(last) + PerDay);
}
