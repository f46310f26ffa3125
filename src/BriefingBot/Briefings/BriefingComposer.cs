using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.Briefings;

/// <summary>Makes the words of deliveries. What several ask for alike, about the same window, is written once.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore nobody waits for by handle holds nothing to let go of.")]
internal sealed class BriefingComposer(BriefingWriter writer, TimeProvider clock)
{
    // later than this, the message says so
    private static readonly Duration Late = Duration.FromMinutes(15);

    // the rest of a round still finds it; a correction made meanwhile is seen soon after
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private const int MostKept = 256;

    // to write takes no waiting, so more at once would only be slower
    private readonly SemaphoreSlim processors = new(Environment.ProcessorCount);

    private readonly ConcurrentDictionary<string, Lazy<Task<Briefing>>> written = new(StringComparer.Ordinal);
    private long keptSince = clock.GetTimestamp();

    /// <summary>The words of a delivery; null when there is nothing to say.</summary>
    public async Task<ChatMessage?> ComposeAsync(Delivery delivery, Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(subscription);
        using var span = BriefingTraces.Begin("compose", delivery.Key);
        var scope = (subscription.Scope with { AfterVersion = delivery.AfterVersion, UpToVersion = delivery.UpToVersion }).Between(delivery.Since, delivery.Until, subscription.Schedule.Zone);
        var briefing = await WriteAsync(scope with { Delivery = delivery.Key }, Note(delivery, subscription), cancellationToken);
        return !briefing.IsEmpty || Occasion.IsAsked(delivery.Key.Occasion) ? For(delivery.Key, briefing.Message)
            : subscription.IfEmpty == EmptyDays.Line && !Occasion.IsBatch(delivery.Key.Occasion) ? ChatMessage.Of($"Nothing new since {Local(delivery.Since, subscription)}: {subscription.Scope.Topic}.")
            : null;
    }

    private string? Note(Delivery delivery, Subscription subscription)
    {
        var covers = $"covers {Local(delivery.Since, subscription)} to {Local(delivery.Until, subscription)}.";
        return delivery.Until < delivery.DueAt ? $"Asked for: {covers}" // the briefing of a past date
            : Instant.FromDateTimeOffset(clock.GetUtcNow()) - delivery.DueAt > Late ? $"Late: due {Local(delivery.DueAt, subscription)}; {covers}"
            : IsMerged(delivery, subscription.Schedule) ? $"More than one briefing in one: {covers}"
            : null;
    }

    // its window begins before the last time it was due: that briefing was missed, failed, or the subscription rested
    private static bool IsMerged(Delivery delivery, BriefingSchedule schedule) =>
        !schedule.IsImmediate && !Occasion.IsAsked(delivery.Key.Occasion) && delivery.Since < schedule.LatestDue(delivery.DueAt - Duration.Epsilon).At;

    // the words are of all who ask alike, the page is of each
    private ChatMessage For(DeliveryKey key, ChatMessage message) =>
        writer.PageOf(key) is { } page ? new([.. message.Blocks.Select(block => block is ChatSeeAll all ? all with { Page = page } : block)]) : message;

    private async Task<Briefing> WriteAsync(BriefingScope scope, string? note, CancellationToken cancellationToken)
    {
        if (written.Count >= MostKept || clock.GetElapsedTime(Volatile.Read(ref keptSince)) > Kept)
        {
            written.Clear();
            Volatile.Write(ref keptSince, clock.GetTimestamp());
        }

        var key = JsonSerializer.Serialize(new object?[]
        {
            scope.Speakers, scope.About, scope.Phrases, scope.NotPhrases, scope.AfterVersion, scope.UpToVersion, $"{scope.Begins:o} {scope.Ends:o}", note,
        });

        // with nobody's token: others may wait for the same words
        var one = written.GetOrAdd(key, _ => new(() => WriteNewAsync(scope, note, CancellationToken.None)));
        try
        {
            return await one.Value.WaitAsync(cancellationToken);
        }
        catch when (one.Value.IsFaulted)
        {
            written.TryRemove(new(key, one)); // another tries again
            throw;
        }
    }

    private async Task<Briefing> WriteNewAsync(BriefingScope scope, string? note, CancellationToken cancellationToken)
    {
        await processors.WaitAsync(cancellationToken);
        try
        {
            return await writer.WriteAsync(scope, note, cancellationToken);
        }
        finally
        {
            processors.Release();
        }
    }

    private static string Local(Instant instant, Subscription subscription)
    {
        var local = instant.InZone(subscription.Schedule.Zone).LocalDateTime;
        return $"{Spelling.Spoken(PartialDate.Day(local.Date))} {ScheduleText.Write(local.TimeOfDay)}";
    }
}
