using System.Collections.Frozen;
using System.Globalization;
using NodaTime;

namespace BriefingBot.Core.Positions;

/// <summary>When something is to happen, or until when it is to last.</summary>
/// <param name="Day">The last day meant.</param>
/// <param name="Lasts">Whether it lasts until then.</param>
/// <param name="First">The position of the word that names it.</param>
internal sealed record Deadline(LocalDate Day, bool Lasts, int First);

/// <summary>Reads days to come, counted forward from the day of publication: "by Friday", "30 June", "next week", "until autumn", "the end of the year".</summary>
/// <remarks>Without a day of publication only their order within the year counts, so any will do.</remarks>
internal static class DeadlineReader
{
    private static readonly FrozenDictionary<string, int> Months = Numbered(
        "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may", "june jun jun.", "july jul jul.", "august aug aug.",
        "september sept sep sept. sep.", "october oct oct.", "november nov nov.", "december dec dec.");

    private static readonly FrozenDictionary<string, int> Weekdays = Numbered("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    // the last day of each season in the north
    private static readonly FrozenDictionary<string, (int Month, int Day)> Seasons = new Dictionary<string, (int, int)>(StringComparer.Ordinal)
    {
        ["spring"] = (5, 31),
        ["summer"] = (8, 31),
        ["autumn"] = (11, 30),
        ["fall"] = (11, 30),
        ["winter"] = (2, 28),
        ["easter"] = (4, 15),
        ["christmas"] = (12, 25),
        ["thanksgiving"] = (11, 25),
        ["midsummer"] = (6, 24),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The days named in a claim, in order.</summary>
    public static List<Deadline> Find(IReadOnlyList<ClaimWord> words, IReadOnlyList<Amount> amounts, LocalDate published)
    {
        var found = new List<Deadline>();
        for (var i = 0; i < words.Count; i++)
        {
            if (Day(words, i, published) is { } day && !IsAfter(words, i))
            {
                found.Add(new(day, Lasts(words, i), i));
            }
        }

        // "within ten days"
        found.AddRange(amounts.Where(amount => amount.Kind == AmountKind.Duration && Lower(words, amount.First - 1) is "within" or "in").Select(amount => new Deadline(published.PlusDays((int)Math.Min(amount.Value, 36500)), Lasts: false, amount.First)));
        return found;
    }

    private static string Lower(IReadOnlyList<ClaimWord> words, int i) => i >= 0 && i < words.Count ? words[i].Text.ToLowerInvariant() : string.Empty;

    private static LocalDate? Day(IReadOnlyList<ClaimWord> words, int i, LocalDate today)
    {
        var word = Lower(words, i);
        var before = Lower(words, i - 1);
        if (Weekdays.TryGetValue(word, out var weekday) && char.IsUpper(words[i].Text[0]))
        {
            var next = today.Next((IsoDayOfWeek)weekday);
            return before is "next" ? next.PlusWeeks(1) : next;
        }

        if (Months.TryGetValue(word, out var month) && (word != "may" || (char.IsUpper(words[i].Text[0]) && i > 0)))
        {
            return InMonth(words, i, month, today);
        }

        if (Seasons.TryGetValue(word, out var season) && !(word is "fall" && before is not ("the" or "this" or "next" or "in" or "until" or "by")) && !(word is "spring" && before is "to"))
        {
            return Coming(season.Month, season.Day, today).PlusYears(before is "next" && today.Month < season.Month - 2 ? 1 : 0);
        }

        if (word.Length == 4 && word.StartsWith("20", StringComparison.Ordinal) && int.TryParse(word, CultureInfo.InvariantCulture, out var year) && !Months.ContainsKey(before) && before is not ("than" or "over" or "about"))
        {
            return new(year, 12, 31);
        }

        return Relative(words, i, word, before, today);
    }

    private static LocalDate? Relative(IReadOnlyList<ClaimWord> words, int i, string word, string before, LocalDate today)
    {
        switch (word)
        {
            case "today" or "tonight" or "midnight" or "noon":
                return today;
            case "tomorrow":
                return today.PlusDays(1);
            case "week" when before is "next":
                return today.Next(IsoDayOfWeek.Sunday).PlusWeeks(1);
            case "week" when before is "this" || IsEndOfThe(words, i):
                return today.Next(IsoDayOfWeek.Sunday);
            case "month" when before is "next":
                return EndOfMonth(EndOfMonth(today).PlusDays(1));
            case "month" when before is "this" || IsEndOfThe(words, i):
                return EndOfMonth(today);
            case "year" when before is "next":
                return new(today.Year + 1, 12, 31);
            case "year" when before is "this" || IsEndOfThe(words, i):
            case "year's" when before is "this":
                return new(today.Year, 12, 31);
            case "decade" when before is "this" or "next" || IsEndOfThe(words, i):
                return new((today.Year / 10 * 10) + (before is "next" ? 19 : 9), 12, 31);
            default:
                return null;
        }
    }

    // "after the summer" names no last day
    private static bool IsAfter(IReadOnlyList<ClaimWord> words, int i) => Lower(words, i - 1) is "after" or "since" || (Lower(words, i - 1) is "the" && Lower(words, i - 2) is "after" or "since");

    private static bool IsEndOfThe(IReadOnlyList<ClaimWord> words, int i) =>
        (Lower(words, i - 1) is "the" or "this" && Lower(words, i - 2) is "of" && Lower(words, i - 3) is "end" or "close") || Lower(words, i - 1) is "year-end";

    private static LocalDate InMonth(IReadOnlyList<ClaimWord> words, int i, int month, LocalDate today)
    {
        var year = Year(Lower(words, i + 1)) ?? Year(Lower(words, i + 2)) ?? 0;
        var day = DayNumber(Lower(words, i - 1)) ?? (Lower(words, i - 1) is "of" ? DayNumber(Lower(words, i - 2)) : null) ?? DayNumber(Lower(words, i + 1)) ?? (Lower(words, i - 1) is "early" ? 10 : Lower(words, i - 1) is "mid" or "mid-" ? 15 : null);
        var length = CalendarSystem.Iso.GetDaysInMonth(year == 0 ? today.Year : year, month);
        return year == 0 ? Coming(month, Math.Min(day ?? length, length), today) : new(year, month, Math.Min(day ?? length, length));
    }

    private static int? Year(string word) =>
        int.TryParse(word, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 2200 ? year : null;

    private static int? DayNumber(string word)
    {
        var ordinal = Array.IndexOf(Ordinals, word);
        if (ordinal >= 0)
        {
            return ordinal + 1;
        }

        var digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;
    }

    private static LocalDate Coming(int month, int day, LocalDate today)
    {
        var length = CalendarSystem.Iso.GetDaysInMonth(today.Year, month);
        var date = new LocalDate(today.Year, month, Math.Min(day, length));
        return date < today ? date.PlusYears(1) : date;
    }

    private static LocalDate EndOfMonth(LocalDate day) => new LocalDate(day.Year, day.Month, 1).PlusMonths(1).PlusDays(-1);

    private static bool Lasts(IReadOnlyList<ClaimWord> words, int i)
    {
        for (var back = i - 1; back >= Math.Max(0, i - 6); back--)
        {
            var word = Lower(words, back);
            if (word is "until" or "till" or "through")
            {
                // "has until Friday to leave", "gave them until Friday": a deadline, nothing that lasts
                return !(Lower(words, back - 1) is "has" or "have" or "had" || Enumerable.Range(Math.Max(0, back - 4), Math.Min(4, back)).Any(at => Lower(words, at) is "gave" or "give" or "gives" or "given" or "giving"));
            }

            if (word is "by" or "on" or "in" or "before" or "from" or "after")
            {
                return false;
            }
        }

        return false;
    }

    private static FrozenDictionary<string, int> Numbered(params string[] names) =>
        names.SelectMany((forms, i) => forms.Split(' ').Select(form => (form, i + 1))).ToFrozenDictionary(pair => pair.form, pair => pair.Item2, StringComparer.Ordinal);
}
