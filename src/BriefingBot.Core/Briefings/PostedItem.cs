using BriefingBot.Core.Chat;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Questions;
using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Briefings;

/// <summary>Whether a statement still is as it was posted.</summary>
public enum Standing
{
    /// <summary>It is.</summary>
    Stands,

    /// <summary>Its article, which changed, has it in other words.</summary>
    Reworded,

    /// <summary>An editor corrected who said it.</summary>
    OtherSpeaker,

    /// <summary>An editor withdrew it.</summary>
    Withdrawn,

    /// <summary>Its article, which changed or was read again, no longer has it.</summary>
    Vanished,

    /// <summary>Its article is gone.</summary>
    Removed,
}

/// <summary>A statement of a posted briefing, as it stands now.</summary>
/// <param name="Id">The statement's id as posted.</param>
/// <param name="Standing">Whether it still is as it was posted.</param>
/// <param name="Citation">The statement with its words cut from the article now; null when it no longer stands.</param>
/// <param name="Record">What is on record of it; null when its article is gone.</param>
/// <param name="Posted">The words as posted; null where the message did not show them.</param>
public sealed record PostedStatement(string Id, Standing Standing, Citation? Citation, StatementRecord? Record, string? Posted)
{
    /// <summary>Whether its words no longer hold.</summary>
    public bool IsStruck => Citation is null;

    /// <summary>The words to strike out: as posted, else as they stood in the article; empty when neither is known.</summary>
    public string Struck => Posted ?? Record?.Words ?? string.Empty;
}

/// <summary>An item of a posted briefing, as it stands now.</summary>
/// <param name="Frozen">The item as it was posted.</param>
/// <param name="Change">What it did to the position, as posted.</param>
/// <param name="Now">Its statement.</param>
/// <param name="Previous">The earlier statement beside it, or null.</param>
public sealed record PostedItem(ChatBriefedItem Frozen, PositionChange Change, PostedStatement Now, PostedStatement? Previous);
