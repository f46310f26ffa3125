namespace BriefingBot.Core.Questions;

/// <summary>What statements are to be about: each clause must hold, no excluded part may.</summary>
/// <param name="Clauses">The clauses, in the order typed.</param>
/// <param name="Excluded">What the statements must not be about.</param>
public sealed record Topic(IReadOnlyList<TopicClause> Clauses, IReadOnlyList<TopicPart> Excluded)
{
    /// <summary>About anything.</summary>
    public static readonly Topic Any = new([], []);

    /// <summary>The actors named.</summary>
    public IReadOnlyList<ActorMatch> Actors => [.. Clauses.SelectMany(clause => clause.Parts).Select(part => part.Actor).OfType<ActorMatch>()];

    /// <summary>The other words, as typed.</summary>
    public IReadOnlyList<string> Terms => [.. Clauses.SelectMany(clause => clause.Parts).Where(part => part.Actor is null).Select(part => part.Words)];

    /// <summary>Whether nothing is asked for.</summary>
    public bool IsEmpty => Clauses.Count == 0;
}

/// <summary>Parts of which at least one must hold.</summary>
/// <param name="Parts">The parts; never empty.</param>
/// <param name="IsNamed">Whether the asker joined it to the clause before by "and", so that it may stand alone if both together find nothing.</param>
public sealed record TopicClause(IReadOnlyList<TopicPart> Parts, bool IsNamed = false);

/// <summary>One part of a topic: an actor, or words.</summary>
/// <param name="Words">As typed.</param>
/// <param name="Actor">Whom they mean, or null.</param>
/// <param name="Phrases">What a text may call it, compared by stems; the actor's names where it is one.</param>
public sealed record TopicPart(string Words, ActorMatch? Actor, IReadOnlyList<string> Phrases);
