using BriefingBot.Core.Actors;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>The words that name a speaker, read for whom they name: "Halden's deputy, Jon Vask".</summary>
internal sealed class SourceWords
{
    /// <summary>The stems of who lends somebody a voice and has none of their own.</summary>
    public static readonly HashSet<string> Voices = Stems("spokesman spokeswoman spokesperson spokespeople office press secretary palace chancellery presidency campaign headquarters spokesmen statement communique message mouthpiece communications officer chamberlain");

    /// <summary>The stems of who speaks for a whole country or body.</summary>
    public static readonly HashSet<string> Officials = Stems("ministry minister government president premier chancellor cabinet ambassador envoy treasury army navy military embassy secretary general staff delegation official representative chairman chairwoman chair head leader director secretariat negotiator parliament board chief actuary executive captain manager king queen prime foreign management coach commander bishop council general-secretary treasurer trade defence defense department whip bench");

    /// <summary>Words that join others and name nobody.</summary>
    public static readonly HashSet<string> Particles = new(StringComparer.Ordinal) { "of", "for", "the", "a", "an", "and", "in", "at", "on", "to", "its", "his", "her", "their", "from", "with", "by", "one", "our", "my" };

    // words that make one who stands near somebody another
    private static readonly HashSet<string> Others = Stems("former ex deputy vice rival breakaway dissident critic opponent expelled son daughter brother sister wife husband widow mother father cousin uncle aunt nephew niece successor predecessor colleague ally lawyer attorney counsel friend neighbour neighbor namesake twin partner fellow aide-de-camp biographer challenger replacement victim opponent adversary understudy assistant nemesis heir");

    private static readonly string[] Trades = ["ist", "man", "woman", "master", "er", "or", "ian", "ant", "eur", "logist"];

    private SourceWords(string[] words)
    {
        Words = words;
        Folded = [.. words.Select(word => SpeakerName.Fold([word]) is [var one] ? one : string.Empty)];
        Stemmed = [.. Folded.Select(WordStem.Of)];
    }

    /// <summary>The words as written.</summary>
    public string[] Words { get; }

    /// <summary>The words folded, one for one; empty where nothing is left.</summary>
    public string[] Folded { get; }

    /// <summary>The stems of <see cref="Folded"/>.</summary>
    public List<string> Stemmed { get; }

    /// <summary>The first word, folded; empty when there is none.</summary>
    public string First => Folded.Length > 0 ? Folded[0] : string.Empty;

    /// <summary>Whether it is a name and no more.</summary>
    public bool IsPlainName => Words.Length <= 3 && Array.TrueForAll(Words, word => char.IsUpper(word[0])) && !Array.Exists(Words, IsPossessive);

    /// <summary>Whether it names one who lends somebody a voice: "his spokesman Arn Pyle".</summary>
    public bool IsVoice => Array.Exists(Folded, word => Voices.Contains(WordStem.Of(word)));

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
    public bool Mentions(SpeakerName wanted) => wanted.Distinctive.Any(word => Array.Exists(Folded, other => IsName(word, other)));

    /// <summary>Whether some word is one of the name's own, and owns nothing: not "Halden's rival".</summary>
    public bool MentionsPlainly(SpeakerName wanted) =>
        wanted.Distinctive.Any(word => Enumerable.Range(0, Words.Length).Any(i => IsName(word, Folded[i]) && !IsPossessive(Words[i]) && !(i > 0 && Folded[i - 1] is "by" or "echoing" or "of")));

    /// <summary>Whom the names among the words stand for.</summary>
    public SourceNames Names(SpeakerName wanted) => wanted.IsBody ? BodySource.Names(this, wanted) : PersonSource.Names(this, wanted);

