using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Whether a statement speaks for a country, an office or another body known by name.</summary>
/// <remarks>
/// "the coast guard of Sund", "Sund's coast guard" and, where the text names Sund, "its coast guard" are one; a part of
/// another country is not. A country speaks through its government and forces.
/// </remarks>
internal sealed class OrganisationVoice
{
    // what bodies are called by when their name has gone before
    private static readonly HashSet<string> Plain = Stems("party union company firm group movement organisation ministry government country federation association commission alliance coalition bloc league bank court council army navy front committee agency campaign airline office institute club church university board authority society");

    // who speaks for a whole country or body
    private static readonly HashSet<string> Official = Stems("ministry minister government president premier chancellor cabinet ambassador envoy treasury army navy military embassy chancellery presidency secretary general staff delegation spokesman spokeswoman spokesperson official representative chairman chairwoman chair head leader director secretariat negotiator parliament");

    // words that make a part of a body, or one who left it, somebody else
    private static readonly HashSet<string> Other = Stems("former ex deputy rival breakaway dissident critic opponent expelled son daughter brother sister successor predecessor member group families victims relatives residents drivers workers lawyer nurse doctor panel fellow");

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal) { "de", "da", "di", "van", "von", "der", "den", "al", "el", "bin", "ibn", "la", "le", "du", "dos", "ter", "ten", "zu" };

    private readonly List<string> owner = [];
    private readonly List<string> role = [];

    private OrganisationVoice(string[] words)
    {
        foreach (var word in words.Where(word => word is not ("of" or "the" or "for" or "and" or "'s")))
        {
            (char.IsUpper(word[0]) && !Plain.Contains(Stem(word)) && !Official.Contains(Stem(word)) ? owner : role).Add(Stem(word));
        }
    }

    /// <summary>The body a name stands for; null when it is that of a person, or may be.</summary>
    public static OrganisationVoice? Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isBody = words.Length == 1 || words.Any(word => (char.IsLower(word[0]) && !Particles.Contains(word)) || Plain.Contains(Stem(word)));
        return isBody ? new(words) : null;
    }

    /// <summary>Whether the source of <paramref name="statement"/> is this body.</summary>
    public bool Speaks(ReadStatement statement)
    {
        var source = statement.Source.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var said = source.Select(Stem).ToList();
        if (source.Length == 0 || said.Exists(word => word is "he" or "she" or "they" or "it" or "we" or "i"))
        {
            return true;
        }

        var isOwner = owner.TrueForAll(word => said.Exists(other => IsName(word, other)));
        if (owner.Count + role.Count > 0 && isOwner && role.TrueForAll(said.Contains))
        {
            return role.Count > 0 || owner.Count > 1 ? !said.Exists(word => Other.Contains(word)) : said.TrueForAll(word => IsName(owner[0], word)) || said.Exists(Official.Contains);
        }

        var namesOther = source.Any(word => char.IsUpper(word[0]) && word is not ("The" or "A" or "An" or "Its" or "Their" or "His" or "Her") && !owner.Exists(own => IsName(own, Stem(word))) && !role.Contains(Stem(word)));
        if (namesOther || said.Exists(word => Other.Contains(word)))
        {
            return namesOther && statement.Text.Contains("on behalf of", StringComparison.Ordinal) && isOwner;
        }

        // "the ministry", "its union", "the Green League" of Sund
        var isNamed = owner.Count == 0 || owner.Exists(word => Spelling.Fold(statement.Text).Split(' ').Any(other => IsName(word, Stem(other))));
        return isNamed && (role.Count > 0 ? role.TrueForAll(said.Contains) || said.Exists(word => role.Contains(word) && Plain.Contains(word)) || IsPlain(said) : owner.Count > 1 ? IsPlain(said) : said.Exists(Official.Contains) && said[0] is "it" or "the" or "their");
    }

    // "the party": no more than what kind of body it is
    private static bool IsPlain(List<string> said) => said.Count <= 2 && said.Count > 0 && Plain.Contains(said[^1]);

    // a name and its possessive or people: Sund, Sund's, Sundish
    private static bool IsName(string one, string other) =>
        one == other || (one.Length >= 4 && other.StartsWith(one[..^1], StringComparison.Ordinal) && other.Length - one.Length <= 3);

    private static string Stem(string word)
    {
        var plain = word.Trim(',', '.', ';', ':', '"', '“', '”').Replace('’', '\'');
        return WordStem.Of(plain.EndsWith("'s", StringComparison.Ordinal) ? plain[..^2] : plain.TrimEnd('\''));
    }

    private static HashSet<string> Stems(string words) => new(words.Split(' ').Select(WordStem.Of), StringComparer.Ordinal);
}
