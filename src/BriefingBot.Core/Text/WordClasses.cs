namespace BriefingBot.Core.Text;

/// <summary>What words may be by our own lists: small words in full, and the forms of common verbs, nouns and adjectives.</summary>
public sealed class WordClasses
{
    private readonly Dictionary<ulong, TagSet> closed = [];
    private readonly Dictionary<ulong, TagSet> open = [];

    private WordClasses()
    {
        foreach (var row in Rows("closed-classes.tsv"))
        {
            var tags = row[0].Split(' ').Aggregate(default(TagSet), (set, name) => set.With(Enum.Parse<PosTag>(name)));
            foreach (var word in row[1].Split(' '))
            {
                closed[WordHash.Of(word)] = tags;
            }
        }

        foreach (var row in Rows("inflections.tsv"))
        {
            foreach (var word in row[1].Split(' '))
            {
                foreach (var (form, tag) in Inflections.Of(row[0], word))
                {
                    var key = WordHash.Of(form);
                    open[key] = open.GetValueOrDefault(key).With(tag);
                }
            }
        }
    }

    /// <summary>The lists that come with the program.</summary>
    public static WordClasses Default { get; } = new();

    /// <summary>Every tag a small word can have; empty when it is not listed.</summary>
    /// <param name="lower">The <see cref="WordHash"/> of the word in lower case.</param>
    public TagSet Closed(ulong lower) => closed.GetValueOrDefault(lower);

    /// <summary>Some of the tags a word can have; empty when it is not listed.</summary>
    /// <param name="lower">The <see cref="WordHash"/> of the word in lower case.</param>
    public TagSet Open(ulong lower) => open.GetValueOrDefault(lower);

    /// <summary>The rows of one of the lists, each a kind and its words.</summary>
    internal static IEnumerable<string[]> Rows(string resource)
    {
        using var stream = typeof(WordClasses).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }
}
