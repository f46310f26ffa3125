namespace BriefingBot.Core.Positions.Learned;

/// <summary>How firmly, how much, on what terms and until when each of a pair is held.</summary>
internal static class StrengthFeatures
{
    private const int Plain = 4; // the firmness of a claim without a word on it

    /// <summary>Adds them.</summary>
    public static void Add(Features features, ClaimPair pair)
    {
        AddSide(features, "earlier", pair.Earlier, pair.EarlierText, pair.EarlierStance);
        AddSide(features, "later", pair.Later, pair.LaterText, pair.LaterStance);
        features.Set("firmer by", pair.LaterStance.Firmness - pair.EarlierStance.Firmness);
        features.Set("conditions more", pair.Later.Conditions.Count - pair.Earlier.Conditions.Count);
        features.Set("exceptions more", pair.Later.Exceptions.Count - pair.Earlier.Exceptions.Count);
        features.Set("threats more", pair.Later.Threats.Count - pair.Earlier.Threats.Count);
        features.Set("amounts more", pair.Later.Amounts.Count - pair.Earlier.Amounts.Count);
        features.Set("clauses more", pair.Later.Clauses.Count - pair.Earlier.Clauses.Count);
        features.Set("words more", pair.Later.Words.Count - pair.Earlier.Words.Count);
        features.Set("negations more", Negations(pair.Later) - Negations(pair.Earlier));
        features.Set("negations odd", (Negations(pair.Later) + Negations(pair.Earlier)) % 2);
        AddSigns(features, pair);
        AddAmounts(features, pair);
    }

    private static int Negations(Claim claim) => claim.Clauses.Sum(clause => clause.Negations.Count);

    private static void AddSide(Features features, string side, Claim claim, ReadStatement statement, Held held)
    {
        var stances = claim.Clauses.SelectMany(clause => clause.Stances).Concat(claim.Cue is { } cue ? [cue] : []).ToList();
        features.Set($"{side} firmness", held.Firmness);
        features.Set($"{side} least firmness", stances.Select(stance => stance.Firmness).DefaultIfEmpty(Plain).Min());
        features.Set($"{side} most firmness", stances.Select(stance => stance.Firmness).DefaultIfEmpty(Plain).Max());
        features.Set($"{side} dropped", held.IsDropped || stances.Exists(stance => stance.IsDropped));
        features.Set($"{side} open", held.IsOpen || stances.Exists(stance => stance.IsOpen));
        features.Set($"{side} demands", stances.Exists(stance => stance.IsDemand));
        features.Set($"{side} cue sign", claim.Cue?.Sign ?? 0);
        features.Set($"{side} conditions", claim.Conditions.Count);
        features.Set($"{side} exceptions", claim.Exceptions.Count);
        features.Set($"{side} threats", claim.Threats.Count);
        features.Set($"{side} amounts", claim.Amounts.Count);
        features.Set($"{side} days", claim.Deadlines.Count);
        features.Set($"{side} clauses", claim.Clauses.Count);
        features.Set($"{side} words", claim.Words.Count);
        features.Set($"{side} negations", Negations(claim));
        features.Set($"{side} quotes", statement.Text.AsSpan().IndexOfAny('"', '“') >= 0);
    }

    private static void AddSigns(Features features, ClaimPair pair)
    {
        foreach (var kind in Enum.GetValues<SignKind>())
        {
            var (before, now) = (pair.Earlier.Signs[kind].Count(), pair.Later.Signs[kind].Count());
            features.Set($"earlier sign {kind}", before);
            features.Set($"later sign {kind}", now);
            features.Set($"new sign {kind}", now > 0 && before == 0);
            features.Set($"lost sign {kind}", before > 0 && now == 0);
        }
    }

    private static void AddAmounts(Features features, ClaimPair pair)
    {
        if (AmountPairs.Differing(pair) is { } amounts)
        {
            var isMore = amounts.Later.Value > amounts.Earlier.Value;
            features.Set("amount larger", isMore ? 1 : -1);
            features.Set("amount asks more", isMore != AmountPairs.LessIsMore(pair, amounts.Earlier, amounts.Later) ? 1 : -1);
        }

        if (DeadlinePairs.Differing(pair.Earlier, pair.Later) is { } days)
        {
            var isLater = days.Later.Day > days.Earlier.Day;
            features.Set("day later", isLater ? 1 : -1);
            features.Set("day asks more", isLater == (days.Earlier.Lasts && days.Later.Lasts) ? 1 : -1);
        }

        var equal = pair.Earlier.Amounts.Count(amount => pair.Later.Amounts.Any(other => other.Equals(amount.Value)));
        features.Set("amounts equal", equal);
        features.Set("amounts all differ", equal == 0 && pair.Earlier.Amounts.Count > 0 && pair.Later.Amounts.Count > 0);
    }
}
