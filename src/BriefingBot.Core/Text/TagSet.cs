using System.Numerics;

namespace BriefingBot.Core.Text;

/// <summary>The tags a word may take, one bit each.</summary>
/// <param name="Bits">Bit n stands for the tag with number n.</param>
public readonly record struct TagSet(ulong Bits)
{
    /// <summary>What a word that nobody has seen may be: a noun, a verb, an adjective and the like, never a pronoun.</summary>
    public static readonly TagSet Open = Of(
        PosTag.CD, PosTag.FW, PosTag.JJ, PosTag.JJR, PosTag.JJS, PosTag.NN, PosTag.NNS, PosTag.NNP, PosTag.NNPS, PosTag.RB, PosTag.SYM,
        PosTag.UH, PosTag.VB, PosTag.VBD, PosTag.VBG, PosTag.VBN, PosTag.VBP, PosTag.VBZ);

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>The one tag it holds; null when it holds none or several.</summary>
    public PosTag? Only => BitOperations.IsPow2(Bits) ? (PosTag)BitOperations.TrailingZeroCount(Bits) : null;

    /// <summary>The set of <paramref name="tags"/>.</summary>
    public static TagSet Of(params ReadOnlySpan<PosTag> tags)
    {
        var bits = 0UL;
        foreach (var tag in tags)
        {
            bits |= 1UL << (int)tag;
        }

        return new(bits);
    }

    /// <summary>Whether <paramref name="tag"/> is in it.</summary>
    public bool Contains(PosTag tag) => (Bits >> (int)tag & 1) != 0;

    /// <summary>The set with <paramref name="tag"/> in it.</summary>
    public TagSet With(PosTag tag) => new(Bits | 1UL << (int)tag);

    /// <summary>The set with <paramref name="tag"/> not in it.</summary>
    public TagSet Without(PosTag tag) => new(Bits & ~(1UL << (int)tag));

    /// <summary>The tag in the set with the highest of <paramref name="scores"/>, of equals the first; <see cref="PosTag.None"/> for an empty set.</summary>
    public PosTag Best(ReadOnlySpan<int> scores)
    {
        var best = PosTag.None;
        for (var rest = Bits; rest != 0; rest &= rest - 1)
        {
            var tag = (PosTag)BitOperations.TrailingZeroCount(rest);
            best = best == PosTag.None || scores[(int)tag] > scores[(int)best] ? tag : best;
        }

        return best;
    }
}
