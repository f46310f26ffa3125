namespace BriefingBot.Core.Positions;

/// <summary>Reads two statements together and tells how they may relate: what weights of single observations cannot see.</summary>
public interface IPairReader
{
    /// <summary>
    /// The natural logarithm of how likely each relation is, if one actor made both: new, reiterated, softened, hardened, conditioned,
    /// reversed, unrelated, in this order.
    /// </summary>
    /// <param name="subject">What the position is about.</param>
    /// <param name="earlier">The earlier statement as printed.</param>
    /// <param name="later">The later statement as printed.</param>
    IReadOnlyList<float> Read(string subject, string earlier, string later);
}
