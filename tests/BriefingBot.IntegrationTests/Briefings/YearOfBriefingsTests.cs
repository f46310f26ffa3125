using BriefingBot.Briefings;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace BriefingBot.IntegrationTests.Briefings;

/// <summary>A year of daily briefings on a real store, with clock changes, refusals, time-outs, crashes and restarts.</summary>
public sealed class YearOfBriefingsTests : IAsyncLifetime
{
    private static readonly Instant Begin = Instant.FromUtc(2026, 12, 31, 23, 0);
    private static readonly Instant End = Instant.FromUtc(2027, 12, 31, 23, 0);

    private readonly FakeTimeProvider clock = new(Begin.ToDateTimeOffset());
    private SqliteStore store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await SqliteStore.OpenAsync(clock, Token);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData(1, "Europe/Dublin", "01:30")] // there is none on 28 March, and two on 31 October
    [InlineData(2, "America/New_York", "08:00")]
    public async Task Each_date_gets_its_briefing_once_whatever_breaks(int seed, string zone, string at)
    {
        var chance = new Random(seed);
        var schedule = ScheduleText.Read(at, zone, "daily", DateTimeZoneProviders.Tzdb);
        var subscription = await store.Subscriptions.AddAsync(new(0, [new(ChannelAddress.Slack, "T1/C1")], [], [], schedule, null, Begin, Begin, 0, IsPaused: false), Token);
        var platform = new UnreliablePlatform(chance);
        var said = new List<string>();
        var replicas = new[] { Start(platform), Start(platform) };

        while (Instant.FromDateTimeOffset(clock.GetUtcNow()) < End)
        {
            if (chance.Next(8) == 0) // a briefing shows twelve positions at most
            {
                said.Add(await store.IngestAsync(Token));
            }

            for (var i = 0; i < replicas.Length; i++)
            {
                try
                {
                    await replicas[i].DeliverDueAsync(Token);
                }
                catch (InvalidOperationException) // a crash
                {
                    replicas[i] = Start(platform); // the next one knows nothing but the store
                }
            }

            clock.Advance(TimeSpan.FromMinutes(chance.Next(40, 200)));
        }

        var rows = await store.Ledger.ListAsync(subscription!.Id, 1000, Token);
        var dates = schedule.Year(2027).Where(due => due.At < End - Duration.FromHours(8)).Select(due => Occasion.OfDate(due.Date)).ToList();
        Assert.Equal(dates, rows.Select(row => row.Key.Occasion).Where(dates.Contains).Order(StringComparer.Ordinal)); // each date once
        Assert.All(platform.Posted.Where(message => !message.IsRepeat).CountBy(message => message.Key), key => Assert.Equal(1, key.Value)); // nothing is doubled unlabelled
        Assert.True(platform.Crashes > 10 && platform.Refusals > 10, "Nothing broke: the test shows nothing.");

        // nothing is lost, and nothing is new twice; each ingest made one version of the store
        var settled = rows.Where(row => row.State is DeliveryState.Sent or DeliveryState.Empty).ToList();
        Assert.All(rows.Except(settled), row => Assert.Equal(rows[0].Key, row.Key));
        var told = platform.Posted.DistinctBy(message => message.Key).SelectMany(message => message.Words).ToList();
        Assert.Empty(said.Take((int)settled.Max(row => row.UpToVersion)).Except(told));
        Assert.Equal(told.Count, told.Distinct(StringComparer.Ordinal).Count());
    }

    private BriefingDelivery Start(IChatPlatform platform) => store.Replica(platform);

    private sealed record Message(string Key, bool IsRepeat, IReadOnlyList<string> Words);

    /// <summary>Refuses, times out with and without posting, and takes the process with it after posting. It cannot always be asked.</summary>
    private sealed class UnreliablePlatform(Random chance) : IChatPlatform
    {
        public string Name => ChannelAddress.Slack;

        public List<Message> Posted { get; } = [];

        public int Crashes { get; private set; }

        public int Refusals { get; private set; }

        public Task<string> PostAsync(ChannelAddress channel, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken)
        {
            switch (chance.Next(8))
            {
                case 0:
                    Refusals++;
                    throw new ChatException("Busy.", certainlyNotPosted: true, isPermanent: false);
                case 1:
                    throw new ChatException("No answer in time.", certainlyNotPosted: false, isPermanent: false);
                case 2:
                    Take(message, deliveryKey!);
                    throw new ChatException("No answer in time.", certainlyNotPosted: false, isPermanent: false);
                case 3:
                    Crashes++;
                    Take(message, deliveryKey!);
                    throw new InvalidOperationException("The process ends here.");
                default:
                    return Task.FromResult(Take(message, deliveryKey!));
            }
        }

        public Task EditAsync(ChannelAddress channel, string messageId, ChatMessage message, string? deliveryKey, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is to be corrected.");

        public Task<string?> FindAsync(ChannelAddress channel, string deliveryKey, CancellationToken cancellationToken) =>
            Task.FromResult(chance.Next(4) > 0 && Posted.Exists(message => message.Key == deliveryKey) ? "found" : null);

        private string Take(ChatMessage message, string deliveryKey)
        {
            Posted.Add(new(
                deliveryKey,
                TextRenderer.Render(message).StartsWith("Possibly a repeat", StringComparison.Ordinal),
                [.. message.Blocks.OfType<ChatItem>().SelectMany(item => item.Runs).OfType<ChatQuotation>().Select(quotation => quotation.Words)]));
            return FormattableString.Invariant($"m{Posted.Count}");
        }
    }
}
