using BriefingBot.Core.Chat;
using BriefingBot.Core.Positions;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Answers what was said over time, oldest first: timelines, changes, the first and the last time.</summary>
/// <param name="desk">What all answerers work with.</param>
internal sealed class TimelineAnswerer(Desk desk) : IIntentAnswerer
{
    /// <inheritdoc/>
    public async Task<Answer?> AnswerAsync(Asked asked, CancellationToken cancellationToken)
    {
        var found = await desk.Finder.FindAsync(asked, asked.Read, cancellationToken);
        IReadOnlyList<Found> dated = [.. found.All.Where(one => one.Date is not null).OrderBy(one => one.Date).ThenBy(one => one.Article.Id, StringComparer.Ordinal).ThenBy(one => one.Statement.Content[0].Start)];
        if (dated.Count == 0)
        {
            return null;
        }

        List<FoldedStatement> all = asked.WantsAll ? [.. dated.Select(one => new FoldedStatement(one, []))] : Folded(dated);
        var chosen = Choose(asked, all);
        if (chosen.Count == 0)
        {
            return null;
        }

        var citations = desk.Citing.Cite(asked, chosen);
        var order = asked.Read.Intent == Intent.Last ? "newest first" : "oldest first";
        var lead = desk.Lead.Of(asked, found, all.Count, chosen.Count, all.Count == 1 ? string.Empty : order);
        return await desk.AnswerAsync(asked, [.. lead, .. Note(asked, all, citations)], citations, cancellationToken);
    }

    // said again in the same words is no new step: the first time stays
    private static List<FoldedStatement> Folded(IReadOnlyList<Found> dated)
    {
        var steps = new List<FoldedStatement>();
        foreach (var one in dated)
        {
            var same = steps.FindIndex(step => step.Best.Statement.Speaker?.Name == one.Statement.Speaker?.Name && SameWords.NearlyEqual(step.Best.Words, one.Words));
            if (same < 0)
            {
                steps.Add(new(one, []));
            }
            else if (steps[same].Articles.All(article => article.Id != one.Article.Id))
            {
                steps[same] = steps[same] with { AlsoIn = [.. steps[same].AlsoIn, one.Article] };
            }
        }

        return steps;
    }

    // one for the first or last time; else as many as fit, the first and the last among them and the others evenly between
    private static IReadOnlyList<FoldedStatement> Choose(Asked asked, IReadOnlyList<FoldedStatement> all)
    {
        if (asked.Read.Intent is Intent.First or Intent.Last)
        {
            IReadOnlyList<FoldedStatement> ordered = asked.Read.Intent == Intent.First ? all : [.. all.Reverse()];
            return asked.WantsAll ? ordered : [.. ordered.Skip(asked.Read.Skip).Take(1)];
        }

        var rest = all.Skip(asked.Read.Skip).ToList();
        var limit = asked.Request.Limit;
        return asked.WantsAll || rest.Count <= limit ? rest
            : limit == 1 ? [rest[^1]]
            : [.. Enumerable.Range(0, limit).Select(i => rest[(int)Math.Round(i * (rest.Count - 1) / (double)(limit - 1))])];
    }

    private static IReadOnlyList<ChatBlock> Note(Asked asked, List<FoldedStatement> all, IReadOnlyList<Citation> citations) => asked.Read.Intent switch
    {
        Intent.First or Intent.Last => AspectLine.Of(Aspect.When, citations, givesReason: true),
        Intent.Changed when all.Count == 1 => [new ChatParagraph([new ChatText("One position alone is no change: nothing else was said by them on it in these articles.")])],
        Intent.Changed =>
        [
            new ChatParagraph([
                new ChatText($"From {all[0].Best.Day} "), Reference(citations[0]), new ChatText($" to {all[^1].Best.Day} "), Reference(citations[^1]),
                new ChatText(":"),
            ]),
        ],
        _ => [],
    };

    private static ChatCitation Reference(Citation citation) => new(citation.Number, citation.Link);
}
