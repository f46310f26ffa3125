using BriefingBot.Core.Briefings;
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

    private async Task GiveDeliveriesAsync()
    {
        var subscription = Assert.Single(await host.Subscriptions.ListAsync(Token));
        var due = Instant.FromUtc(2027, 3, 1, 8, 0);
        foreach (var state in new[] { DeliveryState.Sent, DeliveryState.Empty, DeliveryState.Failed })
        {
            var key = new DeliveryKey(subscription.Id, subscription.Destinations[0], due.InUtc().Date.ToString("uuuu-MM-dd", null));
            await host.Ledger.TryClaimAsync(key, due, Token);
            await host.Ledger.TryLeaseAsync((await host.Ledger.OpenAsync(Token)).Single(), Duration.FromMinutes(2), Token);
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
