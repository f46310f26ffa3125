using System.Runtime.InteropServices;

namespace BriefingBot.Core.Text;

/// <summary>What the tagger sees of one word, each as a hash, and the tags the word may take.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WordFeatures
{
    private const int LongestWord = 64;

    /// <summary>What stands before and after a sentence.</summary>
    public static readonly WordFeatures Outside = new() { Word = 1, Shape = 1, Class = 1, Suffix3 = 1 };

    /// <summary>The word in lower case with 0 for each digit.</summary>
    public ulong Word { get; init; }

    /// <summary>The last character.</summary>
    public ulong Suffix1 { get; init; }

    /// <summary>The last two characters.</summary>
    public ulong Suffix2 { get; init; }

    /// <summary>The last three characters.</summary>
    public ulong Suffix3 { get; init; }

    /// <summary>The last four characters.</summary>
    public ulong Suffix4 { get; init; }

    /// <summary>The first two characters.</summary>
    public ulong Prefix2 { get; init; }

    /// <summary>The first three characters.</summary>
    public ulong Prefix3 { get; init; }

    /// <summary>The part after the last hyphen; 0 when there is no hyphen.</summary>
    public ulong LastPart { get; init; }

    /// <summary>Its capitals, digits and hyphens, with the case of the sentence.</summary>
    public ulong Shape { get; init; }

    /// <summary>The tags known for it, exhaustively or not.</summary>
    public ulong Class { get; init; }

    /// <summary>The tags it may take; never empty.</summary>
    public TagSet Allowed { get; init; }

    /// <summary>The <see cref="WordHash"/> by which word lists know <paramref name="word"/>: lower case, straight apostrophes, 0 for digits.</summary>
    public static ulong Key(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestWord];
        return WordHash.Of(lower[..Normalise(word, lower)]);
    }

    /// <summary>Reads the word at <paramref name="index"/>.</summary>
    /// <param name="words">The sentence.</param>
    /// <param name="index">The position of the word, from 0.</param>
    /// <param name="letters">How the sentence is written.</param>
    /// <param name="dictionary">The tags seen for frequent words, by <see cref="Key"/>.</param>
    public static WordFeatures Of(ReadOnlySpan<string> words, int index, LetterCase letters, IReadOnlyDictionary<ulong, TagSet> dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        var word = words[index].AsSpan();
        Span<char> buffer = stackalloc char[LongestWord];
        ReadOnlySpan<char> lower = buffer[..Normalise(word, buffer)];
        var key = WordHash.Of(lower);
        var fixedTags = FixedTags.Of(words, index);
        var closed = fixedTags.IsEmpty ? WordClasses.Default.Closed(key) : fixedTags;
        var capital = word.Length > 0 && char.IsUpper(word[0]);
        var hyphen = lower.LastIndexOf('-') + 1;
        var last = hyphen > 0 && hyphen < lower.Length ? WordHash.Of(lower[hyphen..]) : 0;
        var seen = dictionary.GetValueOrDefault(key);
        var listed = WordClasses.Default.Open(key);
        TagSet known, allowed;
        if (!closed.IsEmpty)
        {
            known = capital ? closed : closed.Without(PosTag.NNP);
            known = known.IsEmpty ? closed : known;
            allowed = known;
        }
        else
        {
            known = new TagSet(seen.Bits | listed.Bits).Without(PosTag.None);
            allowed = seen.IsEmpty || seen.Contains(PosTag.None) ? new(TagSet.Open.Bits | seen.Bits & ~1UL) : known;
            allowed = capital ? allowed.With(PosTag.NNP).With(PosTag.NNPS) : allowed;
        }

        return new()
        {
            Word = key,
            Suffix1 = Tail(lower, 1),
            Suffix2 = Tail(lower, 2),
            Suffix3 = Tail(lower, 3),
            Suffix4 = Tail(lower, 4),
            Prefix2 = Head(lower, 2),
            Prefix3 = Head(lower, 3),
            LastPart = last == 0 ? 0 : WordHash.Mix(last, 3),
            Shape = WordHash.Mix(ShapeOf(word, closed.IsEmpty || fixedTags.IsEmpty), (ulong)letters + 7),
            Class = known.IsEmpty && last != 0
                ? WordHash.Mix(WordClasses.Default.Open(last).Bits | dictionary.GetValueOrDefault(last).Without(PosTag.None).Bits, 5)
                : WordHash.Mix(known.Bits, 2),
            Allowed = allowed,
        };
    }

    private static int Normalise(ReadOnlySpan<char> word, Span<char> lower)
    {
        // the end of an endless word tells more than its beginning
        word = word.Length > LongestWord ? word[^LongestWord..] : word;
        for (var i = 0; i < word.Length; i++)
        {
            lower[i] = word[i] switch
            {
                >= 'a' and <= 'z' => word[i],
                >= '0' and <= '9' => '0',
                '’' => '\'',
                '‑' => '-',
                _ => char.ToLowerInvariant(word[i]),
            };
        }

        return word.Length;
    }

    private static ulong Tail(ReadOnlySpan<char> word, int length) => WordHash.Of(word.Length > length ? word[^length..] : word);

    private static ulong Head(ReadOnlySpan<char> word, int length) => WordHash.Of(word.Length > length ? word[..length] : word);

    // runs of one kind count once: Halden is Xx, COVID-19 is X-d
    private static ulong ShapeOf(ReadOnlySpan<char> word, bool letters)
    {
        var shape = letters ? 1UL : 2UL;
        var before = '\0';
        foreach (var character in word)
        {
            var kind = char.IsUpper(character) ? 'X' : char.IsLetter(character) ? 'x' : char.IsDigit(character) ? 'd' : character;
            shape = kind == before ? shape : shape * 31 + kind;
            before = kind;
        }

        return word.Length == 1 ? shape + 1000 : shape;
    }
}
