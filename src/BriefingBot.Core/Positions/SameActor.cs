using System.Text.RegularExpressions;
using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Whether a statement speaks for somebody known by name: themselves, or a spokesman or office that names them.</summary>
public static partial class SameActor
{
    /// <summary>Whether <paramref name="statement"/> is that of <paramref name="name"/>.</summary>
    /// <remarks>Deputies, successors, relatives, namesakes and people who echo somebody speak for themselves; an agency that relays is nobody.</remarks>
    public static bool Speaks(string name, ReadStatement statement)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(statement);
        if (OrganisationVoice.Of(name) is { } body && statement.Speaker is not null)
        {
            return body.Speaks(statement);
        }

        var wanted = Spelling.Fold(name).Split(' ');
        var surname = wanted[^1];
        if (statement.Speaker is not { } speaker)
        {
            return Pronouns.Contains(statement.Source) || statement.Source.Length == 0 && !Quotation().IsMatch(statement.Text) && Has(statement.Text, surname);
        }

        if (Headline().Match(statement.Text) is { Success: true } headline && Names(Spelling.Fold(headline.Groups["name"].Value).Split(' '), wanted))
        {
            return true;
        }

        var given = Spelling.Fold(speaker.Name).Split(' ');
        if (SpeaksFor(statement, surname) || (OnBehalf().IsMatch(statement.Text) && Has(statement.Text, surname)))
        {
            return true;
        }

        if (speaker.Kind == ActorKind.Person || !Pronouns.Contains(speaker.Name))
        {
            return Names(given, wanted)
                || (speaker.Kind != ActorKind.Person && (Relayed(statement.Text, surname) || IsPlainRole(statement.Source)));
        }

        return true;
    }

    private static readonly HashSet<string> Pronouns = new(StringComparer.OrdinalIgnoreCase) { "he", "she", "they", "i", "we", "his", "her", "it" };

    // "Miller", "Jo Miller" and "J. Miller" for Jo Miller; not "Al Miller"
    private static bool Names(string[] given, string[] wanted)
    {
        var tail = Math.Min(given.Length, wanted.Length);
        if (given[^1] != wanted[^1] && !(given.Length < wanted.Length && wanted.AsSpan().IndexOf(given) >= 0 && given.Length > 1))
        {
            return given.Length == 1 && wanted.Contains(given[0], StringComparer.Ordinal) && given[0].Length > 2;
        }

        for (var i = 2; i <= tail; i++)
        {
            if (given[^i] != wanted[^i])
            {
                // a second surname on one side only, an initial, or a middle name left out
                return given[0] == wanted[0] || (given[^i].Length <= 2 && wanted[^i].StartsWith(given[^i], StringComparison.Ordinal)) || (wanted[^i].Length <= 2 && given[^i].StartsWith(wanted[^i], StringComparison.Ordinal));
            }
        }

        return true;
    }

    private static bool SpeaksFor(ReadStatement statement, string surname) =>
        Mouthpiece().IsMatch(Head(statement.Source)) && (Has(Head(statement.Source), surname) || (House().IsMatch(statement.Source) && Has(statement.Text, surname)) || (Own().IsMatch(statement.Source) && Has(statement.Text, surname)));

    // "General Roon, who served in her office": what follows the name tells of them
    private static string Head(string source) => source.IndexOf(", who", StringComparison.Ordinal) is > 0 and var at ? source[..at] : source;

    private static bool Relayed(string text, string surname) => Citing().Match(text) is { Success: true } citing && Has(text[citing.Index..], surname);

    // "the minister said": whoever held the floor
    private static bool IsPlainRole(string source) => Role().IsMatch(source);

    private static bool Has(string text, string surname) => Spelling.Fold(text).Contains(surname, StringComparison.Ordinal);

    [GeneratedRegex(@"\b(spokes\w+|office|press (secretary|service|officer)|communications director|chancellery|presidency|palace|campaign)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Mouthpiece();

    // "the palace": the house stands for who lives in it
    [GeneratedRegex(@"^the \w*\s?(chancellery|presidency|palace|campaign)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex House();

    [GeneratedRegex(@"\bon (his|her|their) behalf\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex OnBehalf();

    [GeneratedRegex(@"\b(his|her|their)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(citing|quoting|quoted|cited)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Citing();

    [GeneratedRegex(@"^the (prime |foreign |interior |defen[cs]e |finance )?(minister|president|premier|chancellor|governor|mayor|general|secretary|commissioner|senator|director|chairman|chairwoman|chief|leader)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Role();

    // "Halden: harbour to open"
    [GeneratedRegex(@"^(?<name>[\p{L}.'’-]+( [\p{L}.'’-]+){0,3}):", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Headline();

    [GeneratedRegex("[\"“”]", RegexOptions.None, 100)]
    private static partial Regex Quotation();
}
