using System.Globalization;
using System.Net.Http.Json;
using BriefingBot.IntegrationTests;
using BriefingBot.IntegrationTests.Chat.Slack;
using NodaTime;

namespace BriefingBot.EndToEndTests;

/// <summary>Three programs that share a PostgreSQL database, and read one statement store.</summary>
public sealed class ReplicaProgramTests(SlackEmulator emulator, PostgresFixture postgres)
{
    private static readonly string[] Subjects = ["grain", "ships", "arms", "exports"];
    private static readonly string[] Zones = ["Europe/Dublin", "Europe/London", "Europe/Guernsey"]; // one time of day

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90); // twelve seconds, and a look at a time by a program of its own

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_programs_post_each_briefing_at_its_minute_once()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var slack = await SlackProgram.PrepareAsync(emulator, "briefing-replicas");
        slack.Built.With("Briefings__Connection", database);
        await using var first = await slack.StartAsync();
        await using var second = await slack.StartAsync();
        await using var third = await slack.StartAsync();
        var channel = await emulator.ChannelAsync(Token, "replicas");
        var zone = DateTimeZoneProviders.Tzdb[Zones[0]];
        var at = (SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(120)).InZone(zone).TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture); // 60 to 120 seconds from now
        foreach (var (subject, where) in Subjects.SelectMany(subject => Zones, (subject, where) => (subject, where)))
        {
            using var added = await first.Client.PostAsJsonAsync( // twelve commands may take a loaded machine longer than until it is due
                "/api/subscriptions", new { to = $"slack:T1/{channel}", speakers = new[] { "Mira Halden" }, about = new[] { subject }, at, zone = where, days = "mon-sun" }, Token);
            Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync(Token));
        }

        await slack.IngestAsync();
        await Patience.UntilAsync(async () => (await slack.DeliveriesAsync()).Count > 0, TimeSpan.FromSeconds(150), "the first briefing");
        await Patience.UntilAsync(
            async () => (await slack.DeliveriesAsync()).Count(row => (string?)row["state"] == "sent") == Subjects.Length * Zones.Length, Soon, "all briefings");
        await Task.Delay(TimeSpan.FromSeconds(6), Token); // another round of each

        var history = await emulator.HistoryAsync(channel, Token);
        Assert.Equal(Subjects.Length * Zones.Length, history.Count);
        Assert.Equal(history.Count, history.Select(SlackProgram.KeyOf).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(history.Count, slack.Workspace.Posts);
        var rows = await slack.DeliveriesAsync();
        Assert.All(rows, row => Assert.Equal(("sent", 1), ((string?)row["state"], (int?)row["attempts"]))); // one that waited for its channel was not tried
    }
}
