using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Positions;

/// <summary>Takes apart what a statement claims: clauses with their sign and firmness, conditions, exceptions, threats, amounts, days.</summary>
internal static class ClaimReader
{
    // how many words may stand between a negation and the stance it takes back: "not entirely ruled out"
    private const int NegationReach = 3;

    // words without matter of their own: helpers, and what any claim may hold
    private static readonly HashSet<string> Empty = new(
        "a an the this that these those and or but nor so yet if as than then to of in on at by for from with into onto about over under up down out off through between among against per via be have do will would shall should can could may might must ought say tell add ask get make let i you he she it we they me him her us them my your his its our their mine who whom whose which what when where why how there here now still also too only just even ever very quite more most much many some any all each every both few no not never none nobody nothing own such same other another else again already soon today yesterday tomorrow be been that mr mrs ms dr one ones another able way case thing matter fact part side time day man anybody anyone anything everybody everyone everything somebody someone something whatever whoever however therefore because after before until while since though although unless once whether either neither want wish really simply well like us percent within week month day hour during under instead around report claim allegation rumour rumor suggestion"
            .Split(' ').Select(WordStem.Of), StringComparer.Ordinal);

    /// <summary>Reads a claim.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="cue">The words of the cue, with the negation before them.</param>
    /// <param name="cueLength">How many of those are the cue; the others are the first that it governs.</param>
    /// <param name="published">The day that "by Friday" counts from; any day when none is known.</param>
    public static Claim Read(IReadOnlyList<ClaimWord> words, IReadOnlyList<ClaimWord> cue, int cueLength, LocalDate published)
    {
        var signs = SignLexicon.Default.Find(words);
        var amounts = AmountReader.Find(words);
        var segments = ClauseMap.Read(words, signs, DeadlineReader.Find(words, amounts, published));
        var meanings = ConceptLexicon.Default.Find(words).ToLookup(found => found.Place, found => found.Meaning);
        var terms = Terms(words, meanings);
        var stances = FirmnessLexicon.Default.Find(words);
        var clauses = new List<Clause>();
        var first = 0;
        foreach (var end in segments.Breaks.Append(words.Count))
        {
            if (Clause(words, first, end, segments, signs, stances, terms) is { } clause)
            {
                clauses.Add(clause);
            }

            first = end;
        }

        if (!clauses.Exists(clause => clause.Terms.Count > 0) && terms.Count > 0)
        {
            clauses.Add(new(terms, [], [])); // all of it stood beside: better that than nothing
        }

        return new()
        {
            Words = words,
            Clauses = clauses,
            Conditions = Asides(segments, Segment.Condition, terms),
            Exceptions = Asides(segments, Segment.Exception, terms),
            Threats = Asides(segments, Segment.Threat, terms),
            Amounts = amounts,
            Deadlines = DeadlineReader.Find(words, amounts, published),
            Signs = signs,
            Cue = Cue(cue, cueLength),
            CueWords = cue,
            CueSigns = SignLexicon.Default.Find(cue),
        };
    }

    /// <summary>The words with matter among some words.</summary>
    public static List<Term> Terms(IReadOnlyList<ClaimWord> words) =>
        Terms(words, ConceptLexicon.Default.Find(words).ToLookup(found => found.Place, found => found.Meaning));

    /// <summary>The words of a cue that are matter for comparison, given the words behind it: not those that only say how firmly it is held.</summary>
    public static IEnumerable<ClaimWord> Claiming(IReadOnlyList<ClaimWord> cue, IEnumerable<ClaimWord> next, bool isAttitude) =>
        ConceptLexicon.Default.Find([.. cue, .. next]).Where(found => found.Place < cue.Count).Select(found => found.Meaning.Concept).ToList() is { Count: > 0 } concepts
            && concepts.Exists(concept => ConceptLexicon.Default.Governs(concept) || isAttitude) && !concepts.Exists(ConceptLexicon.Default.IsSpeech) && FirmnessLexicon.Default.Find([.. cue, .. next]).Count == 0 ? cue : [];

    private static List<Term> Terms(IReadOnlyList<ClaimWord> words, ILookup<int, Meaning> meanings)
    {
        var found = new List<Term>();
        for (var i = 0; i < words.Count; i++)
        {
            var isPhrase = meanings[i].Any(meaning => meaning.Places.Length > 1);
            var hasMatter = words[i].IsWord && !Empty.Contains(words[i].Stem) && !NumberWords.IsNumber(words[i].Text.ToLowerInvariant()) && !IsPriced(words, i);
            if (hasMatter || isPhrase || IsComparative(words, i))
            {
                found.Add(new(words[i], i, [.. meanings[i]]));
            }
        }

        return found;
    }

    // "$5", "five dollars"; but "pay in dollars"
    private static bool IsPriced(IReadOnlyList<ClaimWord> words, int i) =>
        AmountReader.IsMoney(words[i]) && (char.IsDigit(words[i].Text[^1]) || (i > 0 && NumberWords.IsNumber(words[i - 1].Text.ToLowerInvariant())));

