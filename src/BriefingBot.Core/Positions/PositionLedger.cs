using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Positions;

/// <summary>
/// The ledger of positions: what each actor holds on each subject, with its evidence over time. It is read out of the statement store, not
/// kept beside it, so that a corrected or withdrawn statement changes it at once (docs/adr/0005-ledger-is-read.md).
/// </summary>
/// <param name="store">The statements.</param>
/// <param name="reader">Reads two statements together.</param>
public sealed class PositionLedger(IStatementStore store, IPairReader reader)
{
    // the statements most alike in words: beyond them two seldom speak of one matter
    private const int Lookback = 40;
    private const int MostWords = 12;

    // two statements that have less in common are on different matters; below the second figure both are shown as related
    private const double SameMatter = 0.4;
    private const double Sure = 0.55;

    // what is less sure than this, or not what the rules say too, is shown as related, beside the earlier words; so is what may as well be
    // the opposite: news is full of fragments unlike the sentences the weights were learned from
    private const double SureChange = 0.75;
    private const double PerhapsOpposite = 0.2;

    // a claim has a verb and so many amounts and words with matter that are no names
    private const int FewestTerms = 3;

    // of what others say, only what is nearly the same claim turned round
    private const double SureAcross = 0.65;
    private const double SureContradiction = 0.8;

    // as near in likeness as this, the later of two earlier statements is the one that counts
    private const double AsNear = 0.15;

    private static readonly Relation Other = new(Change.Unrelated, string.Empty);

    /// <summary>Files a statement: compares it with what its speaker, and then with what others, said before.</summary>
    /// <param name="said">The statement; somebody is named as its speaker.</param>
    /// <param name="isBefore">Whether a statement of the store was known before this one; asked of statements said the same day or earlier.</param>
    /// <param name="upTo">Only what was stored by then: a query with the bounds set.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LedgerEntry> FileAsync(Said said, Func<Said, bool> isBefore, StatementQuery upTo, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(isBefore);
        ArgumentNullException.ThrowIfNull(upTo);
        var words = SharedSubject.Words(said, MostWords);
        var speaker = said.Statement.Speaker!;
        if (words.Count == 0 || speaker.Kind == Actors.ActorKind.Anonymous)
        {
            return LedgerEntry.New(said);
        }

        var by = new List<string> { StatementIndex.By(speaker.Name) };
        if (PositionHolder.SpeaksForCountry(speaker))
        {
            by.Add(StatementIndex.ByCountry(speaker.Country!));
        }

        var own = (await AlikeAsync([new(by, []), new([], words)])).Where(one => PositionHolder.IsSame(one.Statement.Speaker!, speaker)).ToList();
        if (Own(said, own, isBefore, reader) is { } entry)
        {
            return entry;
        }

        var about = said.Statement.About.Select(actor => StatementIndex.About(actor.Name)).ToList();
        if (about.Count == 0)
        {
            return LedgerEntry.New(said); // with no actor in common, words alone do not show that two speak of one thing
        }

        var others = (await AlikeAsync([new(about, []), new([], words)])).Where(one => !PositionHolder.IsSame(one.Statement.Speaker!, speaker)).ToList();
        return Across(said, others, isBefore, reader) ?? LedgerEntry.New(said);

