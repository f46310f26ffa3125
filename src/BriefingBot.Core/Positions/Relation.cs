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
        if (!sameActor)
        {
            return AcrossActors.Compare(pair);
        }

        return OtherSubject.Find(pair) ?? Opposite.Find(pair) ?? NewCondition.Find(pair) ?? Strength.Compare(pair) ?? SameClaim.Compare(pair);
    }
}
