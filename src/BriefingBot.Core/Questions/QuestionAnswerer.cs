using BriefingBot.Core.Actors;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>Answers questions from a store.</summary>
/// <param name="store">The statements.</param>
/// <param name="gazetteer">The names known beforehand.</param>
/// <param name="link">Where the article of a statement shows it.</param>
public sealed class QuestionAnswerer(IStatementStore store, Gazetteer gazetteer, Func<Statement, Uri> link)
{
    /// <summary>What a question looks like, for those who have not asked one.</summary>
    public const string Example = "what did Russia say about Assad?";

    // enough to choose the most telling from, and to name who else spoke
    private const int Candidates = 400;
    private const int MostSuggestions = 3;

    // a message is read on one screen: longer words are cut at the end of a sentence
    private const int LongestQuote = 600;

    private readonly Naming naming = new(gazetteer);
    private readonly StatementSearch search = new(gazetteer);
    private ActorsOfVersion? actors;

    /// <summary>Answers one question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="today">The day it is asked, which relative dates count from unless the request says otherwise.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Answer> AskAsync(AskRequest request, LocalDate today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var index = await IndexAsync(cancellationToken);
        var read = new QuestionReader(index).Read(request.Question, request.AsOf ?? today);
        if (read is null)
        {
            return NotUnderstood(request);
        }

        if (read.Intent == Intent.Help)
        {
            return new(request, read, AnswerOutcome.Answered, Help(), [], [Example]);
        }

        if ((read.Speakers.Count == 0 && read.UnknownSpeakers.Count > 0) || IsEmpty(read))
        {
            return await NothingAsync(request, read, cancellationToken);
        }

        var matches = await SearchAsync(request, read, cancellationToken);
        if (matches.Count == 0 && Corrected(read, index) is { } respelt && await SearchAsync(request, respelt, cancellationToken) is { Count: > 0 } nearly)
        {
            return await AnswerAsync(request, respelt, nearly, cancellationToken);
        }

