using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Whom a name stands for, taken apart: "Trade envoy Beatrix Solmar" is called Beatrix Solmar and is an envoy; "Bank of Sund" is a body.</summary>
/// <remarks>A role before the name, with or without capitals, is no part of the name; a body's name is all of it.</remarks>
internal sealed class SpeakerName
{
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase) { "de", "da", "di", "van", "von", "der", "den", "al", "el", "bin", "ibn", "la", "le", "du", "dos", "ter", "ten", "zu", "af", "av" };
    private static readonly HashSet<string> Joining = new(StringComparer.OrdinalIgnoreCase) { "of", "for", "the", "and", "in", "at", "on", "against", "to" };

    private SpeakerName(string[] given, string[] kind, string[] role, bool isBody) => (Given, Kind, Role, IsBody) = (given.Length + kind.Length == 0 ? ["?"] : given, kind, role, isBody);

    /// <summary>The words of the name itself, folded: without a role before it.</summary>
    public string[] Given { get; }

    /// <summary>The words of a body's name that say what kind of body it is, folded: "union".</summary>
    public string[] Kind { get; }

    /// <summary>The words of a role before the name, folded: "trade", "envoy".</summary>
    public string[] Role { get; }

    /// <summary>Whether it is a body or a country, no person.</summary>
    public bool IsBody { get; }

    /// <summary>What the name is remembered by: a person's surname, a body's own words.</summary>
    public IReadOnlyList<string> Distinctive => Given.Length == 0 ? Kind : IsBody ? Given : [Given[^1]];

    /// <summary>Reads a name.</summary>
    public static SpeakerName Read(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isBodyWord = Array.FindIndex(words, IsBodyNoun);
        var first = TailName(words);
        var isRoleAndName = first > 0 && first < words.Length && IsRole(words[..first]);
        if (isRoleAndName)
        {
            var isBrand = words[..first].Any(IsBodyNoun) && !words[..first].Any(IsPersonNoun) && Gazetteer.Default.GivenName(words[first]) is null;
            return new(Fold(words[first..]), [], Fold(words[..first].Where(word => !Joining.Contains(word))), isBrand);
        }

        var isBody = isBodyWord >= 0 || words.Any(word => (char.IsLower(word[0]) && !Particles.Contains(word)) || (Joining.Contains(word) && word.Length > 1)) || (words.Length == 1 && Gazetteer.Default.GivenName(words[0]) is null);
        return isBody ? new(Fold(words.Where(word => !Joining.Contains(word) && !IsKind(word))), Fold(words.Where(IsKind)), [], isBody: true) : new(Fold(words), [], [], isBody: false);
    }

    /// <summary>The words of a phrase, folded, without possessive endings.</summary>
    public static string[] Fold(IEnumerable<string> words) =>
        [.. words.Select(word => Spelling.Fold(Bare(word)).Replace(' ', '-')).Where(word => word.Length > 0)];

    /// <summary>Whether a noun names a body or a group: "union", "ministries".</summary>
    public static bool IsBodyNoun(string word) => Noun(word) is { Kind: "organisation" or "group" } || WordStem.Of(Bare(word)) is var stem && Bodies.Contains(stem);

    /// <summary>Whether a noun names somebody: "bishop", "envoy".</summary>
    public static bool IsPersonNoun(string word) => Noun(word) is { Kind: "person" } || Gazetteer.Default.Title(Bare(word).ToLowerInvariant()) is not null || Persons.Contains(WordStem.Of(Bare(word)));

    private static readonly HashSet<string> Bodies = new(
        "federation union party ministry company council senate parliament congress commission committee court bank army navy guard kingdom republic government alliance league bloc front movement association society church diocese club team board trust fund agency bureau office authority cantons cooperative brigade brigades militia chamber institute university museum hospital chain operator airline railway railways works service group firm corporation foundation forum network order coalition delegation directorate consortium guild cabinet staff watch emirate sultanate duchy principality confederation insurer brewery port exchange paper newspaper station academy theatre theater opera orchestra school college laboratory observatory friends mothers workers veterans parents farmers police treasury embassy tribunal synod assembly house workforce secretariat headquarters palace chancellery presidency command"
            .Split(' ').Select(WordStem.Of), StringComparer.Ordinal);

    private static readonly HashSet<string> Persons = new(
        "boss chief head envoy baron heir owner poet widow activist founder reformer trader exporter picker surgeon builder restorer champion master keeper captain delegate inspector regulator leader spokesman spokeswoman glaciologist"
            .Split(' ').Select(WordStem.Of), StringComparer.Ordinal);

    private static bool IsKind(string word) => char.IsLower(word[0]) ? !Joining.Contains(word) && !Particles.Contains(word) : IsBodyNoun(word);

    private static NounEntry? Noun(string word) => Gazetteer.Default.Noun(Bare(word).ToLowerInvariant());

    // "a poet", "Boss of the copper works", "Chief Rabbi": what stands before a name and is none
    private static bool IsRole(string[] words) =>
        words.Any(word => char.IsLower(word[0]) && !Joining.Contains(word) && !Particles.Contains(word)) || words.Any(word => IsPersonNoun(word) && Gazetteer.Default.GivenName(word) is null) || (words.Length == 1 && IsBodyNoun(words[0]));

    // where the name begins behind a role: behind "Trade envoy", "Chief Rabbi", "Minister of State"; the end when all is one name
    private static int TailName(string[] words)
    {
        var comma = Array.FindLastIndex(words, word => word.EndsWith(','));
        if (comma >= 0 && comma < words.Length - 1)
        {
            return comma + 1;
        }

        var first = words.Length;
        while (first > 0 && (char.IsUpper(words[first - 1][0]) || char.IsDigit(words[first - 1][0]) || (Particles.Contains(words[first - 1]) && first < words.Length)))
        {
            first--;
        }

        var title = Array.FindLastIndex(words, words.Length - 1, word => IsPersonNoun(word) && Gazetteer.Default.GivenName(word) is null);
        if (title >= 0 && title < words.Length - 2 && Joining.Contains(words[title + 1]))
        {
            return words.Length - title >= 5 || Gazetteer.Default.Title(string.Join(' ', words[..(title + 3)]).ToLowerInvariant()) is not null ? words.Length - 2 : words.Length; // "Minister of State Mira Halden", but "Bishop of Sund"
        }

        first = Math.Max(first, title + 1);
        return first > 0 && first < words.Length && Joining.Contains(words[first - 1]) ? words.Length : Math.Min(first, words.Length); // "Guard of Zemar": a place, no name
    }

    private static string Bare(string word)
    {
        var plain = word.Trim(',', '.', ';', ':', '"', '“', '”', '‘', '(', ')').Replace('’', '\'');
        return plain.EndsWith("'s", StringComparison.Ordinal) ? plain[..^2] : plain.TrimEnd('\'');
    }
}
