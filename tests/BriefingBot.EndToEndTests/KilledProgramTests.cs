using BriefingBot.IntegrationTests.Chat.Slack;
using BriefingBot.IntegrationTests.Commands;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefingBot.EndToEndTests;

/// <summary>A power cut at the worst moment: Slack has the briefing, and the program has not written that down.</summary>
public sealed class KilledProgramTests(SlackEmulator emulator)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("killed", SlackEmulator.Token, 1)]
    [InlineData("killed-blind", SlackEmulator.BlindToken, 2)] // may not read the channel: posts again, and says so
    public async Task A_program_killed_between_the_post_and_its_record_does_not_repeat_itself_unsaid(string name, string token, int messages)
    {
        await using var slack = await SlackProgram.PrepareAsync(emulator, "briefing-" + name, token);
        var channel = await emulator.ChannelAsync(Token, name);
        await using (var program = await slack.StartAsync())
        {
            await slack.RunAsync("subscription", "add", "--to", $"slack:T1/{channel}", "--speaker", "Mira Halden", "--at", "08:00", "--zone", "Europe/Dublin", "--days", "mon-fri");
            await slack.IngestAsync();
            slack.Workspace.IsSilentAfterPosts = true;
            await slack.RunAsync("subscription", "run", "1");
            await Patience.UntilAsync(() => Task.FromResult(slack.Workspace.Posts == 1), Soon, "the post");
            await program.KillAsync();
        }

        slack.Note("(The program was killed.)");
        Assert.Equal("posting", (string?)Assert.Single(await slack.DeliveriesAsync())["state"]);
        slack.Workspace.IsSilentAfterPosts = false;
        await EndLeasesAsync(slack.Built);
        await using var again = await slack.StartAsync();
        await Patience.UntilAsync(async () => (string?)(await slack.DeliveriesAsync())[0]["state"] == "sent", Soon, "the delivery");

        await slack.RunAsync("deliveries");
        var history = await emulator.HistoryAsync(channel, Token);
        Assert.Equal(messages, history.Count);
        Assert.Single(history.Select(SlackProgram.KeyOf).Distinct(StringComparer.Ordinal));
        Assert.Equal(messages - 1, history.Count(message => ((string)message["text"]!).StartsWith("Possibly a repeat", StringComparison.Ordinal)));
        Assert.Equal((string?)history[0]["ts"], (string?)(await slack.DeliveriesAsync())[0]["message_id"]);
    }

    // two minutes later
    private static async Task EndLeasesAsync(BuiltProgram built)
    {
        await using var store = new SqliteConnection($"Data Source={built.Folder.File("store.db")};Pooling=False");
        Assert.Equal(1, await store.ExecuteAsync("UPDATE delivery SET next_at = due_at WHERE state = 'Posting'"));
    }
}
