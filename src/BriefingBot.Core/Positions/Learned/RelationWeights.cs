using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions.Learned;

/// <summary>What each observation speaks for, learned by tools/train from the labelled pairs of tests/spec/positions (<c>relations.tsv</c>).</summary>
/// <remarks>
/// A linear model: for each label the weights of what was observed are added up, and the sums compared. Every weight can be read in
/// the table. An observation counts as how far it lies from its mean, in units of its scale, four at most.
/// </remarks>
internal sealed class RelationWeights
{
    /// <summary>What one actor's later statement can be to their earlier one, in the order of the table's columns.</summary>
    public static readonly Change[] SameActor = [Change.New, Change.Reiterated, Change.Softened, Change.Hardened, Change.Conditioned, Change.Reversed, Change.Unrelated];

    /// <summary>What another actor's statement can be, in the order of the columns behind.</summary>
    public static readonly Change[] OtherActor = [Change.Contradicts, Change.OtherSpeaker];

    /// <summary>All columns.</summary>
    public static readonly Change[] Labels = [.. SameActor, .. OtherActor];

    /// <summary>An observation lies at most so many units from its mean.</summary>
    public const double Farthest = 4;

    /// <summary>The name of the row that is added always.</summary>
    public const string Always = "always";

    private static readonly Lazy<RelationWeights> Embedded = new(() => new(LexiconTable.Embedded("relations.tsv")));

    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);
    private readonly double[] unseen = new double[Labels.Length];

    /// <summary>Reads a table.</summary>
    /// <exception cref="LexiconException">It is malformed.</exception>
    public RelationWeights(LexiconTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        for (var i = 0; i < table.Count; i++)
        {
            var at = i;
            double Number(string column) => double.TryParse(table.Cell(at, column), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
                : throw new LexiconException($"relations.tsv: {table.Cell(at, "observation")} has no number {column}.");
            var row = new Row(Number("mean"), Number("scale"), [.. Labels.Select(label => Number(label.ToString()))]);
            rows.Add(table.Cell(i, "observation")!, row);
            Add(unseen, row, 0, 1);
        }
    }

    /// <summary>The ones that come with the program.</summary>
    public static RelationWeights Default => Embedded.Value;

    /// <summary>How likely each label is, given that the actor is or is not the same; they add up to 1.</summary>
    public IReadOnlyDictionary<Change, double> Weigh(Features features, bool sameActor)
    {
        var sums = (double[])unseen.Clone();
        foreach (var (name, value) in features.Values)
        {
            if (rows.TryGetValue(name, out var row))
            {
                Add(sums, row, 0, -1);
                Add(sums, row, value, 1);
            }
        }

        var (first, labels) = sameActor ? (0, SameActor) : (SameActor.Length, OtherActor);
        var most = sums.Skip(first).Take(labels.Length).Max();
        var powers = labels.Select((_, i) => Math.Exp(sums[first + i] - most)).ToArray();
        return labels.Zip(powers, (label, power) => (label, power)).ToDictionary(pair => pair.label, pair => pair.power / powers.Sum());
    }

    /// <summary>The observations made that speak most for <paramref name="label"/>, the strongest first.</summary>
    public IEnumerable<string> Reasons(Features features, Change label)
    {
        var column = Array.IndexOf(Labels, label);
        return features.Values
            .Where(feature => rows.ContainsKey(feature.Key))
            .Select(feature => (feature.Key, Weight: rows[feature.Key].Weights[column] * rows[feature.Key].Units(feature.Value)))
            .Where(feature => feature.Weight > 0)
            .OrderByDescending(feature => feature.Weight)
            .Select(feature => feature.Key);
    }

    private static void Add(double[] sums, Row row, double value, double sign)
    {
        var units = sign * row.Units(value);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += units * row.Weights[i];
        }
    }

    private sealed record Row(double Mean, double Scale, double[] Weights)
    {
        public double Units(double value) => Math.Clamp((value - Mean) / Scale, -Farthest, Farthest);
    }
}
