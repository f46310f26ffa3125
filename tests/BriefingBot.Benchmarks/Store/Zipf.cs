namespace BriefingBot.Benchmarks.Store;

/// <summary>Draws ranks as words and names of a language are spread: the second half as often as the first, the third a third as often (Zipf 1949).</summary>
internal sealed class Zipf
{
    private readonly double[] cumulative;

    /// <summary>Spreads <paramref name="count"/> ranks.</summary>
    public Zipf(int count)
    {
        cumulative = new double[count];
        var sum = 0d;
        for (var rank = 0; rank < count; rank++)
        {
            cumulative[rank] = sum += 1d / (rank + 1);
        }
    }

    /// <summary>A rank, from 0.</summary>
    public int Next(Random random)
    {
        var found = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return Math.Min(found < 0 ? ~found : found, cumulative.Length - 1);
    }
}
