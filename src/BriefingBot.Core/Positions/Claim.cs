using System.Runtime.InteropServices;

namespace BriefingBot.Core.Positions;

/// <summary>What a statement claims, taken apart.</summary>
internal sealed record Claim
{
    /// <summary>The words, marks among them.</summary>
    public required IReadOnlyList<ClaimWord> Words { get; init; }

    /// <summary>The clauses that claim something, in order; none when nothing was said.</summary>
    public required IReadOnlyList<Clause> Clauses { get; init; }

    /// <summary>The conditions, in order.</summary>
    public required IReadOnlyList<Aside> Conditions { get; init; }

    /// <summary>What is left out, in order.</summary>
    public required IReadOnlyList<Aside> Exceptions { get; init; }

    /// <summary>What is threatened beside the claim, in order.</summary>
    public required IReadOnlyList<Aside> Threats { get; init; }

    /// <summary>The amounts, in order.</summary>
    public required IReadOnlyList<Amount> Amounts { get; init; }

    /// <summary>The days named, in order.</summary>
    public required IReadOnlyList<Deadline> Deadlines { get; init; }

    /// <summary>The signs of the whole claim.</summary>
    public required ILookup<SignKind, PhraseHit> Signs { get; init; }

    /// <summary>What the cue says: "denied", "demanded"; null when it only says that something was said.</summary>
    public StanceFound? Cue { get; init; }

    /// <summary>The words of the cue, and the first of what it governs.</summary>
    public required IReadOnlyList<ClaimWord> CueWords { get; init; }

    /// <summary>The signs among the words of the cue.</summary>
    public required ILookup<SignKind, PhraseHit> CueSigns { get; init; }

    /// <summary>All its words with matter, those of what stands beside the clauses included.</summary>
    public IReadOnlyList<Term> Terms => field ??= [.. Clauses.SelectMany(clause => clause.Terms), .. Conditions.Concat(Exceptions).Concat(Threats).SelectMany(aside => aside.Terms)];

    /// <summary>The words of a hit, as printed.</summary>
    public string Print(PhraseHit hit) => string.Join(' ', hit.Places.Select(place => Words[place].Text));

    /// <summary>Whether the word at <paramref name="place"/> stands in a condition or an exception.</summary>
    public bool IsBeside(int place) => Conditions.Concat(Exceptions).Any(aside => aside.Terms.Count > 0 && place >= aside.First && place <= aside.Terms[^1].Place);

    /// <summary>The words of the first sign of a kind, as printed; null without one.</summary>
    public string? Print(SignKind kind) => Signs[kind].FirstOrDefault() is { } hit ? Print(hit) : null;
}

/// <summary>One clause that claims something.</summary>
/// <param name="Terms">Its words with matter, in order.</param>
/// <param name="Negations">The positions of the negations that turn it round.</param>
/// <param name="Stances">How firmly it is held.</param>
internal sealed record Clause(IReadOnlyList<Term> Terms, IReadOnlyList<int> Negations, IReadOnlyList<StanceFound> Stances)
{
    /// <summary>1, or -1 when it is turned round.</summary>
    public int Sign => (Negations.Count % 2 == 0 ? 1 : -1) * Stances.Aggregate(1, (sign, stance) => sign * stance.Sign);
}

/// <summary>A word with matter.</summary>
/// <param name="Word">The word.</param>
/// <param name="Place">Its position.</param>
/// <param name="Meanings">What it can mean.</param>
internal sealed record Term(ClaimWord Word, int Place, IReadOnlyList<Meaning> Meanings);

/// <summary>A stance as it was found, a negation before it worked in.</summary>
/// <param name="Sign">-1 when it turns round.</param>
/// <param name="Firmness">As in <see cref="Stance"/>.</param>
/// <param name="IsDropped">Whether it is a demand or a threat let go.</param>
/// <param name="IsDemand">Whether it asks.</param>
/// <param name="IsOpen">Whether it says that something is open or not known.</param>
/// <param name="Print">Its words.</param>
/// <param name="Places">Their positions.</param>
internal sealed record StanceFound(int Sign, int Firmness, bool IsDropped, bool IsDemand, bool IsOpen, string Print, int[] Places);

/// <summary>A part of a claim beside its clauses: a condition, an exception, a threat.</summary>
/// <param name="Mark">The words that open it.</param>
/// <param name="First">The position of the first of them.</param>
/// <param name="Terms">Its words with matter.</param>
internal sealed record Aside(string Mark, int First, IReadOnlyList<Term> Terms);
