using BriefingBot.Core.Actors;
using BriefingBot.Core.Chat;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Answers "what did X say about Y" and "who said Y": the most telling, grouped by speaker, newest first.</summary>
/// <param name="desk">What all answerers work with.</param>
internal sealed class SaidAnswerer(Desk desk) : IIntentAnswerer
{
    /// <inheritdoc/>
    public async Task<Answer?> AnswerAsync(Asked asked, CancellationToken cancellationToken)
    {
        var found = await desk.Finder.FindAsync(asked, asked.Read, cancellationToken);
        var (all, chosen) = Chosen.Of(asked, found.All);
        if (chosen.Count == 0)
        {
            return null;
        }

        var citations = desk.Citing.Cite(asked, asked.WantsAll ? chosen : Ranking.BySpeaker(chosen));
        var aspect = AspectLine.Of(asked.Read.Aspect, citations, chosen.Any(one => Ranking.GivesReason(one.Best)));
        var lead = desk.Lead.Of(asked, found, Math.Max(all.Count, found.Count - (found.All.Count - all.Count)), chosen.Count, "newest first");
        return await desk.AnswerAsync(asked, [.. lead, .. Silent(asked, found), .. aspect, .. Contradiction.Of(chosen, citations)], citations, cancellationToken);
    }

    // of several speakers, those who said nothing on it
    private IReadOnlyList<ChatBlock> Silent(Asked asked, FoundSet found)
    {
        var silent = asked.Read.Speakers.Count < 2 || found.IsMore ? [] : asked.Read.Speakers.Where(speaker => !found.All.Any(one => Spoke(speaker, one.Statement.Speaker))).Select(desk.Naming.Match).ToList();
        return silent.Count == 0 ? [] : [new ChatParagraph([new ChatText($"Nothing by {Naming.List(silent)}.")])];
    }

    private static bool Spoke(ActorMatch asked, Actor? speaker) =>
        speaker is not null && (asked.Names.Contains(speaker.Name, StringComparer.OrdinalIgnoreCase) || (asked.Country is not null && asked.Country == speaker.Country)
            || (asked.IsOrganisation && speaker.Organisation is { } body && asked.Names.Contains(body, StringComparer.OrdinalIgnoreCase)) || asked.Office is not null);
}
