using BriefingBot.Core.Positions;
using BriefingBot.Core.Statements;

namespace BriefingBot.Storage;

/// <summary>A statement that was stored of an article before it is written again, as it was read.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Ordinal">Its place in the order of the text.</param>
/// <param name="IsFound">Whether searches found it.</param>
/// <param name="IsRead">Whether the last reading of the article found it.</param>
/// <param name="Words">Its content as printed.</param>
internal sealed record StoredStatement(Statement Statement, long Ordinal, bool IsFound, bool IsRead, string Words);

/// <summary>A reading of an article with the corrections on record applied.</summary>
/// <param name="Found">What searches find: the statement, its speaker corrected, and its place in the order of the text.</param>
/// <param name="Withheld">What an editor withdrew.</param>
internal sealed record CorrectedReading(IReadOnlyList<(Statement Statement, int Ordinal)> Found, IReadOnlyList<(Statement Statement, int Ordinal, Correction By)> Withheld)
{
    /// <summary>Applies to <paramref name="read"/> the correction that stands for each statement: the last on record.</summary>
    public static CorrectedReading Of(IReadOnlyList<Statement> read, IReadOnlyList<Correction> corrections)
    {
        var standing = Standing(corrections);
        var whole = standing.GetValueOrDefault(string.Empty);
        var found = new List<(Statement, int)>(read.Count);
        var withheld = new List<(Statement, int, Correction)>();
        for (var i = 0; i < read.Count; i++)
        {
            // what was decided about the statement itself says more than what was about its article
            var by = standing.GetValueOrDefault(read[i].Id);
            if ((by is { Kind: CorrectionKind.Withdrawn } ? by : whole) is { } withdrawn)
            {
                withheld.Add((read[i], i, withdrawn));
            }
            else
            {
                found.Add((by is null ? read[i] : read[i] with { Speaker = by.Speaker, Corrected = new(read[i].Speaker, by.Editor, by.Reason, by.MadeAt) }, i));
            }
        }

        return new(found, withheld);
    }

    /// <summary>The correction that stands for each statement of an article, and under an empty id the one of the article as a whole; those restored have none.</summary>
    public static Dictionary<string, Correction> Standing(IReadOnlyList<Correction> corrections)
    {
        var standing = new Dictionary<string, Correction>(StringComparer.Ordinal);
        foreach (var correction in corrections)
        {
            if (correction.Kind == CorrectionKind.Restored)
            {
                standing.Remove(correction.Statement);
            }
            else
            {
                standing[correction.Statement] = correction;
            }
        }

        return standing;
    }

    /// <summary>
    /// The corrections that move on: when a corrected statement is no longer read, each new statement that has at least half of
    /// the shorter one's words in the same place, or, in a text that has changed, nearly the same words, takes its correction over.
    /// </summary>
    /// <param name="before">What was stored.</param>
    /// <param name="read">What is read now.</param>
    /// <param name="text">The article's text now.</param>
    /// <param name="isSameText">Whether that is the text of <paramref name="before"/> too.</param>
    /// <param name="corrections">All corrections of the article, oldest first.</param>
    public static IEnumerable<Correction> Moved(
        IReadOnlyList<StoredStatement> before, IReadOnlyList<Statement> read, string text, bool isSameText, IReadOnlyList<Correction> corrections)
    {
        var now = read.Select(statement => statement.Id).ToHashSet(StringComparer.Ordinal);
        var known = before.Select(stored => stored.Statement.Id).ToHashSet(StringComparer.Ordinal);
        var moved = corrections.Select(correction => correction.CarriedFrom).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var fresh = read.Where(statement => !known.Contains(statement.Id)).ToList();
        foreach (var correction in Standing(corrections).Values.Where(one => !now.Contains(one.Statement) && !moved.Contains(one.Statement)))
        {
            if (before.FirstOrDefault(stored => stored.Statement.Id == correction.Statement) is not { } old)
            {
                continue;
            }

            foreach (var statement in fresh.Where(statement => isSameText && old.IsRead ? Overlap(old.Statement, statement) : SameWords.NearlyEqual(old.Words, statement.WordsIn(text))))
            {
                yield return correction with { Statement = statement.Id, CarriedFrom = correction.Statement };
            }
        }
    }

    private static bool Overlap(Statement one, Statement other)
    {
        var shared = one.Content.Sum(span => other.Content.Sum(theirs => Math.Max(0, Math.Min(span.End, theirs.End) - Math.Max(span.Start, theirs.Start))));
        return 2 * shared >= Math.Min(one.Content.Sum(span => span.Length), other.Content.Sum(span => span.Length));
    }
}
