namespace BriefingBot.Core.Positions;

/// <summary>What a statement does to the position of its speaker, the most important first.</summary>
public enum PositionChange
{
    /// <summary>The opposite of what was held.</summary>
    Reversed,

    /// <summary>Less of it.</summary>
    Softened,

    /// <summary>More of it.</summary>
    Hardened,

    /// <summary>Tied to a condition not there before.</summary>
    Conditioned,

    /// <summary>Not said before.</summary>
    New,

    /// <summary>Not said before by this actor; another said the opposite.</summary>
    Contradicts,

    /// <summary>On what was said before, and it is not certain how.</summary>
    Related,

    /// <summary>Said before.</summary>
    Reiterated,
}
