using BriefingBot.Core.Actors;

namespace BriefingBot.Core.Positions;

/// <summary>A statement read for what it claims: made by <see cref="PositionReader"/>, compared by <see cref="Relation"/>.</summary>
public sealed class ReadStatement
{
    internal ReadStatement(Claim claim, IReadOnlyList<Term> beside, IReadOnlyList<Term> addressed, Actor? speaker, string source, string text)
    {
        Claim = claim;
        Beside = beside;
        Addressed = addressed;
        Speaker = speaker;
        Source = source;
        Text = text;
    }

    /// <summary>Who speaks, or null when the text does not say.</summary>
    public Actor? Speaker { get; }

    /// <summary>The words that name the speaker, as printed; empty without any.</summary>
    public string Source { get; }

    /// <summary>The words it was read from.</summary>
    public string Text { get; }

    /// <summary>What it claims.</summary>
    internal Claim Claim { get; }

    /// <summary>What stands beside the claim and tells what it is about: "said of the bridge".</summary>
    internal IReadOnlyList<Term> Beside { get; }

    /// <summary>Whom it was told.</summary>
    internal IReadOnlyList<Term> Addressed { get; }
}
