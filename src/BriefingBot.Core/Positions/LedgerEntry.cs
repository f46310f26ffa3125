using NodaTime;

namespace BriefingBot.Core.Positions;

/// <summary>What a statement does to the position it belongs to, with the evidence.</summary>
/// <param name="Change">What it does.</param>
/// <param name="Previous">The earlier statement that shows it; null when it is new.</param>
/// <param name="Evidence">The earlier words, the words that differ and the sign that tells, in a sentence of our own; null when it is new.</param>
/// <param name="Times">How often it has been said, this time included.</param>
/// <param name="FirstOn">When it was first said; null when not known.</param>
/// <param name="IsHistory">Whether the ledger holds a later statement on the same matter: it is filed, and changes nothing.</param>
public sealed record LedgerEntry(PositionChange Change, Said? Previous, string? Evidence, int Times, LocalDate? FirstOn, bool IsHistory)
{
    /// <summary>A statement like none before.</summary>
    public static LedgerEntry New(Said said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return new(PositionChange.New, null, null, 1, said.On, IsHistory: false);
    }
}
