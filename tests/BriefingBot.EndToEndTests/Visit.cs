using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BriefingBot.EndToEndTests;

/// <summary>One window on the console, which notes what must not happen: errors in the console and requests to other hosts.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> troubles = [];

    private Visit(IBrowserContext context, IPage page, Uri address)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) => Note(new Uri(request.Url).Authority != address.Authority, $"a request to {request.Url}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status} from {response.Url}");
    }

    public IPage Page { get; }

    /// <summary>What must not happen and did.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    public static async Task<Visit> BeginAsync(IBrowser browser, Uri address, ColorScheme scheme = ColorScheme.Light, int width = 1280, bool withScript = true)
    {
        var window = await browser.NewContextAsync(new()
        {
            BaseURL = address.AbsoluteUri,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 860 },
            JavaScriptEnabled = withScript,
        });
        return new(window, await window.NewPageAsync(), address);
    }

    /// <summary>Saves what the window shows.</summary>
    public Task PhotographAsync(string name) => Page.ScreenshotAsync(new() { Path = Artifacts.File(name + ".png") });

    /// <summary>Saves the whole page, also what the window does not show.</summary>
    public Task PhotographAllAsync(string name) => Page.ScreenshotAsync(new() { Path = Artifacts.File(name + ".png"), FullPage = true });

    /// <summary>The rules of accessibility that the page breaks.</summary>
    public async Task<IEnumerable<string>> BarriersAsync()
    {
        var result = await Page.RunAxe();
        return result.Violations.Select(violation => $"{violation.Id}: {violation.Help} ({string.Join("; ", violation.Nodes.Select(node => node.Html))})");
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private void Note(bool isTrouble, string what)
    {
        if (isTrouble)
        {
            troubles.Add(what);
        }
    }
}
