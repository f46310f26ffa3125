using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Says in our own words what was asked for.</summary>
/// <param name="naming">How actors are named.</param>
internal sealed class AskedWords(Naming naming)
{
    private const int LongestEcho = 120;

    /// <summary>Whom: "Russia and the US"; empty for anybody.</summary>
    public string Who(Interpretation read) =>
        read.Speakers.Count > 0 ? Naming.List([.. read.Speakers.Select(naming.Match)]) : Naming.List(read.UnknownSpeakers);

    /// <summary>What: the names of the actors, else the subject as typed; null without one.</summary>
    public string? What(Interpretation read) =>
        read.About.Count > 0 && read.Terms.Count == 0 && read.Topic.Excluded.Count == 0 && read.Topic.Clauses.All(clause => clause.Parts.Count == 1)
            ? Naming.List([.. read.About.Select(naming.Match)]) : Short(read.Subject);

    /// <summary>" to the BBC in Geneva about Assad": everything but the speaker and the dates.</summary>
    public string Rest(Interpretation read) =>
        (read.Addressee is { } told ? $" to {told}" : string.Empty)
        + (read.Place is { } place ? $" in {place}" : string.Empty)
        + (read.Stance is { } stance ? $" {Side(stance)}" : What(read) is null ? string.Empty : " about")
        + (What(read) is { } what ? $" {what}" : string.Empty)
        + (read.OwnWordsOnly ? " in their own words" : string.Empty);

    /// <summary>" from 1 March 2013 to 31 March 2013": the window of the words, else of the request.</summary>
    public static string Window(Interpretation read, AskRequest request)
    {
        var from = read.From ?? request.From;
        var to = read.To ?? request.To ?? read.AsOf ?? request.AsOf;
        return (from, to) switch
        {
            ({ } first, { } last) when first == last => $" on {Day(first)}",
            ({ } first, { } last) => $" from {Day(first)} to {Day(last)}",
            ({ } first, null) => $" since {Day(first)}",
            (null, { } last) => $" until {Day(last)}",
            _ => string.Empty,
        };
    }

    /// <summary>A date inside a sentence.</summary>
    public static string Day(LocalDate date) => Spelling.Spoken(PartialDate.Day(date));

    /// <summary>"1 statement", "12 statements".</summary>
    public static string Count(int statements) => statements == 1 ? "1 statement" : FormattableString.Invariant($"{statements:N0} statements");

    /// <summary>With a capital first.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>Words of the asker, cut to a length that a line holds.</summary>
    public static string? Short(string? words)
    {
        if (words is not { Length: > LongestEcho })
        {
            return words;
        }

        var space = words.LastIndexOf(' ', LongestEcho);
        return words[..(space > LongestEcho / 2 ? space : LongestEcho)] + " …";
    }

    private static string Side(Stance stance) => stance switch
    {
        Stance.Support => "for",
        Stance.Oppose => "against",
        Stance.Deny => "denying",
        Stance.Demand => "demanding",
        Stance.Promise => "promising",
        _ => "threatening or warning of",
    };
}
