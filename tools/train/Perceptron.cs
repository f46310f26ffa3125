using BriefingBot.Core.Text;

namespace BriefingBot.Train;

/// <summary>Learns weights by going through the sentences several times and mending each mistake.</summary>
internal sealed class Perceptron
{
    private const int RareWord = 3;
    private const int FrequentWord = 8; // seen so often, a word has shown all its tags
    private readonly List<(Sentence Gold, SentenceFeatures Features)> sentences = [];
    private readonly Dictionary<uint, int> rows = [];
    private readonly int[] weights;
    private readonly long[] totals;
    private readonly int[] stamps;
    private int clock;

    /// <summary>Prepares to learn from <paramref name="gold"/>.</summary>
    /// <param name="gold">The sentences; one with a tag unknown to us is left out.</param>
    public Perceptron(IEnumerable<Sentence> gold)
    {
        Sentence[] known = [.. gold.Where(sentence => !sentence.Tags.Contains(PosTag.None))];
        Dictionary = FrequentWords(known);
        var buffer = new uint[SentenceFeatures.Count];
        foreach (var sentence in known)
        {
            var features = new SentenceFeatures(sentence.Words, Dictionary);
            sentences.Add((sentence, features));
            for (var i = 0; i < sentence.Words.Length; i++)
            {
                foreach (var feature in buffer.AsSpan(0, features.At(i, sentence.Tags, buffer)))
                {
                    rows.TryAdd(feature, rows.Count * PosTags.Count);
                }
            }
        }

        weights = new int[rows.Count * PosTags.Count];
        totals = new long[weights.Length];
        stamps = new int[weights.Length];
    }

    /// <summary>The tags of words that are not rare, by their key.</summary>
    public Dictionary<ulong, TagSet> Dictionary { get; }

    /// <summary>The averaged weight of each pair of feature and tag that is not 0.</summary>
    public SortedDictionary<uint, List<(PosTag Tag, double Weight)>> Averages()
    {
        var averages = new SortedDictionary<uint, List<(PosTag, double)>>();
        foreach (var (feature, row) in rows)
        {
            for (var tag = 0; tag < PosTags.Count; tag++)
            {
                var total = totals[row + tag] + (long)weights[row + tag] * (clock - stamps[row + tag]);
                if (total != 0)
                {
                    averages.TryAdd(feature, []);
                    averages[feature].Add(((PosTag)tag, (double)total / clock));
                }
            }
        }

        return averages;
    }

    /// <summary>
    /// Starts anew and goes through all sentences <paramref name="epochs"/> times, each time in another order that
    /// <paramref name="seed"/> fixes. The averages are over all that was ever learned: several orders err less than one.
    /// </summary>
    public void Learn(int epochs, int seed)
    {
        for (var cell = 0; cell < weights.Length; cell++)
        {
            Add(cell, -weights[cell]);
        }

        var order = Enumerable.Range(0, sentences.Count).ToArray();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            order = [.. order.OrderBy(number => WordHash.Mix((ulong)number, (ulong)(seed * 1000 + epoch)))];
            var wrong = order.Sum(number => Learn(sentences[number].Gold, sentences[number].Features));
            Console.WriteLine($"Pass {epoch} of {epochs}: {wrong} words wrong.");
        }
    }

    private static Dictionary<ulong, TagSet> FrequentWords(IEnumerable<Sentence> gold) => gold
        .SelectMany(sentence => sentence.Words.Zip(sentence.Tags, (word, tag) => (Key: WordFeatures.Key(word), Tag: tag)))
        .GroupBy(pair => pair.Key)
        .Where(word => word.Count() >= RareWord)
        .ToDictionary(
            word => word.Key,
            word => word.CountBy(pair => pair.Tag)
                .Where(tag => tag.Value * 100 >= word.Count())
                .Aggregate(word.Count() < FrequentWord ? TagSet.Of(PosTag.None) : default, (set, tag) => set.With(tag.Key)));

    private int Learn(Sentence gold, SentenceFeatures sentence)
    {
        var tags = new PosTag[gold.Words.Length];
        var wrong = 0;
        Span<uint> features = stackalloc uint[SentenceFeatures.Count];
        Span<int> scores = stackalloc int[PosTags.Count];
        for (var i = 0; i < tags.Length; i++)
        {
            var allowed = sentence.Allowed(i);
            if (allowed.Only is { } only)
            {
                tags[i] = only;
                continue;
            }

            scores.Clear();
            var written = sentence.At(i, tags, features);
            foreach (var feature in features[..written])
            {
                if (rows.TryGetValue(feature, out var row))
                {
                    for (var tag = 0; tag < scores.Length; tag++)
                    {
                        scores[tag] += weights[row + tag];
                    }
                }
            }

            clock++;
            tags[i] = allowed.Best(scores);
            if (tags[i] != gold.Tags[i] && allowed.Contains(gold.Tags[i]))
            {
                wrong++;
                foreach (var feature in features[..written])
                {
                    if (rows.TryGetValue(feature, out var row))
                    {
                        Add(row + (int)gold.Tags[i], 1);
                        Add(row + (int)tags[i], -1);
                    }
                }
            }
        }

        return wrong;
    }

    private void Add(int cell, int change)
    {
        totals[cell] += (long)weights[cell] * (clock - stamps[cell]);
        stamps[cell] = clock;
        weights[cell] += change;
    }
}
