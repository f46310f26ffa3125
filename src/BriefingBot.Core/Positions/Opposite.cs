namespace BriefingBot.Core.Positions;

/// <summary>Whether the later statement says the opposite of the earlier, or lets go of what it held.</summary>
internal static class Opposite
{
    /// <summary>Reversed; softened when a shut door is left ajar; hardened when an open one is shut; null when it is no opposite.</summary>
    public static Relation? Find(ClaimPair pair) => LetGo(pair) ?? Turned(pair) ?? Swapped(pair);

    // "no longer demands", "took back his promise"
    private static Relation? LetGo(ClaimPair pair)
    {
        if (pair.LaterStance.IsDropped && !pair.EarlierStance.IsDropped)
        {
            return new(Change.Softened, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, $"let go of by \"{pair.LaterStance.Print}\""));
        }

        var withdraw = pair.Later.Signs[SignKind.Withdraw].FirstOrDefault(hit => !pair.Earlier.Signs[SignKind.Withdraw].Any());
        if (withdraw is null)
        {
            return null;
        }

        var gift = Near(pair.Later.Signs[SignKind.GiftNoun], withdraw);
        var demand = Near(pair.Later.Signs[SignKind.DemandNoun], withdraw);
        var print = pair.Later.Print(withdraw);
        return gift is not null && (demand is null || Distance(gift, withdraw) <= Distance(demand, withdraw))
                ? new(Change.Reversed, ClaimPair.Evidence(pair.EarlierWords, $"{print} … {pair.Later.Print(gift)}", $"taken back by \"{print}\""))
            : demand is not null ? new(Change.Softened, ClaimPair.Evidence(pair.EarlierWords, $"{print} … {pair.Later.Print(demand)}", $"let go of by \"{print}\""))
            : null;
    }

    private static PhraseHit? Near(IEnumerable<PhraseHit> nouns, PhraseHit verb) =>
        nouns.Where(noun => Distance(noun, verb) <= 6).MinBy(noun => Distance(noun, verb));

    private static int Distance(PhraseHit one, PhraseHit other) => Math.Abs(one.First - other.First);

    private static Relation? Turned(ClaimPair pair)
    {
        if (pair.Sign > 0 || !pair.IsSameMatter)
        {
            return null;
        }

        var evidence = ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, Why(pair));
        var isConditioned = pair.Later.Conditions.Count > pair.Earlier.Conditions.Count;
        if (pair.LaterStance.Firmness <= 1)
        {
            return new(Change.Softened, evidence);
        }

        if (pair.EarlierStance.Firmness <= 1 && pair.LaterStance.Firmness >= 3)
        {
            return new(Change.Hardened, evidence);
        }

        return isConditioned ? null : new(Change.Reversed, evidence);
    }

    /// <summary>What turns the claim round, in words.</summary>
    public static string Why(ClaimPair pair)
    {
        var best = pair.Best!;
        var opposite = best.Matched.Find(match => match.Sign < 0);
        return opposite is not null ? $"\"{opposite.Earlier.Word.Text}\" and \"{opposite.Later.Word.Text}\" are opposites"
            : best.Later.Negations.Count != best.Earlier.Negations.Count ? "one of the two is negated"
            : pair.LaterStance.Print is { } word ? $"\"{word}\" turns it round"
            : pair.EarlierStance.Print is { } before ? $"\"{before}\" is gone"
            : "the verb says the opposite";
    }

    // "A attacked B", "B attacked A"
    private static Relation? Swapped(ClaimPair pair) =>
        Roles.Swapped(pair) is { } verb ? new(Change.Reversed, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, $"who does and who suffers \"{verb}\" have changed places")) : null;
}
