using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>What is asked for.</summary>
public enum Intent
{
    /// <summary>What somebody said.</summary>
    Said,

    /// <summary>Who said something about a subject.</summary>
    WhoSaid,

    /// <summary>How to ask.</summary>
    Help,
}

/// <summary>How a question was understood.</summary>
/// <param name="Intent">What is asked for.</param>
/// <param name="Speakers">The speakers asked about; empty for anybody.</param>
/// <param name="About">The actors that the statements are to be about.</param>
/// <param name="Terms">The other words that they are to hold.</param>
public sealed record Interpretation(Intent Intent, IReadOnlyList<ActorMatch> Speakers, IReadOnlyList<ActorMatch> About, IReadOnlyList<string> Terms)
{
    /// <summary>Speakers asked about that nobody in the store is called.</summary>
    public IReadOnlyList<string> UnknownSpeakers { get; init; } = [];

    /// <summary>The first date of speech the words ask for, or null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last date of speech the words ask for, itself included, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Whether thoughts are asked for too: "think", "position".</summary>
    public bool WithThoughts { get; init; }

    /// <summary>Whom they are to have told it, in the asker's words, or null.</summary>
    public string? Addressee { get; init; }

    /// <summary>The subject in the asker's words, or null without one.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether the words fit no form of question, so that all of them are the subject.</summary>
    public bool IsUnframed { get; init; }
}

/// <summary>An actor that a phrase of a question means.</summary>
/// <param name="Label">The name to show.</param>
/// <param name="Names">All names in the store that are this actor's.</param>
/// <param name="Country">ISO 3166-1 alpha-2 when a country is meant, else null.</param>
/// <param name="IsOrganisation">Whether an organisation is meant.</param>
/// <param name="Corrected">Whether the phrase was misspelt.</param>
public sealed record ActorMatch(string Label, IReadOnlyList<string> Names, string? Country, bool IsOrganisation, bool Corrected = false)
{
    /// <summary>The words typed for a subject, which a text may use for something else too ("jobs"); or null.</summary>
    public string? Typed { get; init; }
}
