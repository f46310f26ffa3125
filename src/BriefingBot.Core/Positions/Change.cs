namespace BriefingBot.Core.Positions;

/// <summary>How a later statement relates to an earlier one on the same subject. Strength is that of what is demanded, threatened, refused, promised or held to be true.</summary>
public enum Change
{
    /// <summary>Another claim; both can stand side by side.</summary>
    New,

    /// <summary>The same claim at the same strength, in whatever words.</summary>
    Reiterated,

    /// <summary>Less of it.</summary>
    Softened,

    /// <summary>More of it.</summary>
    Hardened,

    /// <summary>The same direction, tied to a condition not there before.</summary>
    Conditioned,

    /// <summary>The opposite, or one's own word taken back.</summary>
    Reversed,

    /// <summary>Another actor says the opposite.</summary>
    Contradicts,

    /// <summary>Another actor says the same.</summary>
    OtherSpeaker,

    /// <summary>The same actor on another subject.</summary>
    Unrelated,
}
