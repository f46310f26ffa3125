using BriefingBot.EndToEndTests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]

namespace BriefingBot.EndToEndTests;

/// <summary>One headless Chromium for all tests; absent, tests skip and say how to install it.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private static readonly string Executable = Environment.GetEnvironmentVariable("BRIEFINGBOT_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Executable))
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Headless = true, Args = Arguments });
        }
    }

    public IBrowser Browser
    {
        get
        {
            var isRequired = Environment.GetEnvironmentVariable("BRIEFINGBOT_TEST_REQUIRE_ALL") == "1";
            var reason = $"There is no Chromium at {Executable}: run `apt-get install -y chromium`, or set BRIEFINGBOT_CHROMIUM to the executable.";
            Assert.False(browser is null && isRequired, reason);
            Assert.SkipWhen(browser is null, reason);
            return browser!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
