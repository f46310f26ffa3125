using System.Globalization;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>How much a subscription would have brought in the last weeks of news.</summary>
/// <param name="Statements">How many statements it covers there.</param>
/// <param name="Days">How many days were looked at; 0 when there is no dated news.</param>
/// <param name="To">The last of them.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
/// <param name="Busiest">Who said most of them, and how many, the busiest first.</param>
/// <param name="IsEverything">Whether everybody is followed on everything.</param>
public sealed record ExpectedVolume(int Statements, int Days, LocalDate To, bool IsMore, IReadOnlyList<(string Name, int Count)> Busiest, bool IsEverything)
{
    private const int Weeks = 8;
    private const int MostCounted = 5000;

    // a briefing shows twelve: more than three times that on each of five days are not read
    private const int Much = 180;

    /// <summary>How many a week.</summary>
    public double PerWeek => Days == 0 ? 0 : Statements * 7.0 / Math.Max(Days, 7);

    /// <summary>Looks at the last eight weeks of news.</summary>
    /// <param name="scope">What would be followed.</param>
    /// <param name="today">The present date; news may end before.</param>
    /// <param name="store">The statements.</param>
    /// <param name="gazetteer">The names known beforehand.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ExpectedVolume> OfAsync(BriefingScope scope, LocalDate today, IStatementStore store, Gazetteer gazetteer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(store);
        var isEverything = scope is { Speakers: [], About: [], Phrases: [] };
        var news = await store.SummaryAsync(cancellationToken);
        if (news is not { From: { } first, To: { } last })
        {
            return new(0, 0, today, IsMore: false, [], isEverything);
        }

        var to = first <= today && today < last ? today : last;
        var from = LocalDate.Max(first, to.PlusWeeks(-Weeks).PlusDays(1));
        var query = ScopeQuery.Of(scope with { From = from, To = to }, new(gazetteer, await store.ActorsAsync(cancellationToken)), new(gazetteer));
        var matches = await store.SearchAsync(query with { Limit = MostCounted + 1, NewestFirst = true }, cancellationToken);
        var busiest = matches.Take(MostCounted).Select(match => match.Statement.Speaker?.Name).OfType<string>().CountBy(name => name).OrderByDescending(name => name.Value).Take(3);
        return new(Math.Min(matches.Count, MostCounted), Period.DaysBetween(from, to) + 1, to, matches.Count > MostCounted, [.. busiest.Select(name => (name.Key, name.Value))], isEverything);
    }

    /// <summary>How many to expect, as a sentence: "Expect about 4 statements a week: there were 31 in the 8 weeks to 16 February 2013."</summary>
    public string Words
    {
        get
        {
            if (Days == 0)
            {
                return "How much to expect is not known yet: there is no dated news.";
            }

            var period = $"in the {(Days % 7 == 0 && Days > 7 ? Number(Days / 7) + " weeks" : Number(Days) + (Days == 1 ? " day" : " days"))} of news to {Spelling.Spoken(PartialDate.Day(To))}";
            return (Statements, PerWeek) switch
            {
                (0, _) => $"Expect little: there was nothing {period}.",
                (_, < 0.75) => $"Expect fewer than one statement a week: there {Were(Statements)} {period}.",
                (_, < 1.5) => $"Expect about one statement a week: there {Were(Statements)} {period}.",
                _ when IsMore => $"Expect more than {Number((int)PerWeek)} statements a week: there were more than {Number(Statements)} {period}.",
                _ => $"Expect about {Number((int)Math.Round(PerWeek))} statements a week: there {Were(Statements)} {period}.",
            };
        }
    }

    /// <summary>That it is too much, and what to do; null when it is not.</summary>
    public string? Warning
    {
        get
        {
            var narrower = Busiest.Count > 0 ? $" Most is said by {string.Join(", ", Busiest.Select(one => $"{one.Name} ({Number(one.Count)})"))}: follow one of them, a subject or a phrase." : " Name speakers, subjects or phrases.";
            return IsEverything ? "This follows everybody on everything." + narrower
                : PerWeek > Much ? "That is more than a channel reads." + narrower
                : null;
        }
    }

    private static string Were(int count) => count == 1 ? "was 1" : "were " + Number(count);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
