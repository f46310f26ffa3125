namespace BriefingBot.Core.Text;

/// <summary>The hashes that name features: the same on every machine and in every run, which <see cref="string.GetHashCode()"/> is not.</summary>
public static class WordHash
{
    private const ulong Start = 0xcbf29ce484222325;
    private const ulong Prime = 0x100000001b3;

    /// <summary>The hash of some characters.</summary>
    public static ulong Of(ReadOnlySpan<char> characters)
    {
        var hash = Start;
        foreach (var character in characters)
        {
            hash = (hash ^ character) * Prime;
        }

        return hash;
    }

    /// <summary>The hash of a pair, in this order.</summary>
    public static ulong Mix(ulong first, ulong second)
    {
        var hash = (first ^ System.Numerics.BitOperations.RotateLeft(second, 29)) * 0x9e3779b97f4a7c15;
        hash = (hash ^ second ^ hash >> 32) * 0xd6e8feb86659fd93;
        return hash ^ hash >> 29;
    }
}
