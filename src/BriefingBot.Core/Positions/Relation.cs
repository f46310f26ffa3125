using BriefingBot.Core.Positions.Learned;

namespace BriefingBot.Core.Positions;

/// <summary>How a later statement relates to an earlier one, and what shows it.</summary>
/// <param name="Change">The relation.</param>
/// <param name="Evidence">The earlier words, the words that differ and the sign that tells, in a short sentence.</param>
/// <remarks>
/// Who speaks is settled first. The rules then say what they find: another subject, the opposite, a new condition, weaker or
/// stronger, the same. What they say is weighed together with the words and meanings that differ (docs/adr/0009-relations-are-weighed.md),
/// and with what a small network reads in both (docs/adr/0010-a-network-reads-pairs.md).
/// </remarks>
public sealed record Relation(Change Change, string Evidence)
{
    /// <summary>How much of the two claims agrees, 0 to 1: how far to trust that they speak of one matter.</summary>
    public double Likeness { get; init; }

    /// <summary>How sure the relation is, 0 to 1: of pairs read with 0.7, seven in ten are right where all relations are equally frequent.</summary>
    public double Confidence { get; init; }

    /// <summary>Whether the rules by themselves say so too.</summary>
    public bool IsByRule { get; init; }

    /// <summary>How likely it is, 0 to 1, that the later statement says the opposite, whatever the relation.</summary>
    public double OppositeChance { get; init; }

    /// <summary>Compares two statements.</summary>
    /// <param name="earlier">The earlier one.</param>
    /// <param name="later">The later one.</param>
    /// <param name="subject">What the position is about, in words.</param>
    /// <param name="sameActor">Whether one actor made both (<see cref="SameActor"/>).</param>
    /// <param name="reader">Reads both together.</param>
    public static Relation Between(ReadStatement earlier, ReadStatement later, string subject, bool sameActor, IPairReader reader)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(reader);
        var pair = new ClaimPair(earlier, later, SubjectWords.Read(subject));
        var relation = WordForWord.Find(pair, sameActor) ?? Weigh(pair, sameActor, reader.Read(subject, earlier.Text, later.Text));
        return relation with { Likeness = Positions.Likeness.Of(pair.EarlierTerms, pair.LaterTerms) };
    }

    private static Relation Weigh(ClaimPair pair, bool sameActor, IReadOnlyList<float> read)
    {
        var findings = RuleFindings.Of(pair);
        var features = RelationFeatures.Of(pair, findings);
        var weighed = RelationWeights.Default.Weigh(features, sameActor);
        var chances = RelationChances.Of(weighed, read);
        var (change, confidence) = RelationChances.Best(chances);
        var isTold = weighed.MaxBy(chance => chance.Value).Key == change; // else the words weighed most speak for something else
        return new(change, findings.Evidence(change) ?? LearnedEvidence.Of(pair, isTold ? features : null, change))
        {
            Confidence = confidence,
            IsByRule = change == (sameActor ? findings.First : findings.Across).Change,
            OppositeChance = chances[sameActor ? Change.Reversed : Change.Contradicts],
        };
    }
}
