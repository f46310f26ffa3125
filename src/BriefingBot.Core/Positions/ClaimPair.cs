using System.Runtime.InteropServices;

namespace BriefingBot.Core.Positions;

/// <summary>An earlier and a later statement with everything the rules ask of both.</summary>
internal sealed class ClaimPair
{
    // with less of it in common two clauses make two claims
    private const double SameMatter = 0.25;

    // of a clause this short one word is much
    private const int ShortClause = 6;

    private List<Term>? mentions;

    /// <summary>Prepares a pair.</summary>
    public ClaimPair(ReadStatement earlier, ReadStatement later, SubjectWords subject)
    {
        Earlier = earlier.Claim;
        Later = later.Claim;
        EarlierText = earlier;
        LaterText = later;
        Subject = subject;
        Best = Alignment.Best(Earlier, Later, subject);
        EarlierStance = StanceOf(Earlier, Best?.Earlier);
        LaterStance = StanceOf(Later, Best?.Later);
        Sign = (Best?.Sign ?? 1) * (Earlier.Cue?.Sign ?? 1) * (Later.Cue?.Sign ?? 1);
    }

    /// <summary>The earlier claim.</summary>
    public Claim Earlier { get; }

    /// <summary>The later claim.</summary>
    public Claim Later { get; }

    /// <summary>The earlier statement.</summary>
    public ReadStatement EarlierText { get; }

    /// <summary>The later statement.</summary>
    public ReadStatement LaterText { get; }

    /// <summary>What the position is about.</summary>
    public SubjectWords Subject { get; }

    /// <summary>The clauses that fit best; null when one of the statements claims nothing.</summary>
    public Alignment? Best { get; }

    /// <summary>How firmly the earlier is held.</summary>
    public Held EarlierStance { get; }

    /// <summary>How firmly the later is held.</summary>
    public Held LaterStance { get; }

    /// <summary>1 when both say the same, -1 when the opposite.</summary>
    public int Sign { get; }

    /// <summary>All words with matter of the later claim.</summary>
    public IReadOnlyList<Term> LaterTerms => Later.Terms;

    /// <summary>All words with matter of the earlier claim.</summary>
    public IReadOnlyList<Term> EarlierTerms => Earlier.Terms;

    /// <summary>Whether the two speak of one thing to be done or held true.</summary>
    public bool IsSameMatter => Best is { } best && ((best.SameWords >= Alignment.SameClause && (!best.HasOtherVerb || best.Earlier.Negations.Count != best.Later.Negations.Count)) || (best.Matter > 0 && !best.HasOtherVerb && (best.Score >= SameMatter || (best.Matter >= 1 && Math.Min(best.Earlier.Terms.Count, best.Later.Terms.Count) <= ShortClause))));

    /// <summary>All words with matter of the later statement's words, what it takes for granted included.</summary>
    public IReadOnlyList<Term> LaterMentions => mentions ??= ClaimReader.Terms(Later.Words);

    /// <summary>A sentence of evidence: the words of both, and what tells.</summary>
    public static string Evidence(string earlierWords, string laterWords, string why) => $"Earlier \"{earlierWords}\", later \"{laterWords}\": {why}.";

    /// <summary>The clause of the earlier claim that was compared, as printed.</summary>
    public string EarlierWords => Print(Earlier, Best?.Earlier);

    /// <summary>The clause of the later claim that was compared, as printed.</summary>
    public string LaterWords => Print(Later, Best?.Later);

    private static string Print(Claim claim, Clause? clause)
    {
        if (clause is null || clause.Terms.Count == 0)
        {
            return string.Join(' ', claim.Words.Where(word => word.IsWord).Select(word => word.Text));
        }

        var first = Math.Min(clause.Terms[0].Place, clause.Negations.Count > 0 ? clause.Negations[0] : int.MaxValue);
        return string.Join(' ', claim.Words.Skip(first).Take(clause.Terms[^1].Place - first + 1).Where(word => word.IsWord).Select(word => word.Text));
    }

    private static Held StanceOf(Claim claim, Clause? clause)
    {
        var stances = (clause?.Stances ?? []).Concat(claim.Cue is { } cue ? [cue] : []).ToList();
        if (stances.Count == 0)
        {
            return new(4, null, claim.Clauses.Any(every => every.Stances.Any(stance => stance.IsDropped)), IsOpen: false);
        }

        var hedge = stances.MinBy(stance => stance.Firmness)!;
        var word = hedge.Firmness < 4 ? hedge : stances.MaxBy(stance => stance.Firmness)!;
        return new(word.Firmness, word.Print, claim.Clauses.Any(every => every.Stances.Any(stance => stance.IsDropped)), stances.Exists(stance => stance.IsOpen));
    }
}

/// <summary>How firmly a claim is held.</summary>
/// <param name="Firmness">As in <see cref="Stance"/>; 4 when no word says it.</param>
/// <param name="Print">The word that says it, or null.</param>
/// <param name="IsDropped">Whether a demand or a threat is let go.</param>
/// <param name="IsOpen">Whether words say that it is open.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Held(int Firmness, string? Print, bool IsDropped, bool IsOpen);
