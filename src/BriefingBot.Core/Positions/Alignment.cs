using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Two words of two clauses that belong together.</summary>
/// <param name="Earlier">The word of the earlier clause.</param>
/// <param name="Later">The word of the later.</param>
/// <param name="Sign">1 when they say the same, -1 when the opposite.</param>
/// <param name="IsSameWord">Whether they are one word.</param>
/// <param name="EarlierPlaces">All the words of the earlier that say it: "lay down their arms".</param>
/// <param name="LaterPlaces">All the words of the later that say it.</param>
internal sealed record MatchedTerms(Term Earlier, Term Later, int Sign, bool IsSameWord, int[] EarlierPlaces, int[] LaterPlaces);

/// <summary>Which words of an earlier and a later clause belong together, and whether the clauses then say the same or the opposite.</summary>
internal sealed class Alignment
{
    // what both are about says little on whether they claim the same
    private const double SubjectWeight = 0.35;
    private const double LikeWeight = 0.75;

    /// <summary>With this share of words in common two clauses are one.</summary>
    public const double SameClause = 0.75;

    // verbs that say little by themselves
    private static readonly HashSet<string> Light = new("come go take give hold put get make let keep need want seem appear begin start continu try plan intend expect accus call find see know think believ".Split(' '), StringComparer.Ordinal);

    private readonly SubjectWords subject;

    private Alignment(Clause earlier, Clause later, SubjectWords subject)
    {
        Earlier = earlier;
        Later = later;
        this.subject = subject;
        Matched = Match(earlier.Terms, later.Terms);
        OnlyEarlier = [.. earlier.Terms.Where(term => !Matched.Exists(pair => pair.Earlier == term || pair.EarlierPlaces.Contains(term.Place)))];
        OnlyLater = [.. later.Terms.Where(term => !Matched.Exists(pair => pair.Later == term || pair.LaterPlaces.Contains(term.Place)))];
        var weight = Matched.Sum(pair => Weight(pair.Later) * (pair.IsSameWord ? 1 : LikeWeight)) + (GovernsBoth() ? LikeWeight : 0);
        Score = weight / Math.Max(1, Math.Min(earlier.Terms.Sum(Weight), later.Terms.Sum(Weight)));
        Matter = Matched.Where(IsMatter).Sum(pair => pair.IsSameWord ? 1 : LikeWeight) + (GovernsBoth() ? LikeWeight : 0);
        SameWords = (double)Matched.Count(pair => pair.IsSameWord) / Math.Max(1, Math.Max(earlier.Terms.Count, later.Terms.Count));
        Sign = earlier.Sign * later.Sign * Turns();
    }

    /// <summary>The earlier clause.</summary>
    public Clause Earlier { get; }

    /// <summary>The later clause.</summary>
    public Clause Later { get; }

    /// <summary>The words that belong together.</summary>
    public List<MatchedTerms> Matched { get; }

    /// <summary>The words only the earlier has.</summary>
    public IReadOnlyList<Term> OnlyEarlier { get; }

    /// <summary>The words only the later has.</summary>
    public IReadOnlyList<Term> OnlyLater { get; }

    /// <summary>How much of the lesser of the two stands in the other, 0 to 1.</summary>
    public double Score { get; }

    /// <summary>How many words they share besides the subject and names.</summary>
    public double Matter { get; }

    /// <summary>How many of the words are the very same, of the longer clause, 0 to 1.</summary>
    public double SameWords { get; }

    /// <summary>1 when they say the same, -1 when the opposite.</summary>
    public int Sign { get; }

    /// <summary>Whether each has a verb of its own and they share none: two deeds, two claims.</summary>
    public bool HasOtherVerb =>
        OnlyEarlier.Any(IsFullVerb) && OnlyLater.Any(IsFullVerb) && !GovernsBoth() && !Matched.Exists(pair => IsFullVerb(pair.Earlier) || IsFullVerb(pair.Later) || pair.Sign < 0);

    /// <summary>Whether a word tells one claim from another: no "come", and nothing that only denies.</summary>
    public bool Tells(Term term) => !Light.Contains(term.Word.Stem) && !(Earlier.Stances.Concat(Later.Stances).Any(stance => stance.Sign < 0 && stance.Print.Contains(term.Word.Text, StringComparison.Ordinal)));

    /// <summary>The best alignment of a clause of one claim with a clause of the other; null when one of them claims nothing.</summary>
    public static Alignment? Best(Claim earlier, Claim later, SubjectWords subject)
    {
        Alignment? best = null;
        foreach (var mine in earlier.Clauses)
        {
            foreach (var theirs in later.Clauses)
            {
                var next = new Alignment(mine, theirs, subject);
                if (best is null || next.Rank > best.Rank)
                {
                    best = next;
                }
            }
        }

        return best is { Sign: > 0 } ? Turned(earlier, later, subject) ?? best : best;
    }

