using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Numerics;

namespace BriefingBot.Core.Text;

/// <summary>What the tagger has learned: small whole numbers for pairs of feature and tag, and the tags of frequent words.</summary>
public sealed class PosWeights
{
    /// <summary>The first four bytes of a file of weights, BBP1.</summary>
    public const uint Magic = 0x31504242;

    private readonly uint[] keys;
    private readonly int[] starts;
    private readonly byte[] entries;
    private readonly int mask;

    private PosWeights(uint[] slots, int[] places, byte[] pairs, FrozenDictionary<ulong, TagSet> dictionary)
    {
        (keys, starts, entries, Dictionary) = (slots, places, pairs, dictionary);
        mask = keys.Length - 1;
    }

    /// <summary>The tags seen for frequent words, by <see cref="WordFeatures.Key"/>; with <see cref="PosTag.None"/> when there may be others.</summary>
    public IReadOnlyDictionary<ulong, TagSet> Dictionary { get; }

    /// <summary>Reads a file of weights.</summary>
    /// <remarks>
    /// The magic number; a count of words, for each its key and its tags; a count of features, for each the distance of its key
    /// from the one before, a count of tags, and for each of them its number and two signed bytes, the lower first.
    /// </remarks>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public static PosWeights Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Magic)
        {
            throw new InvalidDataException("These are no weights of the tagger: they begin with BBP1. Build them with tools/train.");
        }

        var words = new Dictionary<ulong, TagSet>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var key = reader.ReadUInt64();
            words[key] = new((ulong)reader.Read7BitEncodedInt64());
        }

        var count = reader.Read7BitEncodedInt();
        var slots = new uint[BitOperations.RoundUpToPowerOf2((uint)count * 2 + 1)];
        var places = new int[slots.Length];
        var pairs = new List<byte>(count * 8) { 0 };
        for (var (i, key) = (0, 0U); i < count; i++)
        {
            key += (uint)reader.Read7BitEncodedInt();
            var slot = (int)(key & (uint)(slots.Length - 1));
            while (places[slot] != 0)
            {
                slot = slot + 1 & slots.Length - 1;
            }

            (slots[slot], places[slot]) = (key, pairs.Count);
            var tags = reader.ReadByte();
            pairs.Add(tags);
            pairs.AddRange(reader.ReadBytes(tags * 3));
        }

        return new(slots, places, [.. pairs], words.ToFrozenDictionary());
    }

    /// <summary>Adds the weights of <paramref name="feature"/> to the score of each tag.</summary>
    public void AddTo(Span<int> scores, uint feature)
    {
        for (var slot = (int)(feature & (uint)mask); starts[slot] != 0; slot = slot + 1 & mask)
        {
            if (keys[slot] == feature)
            {
                var start = starts[slot];
                for (var i = 0; i < entries[start]; i++)
                {
                    var entry = entries.AsSpan(start + 1 + i * 3, 3);
                    scores[entry[0]] += BinaryPrimitives.ReadInt16LittleEndian(entry[1..]);
                }

                return;
            }
        }
    }
}
