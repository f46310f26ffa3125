using BriefingBot.Core.Text;

namespace BriefingBot.Train;

/// <summary>Writes what <see cref="PosWeights"/> reads.</summary>
internal static class WeightsFile
{
    /// <summary>Writes weights as signed numbers of two bytes; those that round to 0 are left out.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="learned">Where they come from.</param>
    /// <param name="scale">What a weight of 1 becomes; larger products than 32,767 are cut.</param>
    public static void Write(Stream stream, Perceptron learned, double scale)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(PosWeights.Magic);
        writer.Write7BitEncodedInt(learned.Dictionary.Count);
        foreach (var (word, tags) in learned.Dictionary.OrderBy(word => word.Key))
        {
            writer.Write(word);
            writer.Write7BitEncodedInt64((long)tags.Bits);
        }

        var kept = learned.Averages()
            .Select(feature => (feature.Key, Weights: feature.Value
                .Select(weight => (weight.Tag, Weight: Round(weight.Weight * scale)))
                .Where(weight => weight.Weight != 0)
                .ToArray()))
            .Where(feature => feature.Weights.Length > 0)
            .ToArray();
        writer.Write7BitEncodedInt(kept.Length);
        var before = 0U;
        foreach (var (feature, weights) in kept)
        {
            writer.Write7BitEncodedInt((int)(feature - before));
            writer.Write((byte)weights.Length);
            foreach (var (tag, weight) in weights)
            {
                writer.Write((byte)tag);
                writer.Write(weight);
            }

            before = feature;
        }
    }

    private static short Round(double weight) => (short)Math.Clamp(Math.Round(weight), -short.MaxValue, short.MaxValue);
}
