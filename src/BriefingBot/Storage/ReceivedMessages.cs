using System.Data.Common;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Storage;

/// <summary>Remembers in a database of either engine which messages were taken on.</summary>
public sealed class ReceivedMessages(DbDataSource database, TimeProvider clock) : IReceivedMessages
{
    // Slack repeats for about an hour, Teams for less; two days are safe and stay small
    private static readonly Duration Kept = Duration.FromDays(2);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<bool> TryTakeAsync(string key, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        await database.ExecuteAsync("DELETE FROM received_message WHERE received_at < @Before", new { Before = Stamps.Write(now - Kept) }, cancellationToken);
        return await database.ExecuteAsync(
            "INSERT INTO received_message (key, received_at) VALUES (@key, @Now) ON CONFLICT DO NOTHING", new { key, Now = Stamps.Write(now) }, cancellationToken) == 1;
    }
}