    // "pay more", but not "more than", "no more"
    private static bool IsComparative(IReadOnlyList<ClaimWord> words, int i) =>
        words[i].Stem is "more" or "less" or "fewer" && words[i].Tag is PosTag.JJR or PosTag.RBR && !(i + 1 < words.Count && words[i + 1].Stem is "than" || words[i + 1 < words.Count ? i + 1 : i].Tag.IsAdjective() && i + 1 < words.Count)
        && !(i > 0 && words[i - 1].Stem is "no" or "ani" or "onc" or "not" or "and");

    private static List<Aside> Asides(ClauseMap segments, Segment kind, List<Term> terms) =>
        [.. segments.Asides.Where(aside => aside.Kind == kind).OrderBy(aside => aside.First)
            .Select(aside => new Aside(aside.Mark, aside.First, [.. terms.Where(term => term.Place >= aside.First && term.Place < aside.End)]))];

    private static Clause? Clause(
        IReadOnlyList<ClaimWord> words, int first, int end, ClauseMap segments, ILookup<SignKind, PhraseHit> signs, List<(PhraseHit Hit, Stance Stance)> stances, List<Term> terms)
    {
        var own = terms.FindAll(term => term.Place >= first && term.Place < end && segments.At(term.Place) == Segment.Main);
        var negations = signs[SignKind.Negation].Where(hit => hit.First >= first && hit.First < end && segments.At(hit.First) == Segment.Main && !IsSetPhrase(words, hit) && !IsPartOfOther(signs, hit) && !terms.Exists(term => term.Meanings.Any(meaning => meaning.Places.Length > 1 && meaning.Places.Contains(hit.First)))).Select(hit => hit.First).ToList();
        var found = new List<StanceFound>();
        foreach (var (hit, stance) in stances.Where(pair => pair.Hit.First >= first && pair.Hit.First < end && segments.At(pair.Hit.First) == Segment.Main))
        {
            negations.RemoveAll(negation => hit.Places.Contains(negation));
            found.Add(With(words, hit, stance, negations));
        }

        // "leave it unsigned": the un- says it all
        own.RemoveAll(term => term.Word.Stem == "leav" && own.Exists(other => other.Place > term.Place && other.Word.Text.StartsWith("un", StringComparison.OrdinalIgnoreCase) && other.Word.Tag is not (PosTag.NN or PosTag.NNS or PosTag.NNP)));
        return own.Count == 0 && found.Count == 0 && negations.Count == 0 ? null : new(own, negations, found);
    }

    // a negation right before a stance takes it back and is used up by that
    private static StanceFound With(IReadOnlyList<ClaimWord> words, PhraseHit hit, Stance stance, List<int> negations)
    {
        var at = negations.FindLastIndex(negation => negation < hit.First && hit.First - negation <= NegationReach + 1
            && !Enumerable.Range(negation + 1, hit.First - negation - 1).Any(place => words[place].Tag.IsPunctuation() || (words[place].Tag.IsNoun() && stance.Firmness > 1)));
        var print = string.Join(' ', hit.Places.Select(place => words[place].Text));
        if (at < 0)
        {
            return new(stance.Sign, stance.Firmness, IsDropped: false, stance.IsDemand, stance.IsOpen, print, hit.Places);
        }

        var word = words[negations[at]].Text;
        negations.RemoveAt(at);
        return new(stance.NegatedSign, stance.NegatedFirmness, stance.IsDemand, IsDemand: false, stance.Firmness >= 4 && stance.NegatedFirmness == 1, word + " " + print, hit.Places);
    }

    // "no doubt" is read with its stance; "not only … but also", "no matter" deny nothing
    private static bool IsSetPhrase(IReadOnlyList<ClaimWord> words, PhraseHit hit) =>
        hit.End < words.Count && words[hit.First].Stem is "not" or "no"
        && (words[hit.End].Stem is "onli" or "just" or "mere" or "matter" or "more" or "less" || (words[hit.End].Stem is not "on" and not "one" && NumberWords.IsNumber(words[hit.End].Text.ToLowerInvariant())) || (words[hit.First].Stem == "no" && words[hit.End].Stem is "more" or "less" or "fewer" && hit.End + 1 < words.Count && words[hit.End + 1].Stem == "than"));

    // "not enough", "whether or not"
    private static bool IsPartOfOther(ILookup<SignKind, PhraseHit> signs, PhraseHit hit) =>
        signs[SignKind.TooLittle].Concat(signs[SignKind.Waived]).Any(other => other.Places.Contains(hit.First));

    // "rejected" says little before the words behind it: "rejected reports that"
    private static StanceFound? Cue(IReadOnlyList<ClaimWord> cue, int own)
    {
        var negations = SignLexicon.Default.Find(cue)[SignKind.Negation].Select(hit => hit.First).ToList();
        foreach (var (hit, stance) in FirmnessLexicon.Default.Find(cue).Where(found => found.Hit.First < own))
        {
            negations.RemoveAll(negation => hit.Places.Contains(negation));
            return With(cue, hit, stance, negations);
        }

        return null;
    }
}
