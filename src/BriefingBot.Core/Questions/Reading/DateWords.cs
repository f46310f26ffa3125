using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>Takes the dates out of a question: "since January", "between 13 and 15 February", "as of 1 February 2013".</summary>
/// <param name="Words">The question without them.</param>
/// <param name="From">The first day meant, or null.</param>
/// <param name="To">The last day meant, itself included, or null.</param>
/// <param name="AsOf">The day to answer as of, or null.</param>
internal sealed partial record DateWords(string Words, LocalDate? From, LocalDate? To, LocalDate? AsOf)
{
    private static readonly HashSet<string> Joining = new(StringComparer.Ordinal)
    {
        "since", "from", "after", "before", "until", "till", "by", "in", "on", "during", "between", "and", "to", "last", "of", "through", "at", "around", "early", "late", "for",
    };

    /// <summary>Whether the question names any date.</summary>
    public bool HasDates => From is not null || To is not null || AsOf is not null;

    /// <summary>Reads the dates of a question asked on <paramref name="today"/>.</summary>
    public static DateWords Read(string question, LocalDate today)
    {
        var text = SameMonth().Replace(question, "between ${first} ${month} and ${last} ${month}");
        text = LowerCase().Replace(text, match => char.ToUpperInvariant(match.Value[0]) + match.Value[1..]);
        var (rest, asOf) = TakeAsOf(text, today);
        var (words, from, to) = TakePeriod(rest, today);
        return words.Length < rest.Length || from is not null ? new(words, from, to, asOf) : Take(rest, asOf ?? today, asOf);
    }

    // "as of 1 February 2013": the day to stand on
    private static (string Left, LocalDate? AsOf) TakeAsOf(string text, LocalDate today)
    {
        if (AsOfWords().Match(text) is not { Success: true } lead)
        {
            return (text, null);
        }

        var tokens = Tokenizer.Tokenize(text);
        var first = tokens.TakeWhile(token => token.Span.Start < lead.Index + lead.Length).Count();
        return DateReader.Find(tokens, first, tokens.Count, today) is [var mention, ..] && mention.First == first
            ? (text[..lead.Index] + " " + text[tokens[mention.End - 1].Span.End..], mention.To)
            : (text, null);
    }

    // "in the last three weeks", "two days ago"
    private static (string Words, LocalDate? From, LocalDate? To) TakePeriod(string text, LocalDate today)
    {
        if (Period().Match(text) is not { Success: true } match || Number(match.Groups["number"].Value) is not { } number)
        {
            return (text, null, null);
        }

        var start = match.Groups["unit"].Value[..1].ToUpperInvariant() switch
        {
            "D" => today.PlusDays(-number),
            "W" => today.PlusWeeks(-number),
            "M" => today.PlusMonths(-number),
            _ => today.PlusYears(-number),
        };
        return (text.Remove(match.Index, match.Length), start, match.Groups["ago"].Success ? start : today);
    }

    private static int? Number(string word) => word.ToUpperInvariant() switch
    {
        "" or "A" or "AN" or "ONE" => 1,
        "TWO" or "COUPLE OF" => 2,
        "THREE" or "FEW" => 3,
        "FOUR" => 4,
        "FIVE" => 5,
        "SIX" => 6,
        "SEVEN" => 7,
        "EIGHT" => 8,
        "NINE" => 9,
        "TEN" => 10,
        "TWELVE" => 12,
        var digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number : null,
    };

    private static DateWords Take(string text, LocalDate today, LocalDate? asOf)
    {
        var tokens = Tokenizer.Tokenize(text);
        var mentions = WithYears(DateReader.Find(tokens, 0, tokens.Count, today), tokens);
        LocalDate? from = null;
        LocalDate? to = null;
        var kept = text.ToCharArray();
        foreach (var mention in mentions)
        {
            var lead = mention.First > 0 ? tokens[mention.First - 1].Word.ToLowerInvariant() : string.Empty;
            switch (lead)
            {
                case "since":
                case "from" when mentions.Count == 1:
                    from = mention.From;
                    break;
                case "after":
                    from = mention.To.PlusDays(1);
                    break;
                case "before":
                    to = mention.From.PlusDays(-1);
                    break;
                case "until" or "till" or "by":
                    to = mention.To;
                    break;
                default:
                    from = from is { } earlier && earlier < mention.From ? earlier : mention.From;
                    to = to is { } later && later > mention.To ? later : mention.To;
                    break;
            }

            var first = Joining.Contains(lead) ? mention.First - 1 : mention.First;
            Array.Fill(kept, ' ', tokens[first].Span.Start, tokens[mention.End - 1].Span.End - tokens[first].Span.Start);
        }

        return new(new(kept), from, to, asOf);
    }

    // "between 13 February and 15 February 2013": a date takes the year of the one behind it
    private static List<DateMention> WithYears(IReadOnlyList<DateMention> mentions, IReadOnlyList<Token> tokens)
    {
        var dated = mentions.ToList();
        for (var i = dated.Count - 2; i >= 0; i--)
        {
            var (mention, next) = (dated[i], dated[i + 1]);
            if (mention.From <= next.To || Enumerable.Range(mention.First, mention.End - mention.First).Any(at => tokens[at].Word.Length == 4 && tokens[at].Word.All(char.IsAsciiDigit)))
            {
                continue;
            }

            var years = next.From.Year - mention.From.Year;
            var from = mention.From.PlusYears(years) <= next.To ? mention.From.PlusYears(years) : mention.From.PlusYears(years - 1);
            dated[i] = mention with { From = from, To = mention.From == mention.To ? from : from.PlusMonths(1).PlusDays(-1) };
        }

        return dated;
    }

    private const string Months = "january|february|march|april|may|june|july|august|september|october|november|december";

    // people type "on friday"; a month that is also a verb counts beside a word of time or a number only
    [GeneratedRegex("""\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december)\b|(?<=\b(in|since|last|until|till|before|after|during|early|late|\d{1,2}(st|nd|rd|th)?)\s+)(march|may)\b|\b(march|may)(?=\s+\d)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Wording.Timeout)]
    private static partial Regex LowerCase();

    [GeneratedRegex(@"\b(between |from )?(?<first>\d{1,2})(st|nd|rd|th)?\s*(and|to|until|-|–|—)\s*(?<last>\d{1,2})(st|nd|rd|th)?\s+(of )?(?<month>(" + Months + @")(,?\s+\d{4})?)", Wording.Options, Wording.Timeout)]
    private static partial Regex SameMonth();

    [GeneratedRegex(@"[,(]?\s*\b(as of|as at|as on|as known on)\s+", Wording.Options, Wording.Timeout)]
    private static partial Regex AsOfWords();

    [GeneratedRegex(@"\b(in |over |during |within |for |from )?(the )?(last|past|previous)\s+(?<number>a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of|\d{1,3})\s+(?<unit>days?|weeks?|months?|years?)\b|\b(?<number>an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3})\s+(?<unit>days?|weeks?|months?|years?)\s+(?<ago>ago)\b", Wording.Options, Wording.Timeout)]
    private static partial Regex Period();
}
