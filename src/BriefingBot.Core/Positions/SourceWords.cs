using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Whom the words of a source name.</summary>
internal enum SourceNames
{
    /// <summary>Nobody by name: "the minister".</summary>
    Nobody,

    /// <summary>The one asked for, or who speaks for them.</summary>
    Them,

    /// <summary>Somebody else.</summary>
    Another,
}

/// <summary>The words that name a speaker, read for whom they name: "Halden's deputy, Jon Vask".</summary>
internal sealed class SourceWords
{
    // words that make one who stands near somebody another
    private static readonly HashSet<string> Others = Stems("former ex deputy vice rival breakaway dissident critic opponent expelled son daughter brother sister wife husband widow mother father cousin uncle aunt nephew niece successor predecessor colleague ally lawyer attorney counsel friend neighbour neighbor namesake twin partner fellow aide-de-camp biographer challenger replacement victim opponent adversary understudy assistant nemesis heir");

    // who lends somebody a voice and has none of their own
    private static readonly HashSet<string> Voices = Stems("spokesman spokeswoman spokesperson spokespeople office press secretary palace chancellery presidency campaign headquarters spokesmen statement communique message mouthpiece communications officer chamberlain");

    // who speaks for a whole country or body
    private static readonly HashSet<string> Officials = Stems("ministry minister government president premier chancellor cabinet ambassador envoy treasury army navy military embassy secretary general staff delegation official representative chairman chairwoman chair head leader director secretariat negotiator parliament board chief actuary executive captain manager king queen prime foreign management coach commander bishop council general-secretary treasurer trade defence defense department whip bench");

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal) { "of", "for", "the", "a", "an", "and", "in", "at", "on", "to", "its", "his", "her", "their", "from", "with", "by", "one", "our", "my" };
    private static readonly HashSet<string> States = new(StringComparer.Ordinal) { "republic", "kingdom", "sultanate", "emirate", "duchy", "principality", "confederation" };
    private static readonly HashSet<string> Offices = Stems("president premier chancellor king queen governor mayor pope archbishop emperor emir sultan speaker marshal");

    private static readonly string[] Trades = ["ist", "man", "woman", "master", "er", "or", "ian", "ant", "eur", "logist"];

    private readonly string[] words;
    private readonly string[] folded;

    private SourceWords(string[] words)
    {
        this.words = words;
        folded = [.. words.Select(word => SpeakerName.Fold([word]) is [var one] ? one : string.Empty)];
    }

    private string First => folded.Length > 0 ? folded[0] : string.Empty;

    /// <summary>Whether it is a name and no more.</summary>
    public bool IsPlainName => words.Length <= 3 && Array.TrueForAll(words, word => char.IsUpper(word[0])) && !Array.Exists(words, IsPossessive);

    /// <summary>Whether it names one who lends somebody a voice: "his spokesman Arn Pyle".</summary>
    public bool IsVoice => Array.Exists(folded, word => Voices.Contains(WordStem.Of(word)));

    /// <summary>Reads a source; what a relative clause tells of the speaker is left out.</summary>
    public static SourceWords Read(string source)
    {
        var plain = source;
        foreach (var relative in new[] { ", who ", ", whose ", ", which ", " who ", " whose " })
        {
            plain = plain.IndexOf(relative, StringComparison.Ordinal) is > 0 and var at ? plain[..at] : plain;
        }

        return new(plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether a source can be one at all: no clause read by mistake.</summary>
    public static bool IsSomebody(string source)
    {
        var text = TaggedText.Read(source);
        return !Enumerable.Range(0, text.Tokens.Count).Any(token => text.Tag(token) is PosTag.VBZ or PosTag.MD && !text.Is(token, "who") && !source.Contains(", who", StringComparison.Ordinal));
    }

    /// <summary>Whether some word is one of the name's own.</summary>
    public bool Mentions(SpeakerName wanted) => wanted.Distinctive.Any(word => Array.Exists(folded, other => IsName(word, other)));

    /// <summary>Whether some word is one of the name's own, and owns nothing: not "Halden's rival".</summary>
    public bool MentionsPlainly(SpeakerName wanted) =>
        wanted.Distinctive.Any(word => Enumerable.Range(0, words.Length).Any(i => IsName(word, folded[i]) && !IsPossessive(words[i]) && !(i > 0 && folded[i - 1] is "by" or "echoing" or "of")));

    /// <summary>Whom the names among the words stand for.</summary>
    public SourceNames Names(SpeakerName wanted)
    {
        var others = OtherNames(wanted).ToList();
        if (wanted.IsBody)
        {
            return Mentions(wanted) ? NamesBody(wanted, others) : SourceNames.Nobody;
        }

        var at = Array.FindIndex(folded, word => IsName(wanted.Distinctive[^1], word));
        if (at < 0)
        {
            // "Sister Perpetua" for Perpetua Lind
            return IsVoice && First is "his" or "her" ? SourceNames.Them
                : others.Count == 0 ? Array.Exists(folded, word => word == wanted.Given.FirstOrDefault() && word.Length > 2) ? SourceNames.Them : SourceNames.Nobody
                : IsDescription(others) || (IsVoice && First is "their" or "a" or "the") ? SourceNames.Nobody
                : SourceNames.Another;
        }

        if (IsOwned(at))
        {
            return IsVoice && !Array.Exists(folded, word => Others.Contains(WordStem.Of(word))) ? SourceNames.Them : SourceNames.Another;
        }

        var before = at - 1;
        var isNamesake = before >= 0 && char.IsUpper(words[before][0]) && !words[before].EndsWith(',') && wanted.Given.Length > 1 && !IsTitle(before) && !IsPossessive(words[before])
            && !wanted.Given.Any(own => own == folded[before] || (folded[before].Length is 1 or 2 && own[0] == folded[before][0]) || (own.Length <= 2 && folded[before].StartsWith(own[0])));
        return isNamesake ? SourceNames.Another : SourceNames.Them;
    }

    // "Halden's deputy", "the widow of Mira Halden": no comma between
    private bool IsOwned(int at)
    {
        if (IsPossessive(words[at]))
        {
            return true;
        }

        if (Array.TrueForAll(words[..at], word => char.IsUpper(word[0]) || word is "of") && SpeakerName.IsPersonNoun(words[0]) && !Others.Contains(WordStem.Of(folded[0])))
        {
            return false; // "Minister of State Mira Halden"
        }

        for (var back = at - 1; back >= 0 && !words[back].EndsWith(',') && (char.IsUpper(words[back][0]) || folded[back] is "of" or "for" or "to"); back--)
        {
            if (folded[back] is "of" or "for" or "to")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether words without a name of their own stand for the one asked for.</summary>
    /// <param name="wanted">The one asked for.</param>
    /// <param name="roles">What they are known to be.</param>
    /// <param name="text">The whole text of the statement.</param>
    /// <param name="earlier">A text of theirs, or null.</param>
    public bool Describes(SpeakerName wanted, IReadOnlySet<string> roles, string text, string? earlier)
    {
        var stems = folded.Select(WordStem.Of).ToList();
        var own = roles.Concat(wanted.Kind).Select(WordStem.Of).ToHashSet(StringComparer.Ordinal);
        if ((IsSetApart(wanted) && !stems.Exists(own.Contains)) || First is "another" or "some" or "two" or "several" || (First is "a" or "an" or "one" && !wanted.IsBody && !stems.Exists(Voices.Contains)))
        {
            return false;
        }

        var places = words.Where((word, i) => char.IsUpper(word[0]) && i > 0 && !own.Contains(stems[i]) && !IsTitle(i)).Select(word => SpeakerName.Fold([word]).FirstOrDefault(string.Empty)).ToList();
        var isKnownPlace = places.TrueForAll(place => (earlier is not null && Spelling.Fold(earlier).Contains(Spelling.Fold(place)[..Math.Min(4, place.Length)], StringComparison.Ordinal)) || wanted.Given.Any(word => IsName(word, place)));
        if (wanted.IsBody)
        {
            var isPart = stems.Exists(stem => own.Contains(stem) || wanted.Given.Any(word => IsName(word, stem)));
            var speaksFor = stems.Exists(stem => Voices.Contains(stem) || Officials.Contains(stem));
            var isNamed = Read(text).Mentions(wanted);
            return isKnownPlace && (isPart || (isNamed && First is "its" or "their" or "a" or "an") || (speaksFor && (isNamed || First is "its" or "their")) || (words.Length == 2 && First is "the" && (SpeakerName.IsBodyNoun(words[1]) || words[1] is "family") && (isNamed || !SpeakerClue.NamesAnother(text, wanted))));
        }

        if (stems.Exists(Voices.Contains))
        {
            return isKnownPlace && !folded.Contains("its", StringComparer.Ordinal);
        }

        if (First is "its" or "their" or "his" or "her" || Array.Exists(words, IsPossessive))
        {
            return isKnownPlace && stems.Exists(own.Contains);
        }

        var head = stems.FindIndex(stem => stem is "of" or "for" or "in" or "at") is > 0 and var preposition ? stems[preposition - 1] : stems[^1];
        var isRole = own.Contains(head);
        var isPerson = !SpeakerName.IsBodyNoun(head) && !stems.Exists(stem => Offices.Contains(stem) && own.Count > 0 && !own.Contains(stem));
        return isRole ? isKnownPlace || places.Count == 0 : isPerson && places.Count == 0 && First is "the" && !stems[^1].EndsWith('s');
    }

    private SourceNames NamesBody(SpeakerName wanted, List<int> others)
    {
        var stems = folded.Select(WordStem.Of).ToList();
        if (IsSetApart(wanted))
        {
            return SourceNames.Another;
        }

        var speaksFor = stems.Exists(stem => Voices.Contains(stem) || Officials.Contains(stem));
        var isAll = wanted.Distinctive.All(own => Array.Exists(folded, word => IsName(own, word))) && wanted.Kind.All(own => stems.Contains(WordStem.Of(own)));
        if (isAll)
        {
            return speaksFor || !IsPart(wanted) ? SourceNames.Them : SourceNames.Another;
        }

        // "the Front", "the Friends" for the Friends of Toral; not the coast guard of Toral
        var plain = Enumerable.Range(0, folded.Length).Where(i => folded[i].Length > 0 && !Particles.Contains(folded[i])).ToList();
        var isKnown = plain.TrueForAll(i => IsOwn(wanted, i) || Voices.Contains(stems[i]) || Officials.Contains(stems[i]));
        return isKnown && (wanted.Kind.Length == 0 || wanted.Kind.All(States.Contains) || plain.Exists(i => wanted.Kind.Any(own => WordStem.Of(own) == stems[i]))) ? SourceNames.Them
            : others.Count == 0 && speaksFor ? SourceNames.Nobody
            : SourceNames.Another;
    }

    // "the former members of", unless the body is called that itself
    private bool IsSetApart(SpeakerName wanted) =>
        Enumerable.Range(0, folded.Length).Any(i => Others.Contains(WordStem.Of(folded[i])) && !IsOwn(wanted, i) && !(wanted.IsBody && folded[i] is "lawyer" or "lawyers" or "attorney" or "counsel" or "vice" or "deputy" && Array.Exists(words, IsPossessive)));

    private bool IsOwn(SpeakerName wanted, int at) => wanted.Given.Concat(wanted.Kind).Concat(wanted.Role).Any(own => IsName(own, folded[at]) || WordStem.Of(own) == WordStem.Of(folded[at]));

    // "Sund's fishermen", "fishermen of Sund" for Sund: its people, no voice of it; "the opposition League" is the League
    private bool IsPart(SpeakerName wanted)
    {
        var isHead = folded.Length > 0 && IsOwn(wanted, folded.Length - 1) && !Array.Exists(folded, word => word is "of" or "from" or "in" or "at" or "for");
        return !isHead && Enumerable.Range(0, folded.Length).Any(i => folded[i].Length > 0 && !Particles.Contains(folded[i]) && !IsOwn(wanted, i));
    }

    // places of words with capitals that are neither the name asked for nor a title
    private IEnumerable<int> OtherNames(SpeakerName wanted) =>
        Enumerable.Range(0, words.Length).Where(i => char.IsUpper(words[i][0]) && !Particles.Contains(folded[i]) && !IsTitle(i) && !IsOwn(wanted, i));

    // "the bishop of Tarn", "Tarn's bishop": the names are places
    private bool IsDescription(List<int> others) =>
        !words[^1].Equals(words[others[^1]], StringComparison.Ordinal) && others.TrueForAll(at => IsPossessive(words[at]))
        || others.TrueForAll(at => folded.Take(at).Any(word => word is "of" or "for" or "in" or "at" or "from")) && char.IsLower(words[Math.Min(1, words.Length - 1)][0]);

    private bool IsTitle(int at) => (SpeakerName.IsPersonNoun(words[at]) || IsTrade(words[at])) && Gazetteer.Default.GivenName(words[at]) is null || (at + 1 < words.Length && !words[at].EndsWith(',') && char.IsUpper(words[at][0]) && Officials.Contains(WordStem.Of(folded[at])));

    // "Organist Achieng": a word of the language that ends as trades do
    private static bool IsTrade(string word) => Array.Exists(Trades, ending => word.EndsWith(ending, StringComparison.Ordinal)) && WordVectors.Default.Find(word) >= 0;

    private static bool IsPossessive(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) || word.EndsWith("s'", StringComparison.Ordinal) || word.EndsWith("s’", StringComparison.Ordinal);

    // a name, its possessive or people: Sund, Sundish
    private static bool IsName(string one, string other) =>
        one == other || (one.Length >= 4 && other.StartsWith(one[..^1], StringComparison.Ordinal) && other.Length - one.Length <= 3 && char.IsLetter(other[0]));

    private static HashSet<string> Stems(string words) => new(words.Split(' ').Select(WordStem.Of), StringComparer.Ordinal);
}
