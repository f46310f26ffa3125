using BriefingBot.Core.Actors;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>Questions to ask next: only such as have an answer in the store.</summary>
/// <param name="finder">Finds statements.</param>
/// <param name="naming">How actors are named.</param>
internal sealed class Suggestions(StatementFinder finder, Naming naming)
{
    /// <summary>The most that are offered.</summary>
    public const int Most = 3;

    // candidates without an answer are passed over; looking at more would cost more than they are worth
    private const int MostTried = 5;

    private readonly Parties parties = new(naming);

    /// <summary>What others said on the same subject; without a subject, what the same speakers said about whom they named.</summary>
    public async Task<IReadOnlyList<string>> NextAsync(Asked asked, IReadOnlyList<Citation> citations, CancellationToken cancellationToken)
    {
        var read = asked.Read;
        if (read.IsUnframed && read.Topic.Clauses.Count > 1)
        {
            return [];
        }

        if (read.Subject is not null && read.Claim is null)
        {
            var spoke = citations.Select(citation => citation.Statement.Speaker).OfType<Actor>().SelectMany(speaker => new[] { naming.Party(speaker), speaker.Name })
                .Concat(read.Speakers.Select(naming.Match)).ToHashSet(StringComparer.Ordinal);
            var anybody = await finder.MatchesAsync(asked, read with { Speakers = [], Except = [], Stance = null, Addressee = null, Place = null }, cancellationToken);
            return await AnsweredAsync(asked, parties.Of(anybody).Where(party => read.Speakers.Count == 0 || !spoke.Contains(party)).Select(party => $"What did {party} say about {Subject(read)}?"), cancellationToken);
        }

        var who = read.Speakers.Count > 0 ? Naming.List([.. read.Speakers.Select(naming.Match)]) : null;
        var named = citations.SelectMany(citation => citation.Statement.About).Select(actor => actor.Name).Distinct(StringComparer.OrdinalIgnoreCase);
        return who is null ? [] : await AnsweredAsync(asked, named.Where(name => name != who).Select(name => $"What did {who} say about {name}?"), cancellationToken);
    }

    /// <summary>Those of <paramref name="questions"/> that the store answers, in order.</summary>
    public async Task<IReadOnlyList<string>> AnsweredAsync(Asked asked, IEnumerable<string> questions, CancellationToken cancellationToken)
    {
        var answered = new List<string>();
        foreach (var question in questions.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTried))
        {
            if (answered.Count < Most
                && new QuestionReader(asked.Index).Read(question, asked.Today) is { IsEmpty: false, UnknownSpeakers.Count: 0 } read
                && !read.Speakers.Any(speaker => speaker.Alternatives.Count > 1 || speaker.IsLoose)
                && await finder.AnyAsync(asked with { Request = new(question) { Limit = 1 } }, read, cancellationToken))
            {
                answered.Add(question);
            }
        }

        return answered;
    }

    private static string Subject(Interpretation read) => read.Subject!.Trim();
}
