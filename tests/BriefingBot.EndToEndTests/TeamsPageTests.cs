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
        await page.GotoAsync(playground.Address.AbsoluteUri);

        // in the personal chat
        await Box(page).ClickAsync();
        await page.Keyboard.TypeAsync(Question);
        var asked = Stopwatch.GetTimestamp();
        await page.Keyboard.PressAsync("Enter");
        var card = page.Locator(".ac-adaptiveCard").Filter(new() { HasText = "by Russia about" });
        await Assertions.Expect(card).ToContainTextAsync("Sergei Lavrov, Foreign Minister, Russia", new() { Timeout = 20_000 });
        var answered = Stopwatch.GetElapsedTime(asked);
        await Assertions.Expect(card.GetByText("[1]")).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Artifacts.File("teams-personal.png") });

        // a suggestion is pressed
        await card.GetByRole(AriaRole.Button, new() { Name = "What did the US say about Assad?" }).ClickAsync();
        await Assertions.Expect(page.Locator(".ac-adaptiveCard").Filter(new() { HasText = "by the US about" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await page.ScreenshotAsync(new() { Path = Artifacts.File("teams-suggestion.png") });

        // in words
        await Box(page).ClickAsync();
        await page.Keyboard.TypeAsync("subscribe to Russia about Syria at 08:00 Europe/Dublin mon-fri");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Subscribed (number 1): Russia about Syria, 08:00 Europe/Dublin, mon-fri.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Box(page).ClickAsync();
        await page.Keyboard.TypeAsync("help");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("For a briefing by the clock")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await page.ScreenshotAsync(new() { Path = Artifacts.File("teams-subscribe.png") });

        await MentionAsync(page);
        await page.ScreenshotAsync(new() { Path = Artifacts.File("teams-channel.png") });

        transcript.Time("from Enter to the card on the page", answered);
        Note(transcript, await File.ReadAllTextAsync(recording, TestContext.Current.CancellationToken));
    }

    private static async Task MentionAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Velland desk" }).ClickAsync();
        var post = page.GetByRole(AriaRole.Button, new() { Name = "Post" });
        var answer = page.Locator(".ac-adaptiveCard").Filter(new() { HasText = "by Sergei Lavrov about dialogue" }).First;
        await Assertions.Expect(post).ToBeVisibleAsync();
        await TypeAsync(page, Box(page));
        await post.ClickAsync();
        try
        {
            await Assertions.Expect(answer).ToBeVisibleAsync(new() { Timeout = 3_000 });
        }
        catch (PlaywrightException)
        {
            // the page drops an answer that comes before its own new post has got a number: ask again under that post
            await TypeAsync(page, page.Locator("[role=textbox][contenteditable=true]").Nth(1));
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(answer).ToBeVisibleAsync(new() { Timeout = 20_000 });
        }
    }

    private static async Task TypeAsync(IPage page, ILocator box)
    {
        await box.ClickAsync();
        await page.Keyboard.TypeAsync("@");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "BriefingBot" }).ClickAsync();
        await page.Keyboard.TypeAsync(" what did Lavrov say about dialogue?");
    }

    private static void Note(Transcript transcript, string recording)
    {
        foreach (var part in recording.Split("\n---", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var entry = JsonNode.Parse(part)!;
            var (request, response) = (entry["request"]!, entry["response"]);
            transcript.Exchange(
                $"{entry["direction"]}: {request["method"]} {request["url"]}", Text(request["body"]), (int?)response?["statusCode"] ?? 0, Text(response?["body"]));
        }
    }

    private static string Text(JsonNode? body) => body is null ? string.Empty : body.GetValueKind() == JsonValueKind.String ? (string)body! : body.ToJsonString();

    private static ILocator Box(IPage page) => page.Locator("[role=textbox][contenteditable=true]").First;
}
