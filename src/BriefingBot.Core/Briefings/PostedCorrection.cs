using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>A correction of a posted briefing, as its readers are told. What was told stays on record.</summary>
/// <param name="Key">What it is: the same correction has the same key, however often it is found.</param>
/// <param name="At">When it was made, or first found.</param>
/// <param name="Words">What it says, as the end of a sentence: "item 2 was withdrawn: not said".</param>
public sealed record PostedCorrection(string Key, Instant At, string Words);

/// <summary>What was told, or is to be told, in the message of a posted briefing.</summary>
/// <param name="Key">Which briefing.</param>
/// <param name="Corrections">The corrections, in the order in which they were found; they are only added to.</param>
/// <param name="Attempts">How often the message was edited, or tried, for the last of them.</param>
/// <param name="IsOpen">Whether the message still has to be edited.</param>
/// <param name="Problem">Why it was not, in words, or null.</param>
public sealed record BriefingEdit(DeliveryKey Key, IReadOnlyList<PostedCorrection> Corrections, int Attempts, bool IsOpen, string? Problem);

/// <summary>The record of corrected messages, beside the ledger: one row a briefing.</summary>
public interface IBriefingEdits
{
    /// <summary>What is on record of a briefing; null when nothing of it was corrected.</summary>
    Task<BriefingEdit?> FindAsync(DeliveryKey key, CancellationToken cancellationToken);

    /// <summary>Puts corrections on record, to be told.</summary>
    /// <param name="key">The briefing.</param>
    /// <param name="corrections">All of them, those on record first; not empty.</param>
    /// <param name="known">How many were on record when they were found.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether this call recorded them; of many at once exactly one does.</returns>
    Task<bool> TryRecordAsync(DeliveryKey key, IReadOnlyList<PostedCorrection> corrections, int known, CancellationToken cancellationToken);

    /// <summary>The edits that may be made now.</summary>
    Task<IReadOnlyList<BriefingEdit>> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Takes an open edit for a while; of many at once exactly one gets it.</summary>
    Task<bool> TryLeaseAsync(BriefingEdit edit, Duration lease, CancellationToken cancellationToken);

    /// <summary>Records that the message says what <paramref name="edit"/> holds; it stays open when more was recorded meanwhile.</summary>
    Task MarkToldAsync(BriefingEdit edit, CancellationToken cancellationToken);

    /// <summary>Records why the message was not edited; it is tried again after <paramref name="wait"/>, or never when that is null. More corrections open it again.</summary>
    Task MarkRefusedAsync(BriefingEdit edit, string problem, Duration? wait, CancellationToken cancellationToken);
}
