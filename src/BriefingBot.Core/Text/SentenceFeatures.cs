namespace BriefingBot.Core.Text;

/// <summary>The features of each word of one sentence, given the tags before it.</summary>
public sealed class SentenceFeatures
{
    /// <summary>How many features <see cref="At"/> writes.</summary>
    public const int Count = 48;

    private const int Margin = 2;
    private const int VerbWindow = 7;
    private readonly WordFeatures[] words;
    private readonly ulong ending;

    /// <summary>Reads a sentence.</summary>
    /// <param name="sentence">Its words.</param>
    /// <param name="dictionary">The tags seen for frequent words, by <see cref="WordFeatures.Key"/>.</param>
    public SentenceFeatures(ReadOnlySpan<string> sentence, IReadOnlyDictionary<ulong, TagSet> dictionary)
    {
        var letters = LetterCases.Of(sentence);
        words = new WordFeatures[sentence.Length + 2 * Margin];
        words.AsSpan().Fill(WordFeatures.Outside);
        for (var i = 0; i < sentence.Length; i++)
        {
            words[i + Margin] = WordFeatures.Of(sentence, i, letters, dictionary);
        }

        // a headline has no full stop
        ending = sentence is [.., "." or "?" or "!" or "\"" or "”"] ? 1UL : 2UL;
    }

    /// <summary>The tags that the word at <paramref name="index"/> may take.</summary>
    public TagSet Allowed(int index) => words[index + Margin].Allowed;

    /// <summary>Writes the features of the word at <paramref name="index"/>.</summary>
    /// <param name="index">The position of the word, from 0.</param>
    /// <param name="tags">The tags of the sentence, right before <paramref name="index"/>.</param>
    /// <param name="features">Where to write; <see cref="Count"/> long at least.</param>
    /// <returns>How many were written.</returns>
    public int At(int index, ReadOnlySpan<PosTag> tags, Span<uint> features)
    {
        ref readonly var before2 = ref words[index];
        ref readonly var before = ref words[index + 1];
        ref readonly var word = ref words[index + 2];
        ref readonly var after = ref words[index + 3];
        ref readonly var after2 = ref index + 4 < words.Length ? ref words[index + 4] : ref WordFeatures.Outside;
        var tag1 = (ulong)(index > 0 ? tags[index - 1] : PosTag.None) + 1;
        var tag2 = (ulong)(index > 1 ? tags[index - 2] : PosTag.None) + 1;
        var bigram = tag1 << 8 | tag2;
        var first = index == 0 || tags[index - 1] == PosTag.OpenQuote && index == 1 ? 1UL : 2UL;
        var (verb, verbTag) = VerbBefore(index, tags);

        var writer = new Writer(features);
        writer.Add(0);
        writer.Add(word.Word);
        writer.Add(word.Word, word.Shape);
        writer.Add(word.Suffix1);
        writer.Add(word.Suffix2);
        writer.Add(word.Suffix3);
        writer.Add(word.Suffix4);
        writer.Add(word.Prefix2);
        writer.Add(word.Prefix3);
        writer.Add(word.Shape);
        writer.Add(word.Shape, first);
        writer.Add(word.Shape, tag1);
        writer.Add(word.Shape, word.Suffix2);
        writer.Add(tag1);
        writer.Add(tag2);
        writer.Add(bigram);
        writer.Add(tag1, word.Word);
        writer.Add(tag1, word.Suffix2);
        writer.Add(before.Word);
        writer.Add(before2.Word);
        writer.Add(after.Word);
        writer.Add(after2.Word);
        writer.Add(before.Word, word.Word);
        writer.Add(word.Word, after.Word);
        writer.Add(before.Suffix3);
        writer.Add(after.Suffix3);
        writer.Add(after.Suffix2, word.Suffix2);
        writer.Add(word.Class);
        writer.Add(after.Class);
        writer.Add(after2.Class);
        writer.Add(word.Class, tag1);
        writer.Add(word.Class, bigram);
        writer.Add(word.Class, after.Class);
        writer.Add(word.Class, WordHash.Mix(tag1, after.Class));
        writer.Add(tag1, after.Class);
        writer.Add(word.Class, WordHash.Mix(before.Class, after.Class));
        writer.Add(before.Shape);
        writer.Add(after.Shape);
        writer.Add(word.Shape, WordHash.Mix(before.Shape, after.Shape));
        writer.Add(word.LastPart);
        writer.Add(verb, word.Class);
        writer.Add(verb, word.Suffix2);
        writer.Add(verbTag, word.Class);
        writer.Add(verbTag, WordHash.Mix(tag1, word.Suffix2));
        writer.Add(verbTag, word.Word);
        writer.Add(ending, WordHash.Mix(word.Class, tag1));
        writer.Add(word.Class, WordHash.Mix(after.Class, after2.Class));
        writer.Add(before.Word, after.Word);
        return writer.Written;
    }

    // has said, was often said: the verb before decides between past and participle
    private (ulong Word, ulong Tag) VerbBefore(int index, ReadOnlySpan<PosTag> tags)
    {
        for (var i = index - 1; i >= 0 && i >= index - VerbWindow; i--)
        {
            if (tags[i].IsVerb() || tags[i] is PosTag.MD or PosTag.TO)
            {
                return (words[i + Margin].Word, (ulong)tags[i] + 1);
            }

            if (tags[i] is PosTag.WP or PosTag.WDT or PosTag.Colon or PosTag.OpenQuote or PosTag.CloseQuote)
            {
                return (2, (ulong)tags[i] + 1);
            }
        }

        return (1, 1);
    }

    private ref struct Writer(Span<uint> features)
    {
        private readonly Span<uint> features = features;

        public int Written { get; private set; }

        public void Add(ulong first, ulong second = 0)
        {
            var hash = WordHash.Mix(WordHash.Mix(first, second), (ulong)Written + 1);
            features[Written++] = (uint)(hash >> 32);
        }
    }
}
