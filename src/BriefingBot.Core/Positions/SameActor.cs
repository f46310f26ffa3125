using System.Text.RegularExpressions;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Whether a statement speaks for somebody known by name: themselves, or a spokesman or office that names them.</summary>
/// <remarks>Deputies, successors, relatives, namesakes and people who echo somebody speak for themselves; an agency that relays is nobody.</remarks>
public static partial class SameActor
{
    /// <summary>Whether <paramref name="statement"/> is that of <paramref name="name"/>.</summary>
    /// <param name="name">A person, perhaps with a role before the name; a body; a country.</param>
    /// <param name="statement">The statement whose speaker is asked for.</param>
    /// <param name="earlier">A statement known to be theirs, whose words may tell their office; or null.</param>
    public static bool Speaks(string name, ReadStatement statement, ReadStatement? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(statement);
        var wanted = SpeakerName.Read(name);
        if (Headline().Match(statement.Text) is { Success: true } headline)
        {
            return SourceWords.Read(headline.Groups["name"].Value).Names(wanted) == SourceNames.Them;
        }

        var words = SourceWords.Read(statement.Text);
        if (OnBehalf().Match(statement.Text) is { Success: true } behalf)
        {
            if (behalf.Groups["own"].Success ? words.Mentions(wanted) : SourceWords.Read(statement.Text[(behalf.Index + 3)..]).Mentions(wanted))
            {
                return true;
            }

            if (behalf.Groups["named"].Success && !SourceWords.Read(statement.Source).Mentions(wanted))
            {
                return false;
            }
        }

        if (Told().Match(statement.Text) is { Success: true } told)
        {
            return SourceWords.Read(told.Groups["by"].Value).Mentions(wanted); // "Halden was told by Jon Vask": Vask speaks
        }

        if (Citing().Match(statement.Text) is { Success: true } citing && SourceWords.Read(statement.Text[(citing.Index + citing.Length)..]).Mentions(wanted))
        {
            return true;
        }

        var clue = SpeakerClue.Of(statement.Text, wanted);
        var found = statement.Source == name ? string.Empty : statement.Source; // the name asked for stands in where none was read
        var roles = wanted.Role.Concat(earlier is null ? [] : RolesIn(earlier, wanted)).ToHashSet(StringComparer.Ordinal);
        if (found.Length == 0 || Pronoun().IsMatch(found) || !SourceWords.IsSomebody(found))
        {
            return clue == SpeakerSeen.Them || (clue == SpeakerSeen.Nobody && (words.MentionsPlainly(wanted) || !SpeakerClue.NamesAnother(statement.Text, wanted)));
        }

        var source = SourceWords.Read(WithApposition(found, statement.Text));
        return source.Names(wanted) switch
        {
            SourceNames.Them => clue != SpeakerSeen.Another || source.IsPlainName || source.IsVoice,
            SourceNames.Another => false,
            _ => clue == SpeakerSeen.Them || (clue != SpeakerSeen.Another && source.Describes(wanted, roles, statement.Text, earlier?.Text)),
        };
    }

    // "the inspector" with ", Halyna Dubrov," behind it
    private static string WithApposition(string source, string text)
    {
        var end = text.IndexOf(source, StringComparison.Ordinal) is >= 0 and var at ? at + source.Length : -1;
        return end >= 0 && Apposition().Match(text, end) is { Success: true } name ? $"{source}, {name.Groups["name"].Value}" : source;
    }

    // "Finance Minister Mira Halden": the words of the source that are not the name
    private static IEnumerable<string> RolesIn(ReadStatement earlier, SpeakerName wanted) =>
        SpeakerName.Fold(Relative().Replace(earlier.Source, string.Empty).Split(' ')).Where(word => !wanted.Given.Contains(word, StringComparer.Ordinal) && word is not ("the" or "a" or "an" or "of" or "for"));

    [GeneratedRegex(@"^(he|she|they|i|we|his|her|it|him|who|them|their|the)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\bon (?<own>(his|her|their|its) behalf\b)|\bon behalf of (?<named>(the )?\p{Lu})?|\bon [\p{L}-]+['’]s behalf\b|\bin (?<own>(his|her|their|its|the [\p{L} ]+['’]s) name\b)|\bto speak for (?<own>(him|her|them)\b)|\b[Ss]peaking for\b", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex OnBehalf();

    [GeneratedRegex(@"\b(was|were|been) told\b[^.“”""]{0,60}?\bby (?<by>[^.“”""]{3,60})", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Told();

    [GeneratedRegex(@"\b(citing|quoted|cited)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Citing();

    [GeneratedRegex(@", (who|whose|which)\b.*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\G, (?<name>\p{Lu}[\p{L}.'’-]+( (\p{Lu}[\p{L}.'’-]+|de|van|von|al|el|bin))*)[,:;]? ?", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Apposition();

    // "Halden: harbour to open"
    [GeneratedRegex(@"^(?<name>[\p{Lu}][\p{L}.'’-]+( [\p{L}.'’-]+){0,3}):", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Headline();
}
