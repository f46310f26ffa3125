namespace BriefingBot.Core.Positions.Learned;

/// <summary>What each rule says of a pair.</summary>
/// <param name="Rules">In the order in which they are asked of one actor's statements, with their names; null where a rule says nothing.</param>
/// <param name="Across">What would hold if another actor spoke.</param>
internal sealed record RuleFindings(IReadOnlyList<(string Name, Relation? Found)> Rules, Relation Across)
{
    /// <summary>Asks all rules.</summary>
    public static RuleFindings Of(ClaimPair pair) => new(
        [
            ("subject", OtherSubject.Find(pair)),
            ("opposite", Opposite.Find(pair)),
            ("condition", NewCondition.Find(pair)),
            ("strength", Strength.Compare(pair)),
            ("same", SameClaim.Compare(pair)),
        ],
        AcrossActors.Compare(pair));

    /// <summary>What the first rule that says something says.</summary>
    public Relation First => Rules.First(rule => rule.Found is not null).Found!;

    /// <summary>A rule's evidence for <paramref name="change"/>, or null.</summary>
    public string? Evidence(Change change) => Rules.Select(rule => rule.Found).Append(Across).FirstOrDefault(found => found?.Change == change)?.Evidence;
}
