namespace BriefingBot.Core.Positions;

/// <summary>What an amount counts.</summary>
internal enum AmountKind
{
    /// <summary>Things, people, money: a plain number.</summary>
    Count,

    /// <summary>A share of a whole: 0.25 for a quarter and for 25 percent.</summary>
    Share,

    /// <summary>A length of time, in days.</summary>
    Duration,
}

/// <summary>An amount named in a claim.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">The stem of what is counted, or null.</param>
/// <param name="Bound">1 behind "more than", -1 behind "fewer than", 0 otherwise.</param>
/// <param name="First">The position of its first word.</param>
/// <param name="End">The position after its last.</param>
/// <param name="IsDenied">Whether a "not" stands right before it: "not fifteen".</param>
internal sealed record Amount(AmountKind Kind, double Value, string? Unit, int Bound, int First, int End, bool IsDenied)
{
    /// <summary>Whether the two are the same, however written.</summary>
    public bool Equals(double value) => Math.Abs(Value - value) <= 0.001 * Math.Max(Math.Abs(Value), Math.Abs(value));
}
