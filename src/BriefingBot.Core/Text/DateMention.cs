using System.Collections.Frozen;
using NodaTime;

namespace BriefingBot.Core.Text;

/// <summary>A date or period named in a text.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token after its last.</param>
/// <param name="From">The first day it means.</param>
/// <param name="To">The last day it means.</param>
public sealed record DateMention(int First, int End, LocalDate From, LocalDate To)
{
    /// <summary>The date with its precision; a period that is neither a day, a month nor a year gives the month or year it lies in.</summary>
    public PartialDate Date =>
        From == To ? PartialDate.Day(From)
        : From.Year == To.Year && From.Month == To.Month ? PartialDate.Month(From.Year, From.Month)
        : From.Year == To.Year ? PartialDate.Year(From.Year)
        : PartialDate.Unknown;
}

/// <summary>Reads dates as news and people write them: "on Friday", "13 February", "in December", "last week", "2013-02-13".</summary>
/// <remarks>
/// What is not fully given counts back from a reference date: a weekday is the latest one not after it, a month the
/// latest one that has begun. Without a reference only dates with a year are read.
/// </remarks>
public static class DateReader
{
    private static readonly FrozenDictionary<string, int> Months = Numbered(
        "January Jan.|February Feb.|March Mar.|April Apr.|May|June Jun.|July Jul.|August Aug.|September Sept. Sep.|October Oct.|November Nov.|December Dec.");

    private static readonly FrozenDictionary<string, int> Weekdays = Numbered(
        "Monday Mon.|Tuesday Tue. Tues.|Wednesday Wed.|Thursday Thu. Thurs.|Friday Fri.|Saturday Sat.|Sunday Sun.");

    /// <summary>The dates among the tokens <paramref name="first"/> to <paramref name="end"/>, the end not included, in order.</summary>
    public static IReadOnlyList<DateMention> Find(IReadOnlyList<Token> tokens, int first, int end, LocalDate? reference)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var found = new List<DateMention>();
        for (var i = first; i < end;)
        {
            var mention = At(tokens, i, end, reference);
            if (mention is not null)
            {
                found.Add(mention);
            }

            i = mention?.End ?? i + 1;
        }

