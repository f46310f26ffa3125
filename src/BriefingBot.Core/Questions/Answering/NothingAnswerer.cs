using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Says that there is nothing, and names the nearest things that there are: to others, by others, at other times, about something else, about themselves.</summary>
/// <param name="desk">What all answerers work with.</param>
internal sealed class NothingAnswerer(Desk desk)
{
    private const int MostNamed = 4;

    /// <summary>The answer.</summary>
    public async Task<Answer> AnswerAsync(Asked asked, CancellationToken cancellationToken)
    {
        var (words, candidates) = await NearestAsync(asked, cancellationToken);
        var suggestions = await desk.Suggestions.AnsweredAsync(asked, candidates, cancellationToken);
        var sentences = new List<string> { Nothing(asked) };
        sentences.AddRange(desk.Lead.TakenFor(asked.Read with { UnknownSpeakers = [] }));
        sentences.AddRange(words);
        if (asked.Read.IsUnframed && asked.Request.Question.Any(c => char.IsLetter(c) && !char.IsAscii(c)))
        {
            sentences.Add("Questions are read in English.");
        }

        if (suggestions.Count == 0)
        {
            var summary = await desk.Store.SummaryAsync(cancellationToken);
            sentences.Add(summary.Statements == 0 ? "The store is empty: add articles with `briefingbot ingest`." : $"For example: {QuestionAnswerer.Example}");
        }

        var message = AnswerComposer.With([new ChatParagraph([new ChatText(string.Join(' ', sentences))])], suggestions);
        return new(asked.Request, asked.Read, AnswerOutcome.NothingFound, message, [], suggestions) { Verdict = asked.Read.Claim is null ? null : Verdict.NotFound };
    }

    private string Nothing(Asked asked)
    {
        var read = asked.Read;
        var who = desk.Words.Who(read);
        var when = AskedWords.Window(read, asked.Request);
        return read.Skip > 0 ? "There is no more."
            : read.Claim is { } claim ? $"No statement in these articles, by {(who.Length > 0 ? who : "anybody")} or by others, holds these words or words like them: “{AskedWords.Short(claim)}”."
            : read.Intent == Intent.WhoIs ? $"Nobody in these articles is called {AskedWords.Short(who)}."
            : who.Length > 0 ? $"Nothing by {AskedWords.Short(who)}{desk.Words.Rest(read)}{when}."
            : read.IsUnframed || read.Subject is null ? $"Nothing found for “{AskedWords.Short(read.Subject ?? QuestionReader.Clean(asked.Request.Question))}”{when}."
            : $"Nothing{desk.Words.Rest(read)}{when}.";
    }

    private async Task<(IReadOnlyList<string> Words, IReadOnlyList<string> Questions)> NearestAsync(Asked asked, CancellationToken cancellationToken)
    {
        var read = asked.Read with { Claim = null, Intent = Intent.Said, Skip = 0, Aspect = Aspect.None };
        var who = desk.Words.Who(read);
        var about = desk.Words.What(read) is { } what ? $" about {what}" : string.Empty;
        if (asked.Read.Skip > 0 || (read.IsEmpty && read.UnknownSpeakers.Count == 0))
        {
            return ([], []);
        }

        return await WithoutAsync(asked, read, who, about, cancellationToken)
            ?? await ByOthersAsync(asked, read, who, about, cancellationToken)
            ?? await AtOtherTimesAsync(asked, read, who, about, cancellationToken)
            ?? await AboutElseAsync(asked, read, who, cancellationToken)
            ?? await AboutThemAsync(asked, read, who, cancellationToken)
            ?? await ByThemAsync(asked, read, cancellationToken)
            ?? await PartOfItAsync(asked, read, cancellationToken)
            ?? ([], []);
    }

    // the same without the addressee, the place or the side
    private async Task<(IReadOnlyList<string>, IReadOnlyList<string>)?> WithoutAsync(Asked asked, Interpretation read, string who, string about, CancellationToken cancellationToken)
    {
        if ((read.Addressee is null && read.Place is null && read.Stance is null && !read.OwnWordsOnly) || (read.Speakers.Count == 0 && read.UnknownSpeakers.Count > 0))
        {
            return null;
        }

        var matches = await desk.Finder.MatchesAsync(asked, read with { Addressee = null, Place = null, Stance = null, OwnWordsOnly = false }, cancellationToken);
        if (matches.Count == 0)
        {
            return null;
        }

        var there = read.Addressee is not null ? $"{AskedWords.Count(matches.Count)} to others, or to nobody the articles name"
            : read.Place is not null ? $"{AskedWords.Count(matches.Count)} elsewhere, or where the articles do not say"
            : read.OwnWordsOnly ? $"{AskedWords.Count(matches.Count)} reported in other words" : AskedWords.Count(matches.Count);
        return who.Length > 0 ? ([$"{AskedWords.Sentence(who)} did speak{about}: {there}."], [$"What did {who} say{about}?"]) : ([$"{AskedWords.Sentence(Naming.List([.. desk.Parties.Of(matches).Take(MostNamed)]))} spoke{about}."], [$"Who spoke{about}?"]);
    }

