using System.Globalization;
using System.Text.Json.Nodes;
using BriefingBot.IntegrationTests;
using BriefingBot.IntegrationTests.Chat.Slack;
using BriefingBot.IntegrationTests.Commands;
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
        NodeClients.Require("emulate");
        NodeClients.Require("slack-blocks-to-jsx");
        using var transcript = new Transcript("briefing-on-time");
        await using var workspace = await SlackWorkspace.StartAsync(emulator, transcript);
        using var built = SlackProgramTests.Settings(new(), workspace, SlackEmulator.Token).With("Samples__Enabled", "false");
        await using var program = await RunningProgram.StartAsync(built);
        var channel = await emulator.ChannelAsync(Token, "mornings");
        var team = (string)(await emulator.CallAsync("auth.test", [], Token))["team_id"]!; // of another, nothing would be said to be gone
        var zone = DateTimeZoneProviders.Tzdb["Europe/Dublin"];
        var due = (SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(75)).InZone(zone).TimeOfDay; // 15 to 75 seconds from now
        var at = due.ToString("HH:mm", CultureInfo.InvariantCulture);
        var refused = await built.RunAsync("subscription", "add", "--to", $"slack:{team}/C404", "--speaker", "Mira Halden", "--at", at, "--zone", "Europe/Dublin");
        Assert.Equal(2, refused.Code); // said at once, and nothing saved
        Assert.Contains("there is no such channel", refused.Error, StringComparison.Ordinal);
        Assert.Empty((await RunAsync(built, transcript, "subscription", "list")).Output);
        built.With("Slack__BotToken", string.Empty); // without a token nobody can tell
        foreach (var (where, speaker) in new[] { ("C404", "Mira Halden"), (channel, "Mira Halden"), (channel, "Osk Brandel") })
        {
            await RunAsync(built, transcript, "subscription", "add", "--to", $"slack:{team}/{where}", "--speaker", speaker, "--about", "grain", "--at", at, "--zone", "Europe/Dublin", "--days", "mon-sun");
        }

        built.With("Slack__BotToken", SlackEmulator.Token);
        await IngestAsync(built, transcript);
        await Patience.UntilAsync(async () => (await emulator.HistoryAsync(channel, Token)).Count > 0, TimeSpan.FromSeconds(100), "the briefing");
        await Patience.UntilAsync(async () => (await DeliveriesAsync(built)).Count(row => (string?)row["state"] is "sent" or "failed" or "empty") == 3, Soon, "three deliveries");
        await Task.Delay(TimeSpan.FromSeconds(6), Token); // another round of delivery

        await RunAsync(built, transcript, "deliveries");
        var rows = await DeliveriesAsync(built);
        Assert.Equal(["failed", "sent", "empty"], rows.OrderBy(row => (long?)row["subscription"]).Select(row => (string?)row["state"]));
        Assert.Contains("there is no such channel", (string?)rows.Single(row => (string?)row["state"] == "failed")["problem"], StringComparison.Ordinal);
        var message = Assert.Single(await emulator.HistoryAsync(channel, Token));
        var sent = rows.Single(row => (string?)row["state"] == "sent");
        Assert.Equal((string?)sent["message_id"], (string?)message["ts"]);
        Assert.Contains((string)sent["occasion"]!, KeyOf(message), StringComparison.Ordinal);
        Assert.Contains("Mira Halden", (string?)message["text"], StringComparison.Ordinal);
        await SlackProgramTests.PhotographAsync(chromium, message, "slack-briefing");
    }

    /// <summary>The delivery key that a message carries.</summary>
    internal static string KeyOf(JsonNode message) => (string)message["metadata"]!["event_payload"]!["key"]!;

    /// <summary>Brings news by the command line.</summary>
    internal static Task<Finished> IngestAsync(BuiltProgram built, Transcript transcript)
    {
        var article = built.Folder.Write("courier-9.md", """
            ---
            title: Velland opens a third harbour
            published: 2027-03-29
            publisher: The Courier
            ---
            SUND — Foreign Minister Mira Halden of Velland said on Monday that "grain ships may pass as long as nobody carries arms". Halden told the Courier that grain exports would double by June.
            """);
        return RunAsync(built, transcript, "ingest", article);
    }

    /// <summary>Runs a command beside the service.</summary>
    internal static async Task<Finished> RunAsync(BuiltProgram built, Transcript transcript, params string[] arguments)
    {
        var finished = await built.RunAsync(arguments);
        transcript.Note($"$ briefingbot {string.Join(' ', arguments.Select(argument => argument.Replace(built.Folder.Path + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)))}\n{finished.Output.Trim()}");
        Assert.True(finished.Code == 0, finished.Error);
        return finished;
    }

    /// <summary>The ledger as the command line tells it.</summary>
    internal static async Task<IReadOnlyList<JsonNode>> DeliveriesAsync(BuiltProgram built)
    {
        var finished = await built.RunAsync("deliveries", "--format", "json");
        return [.. JsonNode.Parse(finished.Output)!.AsArray()!];
    }
}
