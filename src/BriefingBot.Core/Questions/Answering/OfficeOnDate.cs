using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Says who held an office on the date meant: in the window asked for, else on the newest day the articles tell.</summary>
/// <param name="store">The statements, whose speakers carry the office they held when they spoke.</param>
internal sealed class OfficeOnDate(IStatementStore store)
{
    // the newest statements for a country among which its office holders have spoken
    private const int Looked = 500;

    /// <summary>The interpretation with each office narrowed to its holder, unless a window is asked for: then to all who held it in the window.</summary>
    public async Task<Interpretation> ResolveAsync(Asked asked, Interpretation read, CancellationToken cancellationToken)
    {
        if (read.Speakers.All(speaker => speaker.Office is null))
        {
            return read;
        }

        if (read.From is not null || read.To is not null || asked.Request.From is not null || asked.Request.To is not null)
        {
            return read with { Speakers = [.. read.Speakers.Select(speaker => speaker.Office is null ? speaker : speaker with { Label = speaker.Typed ?? speaker.Label })] };
        }

        var speakers = new List<ActorMatch>();
        foreach (var speaker in read.Speakers)
        {
            speakers.Add(speaker.Office is { } office ? await HolderAsync(asked, read, speaker, office, cancellationToken) : speaker);
        }

        return read with { Speakers = speakers };
    }

    /// <summary>Whether a speaker is meant by an office: the article gives it to them, or gives none and they are known to hold it.</summary>
    public static bool Fits(ActorMatch asked, OfficePhrase office, Actor speaker, ActorIndex index) =>
        index.Held(office, speaker) || (speaker.Office is null && asked.Names.Contains(speaker.Name, StringComparer.OrdinalIgnoreCase));

    private async Task<ActorMatch> HolderAsync(Asked asked, Interpretation read, ActorMatch speaker, OfficePhrase office, CancellationToken cancellationToken)
    {
        var newest = await store.SearchAsync(
            new() { All = [new([.. StatementSearch.By(speaker)], [])], PublishedTo = read.AsOf ?? asked.Request.AsOf, Limit = Looked }, cancellationToken);
        var holder = newest.FirstOrDefault(match => match.Statement.Speaker is { Kind: ActorKind.Person } one && asked.Index.Held(office, one))?.Statement.Speaker;

        if (holder is null && speaker.IsLoose)
        {
            return speaker with { Label = speaker.Typed ?? speaker.Label, Names = [] }; // nobody held it
        }

        // a group or a body has no single holder: "the opposition"
        return holder is null || holder.Country is null && office.Country is null && office.Words.Count == 1 ? speaker
            : asked.Index.FindAsTyped(holder.Name) is { } person ? person with { Typed = speaker.Typed }
            : speaker with { Label = holder.Name, Names = [holder.Name], Office = null };
    }
}
