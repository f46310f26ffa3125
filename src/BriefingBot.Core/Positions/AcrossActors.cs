namespace BriefingBot.Core.Positions;

/// <summary>Whether another actor says the same or the opposite.</summary>
internal static class AcrossActors
{
    /// <summary>Contradicts or other speaker.</summary>
    public static Relation Compare(ClaimPair pair)
    {
        var speaker = pair.LaterText.Source.Length > 0 ? pair.LaterText.Source : "somebody else";
        if (pair.Best is null)
        {
            return new(Change.OtherSpeaker, $"{speaker} speaks; no claim of their own was found.");
        }

        if (pair.Sign < 0)
        {
            return Against(pair, speaker, Opposite.Why(pair));
        }

        if (Roles.Swapped(pair) is { } verb)
        {
            return Against(pair, speaker, $"who does and who suffers \"{verb}\" have changed places");
        }

        if (AmountPairs.Differing(pair) is { } amounts)
        {
            return Against(pair, speaker, $"\"{AmountPairs.Print(pair.Earlier, amounts.Earlier)}\" against \"{AmountPairs.Print(pair.Later, amounts.Later)}\"");
        }

        if (BoundsDiffer(pair) is { } bound)
        {
            return Against(pair, speaker, $"\"{bound}\" on the other side of the amount");
        }

        if (DeadlinePairs.Differing(pair.Earlier, pair.Later) is { } days)
        {
            return Against(pair, speaker, $"\"{pair.Earlier.Words[days.Earlier.First].Text}\" against \"{pair.Later.Words[days.Later.First].Text}\"");
        }

        return pair.Later.Signs[SignKind.Disputes].FirstOrDefault() is { } dispute && !pair.Earlier.Signs[SignKind.Disputes].Any() && pair.Later.Cue is null
            ? Against(pair, speaker, $"\"{pair.Later.Print(dispute)}\" disputes it")
            : new(Change.OtherSpeaker, $"{speaker} says so too: " + ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, "nothing turns it round"));
    }

    private static Relation Against(ClaimPair pair, string speaker, string why) => new(Change.Contradicts, $"{speaker} speaks: " + ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, why));

    // "more than half", "fewer than half"
    private static string? BoundsDiffer(ClaimPair pair) =>
        pair.Later.Amounts.FirstOrDefault(amount => amount.Bound != 0 && pair.Earlier.Amounts.Any(own => own.Kind == amount.Kind && own.Equals(amount.Value) && own.Bound == -amount.Bound)) is { } found
            ? AmountPairs.Print(pair.Later, found)
            : null;
}