        return matches.Count == 0
            ? await NothingAsync(request, read, cancellationToken)
            : await AnswerAsync(request, read, matches, cancellationToken);
    }

    private async Task<IReadOnlyList<StatementMatch>> SearchAsync(AskRequest request, Interpretation read, CancellationToken cancellationToken)
    {
        var matches = await store.SearchAsync(search.Query(read, request, anySpeaker: false, request.Limit == 0 ? 0 : Candidates), cancellationToken);
        return read.Addressee is { } told ? [.. matches.Where(match => Told(match.Statement, told))] : matches;
    }

    private static bool Told(Statement statement, string addressee)
    {
        var words = Spelling.Fold(addressee).Split(' ').Where(word => word is not "the");
        var told = Spelling.Fold(statement.Addressee ?? string.Empty).Split(' ');
        return words.All(told.Contains);
    }

    // a subject that finds nothing may be a name misspelt
    private static Interpretation? Corrected(Interpretation read, ActorIndex index) =>
        read.Subject is { } subject && read.About.Count == 0 && index.CorrectSubject(subject) is { } actor ? read with { About = [actor], Terms = [] } : null;

    // replaced whole, so that no reader sees half of it
    private sealed record ActorsOfVersion(long Version, ActorIndex Index);

    private static bool IsEmpty(Interpretation read) => read.Speakers.Count == 0 && read.About.Count == 0 && read.Terms.Count == 0;

    private static Answer NotUnderstood(AskRequest request) =>
        new(request, null, AnswerOutcome.NotUnderstood, new([new ChatParagraph([new ChatText($"Ask about a person, a country or a topic, for example: {Example}")])]), [], [Example]);

    private static ChatMessage Help() => new([
        new ChatParagraph([new ChatText("Ask who said what, about whom, and when. For example:")]),
        new ChatItem([new ChatText("what did Russia say about Assad?")]),
        new ChatItem([new ChatText("who spoke about arms deliveries since February 2013?")]),
        new ChatItem([new ChatText("what is the position of the Free Syrian Army on dialogue?")]),
    ]);

    private async Task<ActorIndex> IndexAsync(CancellationToken cancellationToken)
    {
        var summary = await store.SummaryAsync(cancellationToken);
        if (actors is { } cached && cached.Version == summary.Version)
        {
            return cached.Index;
        }

        var index = new ActorIndex(gazetteer, await store.ActorsAsync(cancellationToken));
        actors = new(summary.Version, index);
        return index;
    }

    private async Task<Answer> AnswerAsync(AskRequest request, Interpretation read, IReadOnlyList<StatementMatch> matches, CancellationToken cancellationToken)
    {
        var articles = await store.ArticlesOfAsync(matches, cancellationToken);
        var ranked = Ranking.Order(matches);
        var groups = request.Limit == 0
            ? [.. ranked.Select(match => (Match: match, AlsoIn: (IReadOnlyList<Article>)[]))]
            : Ranking.Fold(ranked, articles);
        var shown = request.Limit == 0 ? groups : Ranking.Arrange([.. groups.Take(request.Limit)]);
        var citations = shown
            .Select((group, i) => new Citation(i + 1, group.Match.Statement, articles[group.Match.Statement.ArticleId], Shown(group.Match.Statement, articles[group.Match.Statement.ArticleId].Text, request.Limit == 0), link(group.Match.Statement), group.AlsoIn))
            .ToList();
        var suggestions = await SuggestionsAsync(request, read, matches, citations, cancellationToken);
        var message = new AnswerComposer(naming).Compose(read, citations, groups.Count, suggestions);
        return new(request, read, AnswerOutcome.Answered, message, citations, suggestions);
    }

    private static IReadOnlyList<TextSpan> Shown(Statement statement, string text, bool whole) =>
        whole ? statement.Content : Excerpt.Of(statement.Content, text, LongestQuote);

    // nothing by them: who did speak about it, or about them; nothing about it: what they did speak about
    private async Task<Answer> NothingAsync(AskRequest request, Interpretation read, CancellationToken cancellationToken)
    {
        var asked = read.Speakers.Count > 0 ? Naming.List([.. read.Speakers.Select(naming.Match)]) : Naming.List(read.UnknownSpeakers);
        var subject = read.About.Count > 0 && read.Terms.Count == 0 ? Naming.List([.. read.About.Select(naming.Match)]) : read.Subject;
        var about = subject is null ? string.Empty : $" about {subject}";
        var told = read.Addressee is { } addressee ? $" to {addressee}" : string.Empty;
        var when = Window(read, request);
        var words = new List<string>
        {
            asked.Length > 0 ? $"Nothing by {asked}{told}{about}{when}."
                : read.IsUnframed || subject is null ? $"Nothing found for “{subject ?? request.Question.Trim()}”{when}."
                : $"Nothing about {subject}{when}.",
        };
        var (more, suggestions) = await InsteadAsync(request, read, asked, subject, about, when, cancellationToken);
        words.AddRange(more);
        if (suggestions.Count == 0)
        {
            var summary = await store.SummaryAsync(cancellationToken);
            words.Add(summary.Statements == 0 ? "The store is empty: add articles with `briefingbot ingest`." : $"For example: {Example}");
        }

        List<ChatBlock> blocks = [new ChatParagraph([new ChatText(string.Join(' ', words))])];
        if (suggestions.Count > 0)
        {
            blocks.Add(new ChatSuggestions(suggestions));
        }

        return new(request, read, AnswerOutcome.NothingFound, new(blocks), [], suggestions);
    }

    // what there is instead, nearest first: to others, by others, at other times, about something else, about themselves
    private async Task<(IReadOnlyList<string> Words, IReadOnlyList<string> Suggestions)> InsteadAsync(
        AskRequest request, Interpretation read, string asked, string? subject, string about, string when, CancellationToken cancellationToken)
    {
        if (read.Addressee is not null && await SearchAsync(request, read with { Addressee = null }, cancellationToken) is { Count: > 0 } toOthers)
        {
            return ([$"{Sentence(asked)} did speak{about}: {Count(toOthers.Count)} to others, or to nobody the articles name."], [$"What did {asked} say{about}?"]);
        }

        var others = read.Subject is null ? [] : await PartiesAsync(search.Query(read, request, anySpeaker: true, Candidates), cancellationToken);
        if (others.Count > 0 && asked.Length > 0)
        {
            return ([$"{Sentence(Naming.List([.. others.Take(4)]))} spoke{about}."],
                [.. others.Where(party => !party.Equals(subject, StringComparison.OrdinalIgnoreCase)).Take(MostSuggestions).Select(party => $"What did {party} say{about}?")]);
        }

        if (when.Length > 0 && !IsEmpty(read) && await store.SearchAsync(search.Query(read with { From = null, To = null }, request with { From = null, To = null, AsOf = null }, anySpeaker: false, Candidates), cancellationToken) is { Count: > 0 } outside)
        {
            var dates = outside.Select(match => match.Statement.SaidOn.First ?? match.Published).OfType<LocalDate>().ToList();
            var there = dates.Count == 0 ? $"There {Are(outside.Count)} without a date."
                : dates.Min() == dates.Max() ? $"There {Are(outside.Count)} of another time, {Spelling.Spoken(PartialDate.Day(dates.Min()))}."
                : $"There {Are(outside.Count)} of other times, from {Spelling.Spoken(PartialDate.Day(dates.Min()))} to {Spelling.Spoken(PartialDate.Day(dates.Max()))}.";
            return ([there], [asked.Length > 0 ? $"What did {asked} say{about}?" : $"Who spoke{about}?"]);
        }

        if (read.Speakers.Count == 0)
        {
            return ([], []);
        }

        var subjects = await SubjectsAsync(request, read, cancellationToken);
        if (subjects.Count > 0)
        {
            return ([$"{Sentence(asked)} spoke about {Naming.List([.. subjects.Take(4)])}."], [.. subjects.Take(MostSuggestions).Select(name => $"What did {asked} say about {name}?")]);
        }

        var speakers = read.Subject is null ? await PartiesAsync(search.Query(read with { Speakers = [], About = read.Speakers }, request, anySpeaker: true, Candidates), cancellationToken) : [];
        return speakers.Count > 0
            ? ([$"{Sentence(Naming.List([.. speakers.Take(4)]))} spoke about {asked}."], [.. speakers.Take(MostSuggestions).Select(party => $"What did {party} say about {asked}?")])
            : ([], []);
    }

    private static string Count(int statements) => statements == 1 ? "1 statement" : FormattableString.Invariant($"{statements} statements");

    private static string Are(int statements) => (statements == 1 ? "is " : "are ") + Count(statements);

    private static string Window(Interpretation read, AskRequest request)
    {
        var from = read.From ?? request.From;
        var to = read.To ?? request.To ?? request.AsOf;
        return (from, to) switch
        {
            ({ } first, { } last) when first == last => $" on {Day(first)}",
            ({ } first, { } last) => $" from {Day(first)} to {Day(last)}",
            ({ } first, null) => $" since {Day(first)}",
            (null, { } last) => $" until {Day(last)}",
            _ => string.Empty,
        };

        static string Day(LocalDate date) => Spelling.Spoken(PartialDate.Day(date));
    }

    private async Task<List<string>> PartiesAsync(StatementQuery query, CancellationToken cancellationToken) =>
        query.All.Count == 0 ? [] : Parties(await store.SearchAsync(query, cancellationToken));

    private List<string> Parties(IEnumerable<StatementMatch> matches) =>
        [.. matches
            .Where(match => match.Statement.Speaker is { } speaker && (speaker.Kind != ActorKind.Anonymous || speaker.Country is not null || speaker.Organisation is not null))
            .GroupBy(match => naming.Party(match.Statement.Speaker!), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)];

    private async Task<List<string>> SubjectsAsync(AskRequest request, Interpretation read, CancellationToken cancellationToken)
    {
        var query = search.Query(read with { About = [], Terms = [] }, request, anySpeaker: false, Candidates);
        return Fullest([.. (await store.SearchAsync(query, cancellationToken))
            .SelectMany(match => match.Statement.About)
            .GroupBy(actor => actor.Name, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)]);
    }

    private async Task<IReadOnlyList<string>> SuggestionsAsync(
        AskRequest request, Interpretation read, IReadOnlyList<StatementMatch> matches, List<Citation> citations, CancellationToken cancellationToken)
    {
        if (read.Subject is { } subject)
        {
            var spoken = citations.Where(citation => citation.Statement.Speaker is not null).Select(citation => naming.Party(citation.Statement.Speaker!)).ToHashSet(StringComparer.Ordinal);
            // of anybody, the same statements were found already
            var others = read.Speakers.Count == 0 && read.Addressee is null
                ? Parties(matches.Take(Candidates))
                : await PartiesAsync(search.Query(read, request, anySpeaker: true, Candidates), cancellationToken);
            return [.. others.Where(party => read.Speakers.Count == 0 || !spoken.Contains(party)).Take(MostSuggestions).Select(party => $"What did {party} say about {subject}?")];
        }

        var who = Naming.List([.. read.Speakers.Select(naming.Match)]);
        return [.. Fullest([.. citations.SelectMany(citation => citation.Statement.About).Select(actor => actor.Name).Distinct(StringComparer.OrdinalIgnoreCase)])
            .Take(MostSuggestions)
            .Select(name => $"What did {who} say about {name}?")];
    }

    // "Assad" beside "Bashar al-Assad" names nobody else
    private static List<string> Fullest(List<string> names)
    {
        var folded = names.ConvertAll(name => " " + Spelling.Fold(name));
        return [.. names.Where((_, i) => !folded.Exists(other => other.Length > folded[i].Length && other.EndsWith(folded[i], StringComparison.Ordinal)))];
    }

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
