using BriefingBot.Core.Articles;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.IntegrationTests.Briefings;
using NodaTime;

namespace BriefingBot.IntegrationTests.Web;

/// <summary>A briefing that was posted, of made-up news of the last days, with a history of months before it.</summary>
internal static class PostedSample
{
    public static readonly ChannelAddress Channel = new(ChannelAddress.Slack, "T1/C1");

    private static readonly (int DaysAgo, string Publisher, string Text)[] Before =
    [
        (170, "Courier", "Mira Halden, the foreign minister of Velland, said that the bridge will open to foreign traffic."),
        (150, "Courier", "Osk Brandel, the president of Thorland, said that the toll for the bridge is illegal."),
        (120, "Herald of Sund", "Mira Halden, the foreign minister of Velland, said that the bridge needs no inspectors."),
        (95, "Herald of Sund", "Osk Brandel, the president of Thorland, said that Thorland must receive 40 million crowns for the bridge."),
        (61, "Courier", "Ilse Tarn, the head of the Sund Farmers' Union, said that the harbours must stay open through the winter."),
        (60, "Courier", "Mira Halden, the foreign minister of Velland, said that the harbours will stay open through the winter."),
        (33, "Evening Sund", "Osk Brandel, the president of Thorland, said that the toll for the bridge is illegal."),
        (31, "Evening Sund", "Mira Halden, the foreign minister of Velland, said that the bridge will open to foreign traffic."),
    ];

    private static readonly (int DaysAgo, string Publisher, string Text)[] News =
    [
        (1, "Courier", "The bridge will not open to foreign traffic, Mira Halden, the foreign minister of Velland, said on Monday. \"We have waited long enough for an answer, and the bridge is ours to close,\" Halden told the Courier."),
        (1, "Herald of Sund", "Mira Halden, the foreign minister of Velland, said that the harbours will stay open through the winter if inspectors may board every ship."),
        (2, "Evening Sund", "Osk Brandel, the president of Thorland, said that the toll for the bridge is illegal. Brandel said that Thorland must receive 60 million crowns for the bridge."),
        (2, "Courier", "Ilse Tarn, the head of the Sund Farmers' Union, said that \"nobody wants a winter without bread, and grain will not wait for diplomats in the harbours\"."),
        (90, "Courier", "Ilse Tarn, the head of the Sund Farmers' Union, said that the bridge was built by farmers."),
    ];

    /// <summary>Brings the news and posts the briefing; gives its key.</summary>
    public static async Task<DeliveryKey> PostAsync(WebHost host, CancellationToken cancellationToken, params (int DaysAgo, string Publisher, string Text)[] more)
    {
        await IngestAsync(host, "before", Before, cancellationToken);
        var now = SystemClock.Instance.GetCurrentInstant();
        var begin = now - Duration.FromDays(3);
        var subscription = (await host.Subscriptions.AddAsync(
            new(0, [Channel], [], ["bridge", "harbours"], ScheduleText.Read("08:00", "Europe/Dublin", "mon-fri", DateTimeZoneProviders.Tzdb), null, begin, begin, 0, IsPaused: false), cancellationToken))!;
        await IngestAsync(host, "news", [.. News, .. more], cancellationToken);
        var key = new DeliveryKey(subscription.Id, Channel, "2027-03-01");
        Assert.True(await host.Ledger.TryClaimAsync(key, now, cancellationToken));
        var delivery = Assert.Single(await host.Ledger.LeaseAllAsync(cancellationToken));
        var scope = subscription.Scope with { AfterVersion = delivery.AfterVersion, UpToVersion = delivery.UpToVersion, Delivery = key };
        var briefing = await host.Writer.WriteAsync(scope.Between(delivery.Since, delivery.Until, subscription.Schedule.Zone), note: null, cancellationToken);
        await host.Ledger.FreezeAsync(key, briefing.Message, cancellationToken);
        await host.Ledger.MarkSentAsync(key, "1503435956.000247", cancellationToken);
        return key;
    }

    private static async Task IngestAsync(WebHost host, string name, (int DaysAgo, string Publisher, string Text)[] news, CancellationToken cancellationToken)
    {
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        foreach (var (place, (daysAgo, publisher, text)) in news.Index())
        {
            var title = text.Length < 60 ? text : text[..text.LastIndexOf(' ', 60)] + " …";
            await host.IngestAsync(new Article($"{name}-{place}", title, text, today.PlusDays(-daysAgo), publisher, new($"https://news.example/{name}/{place}")), cancellationToken);
        }
    }
}
