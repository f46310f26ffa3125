using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>Who does and who suffers what a verb says, active and passive.</summary>
internal static class Roles
{
    /// <summary>The verb whose doer and sufferer have changed places between the two claims, as printed; null when none have.</summary>
    public static string? Swapped(ClaimPair pair)
    {
        if (pair.Best is not { } best)
        {
            return null;
        }

        foreach (var verb in best.Matched.Where(match => match.Sign > 0 && match.IsSameWord && match.Earlier.Word.Tag.IsVerb() && match.Later.Word.Tag.IsVerb()))
        {
            var (doers, sufferers) = Of(pair.Earlier, best.Earlier, verb.Earlier);
            var (laterDoers, laterSufferers) = Of(pair.Later, best.Later, verb.Later);
            var (toSufferer, toDoer) = (Common(doers, laterSufferers), Common(sufferers, laterDoers));
            if (Common(doers, laterDoers) == 0 && HasObject(pair.Earlier, verb.Earlier) && HasObject(pair.Later, verb.Later) && ((toSufferer > 0 && toDoer > 0) || (toSufferer + toDoer > 0 && Common(sufferers, laterSufferers) == 0)))
            {
                return verb.Later.Word.Text;
            }
        }

        return null;
    }

    // an active verb with something behind it that it is done to
    private static bool HasObject(Claim claim, Term verb) =>
        IsPassive(claim, verb) || (verb.Place + 1 < claim.Words.Count && claim.Words[verb.Place + 1].Tag is PosTag.DT or PosTag.PRP or PosTag.PRPS or PosTag.NN or PosTag.NNS or PosTag.NNP or PosTag.NNPS or PosTag.JJ or PosTag.CD);

    private static int Common(List<Term> one, List<Term> other) => one.Count(term => other.Exists(match => TermMatch.IsSameWord(term, match)));

    private static (List<Term> Doers, List<Term> Sufferers) Of(Claim claim, Clause clause, Term verb)
    {
        var before = clause.Terms.Where(term => term.Place < verb.Place && term.Word.Tag.IsNoun()).ToList();
        var after = clause.Terms.Where(term => term.Place > verb.Place && term.Word.Tag.IsNoun()).ToList();
        if (!IsPassive(claim, verb))
        {
            return (before, after);
        }

        var by = claim.Words.Index().FirstOrDefault(word => word.Index > verb.Place && word.Item.Stem == "by").Index;
        return by > 0 ? ([.. after.Where(term => term.Place > by)], before) : ([], before);
    }

    private static bool IsPassive(Claim claim, Term verb)
    {
        if (verb.Word.Tag is not (PosTag.VBN or PosTag.VBD))
        {
            return false;
        }

        for (var i = verb.Place - 1; i >= 0 && i >= verb.Place - 3; i--)
        {
            if (claim.Words[i].Stem == "be")
            {
                return true;
            }

            if (claim.Words[i].Tag.IsNoun())
            {
                return false;
            }
        }

        return false;
    }
}
