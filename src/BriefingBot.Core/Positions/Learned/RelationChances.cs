namespace BriefingBot.Core.Positions.Learned;

/// <summary>How likely each relation is, by what was observed and weighed and by what the network reads.</summary>
internal static class RelationChances
{
    // how far the network is trusted, against 1 for what was weighed: fitted on sittings that neither had learned from (docs/positions.md)
    private const double Read = 0.6;

    // a reversal taken for the same again is the costliest error: this much of the chance of the same is enough for it
    private const double CostOfAMiss = 0.5;

    /// <summary>Both together; they add up to 1.</summary>
    /// <param name="weighed">By <see cref="RelationWeights"/>: tells which relations are possible.</param>
    /// <param name="read">By an <see cref="IPairReader"/>: of one actor, in the order of <see cref="RelationWeights.SameActor"/>.</param>
    public static IReadOnlyDictionary<Change, double> Of(IReadOnlyDictionary<Change, double> weighed, IReadOnlyList<float> read)
    {
        var products = weighed.ToDictionary(label => label.Key, label => label.Value * Math.Exp(Read * read[Array.IndexOf(RelationWeights.SameActor, AsOfOne(label.Key))]));
        var all = products.Values.Sum();
        return products.ToDictionary(label => label.Key, label => label.Value / all);
    }

    /// <summary>The relation to go by, and its chance.</summary>
    public static KeyValuePair<Change, double> Best(IReadOnlyDictionary<Change, double> chances)
    {
        var best = chances.MaxBy(chance => chance.Value);
        return best.Key == Change.Reiterated && chances[Change.Reversed] > CostOfAMiss * best.Value ? new(Change.Reversed, chances[Change.Reversed]) : best;
    }

    // another who says the same, or the opposite, says what the first would have said again or taken back
    private static Change AsOfOne(Change change) => change switch
    {
        Change.OtherSpeaker => Change.Reiterated,
        Change.Contradicts => Change.Reversed,
        _ => change,
    };
}
