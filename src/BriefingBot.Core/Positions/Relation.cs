namespace BriefingBot.Core.Positions;

/// <summary>How a later statement relates to an earlier one, and what shows it.</summary>
/// <param name="Change">The relation.</param>
/// <param name="Evidence">The earlier words, the words that differ and the sign that tells, in a short sentence.</param>
/// <remarks>
/// Asked in this order: who speaks, is it the same subject, is it the opposite, does it hang on something new, is it weaker or
/// stronger, is it the same; otherwise it is new.
/// </remarks>
public sealed record Relation(Change Change, string Evidence)
{
    /// <summary>How much of the two claims agrees, 0 to 1: how far to trust that they speak of one matter.</summary>
    public double Likeness { get; init; }

    /// <summary>Compares two statements.</summary>
    /// <param name="earlier">The earlier one.</param>
    /// <param name="later">The later one.</param>
    /// <param name="subject">What the position is about, in words.</param>
    /// <param name="sameActor">Whether one actor made both (<see cref="SameActor"/>).</param>
    public static Relation Between(ReadStatement earlier, ReadStatement later, string subject, bool sameActor)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(subject);
        var pair = new ClaimPair(earlier, later, SubjectWords.Read(subject));
        var relation = sameActor
            ? OtherSubject.Find(pair) ?? Opposite.Find(pair) ?? NewCondition.Find(pair) ?? Strength.Compare(pair) ?? SameClaim.Compare(pair)
            : AcrossActors.Compare(pair);
        return relation with { Likeness = Positions.Likeness.Of(pair.EarlierTerms, pair.LaterTerms) };
    }
}
