using System.Text.Json.Nodes;
using BriefingBot.IntegrationTests.Chat.Slack;

namespace BriefingBot.EndToEndTests;

/// <summary>A statement that was briefed and is then withdrawn, with the real program, in a Slack channel and on the page.</summary>
public sealed class CorrectionProgramTests(SlackEmulator emulator, ChromiumFixture chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_message_and_its_page_say_that_an_item_was_withdrawn()
    {
        await using var slack = await SlackProgram.PrepareAsync(emulator, "briefing-corrected");
        slack.Built.With("Briefings__RecentDays", "36500");
        await using var program = await slack.StartAsync();
        var channel = await emulator.ChannelAsync(Token, "corrected");
        await slack.RunAsync("subscription", "add", "--to", $"slack:T1/{channel}", "--speaker", "Mira Halden", "--at", "00:01", "--zone", "Europe/Dublin", "--days", "mon");
        await slack.IngestAsync();
        await slack.RunAsync("subscription", "run", "1");
        await Patience.UntilAsync(async () => (await emulator.HistoryAsync(channel, Token)).Count > 0, TimeSpan.FromSeconds(60), "the briefing");
        var before = Assert.Single(await emulator.HistoryAsync(channel, Token));
        var brief = await slack.Built.RunAsync("brief", "--format", "json");
        var statement = (string)JsonNode.Parse(brief.Output)!["items"]![0]!["citations"]![0]!["statement"]!;

        await slack.RunAsync("statement", "withdraw", statement, "--by", "Ed Vorn", "--reason", "Not said");
        await Patience.UntilAsync(async () => ((string?)(await emulator.HistoryAsync(channel, Token))[0]["text"])!.StartsWith("Corrected", StringComparison.Ordinal), TimeSpan.FromSeconds(60), "the correction");

        var after = Assert.Single(await emulator.HistoryAsync(channel, Token));
        Assert.Equal((string?)before["ts"], (string?)after["ts"]);
        Assert.Contains("was withdrawn: Not said", (string?)after["text"], StringComparison.Ordinal);
        Assert.Contains("\"strike\":true", after["blocks"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(SlackProgram.KeyOf(before), SlackProgram.KeyOf(after));

        // by its link, from elsewhere
        var page = new Uri(Links(after["blocks"]).Single(link => link.Contains("/briefings/", StringComparison.Ordinal)));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page.PathAndQuery, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "192.0.2.7");
        using var response = await program.Client.SendAsync(request, Token);
        Assert.Contains("was withdrawn: Not said", await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        await using var visit = await Visit.BeginAsync(chromium.Browser, program.Client.BaseAddress!);
        await visit.Page.GotoAsync(page.PathAndQuery);
        await visit.PhotographAllAsync("briefing-corrected");
        Assert.Empty(visit.Troubles);
    }

    private static IEnumerable<string> Links(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(property => Links(property.Value)).Concat((string?)item["type"] == "link" ? [(string)item["url"]!] : []),
        JsonArray array => array.SelectMany(Links),
        _ => [],
    };
}
