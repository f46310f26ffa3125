using BriefingBot.Core.Briefings;
using BriefingBot.IntegrationTests.Briefings;
using BriefingBot.IntegrationTests.Web;
using Microsoft.Playwright;
using NodaTime;

namespace BriefingBot.EndToEndTests;

public sealed class SubscriptionsTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private WebHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await WebHost.StartAsync([], Token);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("narrow", 390)]
    public async Task One_is_added_paused_and_removed_without_script(string look, int width)
    {
        await using var visit = await Visit.BeginAsync(chromium.Browser, host.Address, look == "dark" ? ColorScheme.Dark : ColorScheme.Light, width, withScript: look == "dark");
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Briefings" }).ClickAsync();
        await visit.PhotographAsync($"subscriptions-empty-{look}");

        await page.GetByLabel("Channel").FillAsync("slack:T024BE7LD/C061EG9SL");
        await page.GetByLabel("Speakers").FillAsync("Velland, Osk Brandel");
        await page.GetByLabel("Subjects").FillAsync("grain");
        await page.GetByLabel("Time zone").FillAsync("Europe/Dubln");
        await page.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        Assert.Contains("is no time zone", await page.GetByRole(AriaRole.Alert).TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("Velland, Osk Brandel", await page.GetByLabel("Speakers").InputValueAsync());
        await visit.PhotographAsync($"subscriptions-trouble-{look}");

        await page.GetByLabel("Time zone").FillAsync("Europe/Dublin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Velland, Osk Brandel about grain" }).WaitForAsync();
        await GiveDeliveriesAsync();
        await page.GotoAsync("/subscriptions");
        await visit.PhotographAsync($"subscriptions-{look}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).WaitForAsync();
        if (look == "dark")
        {
            Assert.Empty(await visit.BarriersAsync());
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.GetByText("No channel has a subscription yet").WaitForAsync();
        Assert.DoesNotContain(visit.Troubles, trouble => !trouble.Contains("400", StringComparison.Ordinal)); // the form that was not taken
    }

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("narrow", 390)]
    public async Task One_is_previewed_before_anything_is_saved_and_its_page_shows_a_year(string look, int width)
    {
        await host.IngestAsync(new("a1", "Harbours", "Mira Halden, the foreign minister of Velland, said on Monday that \"grain ships may pass\" until spring. Osk Brandel said that Thorland would send no more grain.", new LocalDate(2027, 3, 1)), Token);
        await using var visit = await Visit.BeginAsync(chromium.Browser, host.Address, look == "dark" ? ColorScheme.Dark : ColorScheme.Light, width, withScript: look == "dark");
        var page = visit.Page;
        await page.GotoAsync("/subscriptions");
        await page.GetByLabel("Channel").FillAsync("slack:T024BE7LD/C061EG9SL, teams:19:mornings@thread.v2");
        await page.GetByLabel("Speakers").FillAsync("Mira Halden, Ilse Vorn");
        await page.GetByLabel("Leave out").FillAsync("football");
        await page.GetByLabel("Time zone").FillAsync("Europe/Dublin");
        await page.GetByLabel("When there is nothing new").SelectOptionAsync("line");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).ClickAsync();

        await page.GetByText("Nothing is saved yet").WaitForAsync();
        Assert.Empty(await host.Subscriptions.ListAsync(Token));
        Assert.Contains("grain ships may pass", await page.Locator(".preview .answer").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("Nobody called “Ilse Vorn”", await page.Locator(".preview").First.TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("football", await page.GetByLabel("Leave out").InputValueAsync());
        await visit.PhotographAllAsync($"subscription-preview-{look}");
        if (look == "dark")
        {
            Assert.Empty(await visit.BarriersAsync());
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await page.GetByText("Expect").First.WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Preview number 1" }).ClickAsync();
        await page.Locator("summary").ClickAsync();
        await page.Locator(".year tbody th").First.WaitForAsync();
        await page.GetByLabel("Pause until").FillAsync("2099-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).ClickAsync();
        await page.GetByText("paused until Thursday 1 January 2099").WaitForAsync();
        await page.Locator("summary").ClickAsync();
        await visit.PhotographAllAsync($"subscription-{look}");
        if (look == "dark")
        {
            Assert.Empty(await visit.BarriersAsync());
        }

        await page.GetByLabel("Pause until").FillAsync("2020-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).ClickAsync();
        Assert.Contains("2020-01-01 is not ahead", await page.GetByRole(AriaRole.Alert).TextContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(visit.Troubles, trouble => !trouble.Contains("400", StringComparison.Ordinal));
    }

    private async Task GiveDeliveriesAsync()
    {
        var subscription = Assert.Single(await host.Subscriptions.ListAsync(Token));
        var due = Instant.FromUtc(2027, 3, 1, 8, 0);
        foreach (var state in new[] { DeliveryState.Sent, DeliveryState.Empty, DeliveryState.Failed })
        {
            var key = new DeliveryKey(subscription.Id, subscription.Destinations[0], due.InUtc().Date.ToString("uuuu-MM-dd", null));
            await host.Ledger.TryClaimAsync(key, due, Token);
            Assert.Single(await host.Ledger.LeaseAllAsync(Token));
            await (state switch
            {
                DeliveryState.Sent => host.Ledger.MarkSentAsync(key, "1503435956.000247", Token),
                DeliveryState.Empty => host.Ledger.MarkEmptyAsync(key, Token),
                _ => host.Ledger.MarkRefusedAsync(key, "Slack says the bot is not in this channel. Invite it with /invite @BriefingBot.", wait: null, Token),
            });
            due += Duration.FromDays(1);
        }
    }
}