        return found;
    }

    private static DateMention? At(IReadOnlyList<Token> tokens, int i, int end, LocalDate? reference) =>
        Iso(tokens, i) ?? DayMonth(tokens, i, end, reference) ?? MonthDay(tokens, i, end, reference) ?? Year(tokens, i)
        ?? (reference is { } today ? Relative(tokens, i, end, today) : null);

    private static string Word(IReadOnlyList<Token> tokens, int i, int end) => i < end ? tokens[i].Word : string.Empty;

    private static int? MonthOf(IReadOnlyList<Token> tokens, int i, int end) =>
        Months.TryGetValue(Word(tokens, i, end), out var month) && tokens[i].IsCapitalised ? month : null;

    private static int? Number(string word, int from, int to)
    {
        var digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        return int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number : null;
    }

    private static int? YearOf(string word) => word.Length == 4 ? Number(word, 1900, 2099) : null;

    private static DateMention? Iso(IReadOnlyList<Token> tokens, int i) =>
        NodaTime.Text.LocalDatePattern.Iso.Parse(tokens[i].Word) is { Success: true, Value: var date } ? new(i, i + 1, date, date) : null;

    // 13 February 2013, 13th of February
    private static DateMention? DayMonth(IReadOnlyList<Token> tokens, int i, int end, LocalDate? reference)
    {
        if (Number(tokens[i].Word, 1, 31) is not { } day)
        {
            return null;
        }

        var at = Word(tokens, i + 1, end) == "of" ? i + 2 : i + 1;
        return MonthOf(tokens, at, end) is { } month ? Day(tokens, i, at + 1, end, month, day, reference) : null;
    }

    // February 13, 2013; February 2013; February
    private static DateMention? MonthDay(IReadOnlyList<Token> tokens, int i, int end, LocalDate? reference)
    {
        if (MonthOf(tokens, i, end) is not { } month)
        {
            return null;
        }

        if (Number(Word(tokens, i + 1, end), 1, 31) is { } day)
        {
            return Day(tokens, i, i + 2, end, month, day, reference);
        }

        var year = YearOf(Word(tokens, i + 1, end));
        if (tokens[i].Word == "May" && year is null && (i == 0 || tokens[i - 1].Word.ToLowerInvariant() is not ("in" or "since" or "last" or "until" or "late" or "early" or "this")))
        {
            return null; // the verb
        }

        var stop = year is null ? i + 1 : i + 2;
        year ??= reference is { } today ? (month <= today.Month ? today.Year : today.Year - 1) : null;
        if (year is null)
        {
            return null;
        }

        var from = new LocalDate(year.Value, month, 1);
        return new(i, stop, from, from.PlusMonths(1).PlusDays(-1));
    }

    private static DateMention? Day(IReadOnlyList<Token> tokens, int first, int stop, int end, int month, int day, LocalDate? reference)
    {
        var at = Word(tokens, stop, end) == "," ? stop + 1 : stop;
        var given = YearOf(Word(tokens, at, end));
        if ((given ?? LatestYear(month, day, reference)) is not { } year || !Exists(year, month, day))
        {
            return null;
        }

        var date = new LocalDate(year, month, day);
        return new(first, given is null ? stop : at + 1, date, date);
    }

    // the last year in which the day had come by the reference; a leap day lies up to eight years back
    private static int? LatestYear(int month, int day, LocalDate? reference)
    {
        for (var back = 0; reference is { } today && back <= 8; back++)
        {
            if (Exists(today.Year - back, month, day) && new LocalDate(today.Year - back, month, day) <= today)
            {
                return today.Year - back;
            }
        }

        return null;
    }

    private static bool Exists(int year, int month, int day) => day <= CalendarSystem.Iso.GetDaysInMonth(year, month);

    private static DateMention? Year(IReadOnlyList<Token> tokens, int i)
    {
        var before = i > 0 ? tokens[i - 1].Word.ToLowerInvariant() : string.Empty;
        return YearOf(tokens[i].Word) is { } year && before is "in" or "since" or "during" or "until" or "of" or "before" or "after" or "by" or "late" or "early" or "from" or "to"
            ? new(i, i + 1, new(YearOf(tokens[i].Word)!.Value, 1, 1), new(YearOf(tokens[i].Word)!.Value, 12, 31)) : null;
    }

    private static DateMention? Relative(IReadOnlyList<Token> tokens, int i, int end, LocalDate today)
    {
        var word = tokens[i].Word.ToLowerInvariant();
        var next = Word(tokens, i + 1, end).ToLowerInvariant();
        if (Weekdays.TryGetValue(tokens[i].Word, out var weekday) && tokens[i].IsCapitalised)
        {
            if (i > 0 && tokens[i - 1].Word.ToLowerInvariant() is "next" or "this")
            {
                return null;
            }

            var strictly = i > 0 && tokens[i - 1].Word.Equals("last", StringComparison.OrdinalIgnoreCase);
            var date = today.DayOfWeek == (IsoDayOfWeek)weekday && !strictly ? today : today.Previous((IsoDayOfWeek)weekday);
            return new(i, i + 1, date, date);
        }

        return (word, next) switch
        {
            ("yesterday", _) => new(i, i + 1, today.PlusDays(-1), today.PlusDays(-1)),
            ("today" or "tonight", _) => new(i, i + 1, today, today),
            ("this", "morning" or "afternoon" or "evening") => new(i, i + 2, today, today),
            ("last", "night") => new(i, i + 2, today.PlusDays(-1), today.PlusDays(-1)),
            ("last" or "past" or "previous", "week") => Week(i, today.PlusWeeks(-1)),
            ("this", "week") => Week(i, today),
            ("last" or "past" or "previous", "month") => Month(i, today.PlusMonths(-1)),
            ("this", "month") => Month(i, today),
            ("last" or "past" or "previous", "year") => YearSpan(i, today.Year - 1),
            ("this", "year") => YearSpan(i, today.Year),
            _ => null,
        };

        static DateMention Week(int i, LocalDate day)
        {
            var monday = day.DayOfWeek == IsoDayOfWeek.Monday ? day : day.Previous(IsoDayOfWeek.Monday);
            return new(i, i + 2, monday, monday.PlusDays(6));
        }

        static DateMention Month(int i, LocalDate day)
        {
            var first = new LocalDate(day.Year, day.Month, 1);
            return new(i, i + 2, first, first.PlusMonths(1).PlusDays(-1));
        }

        static DateMention YearSpan(int i, int year) => new(i, i + 2, new(year, 1, 1), new(year, 12, 31));
    }

    private static FrozenDictionary<string, int> Numbered(string names) =>
        names.Split('|')
            .SelectMany((group, i) => group.Split(' ').Select(name => KeyValuePair.Create(name, i + 1)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
