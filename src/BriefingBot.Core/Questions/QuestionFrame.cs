using NodaTime;

namespace BriefingBot.Core.Questions;

/// <summary>The slots of a question in the asker's words, before it is known whom they mean. A thread remembers it, so that "and the US?" fills one slot anew.</summary>
/// <param name="Intent">What is asked for.</param>
public sealed record QuestionFrame(Intent Intent)
{
    /// <summary>Who is to have spoken, or null for anybody.</summary>
    public string? Speaker { get; init; }

    /// <summary>What it is to be about, or null for anything.</summary>
    public string? Subject { get; init; }

    /// <summary>The words to verify, or null.</summary>
    public string? Claim { get; init; }

    /// <summary>Whether the claim stands in quotation marks.</summary>
    public bool ClaimIsQuoted { get; init; }

    /// <summary>Whom they told, or null.</summary>
    public string? Addressee { get; init; }

    /// <summary>Where, or null.</summary>
    public string? Place { get; init; }

    /// <summary>The first date of speech, or null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last date of speech, itself included, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>The day to answer as of, or null.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>Whether thoughts count too.</summary>
    public bool WithThoughts { get; init; }

    /// <summary>Whether only own words count.</summary>
    public bool OwnWordsOnly { get; init; }

    /// <summary>The side asked for, or null.</summary>
    public Stance? Stance { get; init; }

    /// <summary>What else is asked for.</summary>
    public Aspect Aspect { get; init; }

    /// <summary>Speakers to leave out, as typed.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>How many statements were shown before.</summary>
    public int Skip { get; init; }

    /// <summary>Whether its dates count from an answer: "before that?".</summary>
    public bool IsRelative { get; init; }

    /// <summary>Whether the words fit no form of question.</summary>
    public bool IsUnframed { get; init; }
}
