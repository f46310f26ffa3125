using BriefingBot.Core.Articles;
using BriefingBot.IntegrationTests.Web;
using Microsoft.Playwright;
using NodaTime;

namespace BriefingBot.EndToEndTests;

public sealed class ConsoleTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private const string Question = "what did Mira Halden say about grain?";

    // the words of a statement: all pieces that the page shows on the colour of the target
    private const string Highlighted = """
        async () => { if (document.readyState !== 'complete') await new Promise(done => addEventListener('load', done));
                const probe = document.createElement('i'); probe.style.background = 'var(--target)'; document.body.append(probe);
                const colour = getComputedStyle(probe).backgroundColor; probe.remove();
                return [...document.querySelectorAll('.words *')].filter(e => getComputedStyle(e).backgroundColor === colour).map(e => e.textContent).join(''); }
        """;

    private static readonly Article[] News =
    [
        new("courier-1", "Velland keeps its harbours open through the winter", """
            SUND — Velland will keep its three northern harbours open through the winter, the government decided on Thursday after two days of talks with shipowners and farmers.

            Foreign Minister Mira Halden said that "grain ships may pass as long as nobody carries arms", and added that inspectors would board every second vessel. "We have waited long enough for an answer from Thorland," Halden said.

            Thorland's President Osk Brandel told the Courier on Monday that grain was "not a weapon" and that talks would go on. He denied that his navy had stopped a Velland freighter last week.

            "Nobody wants a winter without bread," said Ilse Tarn, who leads the farmers' union, "and grain will not wait for diplomats."

            The Sund Observatory, which watches the straits, wrote in a report that forty ships had passed since Sunday.
            """, new LocalDate(2027, 3, 4), "The Courier", new("https://courier.example/harbours")),
        new("herald-7", "Halden: no second round before spring", """
            Mira Halden, the foreign minister of Velland, ruled out a second round of talks on Saturday. Halden told the Herald that grain exports would "double by June" if the straits stayed open.

            Osk Brandel said Thorland had never threatened the grain ships.
            """, new LocalDate(2027, 3, 7), "Herald of Sund", new("https://herald.example/7")),
    ];

    private WebHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await WebHost.StartAsync(News, Token);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("light", 1280, true)]
    [InlineData("dark", 1280, true)]
    [InlineData("narrow", 390, true)]
    [InlineData("no-script", 1280, false)]
    public async Task A_question_typed_leads_by_keyboard_to_the_highlighted_words(string look, int width, bool withScript)
    {
        await using var visit = await Visit.BeginAsync(chromium.Browser, host.Address, look == "dark" ? ColorScheme.Dark : ColorScheme.Light, width, withScript);
        var page = visit.Page;

        await page.GotoAsync("/");
        await visit.PhotographAsync($"console-empty-{look}");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync(); // by itself
        await page.Keyboard.TypeAsync(Question);
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync(Question);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".answer")).ToBeVisibleAsync(); // looks until it is so; waiting for the navigation misses a fast one
        var quote = await page.Locator(".quote").First.TextContentAsync();
        await visit.PhotographAsync($"console-answer-{look}");

        await page.Locator(".citation").First.FocusAsync();
        await Assertions.Expect(page.Locator(".citation").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".words")).ToBeVisibleAsync();
        await visit.PhotographAsync($"reader-{look}");

        if (withScript)
        {
            Assert.Equal(quote, await page.EvaluateAsync<string>(Highlighted));
        }

        Assert.Contains(News, article => article.Text.Contains(quote!, StringComparison.Ordinal));
        Assert.Empty(visit.Troubles);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_stands_in_the_way_of_a_reader_who_sees_or_moves_differently(ColorScheme scheme)
    {
        await using var visit = await Visit.BeginAsync(chromium.Browser, host.Address, scheme);
        foreach (var path in new[] { "/", "/?q=" + Uri.EscapeDataString(Question), "/?q=" + new string('x', 1001), "/articles/courier-1", "/articles/none" })
        {
            await visit.Page.GotoAsync(path);
            Assert.Empty(await visit.BarriersAsync());
        }
    }

    [Fact]
    public async Task Each_statement_of_the_list_highlights_itself_alone()
    {
        await using var visit = await Visit.BeginAsync(chromium.Browser, host.Address);
        await visit.Page.GotoAsync("/articles/courier-1");
        Assert.Empty(await visit.Page.EvaluateAsync<string>(Highlighted));
        foreach (var statement in await host.Store.StatementsOfAsync("courier-1", Token))
        {
            await visit.Page.Locator($"aside a[href='#{statement.Id}']").ClickAsync();
            var words = string.Concat(statement.Content.Select(span => span.In(News[0].Text)));

            Assert.Equal(words, await visit.Page.EvaluateAsync<string>(Highlighted));
        }

        await visit.PhotographAsync("reader-chosen-from-list");
    }

    [Fact]
    public async Task The_first_tab_skips_to_the_content()
    {
        await using var visit = await Visit.BeginAsync(chromium.Browser, host.Address);
        await visit.Page.GotoAsync("/articles/courier-1");
        await visit.Page.Keyboard.PressAsync("Tab");

        Assert.Equal("Skip to the content", await visit.Page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        await visit.PhotographAsync("reader-skip-link");
    }

    [Fact]
    public async Task A_hostile_article_runs_nothing()
    {
        await host.Store.AddAsync(new("evil", "<img src=x onerror=alert(1)>", "</p><script>document.title='owned'</script><img src='http://elsewhere.invalid/x'>"), [], Token);
        await using var visit = await Visit.BeginAsync(chromium.Browser, host.Address);
        await visit.Page.GotoAsync("/articles/evil");

        Assert.DoesNotContain("owned", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(visit.Troubles);
    }
}
