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

        if (Environment.GetEnvironmentVariable("DEBUGPOS") is not null)
        {
            var relation = OtherSubject.Find(pair) ?? Opposite.Find(pair) ?? NewCondition.Find(pair) ?? Strength.Compare(pair) ?? SameClaim.Compare(pair);
            static string C(Claim c) => $"[cl {string.Join(" | ", c.Clauses.Select(x => string.Join(' ', x.Terms.Select(t => t.Word.Text + "/" + t.Word.Tag)) + " neg" + x.Negations.Count + " st" + string.Join(',', x.Stances.Select(z => z.Print + z.Sign + z.Firmness))))} cond {string.Join(';', c.Conditions.Select(x => x.Mark))} exc {string.Join(';', c.Exceptions.Select(x => x.Mark))} thr {string.Join(';', c.Threats.Select(x => x.Mark))} am {string.Join(';', c.Amounts.Select(x => x.Kind + ":" + x.Value + x.Unit))} dl {string.Join(';', c.Deadlines)} cue {c.Cue}]";
            return relation with { Evidence = relation.Evidence + $"\n   DBG score {pair.Best?.Score:0.00} matter {pair.Best?.Matter} same {pair.Best?.SameWords:0.00} sign {pair.Sign} matched {string.Join(", ", pair.Best?.Matched.Select(m => m.Earlier.Word.Text + "~" + m.Later.Word.Text + m.Sign) ?? [])} only {string.Join(' ', pair.Best?.OnlyEarlier.Select(t => t.Word.Text) ?? [])} / {string.Join(' ', pair.Best?.OnlyLater.Select(t => t.Word.Text) ?? [])} subj {pair.Subject.Share(pair.LaterTerms):0.00}\n   E {C(pair.Earlier)}\n   L {C(pair.Later)}" };
        }

        return OtherSubject.Find(pair) ?? Opposite.Find(pair) ?? NewCondition.Find(pair) ?? Strength.Compare(pair) ?? SameClaim.Compare(pair);
    }
}
