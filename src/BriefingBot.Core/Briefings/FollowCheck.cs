using BriefingBot.Core.Actors;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Briefings;

/// <summary>Checks the names somebody wants to follow against the news: a slip is asked back about, a newcomer is only remarked on.</summary>
/// <param name="store">The statements.</param>
/// <param name="gazetteer">The names known beforehand.</param>
public sealed class FollowCheck(IStatementStore store, Gazetteer gazetteer)
{
    private const string Anyway = "To follow it as it is, put it in quotation marks.";

    private readonly StatementSearch search = new(gazetteer);

    /// <summary>The subscription with quotation marks taken off its names, and what is worth knowing about them, one sentence each.</summary>
    /// <exception cref="FormatException">A name looks like a slip; the message offers what may be meant.</exception>
    public async Task<(Subscription Subscription, IReadOnlyList<string> Notes)> CheckAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var actors = await store.ActorsAsync(cancellationToken);
        var index = new ActorIndex(gazetteer, actors);
        var notes = new List<string>();
        foreach (var name in subscription.Speakers)
        {
            CheckSpeaker(name, index, actors.Count > 0, notes);
        }

        foreach (var subject in subscription.About)
        {
            await CheckSubjectAsync(subject, index, actors.Count > 0, notes, cancellationToken);
        }

        foreach (var phrase in actors.Count > 0 ? subscription.Phrases : [])
        {
            if (!await IsFoundAsync(new([], [phrase]), cancellationToken))
            {
                notes.Add($"No statement so far holds “{phrase}”.");
            }
        }

        return (subscription with { Speakers = [.. subscription.Speakers.Select(Bare)], About = [.. subscription.About.Select(Bare)] }, notes);
    }

    private static void CheckSpeaker(string name, ActorIndex index, bool hasNews, List<string> notes)
    {
        var bare = Bare(name);
        if (index.FindAsTyped(bare) is { } actor)
        {
            if (actor.Alternatives.Count > 1)
            {
                notes.Add($"“{bare}” may be {Or(actor.Alternatives.Select(one => one.Label))}: write the whole name to follow one of them alone.");
            }
        }
        else if (bare == name && index.Find(name) is { } meant)
        {
            throw new FormatException($"Nobody called \"{name}\" has spoken in the news so far. Did you mean {meant.Label}? {Anyway}");
        }
        else if (hasNews)
        {
            notes.Add($"Nobody called “{bare}” has spoken in the news so far: the first briefing comes when they do.");
        }
    }

    private async Task CheckSubjectAsync(string subject, ActorIndex index, bool hasNews, List<string> notes, CancellationToken cancellationToken)
    {
        var bare = Bare(subject);
        if (!hasNews || await IsFoundAsync(search.AboutAny([bare], index), cancellationToken))
        {
            return;
        }

        var meant = bare != subject || index.FindSubject(bare) is not null ? null : index.CorrectSubject(bare)?.Label ?? Aliases.Default.Near(bare);
        if (meant is not null)
        {
            throw new FormatException($"Nothing in the news so far is about \"{subject}\". Did you mean {meant}? {Anyway}");
        }

        notes.Add($"Nothing in the news so far is about “{bare}”: the first briefing comes when something is.");
    }

    private async Task<bool> IsFoundAsync(AnyOf clause, CancellationToken cancellationToken) =>
        (await store.SearchAsync(new() { All = [clause], Limit = 1, NewestFirst = true }, cancellationToken)).Count > 0;

    private static string Bare(string name) => name.Trim() is ['"' or '“', .. { Length: > 0 } inside, '"' or '”'] ? inside.Trim() : name.Trim();

    private static string Or(IEnumerable<string> labels)
    {
        var all = labels.Take(4).ToList();
        return $"{string.Join(", ", all.SkipLast(1))} or {all[^1]}";
    }
}