    /// <summary>Whether words without a name of their own stand for the one asked for.</summary>
    /// <param name="wanted">The one asked for.</param>
    /// <param name="roles">What they are known to be.</param>
    /// <param name="text">The whole text of the statement.</param>
    /// <param name="earlier">A text of theirs, or null.</param>
    public bool Describes(SpeakerName wanted, IReadOnlySet<string> roles, string text, string? earlier)
    {
        var own = roles.Concat(wanted.Kind).Select(WordStem.Of).ToHashSet(StringComparer.Ordinal);
        if ((IsSetApart(wanted) && !Stemmed.Exists(own.Contains)) || First is "another" or "some" or "two" or "several" || (First is "a" or "an" or "one" && !wanted.IsBody && !IsVoice))
        {
            return false;
        }

        var places = Words.Where((word, i) => char.IsUpper(word[0]) && i > 0 && !own.Contains(Stemmed[i]) && !IsTitle(i)).Select(word => SpeakerName.Fold([word]).FirstOrDefault(string.Empty)).ToList();
        var isKnownPlace = places.TrueForAll(place => (earlier is not null && Spelling.Fold(earlier).Contains(Spelling.Fold(place)[..Math.Min(4, place.Length)], StringComparison.Ordinal)) || wanted.Given.Any(word => IsName(word, place)));
        return wanted.IsBody ? BodySource.Describes(this, wanted, own, isKnownPlace, text) : PersonSource.Describes(this, own, places, isKnownPlace);
    }

    /// <summary>Whether some word makes them another than the one asked for: "the former members of", unless the body is called that itself.</summary>
    public bool IsSetApart(SpeakerName wanted) =>
        Enumerable.Range(0, Folded.Length).Any(i => IsOther(Folded[i]) && !IsOwn(wanted, i) && !(wanted.IsBody && Folded[i] is "lawyer" or "lawyers" or "attorney" or "counsel" or "vice" or "deputy" && Array.Exists(Words, IsPossessive)));

    /// <summary>Whether the word at a place is one of those asked for.</summary>
    public bool IsOwn(SpeakerName wanted, int at) => wanted.Given.Concat(wanted.Kind).Concat(wanted.Role).Any(own => IsName(own, Folded[at]) || WordStem.Of(own) == WordStem.Of(Folded[at]));

    /// <summary>The places of words with capitals that are neither the name asked for nor a title.</summary>
    public List<int> OtherNames(SpeakerName wanted) =>
        [.. Enumerable.Range(0, Words.Length).Where(i => char.IsUpper(Words[i][0]) && !Particles.Contains(Folded[i]) && !IsTitle(i) && !IsOwn(wanted, i))];

    /// <summary>Whether the word at a place is a title.</summary>
    public bool IsTitle(int at) => (SpeakerName.IsPersonNoun(Words[at]) || IsTrade(Words[at])) && Gazetteer.Default.GivenName(Words[at]) is null || (at + 1 < Words.Length && !Words[at].EndsWith(',') && char.IsUpper(Words[at][0]) && Officials.Contains(WordStem.Of(Folded[at])));

    // "Organist Achieng": a word of the language that ends as trades do
    private static bool IsTrade(string word) => Array.Exists(Trades, ending => word.EndsWith(ending, StringComparison.Ordinal)) && WordVectors.Default.Find(word) >= 0;

    /// <summary>Whether a word says that something is its own: "Halden's".</summary>
    public static bool IsPossessive(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) || word.EndsWith("s'", StringComparison.Ordinal) || word.EndsWith("s’", StringComparison.Ordinal);

    /// <summary>Whether a word is a name, its possessive or its people: Sund, Sundish.</summary>
    public static bool IsName(string one, string other) =>
        one == other || (one.Length >= 4 && other.StartsWith(one[..^1], StringComparison.Ordinal) && other.Length - one.Length <= 3 && char.IsLetter(other[0]));

    /// <summary>Whether a word makes one who stands near somebody another.</summary>
    public static bool IsOther(string folded) => Others.Contains(WordStem.Of(folded));

    /// <summary>The stems of words with spaces between.</summary>
    public static HashSet<string> Stems(string words) => new(words.Split(' ').Select(WordStem.Of), StringComparer.Ordinal);
}
