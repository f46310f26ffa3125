namespace BriefingBot.Core.Text;

/// <summary>Where words stand in the language: words used alike lie near each other. Learned by others from much text; a table, no model that writes.</summary>
/// <remarks>Made by tools/train from the GloVe vectors (docs/positions.md). It is read at first use and safe to use from many threads.</remarks>
public sealed class WordVectors
{
    /// <summary>The first four bytes of a file of vectors, BBV1.</summary>
    public const uint Magic = 0x31564242;

    // half a step of the numbers stored: one and the same word has likeness 1
    private const double Unit = sbyte.MaxValue * sbyte.MaxValue;

    private static readonly Lazy<WordVectors> Embedded = new(() =>
    {
        using var stream = typeof(WordVectors).Assembly.GetManifestResourceStream("vectors.bin")
            ?? throw new InvalidOperationException("The word vectors vectors.bin are not in the assembly. Build them with tools/train.");
        return Load(stream);
    });

    private readonly Dictionary<string, int> ranks;
    private readonly sbyte[] numbers;
    private readonly int size;

    private WordVectors(Dictionary<string, int> ranks, sbyte[] numbers, int size) => (this.ranks, this.numbers, this.size) = (ranks, numbers, size);

    /// <summary>The vectors that come with the program.</summary>
    public static WordVectors Default => Embedded.Value;

    /// <summary>Reads a file of vectors: the magic number, how many words, how many numbers each; the words, most frequent first; the numbers, a signed byte each.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public static WordVectors Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Magic)
        {
            throw new InvalidDataException("These are no word vectors: they begin with BBV1. Build them with tools/train.");
        }

        var count = reader.Read7BitEncodedInt();
        var dimensions = reader.Read7BitEncodedInt();
        var known = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (var rank = 0; rank < count; rank++)
        {
            known.Add(reader.ReadString(), rank);
        }

        var table = new sbyte[count * dimensions];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(table.AsSpan()));
        return new(known, table, dimensions);
    }

    /// <summary>The rank of a word by frequency, 0 the most frequent; -1 when it is not known. Plural and past forms are known by themselves.</summary>
    public int Find(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var plain = word.ToLowerInvariant();
        return ranks.TryGetValue(plain, out var rank) || (plain.LastIndexOf('-') is >= 0 and var hyphen && ranks.TryGetValue(plain[(hyphen + 1)..], out rank)) ? rank : -1;
    }

    /// <summary>How much a word tells: 0 for the most frequent, 1 for one that is not known.</summary>
    public double Matter(int rank) => rank < 0 ? 1 : Math.Log(rank + 2) / Math.Log(ranks.Count + 2);

    /// <summary>How alike two known words are used, -1 to 1.</summary>
    public double Likeness(int one, int other)
    {
        var mine = numbers.AsSpan(one * size, size);
        var theirs = numbers.AsSpan(other * size, size);
        var sum = 0;
        for (var i = 0; i < mine.Length; i++)
        {
            sum += mine[i] * theirs[i];
        }

        return Math.Clamp(sum / Unit, -1, 1);
    }
}