    private async Task<(IReadOnlyList<string>, IReadOnlyList<string>)?> ByOthersAsync(Asked asked, Interpretation read, string who, string about, CancellationToken cancellationToken)
    {
        if (who.Length == 0 || read.Topic.IsEmpty)
        {
            return null;
        }

        var others = desk.Parties.Of(await desk.Finder.MatchesAsync(asked, read with { Speakers = [] }, cancellationToken));
        return others.Count == 0 ? null
            : ([$"{AskedWords.Sentence(Naming.List([.. others.Take(MostNamed)]))} spoke{about}."], [.. others.Where(party => !about.EndsWith(" " + party, StringComparison.OrdinalIgnoreCase)).Select(party => $"What did {party} say{about}?")]);
    }

    private async Task<(IReadOnlyList<string>, IReadOnlyList<string>)?> AtOtherTimesAsync(Asked asked, Interpretation read, string who, string about, CancellationToken cancellationToken)
    {
        if (AskedWords.Window(read, asked.Request).Length == 0 || read.IsEmpty)
        {
            return null;
        }

        var any = asked with { Request = asked.Request with { From = null, To = null, AsOf = null } };
        var outside = await desk.Finder.MatchesAsync(any, read with { From = null, To = null, AsOf = null }, cancellationToken);
        if (outside.Count == 0)
        {
            return null;
        }

        var dates = outside.Select(match => match.Statement.SaidOn.First ?? match.Published).OfType<LocalDate>().ToList();
        var are = (outside.Count == 1 ? "is " : "are ") + AskedWords.Count(outside.Count);
        var there = dates.Count == 0 ? $"There {are} without a date."
            : dates.Min() == dates.Max() ? $"There {are} of another time, {AskedWords.Day(dates.Min())}."
            : $"There {are} of other times, from {AskedWords.Day(dates.Min())} to {AskedWords.Day(dates.Max())}.";
        return ([there], [who.Length > 0 ? $"What did {who} say{about}?" : $"Who spoke{about}?"]);
    }

    private async Task<(IReadOnlyList<string>, IReadOnlyList<string>)?> AboutElseAsync(Asked asked, Interpretation read, string who, CancellationToken cancellationToken)
    {
        if (read.Speakers.Count == 0)
        {
            return null;
        }

        var subjects = Parties.About(await desk.Finder.MatchesAsync(asked, read with { Topic = Topic.Any }, cancellationToken));
        return subjects.Count == 0 ? null : ([$"{AskedWords.Sentence(who)} spoke about {Naming.List([.. subjects.Take(MostNamed)])}."], [.. subjects.Select(name => $"What did {who} say about {name}?")]);
    }

    private async Task<(IReadOnlyList<string>, IReadOnlyList<string>)?> AboutThemAsync(Asked asked, Interpretation read, string who, CancellationToken cancellationToken)
    {
        if (read.Speakers.Count == 0 || read.Subject is not null)
        {
            return null;
        }

        var topic = new Topic([new([.. read.Speakers.Select(actor => new TopicPart(actor.Typed ?? actor.Label, actor, []))])], []);
        var speakers = desk.Parties.Of(await desk.Finder.MatchesAsync(asked, read with { Speakers = [], Topic = topic }, cancellationToken));
        return speakers.Count == 0 ? null : ([$"{AskedWords.Sentence(Naming.List([.. speakers.Take(MostNamed)]))} spoke about {who}."], [.. speakers.Select(party => $"What did {party} say about {who}?")]);
    }

    // nobody speaks about them, but they speak
    private async Task<(IReadOnlyList<string>, IReadOnlyList<string>)?> ByThemAsync(Asked asked, Interpretation read, CancellationToken cancellationToken)
    {
        if (read.Speakers.Count > 0 || read.About.Count != 1 || read.Topic.Clauses.Count != 1)
        {
            return null;
        }

        var matches = await desk.Finder.MatchesAsync(asked, read with { Speakers = read.About, Topic = Topic.Any }, cancellationToken);
        var who = desk.Naming.Match(read.About[0]);
        return matches.Count == 0 ? null : ([$"{AskedWords.Sentence(who)} did speak: {AskedWords.Count(matches.Count)}."], [$"What did {who} say?", $"Who is {who}?"]);
    }

    // of several words, those that are spoken about
    private async Task<(IReadOnlyList<string>, IReadOnlyList<string>)?> PartOfItAsync(Asked asked, Interpretation read, CancellationToken cancellationToken)
    {
        if (read.Topic.Clauses.Count < 2)
        {
            return null;
        }

        var known = new List<string>();
        foreach (var clause in read.Topic.Clauses.Take(MostNamed))
        {
            if ((await desk.Finder.MatchesAsync(asked, read with { Speakers = [], Topic = new([clause], []) }, cancellationToken)).Count > 0)
            {
                known.Add(clause.Parts[0].Words);
            }
        }

        return known.Count == 0 ? null : ([$"There are statements about {Naming.List(known)}."], [.. known.Select(word => $"Who spoke about {word}?")]);
    }
}
