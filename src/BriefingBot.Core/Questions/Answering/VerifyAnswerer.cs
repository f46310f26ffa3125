using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Answers "did X say "…"?": with the real words and who said them.</summary>
/// <param name="desk">What all answerers work with.</param>
/// <param name="search">Writes the queries.</param>
internal sealed class VerifyAnswerer(Desk desk, StatementSearch search) : IIntentAnswerer
{
    // the statements most alike in words, by the index; the right one was always among the first twenty in the tests
    private const int Candidates = 60;
    private const int MostShown = 3;

    /// <inheritdoc/>
    public async Task<Answer?> AnswerAsync(Asked asked, CancellationToken cancellationToken)
    {
        var read = asked.Read;
        var check = new QuoteCheck(read.Claim!);
        var own = read.Speakers.Count == 0 ? [] : await FindAsync(asked, read, check, cancellationToken);
        if (Exact(own, check) is { Count: > 0 } exact)
        {
            return await AnswerAsync(asked, Verdict.Exact, "Yes, in these words ", string.Empty, exact, cancellationToken);
        }

        var others = Others(read, await FindAsync(asked, read with { Speakers = [] }, check, cancellationToken));
        if (Exact(others, check) is { Count: > 0 } theirs)
        {
            var known = read.Speakers.Count > 0 ? $"Not {desk.Words.Who(read)}: in these articles the words are those of " : $"Nobody in these articles is called {desk.Words.Who(read)}; the words are those of ";
            return await AnswerAsync(asked, Verdict.OtherSpeaker, known + (theirs[0].Statement.Speaker?.Name ?? "somebody not named") + " ", string.Empty, theirs, cancellationToken);
        }

        if (Near(own, check) is { Count: > 0 } near)
        {
            var words = check.IsPrinted(near[0]) ? "Reported, not quoted: the words are the article's " : "Not in these words. Nearest comes ";
            return await AnswerAsync(asked, Verdict.Near, words, check.Difference(near[0]) ?? string.Empty, near, cancellationToken);
        }

        return Near(others, check) is { Count: > 0 } alike
            ? await AnswerAsync(asked, Verdict.OtherSpeaker, $"Nothing like it by {desk.Words.Who(read)}; somebody else said something near it ", check.Difference(alike[0]) ?? string.Empty, alike, cancellationToken)
            : null;
    }

    private async Task<IReadOnlyList<Found>> FindAsync(Asked asked, Interpretation read, QuoteCheck check, CancellationToken cancellationToken)
    {
        if (check.SearchWords.Count == 0)
        {
            return [];
        }

        var query = search.Query(read with { Topic = Topic.Any, WithThoughts = true }, asked.Request, Candidates);
        return await desk.Finder.ReadAsync(await desk.Store.SearchAsync(query with { All = [.. query.All, new AnyOf([], check.SearchWords)] }, cancellationToken), cancellationToken);
    }

    private static IReadOnlyList<Found> Others(Interpretation read, IReadOnlyList<Found> found) =>
        [.. found.Where(one => one.Statement.Speaker is not { } speaker || !read.Speakers.Any(asked => asked.Names.Contains(speaker.Name, StringComparer.OrdinalIgnoreCase) || (asked.Country is not null && asked.Country == speaker.Country)))];

    private static IReadOnlyList<Found> Exact(IReadOnlyList<Found> found, QuoteCheck check) => [.. found.Where(check.IsExact)];

    private static IReadOnlyList<Found> Near(IReadOnlyList<Found> found, QuoteCheck check) =>
        [.. found.Select(one => (One: one, Nearness: check.Nearness(one))).Where(one => one.Nearness > 0).OrderByDescending(one => one.Nearness).ThenByDescending(one => Ranking.When(one.One.Match)).Select(one => one.One)];

    private async Task<Answer> AnswerAsync(Asked asked, Verdict verdict, string lead, string note, IReadOnlyList<Found> found, CancellationToken cancellationToken)
    {
        var shown = verdict == Verdict.Near ? found.Take(1) : found;
        var citations = desk.Citing.Cite(asked, [.. Ranking.Fold([.. shown], MostShown).Take(MostShown)]);
        ChatBlock block = new ChatParagraph([new ChatText(lead), new ChatCitation(1, citations[0].Link), new ChatText("." + (note.Length > 0 ? " " + note : string.Empty) + string.Concat(desk.Lead.TakenFor(asked.Read).Select(words => " " + words)))]);
        return await desk.AnswerAsync(asked, [block], citations, cancellationToken) with { Verdict = verdict };
    }
}
