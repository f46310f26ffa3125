using BriefingBot.Core.Chat;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Answers "compare X and Z on Y": each one's most telling statements, side by side.</summary>
/// <param name="desk">What all answerers work with.</param>
internal sealed class CompareAnswerer(Desk desk) : IIntentAnswerer
{
    /// <inheritdoc/>
    public async Task<Answer?> AnswerAsync(Asked asked, CancellationToken cancellationToken)
    {
        var sides = new List<(ActorMatch Speaker, IReadOnlyList<FoldedStatement> All, IReadOnlyList<FoldedStatement> Shown)>();
        var each = asked.WantsAll ? 0 : Math.Max(1, asked.Request.Limit / Math.Max(1, asked.Read.Speakers.Count));
        foreach (var speaker in asked.Read.Speakers)
        {
            var one = asked with { Read = asked.Read with { Speakers = [speaker] }, Request = asked.Request with { Limit = each } };
            var (all, shown) = Chosen.Of(one, (await desk.Finder.FindAsync(one, one.Read, cancellationToken)).All);
            sides.Add((speaker, all, [.. shown.OrderByDescending(statement => Ranking.When(statement.Best.Match))]));
        }

        var chosen = sides.SelectMany(side => side.Shown).DistinctBy(one => one.Best.Statement.Id).ToList();
        if (chosen.Count == 0)
        {
            return null;
        }

        var about = desk.Words.Rest(asked.Read) + AskedWords.Window(asked.Read, asked.Request);
        var words = sides.Select(side => side.All.Count == 0
            ? $"Nothing by {desk.Naming.Match(side.Speaker)}{about}."
            : $"{AskedWords.Sentence(AskedWords.Count(side.All.Count))} by {desk.Naming.Match(side.Speaker)}{about}{(side.Shown.Count < side.All.Count ? FormattableString.Invariant($", {side.Shown.Count} shown") : string.Empty)}.");
        var citations = desk.Citing.Cite(asked, chosen);
        ChatBlock lead = new ChatParagraph([new ChatText(string.Join(' ', words.Concat(desk.Lead.TakenFor(asked.Read))))]);
        return await desk.AnswerAsync(asked, [lead, .. Contradiction.Of(chosen, citations)], citations, cancellationToken);
    }
}