    // of several clauses said again in nearly the same words, one turned round turns the whole
    private static Alignment? Turned(Claim earlier, Claim later, SubjectWords subject) =>
        earlier.Clauses.Count + later.Clauses.Count == 2 ? null
        : earlier.Clauses.SelectMany(mine => later.Clauses.Select(theirs => new Alignment(mine, theirs, subject))).FirstOrDefault(pair => pair is { SameWords: >= SameClause, Matter: >= 1, Sign: < 0 });

    private double Rank => Matter + (0.5 * Matched.Count) + (0.1 * Score);

    // what both are about, and whom they name, is no claim, unless one of the two makes it the verb: "the sale", "will not be sold"
    private bool IsMatter(MatchedTerms pair) => (!subject.Holds(pair.Later) && !subject.Holds(pair.Earlier) && !(pair.Earlier.Word.IsName && pair.Later.Word.IsName)) || IsVerb(pair.Later) || IsVerb(pair.Earlier);

    // "stands by the treaty", "tears up the treaty": both say yes or no to the same
    private bool GovernsBoth() =>
        Matched.Exists(pair => pair.IsSameWord) && OnlyEarlier.Any(term => IsVerb(term) && Governs(term) is not null) && OnlyLater.Any(term => IsVerb(term) && Governs(term) is not null);

    private double Weight(Term term) => subject.Holds(term) ? SubjectWeight : 1;

    private static List<MatchedTerms> Match(IReadOnlyList<Term> earlier, IReadOnlyList<Term> later)
    {
        var found = new List<MatchedTerms>();
        var free = later.ToList();
        Take((mine, theirs) => TermMatch.IsSameWord(mine, theirs) && IsOnePhrase(mine, theirs) ? new(1, [], []) : null, isSameWord: true);
        Take((mine, theirs) => TermMatch.IsReversed(mine.Word.Stem, theirs.Word.Stem) ? new(-1, [], []) : null, isSameWord: true);
        Take(TermMatch.Shared, isSameWord: false);
        return found;

        void Take(Func<Term, Term, SharedConcept?> shared, bool isSameWord)
        {
            foreach (var mine in earlier)
            {
                if (!found.Exists(pair => pair.Earlier == mine || pair.EarlierPlaces.Contains(mine.Place)) && free.Find(theirs => shared(mine, theirs) is not null) is { } other)
                {
                    var concept = shared(mine, other)!;
                    found.Add(new(mine, other, concept.Sign, isSameWord, concept.Earlier, concept.Later));
                    free.RemoveAll(term => term == other || concept.Later.Contains(term.Place));
                }
            }
        }
    }

    // "came out for" and "came out against" share no verb
    private static bool IsOnePhrase(Term mine, Term theirs) =>
        !(mine.Meanings.Any(meaning => meaning.Places.Length > 1) || theirs.Meanings.Any(meaning => meaning.Places.Length > 1)) || TermMatch.Shared(mine, theirs) is { Sign: > 0 };

    // opposites among the matched words, and words that govern the rest and have no partner: "lift", "oppose"
    private int Turns()
    {
        var sign = 1;
        foreach (var pair in Matched)
        {
            sign *= Overlaps(pair.Earlier, Earlier) || Overlaps(pair.Later, Later) ? 1 : pair.Sign;
        }

        // "it was fair", "from start to finish it was a fraud": where opposites were found, other verbs tell nothing
        return sign < 0 ? sign : Turns(OnlyEarlier, Earlier) * Turns(OnlyLater, Later);
    }

    private static int Turns(IReadOnlyList<Term> terms, Clause clause) =>
        terms.Where(term => IsVerb(term) && !IsLight(term) && !Overlaps(term, clause)).Aggregate(1, (sign, term) => sign * (Governs(term) ?? 1));

    private static bool IsFullVerb(Term term) => IsVerb(term) && !Light.Contains(term.Word.Stem);

    // "go unpaid", but not "go back on"
    private static bool IsLight(Term term) => Light.Contains(term.Word.Stem) && term.Meanings.All(meaning => meaning.Places.Length == 1);

    private static bool IsVerb(Term term) => term.Word.Tag.IsVerb() || term.Meanings.Any(meaning => meaning.Places.Length > 1);

    private static int? Governs(Term term)
    {
        var signs = term.Meanings.Where(meaning => ConceptLexicon.Default.Governs(meaning.Concept)).Select(meaning => meaning.Sign).Distinct().ToList();
        return signs.Count == 1 ? signs[0] : null;
    }

    // a stance such as "deny" or "rule out" has turned the clause already
    private static bool Overlaps(Term term, Clause clause) => clause.Stances.Any(stance => stance.Sign < 0 && stance.Places.Contains(term.Place));
}
