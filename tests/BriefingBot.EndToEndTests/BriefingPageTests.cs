using BriefingBot.IntegrationTests.Web;
using Microsoft.Playwright;

namespace BriefingBot.EndToEndTests;

public sealed class BriefingPageTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private WebHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await WebHost.StartAsync([], Token);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("narrow", 390)]
    public async Task A_briefing_is_read_with_its_timelines_without_script(string look, int width)
    {
        var key = await PostedSample.PostAsync(host, Token);
        await using var visit = await Visit.BeginAsync(chromium.Browser, host.Address, look == "dark" ? ColorScheme.Dark : ColorScheme.Light, width, withScript: look == "dark");
        var page = visit.Page;

        await page.GotoAsync(host.Links.Local(host.Links.BriefingLink(key)));
        await visit.PhotographAllAsync($"briefing-{look}");

        Assert.NotEmpty(await page.Locator(".item").AllAsync());
        Assert.Equal(2, await page.Locator(".picture").CountAsync());
        foreach (var details in await page.Locator("details.table summary").AllAsync())
        {
            await details.ClickAsync();
        }

        await visit.PhotographAllAsync($"briefing-tables-{look}");
        if (look == "dark")
        {
            Assert.Empty(await visit.BarriersAsync());
        }

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.PhotographAllAsync($"briefing-print-{look}");
        Assert.True(await page.Locator(".again li").First.IsVisibleAsync()); // folded on a screen
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        Assert.False(await page.Locator("html").EvaluateAsync<bool>("e => e.scrollWidth > e.clientWidth"));
        var marks = page.Locator(".picture a");
        await marks.Last.FocusAsync();
        await Assertions.Expect(marks.Last).ToBeFocusedAsync();
        await visit.PhotographAllAsync($"briefing-focus-{look}");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".words")).ToBeVisibleAsync();
        Assert.Empty(visit.Troubles);
    }
}
