namespace BriefingBot.Core.Actors;

/// <summary>Somebody or something one article names, with what its words tell about them.</summary>
public sealed class CastMember(string name, ActorKind kind)
{
    /// <summary>The fullest name the article gives.</summary>
    public string Name { get; set; } = name;

    /// <summary>What kind of actor it is.</summary>
    public ActorKind Kind { get; set; } = kind;

    /// <summary>Whether the kind is shown by the words around, and not a guess.</summary>
    public bool KindIsSure { get; set; }

    /// <summary>The gender that title or given name tells.</summary>
    public Gender Gender { get; set; }

    /// <summary>The office as the article words it, or null.</summary>
    public string? Office { get; set; }

    /// <summary>ISO 3166-1 alpha-2 of the country spoken for, or null.</summary>
    public string? Country { get; set; }

    /// <summary>The organisation spoken for, or null.</summary>
    public string? Organisation { get; set; }

    /// <summary>How often the article names it.</summary>
    public int Mentions { get; set; }

    /// <summary>The member as an actor.</summary>
    public Actor ToActor() => new(Name, Kind, Office, Country, Organisation);
}
