namespace BriefingBot.Core.Text;

/// <summary>Tells nouns from verbs: an averaged perceptron that goes through a sentence once, from left to right.</summary>
/// <remarks>
/// It is deterministic and safe to use from many threads. Words come as the tokenizer cuts them: possessive <c>'s</c> alone,
/// <c>23-month</c> and <c>U.S.</c> whole, contractions cut or whole. A contraction left whole takes the tag of its first part.
/// </remarks>
public sealed class PosTagger
{
    private static readonly Lazy<PosTagger> Embedded = new(() =>
    {
        using var stream = typeof(PosTagger).Assembly.GetManifestResourceStream("pos.bin")
            ?? throw new InvalidOperationException("The weights pos.bin are not in the assembly. Build them with tools/train.");
        return Load(stream);
    });

    private readonly PosWeights weights;

    private PosTagger(PosWeights weights) => this.weights = weights;

    /// <summary>The tagger with the weights that come with the program; they are read at first use.</summary>
    public static PosTagger Default => Embedded.Value;

    /// <summary>A tagger with weights made by tools/train.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public static PosTagger Load(Stream weights) => new(PosWeights.Read(weights));

    /// <summary>Tags one sentence.</summary>
    /// <param name="words">Its words and punctuation marks.</param>
    /// <returns>One tag a word, never <see cref="PosTag.None"/>.</returns>
    public PosTag[] Tag(params ReadOnlySpan<string> words)
    {
        var tags = new PosTag[words.Length];
        Tag(words, tags);
        return tags;
    }

    /// <summary>Tags one sentence into a buffer.</summary>
    /// <param name="words">Its words and punctuation marks.</param>
    /// <param name="tags">Where to write; as long as <paramref name="words"/> at least, the rest is left as it is.</param>
    /// <exception cref="ArgumentException"><paramref name="tags"/> is too short.</exception>
    public void Tag(ReadOnlySpan<string> words, Span<PosTag> tags)
    {
        if (tags.Length < words.Length)
        {
            throw new ArgumentException($"There are {words.Length} words and room for {tags.Length} tags.", nameof(tags));
        }

        if (words.IsEmpty)
        {
            return;
        }

        if (Contractions.Split(words) is { } split)
        {
            var partTags = new PosTag[split.Parts.Length];
            TagParts(split.Parts, partTags);
            for (var i = 0; i < words.Length; i++)
            {
                tags[i] = partTags[split.First[i]];
            }
        }
        else
        {
            TagParts(words, tags);
        }
    }

    private void TagParts(ReadOnlySpan<string> words, Span<PosTag> tags)
    {
        var sentence = new SentenceFeatures(words, weights.Dictionary);
        Span<uint> features = stackalloc uint[SentenceFeatures.Count];
        Span<int> scores = stackalloc int[PosTags.Count];
        for (var i = 0; i < words.Length; i++)
        {
            tags[i] = sentence.Allowed(i).Only ?? Choose(sentence, i, tags, features, scores);
        }
    }

    private PosTag Choose(SentenceFeatures sentence, int index, ReadOnlySpan<PosTag> tags, Span<uint> features, Span<int> scores)
    {
        scores.Clear();
        foreach (var feature in features[..sentence.At(index, tags, features)])
        {
            weights.AddTo(scores, feature);
        }

        return sentence.Allowed(index).Best(scores);
    }
}
