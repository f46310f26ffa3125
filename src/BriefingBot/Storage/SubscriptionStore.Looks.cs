using System.Text.Json;
using BriefingBot.Core.Briefings;
using NodaTime;

namespace BriefingBot.Storage;

/// <content>What a round of delivery reads: those it has to look at, and no others.</content>
public sealed partial class SubscriptionStore
{
    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<Subscription>> FindAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return ReadAsync($"AND id IN (SELECT CAST(CAST(item.value AS TEXT) AS BIGINT) FROM {Dialect.Of(database).Items("@items")})", new { items = JsonSerializer.Serialize(ids) }, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<Subscription>> ToLookAtAsync(Instant now, int most, long after, CancellationToken cancellationToken) => ReadAsync(
        """
        AND id IN (
            SELECT id FROM subscription WHERE removed = 0 AND days <> 'immediately' AND next_due <= @Now
            UNION SELECT id FROM subscription WHERE removed = 0 AND days <> 'immediately' AND looked_from > @Now)
        AND (paused = 0 OR paused_until <= @Now) AND id > @after ORDER BY id LIMIT @most
        """,
        new { Now = Stamps.Write(now), most, after },
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task MarkLookedAtAsync(IReadOnlyList<ScheduleLook> looks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(looks);
        return looks.Count == 0 ? Task.CompletedTask : database.ExecuteAsync(
            $"""
            UPDATE subscription SET looked_from = look.looked_from, next_due = look.next_due
            FROM (
                SELECT CAST(item.value ->> 'Id' AS BIGINT) AS id, item.value ->> 'Schedule' AS schedule, item.value ->> 'From' AS looked_from, item.value ->> 'Next' AS next_due
                FROM {Dialect.Of(database).Items("@items")}) look
            WHERE subscription.id = look.id AND subscription.at || ' ' || subscription.zone || ' ' || subscription.days = look.schedule
            """,
            new { items = JsonSerializer.Serialize(looks.Select(Item)) },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<Subscription>> ImmediateAsync(CancellationToken cancellationToken) => ReadAsync("AND days = 'immediately' ORDER BY id", null, cancellationToken);

    private static object Item(ScheduleLook look)
    {
        var (at, zone, days) = look.Subscription.Schedule;
        return new { look.Subscription.Id, Schedule = $"{ScheduleText.Write(at)} {zone.Id} {ScheduleText.Write(days)}", From = Stamps.Write(look.From), Next = Stamps.Write(look.Next) };
    }
}
