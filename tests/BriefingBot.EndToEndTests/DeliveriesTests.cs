using BriefingBot.Core.Briefings;
using BriefingBot.IntegrationTests.Web;
using Microsoft.Playwright;

namespace BriefingBot.EndToEndTests;

public sealed class DeliveriesTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private WebHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await WebHost.StartAsync([], Token);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("narrow", 390)]
    public async Task They_are_read_filtered_and_sent_again_without_script(string look, int width)
    {
        await DeliveryRows.MakeAsync(host, "grain ships may pass as long as nobody carries arms & “<b>no flag</b>” is shown", Token);
        await using var visit = await Visit.BeginAsync(chromium.Browser, host.Address, look == "dark" ? ColorScheme.Dark : ColorScheme.Light, width, withScript: look == "dark");
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deliveries" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Waiting" }).WaitForAsync();
        await page.GetByText("The words as posted").ClickAsync();
        Assert.Contains("“<b>no flag</b>” is shown", await page.Locator("details[open] .quote").TextContentAsync(), StringComparison.Ordinal);
        await visit.PhotographAllAsync($"deliveries-{look}");
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")); // nothing hangs over
        if (look == "dark")
        {
            Assert.Empty(await visit.BarriersAsync());
        }

        await page.GetByLabel("Subscription").SelectOptionAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page.Locator(".entries > li")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send again: 1|slack:T1/C1|2027-03-01" }).ClickAsync();
        await page.GetByText("It is sent again within seconds").WaitForAsync();
        await page.GetByText("sent again").First.WaitForAsync();
        await visit.PhotographAllAsync($"deliveries-again-{look}");

        Assert.Single(await host.Ledger.ListAsync(1, 100, Token), row => Occasion.IsAgain(row.Key.Occasion));
        Assert.Empty(visit.Troubles);
    }
}
