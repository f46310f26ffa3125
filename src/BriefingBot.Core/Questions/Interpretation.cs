using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>How a question was understood.</summary>
/// <param name="Intent">What is asked for.</param>
/// <param name="Speakers">The speakers asked about; empty for anybody.</param>
/// <param name="Topic">What the statements are to be about.</param>
public sealed record Interpretation(Intent Intent, IReadOnlyList<ActorMatch> Speakers, Topic Topic)
{
    /// <summary>The actors that the statements are to be about.</summary>
    public IReadOnlyList<ActorMatch> About => Topic.Actors;

    /// <summary>The other words that they are to hold, as typed.</summary>
    public IReadOnlyList<string> Terms => Topic.Terms;

    /// <summary>Speakers asked about that nobody in the store is called.</summary>
    public IReadOnlyList<string> UnknownSpeakers { get; init; } = [];

    /// <summary>Speakers left out, in the asker's words.</summary>
    public IReadOnlyList<ActorMatch> Except { get; init; } = [];

    /// <summary>The first date of speech the words ask for, or null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last date of speech the words ask for, itself included, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>The day the words ask to answer as of, or null.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>Whether thoughts are asked for too: "think", "position".</summary>
    public bool WithThoughts { get; init; }

    /// <summary>Whether only the speaker's own words are asked for.</summary>
    public bool OwnWordsOnly { get; init; }

    /// <summary>The side asked for, or null.</summary>
    public Stance? Stance { get; init; }

    /// <summary>What else is asked for.</summary>
    public Aspect Aspect { get; init; }

    /// <summary>Whom they are to have told it, in the asker's words, or null.</summary>
    public string? Addressee { get; init; }

    /// <summary>Where it is to have been said, in the asker's words, or null.</summary>
    public string? Place { get; init; }

    /// <summary>The words to verify, or null.</summary>
    public string? Claim { get; init; }

    /// <summary>Whether <see cref="Claim"/> stands in quotation marks.</summary>
    public bool ClaimIsQuoted { get; init; }

    /// <summary>The subject in the asker's words, or null without one.</summary>
    public string? Subject { get; init; }

    /// <summary>How many statements of the same answer were shown before.</summary>
    public int Skip { get; init; }

    /// <summary>Whether the words fit no form of question, so that all of them are the subject.</summary>
    public bool IsUnframed { get; init; }

    /// <summary>Whether there is nothing to search for.</summary>
    public bool IsEmpty => Speakers.Count == 0 && Topic.IsEmpty && Claim is null;
}
