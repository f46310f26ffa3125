using BriefingBot.Core.Actors;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Answers "who is X" from the articles alone: office, party, how much they said, on what, and the latest of it.</summary>
/// <param name="desk">What all answerers work with.</param>
internal sealed class WhoIsAnswerer(Desk desk) : IIntentAnswerer
{
    private const int MostShown = 2;
    private const int MostTopics = 4;

    /// <inheritdoc/>
    public async Task<Answer?> AnswerAsync(Asked asked, CancellationToken cancellationToken)
    {
        var read = asked.Read with { WithThoughts = true };
        if (read.Speakers.Count == 0)
        {
            return null;
        }

        var found = await desk.Finder.FindAsync(asked, read, cancellationToken);
        var isSpeaker = found.All.Count > 0;
        if (!isSpeaker)
        {
            found = await desk.Finder.FindAsync(asked, read with { Speakers = [], Topic = new([new([.. read.Speakers.Select(actor => new TopicPart(actor.Typed ?? actor.Label, actor, []))])], []) }, cancellationToken);
        }

        IReadOnlyList<Found> newest = [.. found.All.OrderByDescending(one => Ranking.When(one.Match))];
        IReadOnlyList<FoldedStatement> shown = asked.WantsAll ? [.. newest.Select(one => new FoldedStatement(one, []))] : [.. Ranking.Fold(newest, MostShown).Take(MostShown)];
        if (shown.Count == 0)
        {
            return null;
        }

        var citations = desk.Citing.Cite(asked, shown);
        return await desk.AnswerAsync(asked, [Who(read, newest, citations, isSpeaker), Amount(found, newest, isSpeaker)], citations, cancellationToken);
    }

    private ChatParagraph Who(Interpretation read, IReadOnlyList<Found> newest, IReadOnlyList<Citation> citations, bool isSpeaker)
    {
        var name = desk.Words.Who(read);
        if (!isSpeaker)
        {
            return new([new ChatText($"{AskedWords.Sentence(name)} says nothing in these articles; others speak of them "), new ChatCitation(1, citations[0].Link), new ChatText(".")]);
        }

        var told = newest.FirstOrDefault(one => one.Statement.Speaker is { Kind: ActorKind.Person, Office: not null }) ?? newest[0];
        var cited = citations.FirstOrDefault(citation => citation.Statement.Id == told.Statement.Id) ?? citations[0];
        var heading = read.Speakers[0].Country is null && !read.Speakers[0].IsOrganisation ? desk.Naming.Heading(told.Statement.Speaker) : AskedWords.Sentence(name);
        return new([new ChatText(heading + (told.Date is { } day ? $", as reported on {AskedWords.Day(told.Match.Published ?? day)} " : " ")), new ChatCitation(cited.Number, cited.Link), new ChatText(".")]);
    }

    private static ChatParagraph Amount(FoundSet found, IReadOnlyList<Found> newest, bool isSpeaker)
    {
        var dated = newest.Where(one => one.Date is not null).ToList();
        var when = dated.Count == 0 ? string.Empty : dated[0].Date == dated[^1].Date ? $", of {dated[0].Day}" : $", from {dated[^1].Day} to {dated[0].Day}";
        var about = isSpeaker ? Parties.About(newest.Select(one => one.Match)).Take(MostTopics).ToList() : [];
        var topics = about.Count > 0 ? $", most about {Naming.List(about)}" : string.Empty;
        return new([new ChatText($"{(found.IsMore ? "More than " : string.Empty)}{AskedWords.Count(found.Count)} in these articles{when}{topics}. The latest:")]);
    }
}
