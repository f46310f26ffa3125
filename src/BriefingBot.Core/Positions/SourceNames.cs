namespace BriefingBot.Core.Positions;

/// <summary>Whom the words of a source name.</summary>
internal enum SourceNames
{
    /// <summary>Nobody by name: "the minister".</summary>
    Nobody,

    /// <summary>The one asked for, or who speaks for them.</summary>
    Them,

    /// <summary>Somebody else.</summary>
    Another,
}
