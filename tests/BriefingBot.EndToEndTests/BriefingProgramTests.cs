using System.Globalization;
using System.Text.Json.Nodes;
using BriefingBot.IntegrationTests;
using BriefingBot.IntegrationTests.Chat.Slack;
using BriefingBot.IntegrationTests.Commands;
using Dapper;
using Microsoft.Data.Sqlite;
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
        var zone = DateTimeZoneProviders.Tzdb["Europe/Dublin"];
        var due = (SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(80)).InZone(zone).TimeOfDay; // 20 to 80 seconds from now
        var at = due.ToString("HH:mm", CultureInfo.InvariantCulture);
        foreach (var (where, speaker) in new[] { ("C404", "Mira Halden"), (channel, "Mira Halden"), (channel, "Osk Brandel") })
        {
            await RunAsync(built, transcript, "subscription", "add", "--to", $"slack:T1/{where}", "--speaker", speaker, "--about", "grain", "--at", at, "--zone", "Europe/Dublin", "--days", "mon-sun");
        }

        await IngestAsync(built, transcript);
        await Patience.UntilAsync(async () => (await DeliveriesAsync(built)).Count(row => (string?)row["state"] is "sent" or "failed" or "empty") == 3, TimeSpan.FromSeconds(100), "three deliveries");
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

    [Theory]
    [InlineData("killed", SlackEmulator.Token, 1)]
    [InlineData("killed-blind", SlackEmulator.BlindToken, 2)] // may not read the channel: posts again, and says so
    public async Task A_program_killed_between_the_post_and_its_record_does_not_repeat_itself_unsaid(string name, string token, int messages)
    {
        NodeClients.Require("emulate");
        using var transcript = new Transcript("briefing-" + name);
        await using var workspace = await SlackWorkspace.StartAsync(emulator, transcript);
        using var built = SlackProgramTests.Settings(new(), workspace, token).With("Samples__Enabled", "false");
        var channel = await emulator.ChannelAsync(Token, name);
        await using (var program = await RunningProgram.StartAsync(built))
        {
            await RunAsync(built, transcript, "subscription", "add", "--to", $"slack:T1/{channel}", "--speaker", "Mira Halden", "--at", "08:00", "--zone", "Europe/Dublin", "--days", "mon-fri");
            await IngestAsync(built, transcript);
            workspace.IsSilentAfterPosts = true;
            await RunAsync(built, transcript, "subscription", "run", "1");
            await Patience.UntilAsync(() => Task.FromResult(workspace.Posts == 1), Soon, "the post");
            await program.KillAsync();
        }

        transcript.Note("(The program was killed.)");
        Assert.Equal("posting", (string?)Assert.Single(await DeliveriesAsync(built))["state"]);
        workspace.IsSilentAfterPosts = false;
        await EndLeasesAsync(built);
        await using var again = await RunningProgram.StartAsync(built);
        await Patience.UntilAsync(async () => (string?)(await DeliveriesAsync(built))[0]["state"] == "sent", Soon, "the delivery");

        await RunAsync(built, transcript, "deliveries");
        var history = await emulator.HistoryAsync(channel, Token);
        Assert.Equal(messages, history.Count);
        Assert.Single(history.Select(KeyOf).Distinct(StringComparer.Ordinal));
        Assert.Equal(messages - 1, history.Count(message => ((string)message["text"]!).StartsWith("Possibly a repeat", StringComparison.Ordinal)));
        Assert.Equal((string?)history[0]["ts"], (string?)(await DeliveriesAsync(built))[0]["message_id"]);
    }

    private static string KeyOf(JsonNode message) => (string)message["metadata"]!["event_payload"]!["key"]!;

    private static Task<Finished> IngestAsync(BuiltProgram built, Transcript transcript)
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

    private static async Task<Finished> RunAsync(BuiltProgram built, Transcript transcript, params string[] arguments)
    {
        var finished = await built.RunAsync(arguments);
        transcript.Note($"$ briefingbot {string.Join(' ', arguments.Select(argument => argument.Replace(built.Folder.Path + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)))}\n{finished.Output.Trim()}");
        Assert.True(finished.Code == 0, finished.Error);
        return finished;
    }

    private static async Task<IReadOnlyList<JsonNode>> DeliveriesAsync(BuiltProgram built)
    {
        var finished = await built.RunAsync("deliveries", "--format", "json");
        return [.. JsonNode.Parse(finished.Output)!.AsArray()!];
    }

    // two minutes later
    private static async Task EndLeasesAsync(BuiltProgram built)
    {
        await using var store = new SqliteConnection($"Data Source={built.Folder.File("store.db")};Pooling=False");
        Assert.Equal(1, await store.ExecuteAsync("UPDATE delivery SET next_at = due_at WHERE state = 'Posting'"));
    }
}
