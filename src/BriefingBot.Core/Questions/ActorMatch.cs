namespace BriefingBot.Core.Questions;

/// <summary>An actor that a phrase of a question means.</summary>
/// <param name="Label">The name to show.</param>
/// <param name="Names">All names in the store that are this actor's.</param>
/// <param name="Country">ISO 3166-1 alpha-2 when a country is meant, else null.</param>
/// <param name="IsOrganisation">Whether an organisation is meant.</param>
/// <param name="Corrected">Whether the phrase was misspelt.</param>
public sealed record ActorMatch(string Label, IReadOnlyList<string> Names, string? Country, bool IsOrganisation, bool Corrected = false)
{
    /// <summary>The words typed, which in a subject a text may use for something else too ("jobs"); or null.</summary>
    public string? Typed { get; init; }

    /// <summary>The people it may be, best known first, when more than one is as likely; else empty.</summary>
    public IReadOnlyList<ActorMatch> Alternatives { get; init; } = [];

    /// <summary>Whether the office fits but for a country or body that the newest article leaves out; an earlier one may name it.</summary>
    public bool IsLoose { get; init; }

    /// <summary>The office it was named by, or null.</summary>
    public OfficePhrase? Office { get; init; }
}

/// <summary>An office as a question names it.</summary>
/// <param name="Words">Its words in their usual form, folded; never empty.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
public sealed record OfficePhrase(IReadOnlyList<string> Words, string? Country);
