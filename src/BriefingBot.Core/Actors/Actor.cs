namespace BriefingBot.Core.Actors;

/// <summary>What kind of actor speaks or is spoken about.</summary>
public enum ActorKind
{
    /// <summary>A person known by name.</summary>
    Person,

    /// <summary>An organisation, a document of one, or a group.</summary>
    Organisation,

    /// <summary>A country or its government as such.</summary>
    Country,

    /// <summary>An office whose holder is not named.</summary>
    Office,

    /// <summary>Somebody the article does not name.</summary>
    Anonymous,
}

/// <summary>The resolved actor behind a source, as one article shows them.</summary>
/// <param name="Name">The fullest name; for an anonymous speaker the phrase without its article.</param>
/// <param name="Kind">What kind of actor this is.</param>
/// <param name="Office">The office held, as the article words it, or null.</param>
/// <param name="Country">ISO 3166-1 alpha-2 of the country spoken for, or null.</param>
/// <param name="Organisation">The organisation spoken for, or null.</param>
public sealed record Actor(string Name, ActorKind Kind, string? Office = null, string? Country = null, string? Organisation = null);

/// <summary>An actor a statement is about.</summary>
/// <param name="Name">The fullest name the article gives.</param>
/// <param name="Kind">What kind of actor this is.</param>
public sealed record ActorName(string Name, ActorKind Kind);
