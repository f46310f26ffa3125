using System.Globalization;
using BriefingBot.IntegrationTests;
using BriefingBot.IntegrationTests.Chat.Slack;
using NodaTime;

namespace BriefingBot.EndToEndTests;

/// <summary>Briefings by the clock, of the real program, in a Slack channel.</summary>
public sealed class BriefingProgramTests(SlackEmulator emulator, ChromiumFixture chromium)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_briefing_comes_at_its_minute_once_and_a_refused_one_stops_no_other()
    {
        NodeClients.Require("slack-blocks-to-jsx");
        await using var slack = await SlackProgram.PrepareAsync(emulator, "briefing-on-time");
        var built = slack.Built;
        await using var program = await slack.StartAsync();
        var channel = await emulator.ChannelAsync(Token, "mornings");
        var team = (string)(await emulator.CallAsync("auth.test", [], Token))["team_id"]!; // of another, nothing would be said to be gone
        var zone = DateTimeZoneProviders.Tzdb["Europe/Dublin"];
        var due = (SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(75)).InZone(zone).TimeOfDay; // 15 to 75 seconds from now
        var at = due.ToString("HH:mm", CultureInfo.InvariantCulture);
        var refused = await built.RunAsync("subscription", "add", "--to", $"slack:{team}/C404", "--speaker", "Mira Halden", "--at", at, "--zone", "Europe/Dublin");
        Assert.Equal(2, refused.Code); // said at once, and nothing saved
        Assert.Contains("there is no such channel", refused.Error, StringComparison.Ordinal);
        Assert.Empty((await slack.RunAsync("subscription", "list")).Output);
        built.With("Slack__BotToken", string.Empty); // without a token nobody can tell
        foreach (var (where, speaker) in new[] { ("C404", "Mira Halden"), (channel, "Mira Halden"), (channel, "Osk Brandel") })
        {
            await slack.RunAsync("subscription", "add", "--to", $"slack:{team}/{where}", "--speaker", speaker, "--about", "grain", "--at", at, "--zone", "Europe/Dublin", "--days", "mon-sun");
        }

        built.With("Slack__BotToken", SlackEmulator.Token);
        await slack.IngestAsync();
        await Patience.UntilAsync(async () => (await emulator.HistoryAsync(channel, Token)).Count > 0, TimeSpan.FromSeconds(100), "the briefing");
        await Patience.UntilAsync(async () => (await slack.DeliveriesAsync()).Count(row => (string?)row["state"] is "sent" or "failed" or "empty") == 3, Soon, "three deliveries");
        await Task.Delay(TimeSpan.FromSeconds(6), Token); // another round of delivery

        await slack.RunAsync("deliveries");
        var rows = await slack.DeliveriesAsync();
        Assert.Equal(["failed", "sent", "empty"], rows.OrderBy(row => (long?)row["subscription"]).Select(row => (string?)row["state"]));
        Assert.Contains("there is no such channel", (string?)rows.Single(row => (string?)row["state"] == "failed")["problem"], StringComparison.Ordinal);
        var message = Assert.Single(await emulator.HistoryAsync(channel, Token));
        var sent = rows.Single(row => (string?)row["state"] == "sent");
        Assert.Equal((string?)sent["message_id"], (string?)message["ts"]);
        Assert.Contains((string)sent["occasion"]!, SlackProgram.KeyOf(message), StringComparison.Ordinal);
        Assert.Contains("Mira Halden", (string?)message["text"], StringComparison.Ordinal);
        await SlackProgramTests.PhotographAsync(chromium, message, "slack-briefing");
    }
}
