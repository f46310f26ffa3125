namespace BriefingBot.Core.Questions.Answering;

/// <summary>Answers "what is new on Y" by date alone, and "brief me on Y" by the newest of each party.</summary>
/// <param name="desk">What all answerers work with.</param>
internal sealed class LatestAnswerer(Desk desk) : IIntentAnswerer
{
    /// <inheritdoc/>
    public async Task<Answer?> AnswerAsync(Asked asked, CancellationToken cancellationToken)
    {
        var found = await desk.Finder.FindAsync(asked, asked.Read, cancellationToken);
        IReadOnlyList<Found> newest = [.. found.All.OrderByDescending(one => Ranking.When(one.Match))];
        IReadOnlyList<FoldedStatement> all = asked.WantsAll ? [.. newest.Select(one => new FoldedStatement(one, []))] : Ranking.Fold(newest, asked.Read.Skip + asked.Request.Limit);
        if (asked.Read.Intent == Intent.Brief && !asked.WantsAll)
        {
            all = [.. all.GroupBy(one => one.Best.Statement.Speaker is { } speaker ? desk.Naming.Party(speaker) : string.Empty, StringComparer.Ordinal).SelectMany((group, party) => group.Select((one, nth) => (one, nth, party))).OrderBy(entry => entry.nth).ThenBy(entry => entry.party).Select(entry => entry.one)];
        }

        IReadOnlyList<FoldedStatement> chosen = asked.WantsAll ? all : [.. all.Skip(asked.Read.Skip).Take(asked.Request.Limit)];
        if (chosen.Count == 0)
        {
            return null;
        }

        var citations = desk.Citing.Cite(asked, asked.Read.Intent == Intent.Brief && !asked.WantsAll ? Ranking.BySpeaker(chosen) : chosen);
        return await desk.AnswerAsync(asked, desk.Lead.Of(asked, found, all.Count, chosen.Count, "newest first"), citations, cancellationToken);
    }
}
