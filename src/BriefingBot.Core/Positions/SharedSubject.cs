using BriefingBot.Core.Text;

namespace BriefingBot.Core.Positions;

/// <summary>What two statements are both about, in words.</summary>
internal static class SharedSubject
{
    /// <summary>The actors and topics both name, else the nouns both use; empty when there are none.</summary>
    public static string Of(Said one, Said other)
    {
        var named = Subjects(one).Intersect(Subjects(other), StringComparer.OrdinalIgnoreCase).ToList();
        return string.Join(' ', named.Count > 0 ? named : SharedNouns(one, other));
    }

    /// <summary>The words of a statement worth looking for in others, the longest first: they tell most.</summary>
    public static IReadOnlyList<string> Words(Said said, int most) =>
        [.. Spelling.Fold(said.Statement.WordsIn(said.Article.Text)).Split(' ')
            .Where(word => word.Length > 3)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length)
            .Take(most)];

    private static IEnumerable<string> Subjects(Said said) =>
        said.Statement.About.Select(actor => actor.Name).Concat(said.Statement.Topics);

    private static IEnumerable<string> SharedNouns(Said one, Said other)
    {
        var stems = Nouns(one).Select(term => term.Word.Stem).ToHashSet(StringComparer.Ordinal);
        return Nouns(other).Where(term => stems.Contains(term.Word.Stem)).Select(term => term.Word.Text).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<Term> Nouns(Said said) =>
        said.Claim.Claim.Clauses.SelectMany(clause => clause.Terms).Where(term => term.Word.Tag.IsNoun());
}
