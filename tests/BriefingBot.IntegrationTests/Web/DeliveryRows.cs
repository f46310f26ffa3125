using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.IntegrationTests.Briefings;
using NodaTime;

namespace BriefingBot.IntegrationTests.Web;

/// <summary>A ledger with one delivery of each kind.</summary>
internal sealed record DeliveryRows(DeliveryKey Sent, DeliveryKey Empty, DeliveryKey Failed, DeliveryKey Retrying, Subscription Other, ChatMessage Words)
{
    private static readonly Instant Due = Instant.FromUtc(2027, 3, 1, 8, 0);

    /// <summary>Makes it; the words and the problem are those given.</summary>
    public static async Task<DeliveryRows> MakeAsync(WebHost host, string words, CancellationToken cancellationToken)
    {
        var daily = await AddAsync(host, new(ChannelAddress.Slack, "T1/C1"), ["Velland"], ["grain"], cancellationToken);
        var other = await AddAsync(host, new(ChannelAddress.Teams, "19:mornings@thread.v2"), ["Osk Brandel"], [], cancellationToken);
        var content = new ChatMessage(
        [
            new ChatHeading("Velland about grain: 1 new"),
            new ChatItem([new ChatStrong("Monday 1 March"), new ChatText(" Mira Halden: "), new ChatQuotation(words), new ChatText(" "), new ChatCitation(1, new("http://localhost:3978/articles/a1"))]),
        ]);
        var empty = await SettleAsync(host, daily, 2, key => host.Ledger.MarkEmptyAsync(key, cancellationToken), content: null, cancellationToken);
        var failed = await SettleAsync(host, daily, 1, key => host.Ledger.MarkRefusedAsync(key, $"Slack says {words}: the bot is not in this channel.", wait: null, cancellationToken), content, cancellationToken);
        var sent = await SettleAsync(host, daily, 0, key => host.Ledger.MarkSentAsync(key, "1503435956.000247", cancellationToken), content, cancellationToken);
        var retrying = await SettleAsync(host, other, 0, key => host.Ledger.MarkRefusedAsync(key, "Teams asks us to wait.", Duration.FromMinutes(8), cancellationToken), content, cancellationToken);
        return new(sent, empty, failed, retrying, other, content);
    }

    /// <summary>Adds older ones of the first subscription, one a day, with nothing to say.</summary>
    public async Task AddAsync(WebHost host, int count, CancellationToken cancellationToken)
    {
        foreach (var day in Enumerable.Range(3, count))
        {
            var due = Due - Duration.FromDays(day);
            var key = Sent with { Occasion = Occasion.OfDate(due.InUtc().Date) };
            await host.Ledger.TryClaimAsync(key, due, cancellationToken);
            await host.Ledger.MarkEmptyAsync(key, cancellationToken);
        }
    }

    private static async Task<Subscription> AddAsync(WebHost host, ChannelAddress to, IReadOnlyList<string> speakers, IReadOnlyList<string> about, CancellationToken cancellationToken) =>
        (await host.Subscriptions.AddAsync(
            new(0, [to], speakers, about, ScheduleText.Read("08:00", "Europe/Dublin", "daily", DateTimeZoneProviders.Tzdb), null, Due - Duration.FromDays(9), Due - Duration.FromDays(9), 0, IsPaused: false),
            cancellationToken))!;

    private static async Task<DeliveryKey> SettleAsync(WebHost host, Subscription subscription, int daysAgo, Func<DeliveryKey, Task> end, ChatMessage? content, CancellationToken cancellationToken)
    {
        var due = Due - Duration.FromDays(daysAgo);
        var key = new DeliveryKey(subscription.Id, subscription.Destinations[0], Occasion.OfDate(due.InUtc().Date));
        await host.Ledger.TryClaimAsync(key, due, cancellationToken);
        Assert.Single(await host.Ledger.LeaseAllAsync(cancellationToken));
        if (content is not null)
        {
            await host.Ledger.FreezeAsync(key, content, cancellationToken);
        }

        await end(key);
        return key;
    }
}