        async Task<List<Said>> AlikeAsync(IReadOnlyList<AnyOf> all)
        {
            var found = await store.SearchAsync(upTo with { All = all, Modes = [StatementMode.Speech, StatementMode.Writing], Limit = Lookback }, cancellationToken);
            var matches = found.Where(match => match.Statement.Id != said.Statement.Id && match.Statement.Speaker is not null).ToList();
            var articles = await store.ArticlesOfAsync(matches, cancellationToken);
            return [.. matches.Select(match => new Said(match.Statement, articles[match.Statement.ArticleId]))];
        }
    }

    /// <summary>What a statement does beside those of the same holder; null when nothing of theirs is related.</summary>
    internal static LedgerEntry? Own(Said said, List<Said> own, Func<Said, bool> isBefore, IPairReader reader)
    {
        var related = own
            .Select(one => (Said: one, Relation: Compare(one, said, sameActor: true, reader)))
            .Where(pair => pair.Relation.Change is not (Change.New or Change.Unrelated) && pair.Relation.Likeness >= SameMatter)
            .ToList();
        var before = related.Where(pair => IsBefore(pair.Said, said, isBefore)).ToList();
        if (related.Exists(pair => pair.Said.On > said.On && isBefore(pair.Said)))
        {
            return LedgerEntry.New(said) with { IsHistory = true };
        }

        if (before.Count == 0)
        {
            return null;
        }

        var best = before.Max(pair => pair.Relation.Likeness);
        var (previous, relation) = before.Where(pair => pair.Relation.Likeness >= best - AsNear).OrderByDescending(pair => pair.Said.On ?? LocalDate.MinIsoValue).ThenByDescending(pair => pair.Relation.Likeness).First();
        var again = before.Where(pair => pair.Relation.Change == Change.Reiterated).Select(pair => pair.Said).ToList();
        var change = IsSure(relation, previous, said) ? Class(relation.Change) : PositionChange.Related;
        return new(
            change,
            previous,
            change == PositionChange.Related ? $"Perhaps: {relation.Evidence}" : relation.Evidence,
            again.Count + 1,
            again.Append(said).Min(one => one.On),
            IsHistory: false);
    }

    // "criticised the governor", "a former champion": what is attributed but says nothing can neither soften nor turn
    private static bool IsClaim(Said said) =>
        said.Claim.Claim is var claim && claim.Words.Any(word => word.Tag.IsFinite() || word.Tag is PosTag.VB) && claim.Amounts.Count + claim.Clauses.Sum(clause => clause.Terms.Count(term => !term.Word.IsName)) >= FewestTerms;

    // that something is said again costs a reader little when it is wrong; that it changed costs much
    private static bool IsSure(Relation relation, Said previous, Said said) =>
        relation.Likeness >= Sure && (relation.Change == Change.Reiterated || relation.Confidence >= SureChange) && (relation.Change == Change.Reversed || relation.OppositeChance < PerhapsOpposite)
        && (relation.Change == Change.Reiterated || (relation.IsByRule && IsClaim(previous) && IsClaim(said)));

    private static LedgerEntry? Across(Said said, List<Said> others, Func<Said, bool> isBefore, IPairReader reader) =>
        others
            .Where(one => IsBefore(one, said, isBefore))
            .Select(one => (Said: one, Relation: Compare(one, said, sameActor: false, reader)))
            .Where(pair => pair.Relation is { Change: Change.Contradicts, Likeness: >= SureAcross, Confidence: >= SureContradiction, IsByRule: true } && IsClaim(pair.Said) && IsClaim(said))
            .OrderByDescending(pair => pair.Said.On ?? LocalDate.MinIsoValue)
            .Select(pair => new LedgerEntry(PositionChange.Contradicts, pair.Said, pair.Relation.Evidence, 1, said.On, IsHistory: false))
            .FirstOrDefault();

    // by date of speech, then by arrival; what cannot be dated goes by arrival
    private static bool IsBefore(Said one, Said said, Func<Said, bool> isBefore) => (one.On is not { } on || said.On is not { } day || on <= day) && isBefore(one);

    private static Relation Compare(Said earlier, Said later, bool sameActor, IPairReader reader)
    {
        var isNearlyEqual = sameActor && SameWords.NearlyEqual(earlier.Statement.WordsIn(earlier.Article.Text), later.Statement.WordsIn(later.Article.Text));
        if (!isNearlyEqual && Likeness.Of(earlier.Claim.Claim.Terms, later.Claim.Claim.Terms) < SameMatter)
        {
            return Other; // most are: only the rest is worth a closer look
        }

        var relation = SharedSubject.Of(earlier, later) is { Length: > 0 } subject ? Relation.Between(earlier.Claim, later.Claim, subject, sameActor, reader) : Other;

        // a quotation cut shorter or longer is no change unless a rule says what has changed
        return isNearlyEqual && !relation.IsByRule ? new Relation(Change.Reiterated, "Nearly the same words.") { Likeness = 1, Confidence = 1, IsByRule = true } : relation;
    }

    private static PositionChange Class(Change change) => change switch
    {
        Change.Reiterated => PositionChange.Reiterated,
        Change.Softened => PositionChange.Softened,
        Change.Hardened => PositionChange.Hardened,
        Change.Conditioned => PositionChange.Conditioned,
        Change.Reversed => PositionChange.Reversed,
        _ => PositionChange.Related,
    };
}
