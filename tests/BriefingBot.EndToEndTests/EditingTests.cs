using BriefingBot.Core.Articles;
using BriefingBot.IntegrationTests.Web;
using Microsoft.Playwright;
using NodaTime;

namespace BriefingBot.EndToEndTests;

/// <summary>A reader flags, an editor corrects, in a browser.</summary>
public sealed class EditingTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private static readonly Article News = new("courier-1", "Velland keeps its harbours open through the winter", """
        SUND — Velland will keep its three northern harbours open through the winter, the government decided on Thursday after two days of talks.

        Foreign Minister Mira Halden said that "grain ships may pass as long as nobody carries arms", and added that inspectors would board every second vessel.

        Thorland's President Osk Brandel told the Courier on Monday that grain was "not a weapon" and that talks would go on.
        """, new LocalDate(2027, 3, 4), "The Courier");

    private WebHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await WebHost.StartAsync([News], Token);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("narrow", 390)]
    public async Task A_flag_leads_to_a_correction_without_script(string look, int width)
    {
        await using var visit = await Visit.BeginAsync(chromium.Browser, host.Address, look == "dark" ? ColorScheme.Dark : ColorScheme.Light, width, withScript: look == "dark");
        var page = visit.Page;
        await page.GotoAsync("/?q=" + Uri.EscapeDataString("what did Mira Halden say about grain?"));
        await page.GetByText("Something wrong?").ClickAsync();
        await page.GetByLabel("Where").SelectOptionAsync(new SelectOptionValue { Label = "Citation [1]" });
        await page.GetByLabel("Note").FillAsync("It was Osk Brandel who said it.");
        await visit.PhotographAsync($"flag-{look}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tell the editor" }).ClickAsync();
        await page.GetByText("An editor will look at it").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Review" }).ClickAsync();
        await visit.PhotographAsync($"review-{look}");
        await BarriersAsync(visit, look);
        await page.GetByRole(AriaRole.Link, new() { Name = "Mira Halden", Exact = true }).ClickAsync();
        await page.GetByLabel("Your name").FillAsync("Edda Voss");
        await page.GetByLabel("Reason").FillAsync("The quotation is Brandel's");
        await page.GetByLabel("Speaker", new() { Exact = true }).FillAsync("Osk Brandel");
        await page.GetByLabel("Country").FillAsync("Atlantis");
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct the speaker" }).ClickAsync();
        Assert.Contains("is no country", await page.GetByRole(AriaRole.Alert).TextContentAsync(), StringComparison.Ordinal);
        await page.GetByLabel("Country").FillAsync("NO");
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct the speaker" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Osk Brandel" }).WaitForAsync();
        await visit.PhotographAsync($"statement-{look}");
        await BarriersAsync(visit, look);

        await page.GetByLabel("Your name").FillAsync("Edda Voss");
        await page.GetByLabel("Reason").FillAsync("Nobody said it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the statement" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore it as it was read" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = News.Title }).ClickAsync(); // to where it stood in the article
        await Assertions.Expect(page.Locator(".withdrawn li:target")).ToContainTextAsync("by Edda Voss: Nobody said it");
        await Assertions.Expect(page.Locator(".withdrawn li:target")).ToBeInViewportAsync();
        await visit.PhotographAsync($"withdrawn-{look}");
        await BarriersAsync(visit, look);
        Assert.DoesNotContain(visit.Troubles, trouble => !trouble.Contains("400", StringComparison.Ordinal)); // the country that is none
    }

    private static async Task BarriersAsync(Visit visit, string look)
    {
        if (look == "dark")
        {
            Assert.Empty(await visit.BarriersAsync());
        }
    }
}
