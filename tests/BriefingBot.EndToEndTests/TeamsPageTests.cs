using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.IntegrationTests.Chat.Teams;
using BriefingBot.IntegrationTests.Commands;
using Microsoft.Playwright;

namespace BriefingBot.EndToEndTests;

/// <summary>The program behind Microsoft's own client, used as a person uses it: with a keyboard and a mouse.</summary>
public sealed class TeamsPageTests(ChromiumFixture chromium)
{
    private const string Question = "what did Russia say about Assad?";

    [Fact]
    public async Task A_question_a_mention_and_a_subscription_are_answered_on_the_page()
    {
        var browser = chromium.Browser;
        Clients.PackageOrSkip("@microsoft/m365agentsplayground");
        using var transcript = new Transcript("teams");
        using var built = new BuiltProgram().With("ASPNETCORE_ENVIRONMENT", "Development").With("Web__PublicUrl", "https://briefings.velland.example");
        await using var program = await RunningProgram.StartAsync(built);
        var recording = built.Folder.File("recording.log");
        await using var playground = await Playground.StartAsync(new(program.Client.BaseAddress!, "/api/messages"), recording);
        await using var window = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        await window.RouteAsync(url => new Uri(url).Host is not ("127.0.0.1" or "localhost"), route => route.AbortAsync()); // fonts of a content network
        var page = await window.NewPageAsync();

        // in the personal chat; what is typed while the page still loads is lost
        var card = page.Locator(".ac-adaptiveCard").Filter(new() { HasText = "by Russia about" });
        var asked = 0L;
        for (var visitor = 1; asked == 0 || (visitor <= 3 && !await IsShownAsync(card, 15_000)); visitor++)
        {
            await page.GotoAsync(playground.Address.AbsoluteUri);
            await Assertions.Expect(page.GetByText("Hello. I answer").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await Box(page).ClickAsync();
            await page.Keyboard.TypeAsync(Question);
            await Assertions.Expect(Box(page)).ToContainTextAsync(Question);
            asked = Stopwatch.GetTimestamp();
            await page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(card).ToContainTextAsync("Sergei Lavrov, Foreign Minister, Russia", new() { Timeout = 60_000 });
        var answered = Stopwatch.GetElapsedTime(asked);
        await Assertions.Expect(card.GetByText("[1]")).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Artifacts.File("teams-personal.png") });

        // a suggestion is pressed
        await card.GetByRole(AriaRole.Button, new() { Name = "What did the US say about Assad?" }).ClickAsync();
        await Assertions.Expect(page.Locator(".ac-adaptiveCard").Filter(new() { HasText = "by the US about" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.ScreenshotAsync(new() { Path = Artifacts.File("teams-suggestion.png") });

        // in words
        await Box(page).ClickAsync();
        await page.Keyboard.TypeAsync("subscribe to Russia about Syria at 08:00 Europe/Dublin mon-fri");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Subscribed (number 1): Russia about Syria, 08:00 Europe/Dublin, mon-fri.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Box(page).ClickAsync();
        await page.Keyboard.TypeAsync("help");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("For a briefing by the clock")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.ScreenshotAsync(new() { Path = Artifacts.File("teams-subscribe.png") });

        for (var visitor = 1; visitor <= 3 && !await MentionAsync(page, playground.Address); visitor++)
        {
            transcript.Note("(The page took the answer in the channel and did not show it: asked again.)");
        }

        await page.ScreenshotAsync(new() { Path = Artifacts.File("teams-channel.png") });
        var exchanges = Exchanges(await File.ReadAllTextAsync(recording, TestContext.Current.CancellationToken));
        Assert.Contains(exchanges, exchange => // what the connector took, in the thread of the question
            (int?)exchange["response"]?["statusCode"] == 201
            && Uri.UnescapeDataString((string)exchange["request"]!["url"]!).Contains("19:channel-velland@thread.tacv2;messageid=", StringComparison.Ordinal)
            && Text(exchange["request"]!["body"]).Contains("by Sergei Lavrov about dialogue", StringComparison.Ordinal));

        transcript.Time("from Enter to the card on the page", answered);
        foreach (var exchange in exchanges)
        {
            var (request, response) = (exchange["request"]!, exchange["response"]);
            transcript.Exchange($"{exchange["direction"]}: {request["method"]} {request["url"]}", Text(request["body"]), (int?)response?["statusCode"] ?? 0, Text(response?["body"]));
        }
    }

    // whether the page shows the answer: playground 0.2.28 loses about every second one in a channel, though its connector took it
    private static async Task<bool> MentionAsync(IPage page, Uri address)
    {
        await page.GotoAsync(address.AbsoluteUri);
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Velland desk" }).ClickAsync();
        var post = page.GetByRole(AriaRole.Button, new() { Name = "Post" });
        await Assertions.Expect(post).ToBeVisibleAsync();
        await Box(page).ClickAsync();
        await page.Keyboard.TypeAsync("@");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "BriefingBot" }).ClickAsync();
        await page.Keyboard.TypeAsync(" what did Lavrov say about dialogue?");
        await post.ClickAsync();
        return await IsShownAsync(page.Locator(".ac-adaptiveCard").Filter(new() { HasText = "by Sergei Lavrov about dialogue" }).First, 4_000);
    }

    private static async Task<bool> IsShownAsync(ILocator what, float milliseconds)
    {
        try
        {
            await Assertions.Expect(what).ToBeVisibleAsync(new() { Timeout = milliseconds });
            return true;
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }

    private static List<JsonNode> Exchanges(string recording) =>
        [.. recording.Split("\n---", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => JsonNode.Parse(part)!)];

    private static string Text(JsonNode? body) => body is null ? string.Empty : body.GetValueKind() == JsonValueKind.String ? (string)body! : body.ToJsonString();

    private static ILocator Box(IPage page) => page.Locator("[role=textbox][contenteditable=true]").First;
}
