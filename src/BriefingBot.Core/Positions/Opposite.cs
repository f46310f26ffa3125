namespace BriefingBot.Core.Positions;

/// <summary>Whether the later statement says the opposite of the earlier, or lets go of what it held.</summary>
internal static class Opposite
{
    /// <summary>Reversed; softened when a shut door is left ajar; hardened when an open one is shut; null when it is no opposite.</summary>
    public static Relation? Find(ClaimPair pair) => LetGo(pair) ?? Opened(pair) ?? Turned(pair) ?? Swapped(pair);

    // "the threat of a strike in the harbour has been withdrawn", "withdrew the threat"
    private const int SubjectReach = 10;
    private const int ObjectReach = 6;

    // "no longer demands", "took back his promise"
    private static Relation? LetGo(ClaimPair pair)
    {
        if (pair.LaterStance.IsDropped && !pair.EarlierStance.IsDropped)
        {
            return new(Change.Softened, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, $"let go of by \"{pair.LaterStance.Print}\""));
        }

        return pair.Earlier.Signs[SignKind.Withdraw].Any() ? null
            : Withdrawn(pair, pair.Later.Words, pair.Later.Signs) ?? Withdrawn(pair, pair.Later.CueWords, pair.Later.CueSigns);
    }

    private static Relation? Withdrawn(ClaimPair pair, IReadOnlyList<ClaimWord> words, ILookup<SignKind, PhraseHit> signs)
    {
        if (signs[SignKind.Withdraw].FirstOrDefault(hit => words != pair.Later.Words || !pair.Later.IsBeside(hit.First)) is not { } withdraw || IsDenied(signs, withdraw))
        {
            return null;
        }

        var gift = Near(signs[SignKind.GiftNoun], withdraw);
        var demand = Near(signs[SignKind.DemandNoun], withdraw);
        var print = Print(words, withdraw);
        return gift is not null && (demand is null || Distance(gift, withdraw) <= Distance(demand, withdraw))
                ? new(Change.Reversed, ClaimPair.Evidence(pair.EarlierWords, $"{print} … {Print(words, gift)}", $"taken back by \"{print}\""))
            : demand is not null ? new(Change.Softened, ClaimPair.Evidence(pair.EarlierWords, $"{print} … {Print(words, demand)}", $"let go of by \"{print}\""))
            : null;
    }

    private static string Print(IReadOnlyList<ClaimWord> words, PhraseHit hit) => string.Join(' ', hit.Places.Select(place => words[place].Text));

    private static bool IsDenied(ILookup<SignKind, PhraseHit> signs, PhraseHit verb) =>
        signs[SignKind.Negation].Any(negation => negation.First < verb.First && verb.First - negation.First <= 3 && !verb.Places.Contains(negation.First));

    private static PhraseHit? Near(IEnumerable<PhraseHit> nouns, PhraseHit verb) =>
        nouns.Where(noun => Distance(noun, verb) <= (noun.First < verb.First ? SubjectReach : ObjectReach)).MinBy(noun => Distance(noun, verb));

    private static int Distance(PhraseHit one, PhraseHit other) => Math.Abs(one.First - other.First);

    // "denied", then "cannot say": what was firm is held open, whatever the words
    private static Relation? Opened(ClaimPair pair) =>
        pair.LaterStance.IsOpen && pair.EarlierStance.Firmness >= 4 && pair.Later.Conditions.Count <= pair.Earlier.Conditions.Count
            ? new(Change.Softened, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, $"what was firm is held open (\"{pair.LaterStance.Print}\")"))
            : null;

    private static Relation? Turned(ClaimPair pair)
    {
        if (pair.Sign < 0 && IsAdmitted(pair))
        {
            return new(Change.Reversed, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, "what was denied is admitted"));
        }

        if (pair.Sign > 0 || !pair.IsSameMatter || (pair.Subject.Terms.Count == 0 && pair.Best is { Matched.Count: < 2 }))
        {
            return null;
        }

        var evidence = ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, Why(pair));
        if (pair.Earlier.Conditions.Count > 0 && pair.Later.Conditions.Count == 0 && pair.Best!.Earlier.Sign < 0)
        {
            return new(Change.Softened, ClaimPair.Evidence(pair.EarlierWords, pair.LaterWords, $"it no longer waits (\"{pair.Earlier.Conditions[0].Mark}\")"));
        }

        var isConditioned = pair.Later.Conditions.Count > pair.Earlier.Conditions.Count;
        if (pair.LaterStance.Firmness <= 1 || IsDemandGivenUp(pair))
        {
            return new(Change.Softened, evidence);
        }

        if (pair.EarlierStance.Firmness <= 1 && pair.LaterStance.Firmness >= 3)
        {
            return new(Change.Hardened, evidence);
        }

        return isConditioned ? null : new(Change.Reversed, evidence);
    }

    // "denied", then "conceded": few words need be shared
    private static bool IsAdmitted(ClaimPair pair) =>
        pair.Best is { Matched.Count: >= 2 } && ConceptLexicon.Default.Find(pair.Later.CueWords).Any(found => found.Meaning.Sign > 0 && ConceptLexicon.Default.IsSpeech(found.Meaning.Concept));

    // "demands it", "no longer thinks of it"
    private static bool IsDemandGivenUp(ClaimPair pair) =>
        (pair.Earlier.Cue is { IsDemand: true } || pair.Best!.Earlier.Stances.Any(stance => stance.IsDemand))
        && pair.Best!.Later.Negations.Any(place => place + 1 < pair.Later.Words.Count && pair.Later.Words[place].Stem is "no" && pair.Later.Words[place + 1].Stem is "longer");

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
