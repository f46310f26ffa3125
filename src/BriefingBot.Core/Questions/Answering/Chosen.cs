using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Chooses which statements an answer shows.</summary>
internal static class Chosen
{
    /// <summary>All statements folded, unless every match is asked for; and those to show, in the order of the ranking.</summary>
    public static (IReadOnlyList<FoldedStatement> All, IReadOnlyList<FoldedStatement> Shown) Of(Asked asked, IReadOnlyList<Found> ranked)
    {
        if (asked.WantsAll)
        {
            IReadOnlyList<FoldedStatement> each = [.. ranked.Select(found => new FoldedStatement(found, []))];
            return (each, each);
        }

        var all = Ranking.Fold(ranked, asked.Read.Skip + asked.Request.Limit);
        return (all, BothSides([.. all.Skip(asked.Read.Skip)], asked.Request.Limit));
    }

    /// <summary>Whether a statement says that something is not so.</summary>
    public static bool Denies(FoldedStatement one) => one.Best.Statement.Attitude == Attitude.Denial != one.Best.Statement.Negated;

    // when all shown are on one side and another is known, the last makes room for it
    private static List<FoldedStatement> BothSides(IReadOnlyList<FoldedStatement> ranked, int limit)
    {
        var shown = ranked.Take(limit).ToList();
        if (limit > 1 && shown.Count == limit && shown.TrueForAll(one => Denies(one) == Denies(shown[0])) && ranked.Skip(limit).FirstOrDefault(one => Denies(one) != Denies(shown[0])) is { } other)
        {
            shown[^1] = other;
        }

        return shown;
    }
}
