using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.IntegrationTests.Briefings;
using NodaTime;

namespace BriefingBot.IntegrationTests.Web;

/// <summary>The page of deliveries, the same over REST, and sending again by both.</summary>
public sealed class DeliveriesTests : IAsyncLifetime
{
    private const string Hostile = "<script>alert(1)</script> <b onmouseover=\"alert(2)\"> &amp; ' \"";

    private WebHost host = null!;
    private DeliveryRows rows = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await WebHost.StartAsync([], Token);
        rows = await DeliveryRows.MakeAsync(host, Hostile, Token);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_page_says_what_went_where_when_and_why_not_and_escapes_what_others_wrote()
    {
        var page = await PageAsync("/deliveries");

        Assert.Equal(["refused for now, tried again later"], page.QuerySelectorAll("#waiting ~ ol .state").Select(state => state.TextContent));
        Assert.Equal(["posted", "not posted", "nothing new, so nothing posted"], page.QuerySelectorAll("#done ~ ol .state").Select(state => state.TextContent).Order(StringComparer.Ordinal).Reverse().OrderBy(words => words.Length));
        Assert.Contains("Waits until", page.QuerySelector("#waiting ~ ol li")!.TextContent, StringComparison.Ordinal);
        var sent = Entry(page, "posted");
        Assert.Contains("slack:T1/C1", sent.TextContent, StringComparison.Ordinal);
        Assert.Contains("Due", sent.TextContent, StringComparison.Ordinal);
        Assert.Contains("Covers", sent.TextContent, StringComparison.Ordinal);
        Assert.Contains("1503435956.000247", sent.TextContent, StringComparison.Ordinal);
        Assert.Contains(Hostile, sent.QuerySelector("details .answer")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Hostile, Entry(page, "not posted").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script, main [onmouseover]"));
    }

    [Fact]
    public async Task The_page_shows_one_subscription_alone()
    {
        Assert.Single((await PageAsync($"/deliveries?subscription={rows.Other.Id}")).QuerySelectorAll(".entries > li"));
        Assert.Contains("There is no such delivery", (await PageAsync("/deliveries?subscription=4711")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_one_state_alone_and_keeps_it_chosen()
    {
        var page = await PageAsync("/deliveries?state=failed");

        Assert.Equal("not posted", Assert.Single(page.QuerySelectorAll(".entries .state")).TextContent);
        Assert.Equal("failed", Assert.Single(page.QuerySelectorAll("#state option[selected]")).GetAttribute("value"));
    }

    [Fact]
    public async Task A_long_list_is_read_page_by_page_each_delivery_once()
    {
        await rows.AddAsync(host, 203, Token);
        var (seen, path) = (new List<string>(), "/deliveries?subscription=1");
        while (seen.Count < 300)
        {
            var page = await PageAsync(path);
            seen.AddRange(page.QuerySelectorAll("#done ~ ol > li").Select(entry => entry.QuerySelector("dd")!.TextContent));
            Assert.Equal(path.Contains("before=", StringComparison.Ordinal), page.QuerySelectorAll(".ways a").Any(link => link.TextContent == "The newest"));
            if (page.QuerySelector(".ways a[rel=next]") is not { } older)
            {
                break;
            }

            path = older.GetAttribute("href")!;
            Assert.Contains("subscription=1&before=", path, StringComparison.Ordinal);
        }

        Assert.Equal(206, seen.Count);
        Assert.Equal(206, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("subscription", "<b>one</b>", "is no subscription: give its number")]
    [InlineData("state", "<b>gone</b>", "it is claimed, posting, retrying, sent, empty or failed.")]
    [InlineData("state", "sent, failed", "is no state of a delivery")]
    [InlineData("before", "<b>x</b>", "is no key of a delivery")]
    [InlineData("before", "1|slack:T1/C1|\0", "is no key of a delivery")]
    [InlineData("before", "1|slack:T1/C1|2020-01-01", "There is no delivery 1|slack:T1/C1|2020-01-01")]
    [InlineData("limit", "0", "limit must be 1 to 1000.")]
    [InlineData("limit", "1001", "limit must be 1 to 1000.")]
    [InlineData("limit", "many", "limit must be 1 to 1000.")]
    public async Task What_cannot_be_asked_for_is_said_in_words(string name, string value, string words)
    {
        var query = $"?{name}={Uri.EscapeDataString(value)}";
        using var page = await host.Client.GetAsync(new Uri("/deliveries" + query, UriKind.Relative), Token);
        using var rest = await host.Client.GetAsync(new Uri("/api/deliveries" + query, UriKind.Relative), Token);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (page.StatusCode, rest.StatusCode));
        Assert.Contains(words, (await rest.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        var main = (await new HtmlParser().ParseDocumentAsync(await page.Content.ReadAsStringAsync(Token), Token)).QuerySelector("main")!;
        Assert.Contains(words, main.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, main.QuerySelectorAll(".entries > li").Length); // all there is, under it
        Assert.Empty(main.QuerySelectorAll("[role=alert] b"));
    }

    [Fact]
    public async Task The_button_sends_the_frozen_words_again_once()
    {
        var form = Entry(await PageAsync("/deliveries"), "posted").QuerySelector("form")!;
        (string, string)[] fields = [.. form.QuerySelectorAll("input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? string.Empty))];

        foreach (var _ in Enumerable.Range(0, 2)) // people press twice
        {
            using var response = await PostAsync("/deliveries/redeliver", fields);
            Assert.Contains("sent again within seconds", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        var again = Assert.Single(await host.Ledger.ListAsync(null, 100, Token), row => Occasion.IsAgain(row.Key.Occasion));
        var words = TextRenderer.Render(again.Content!);
        Assert.StartsWith("Sent again: the briefing due Monday 1 March 2027 at 08:00.", words, StringComparison.Ordinal);
        Assert.EndsWith(TextRenderer.Render(rows.Words), words, StringComparison.Ordinal);
        Assert.Equal((DeliveryState.Claimed, rows.Sent.Destination), (again.State, again.Key.Destination));
    }

    [Fact]
    public async Task A_form_of_another_site_sends_nothing()
    {
        using var response = await PostAsync("/deliveries/redeliver", ("key", rows.Sent.ToString()), ("request", "r1"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(await host.Ledger.ListAsync(null, 100, Token), row => Occasion.IsAgain(row.Key.Occasion));
    }

    [Fact]
    public async Task Rest_lists_with_words_and_limits()
    {
        var all = await JsonAsync("/api/deliveries");
        Assert.Equal(4, all.GetArrayLength());
        var sent = all.EnumerateArray().Single(row => row.GetProperty("key").GetString() == rows.Sent.ToString());
        Assert.Equal(("sent", "2027-03-01T08:00:00Z"), (sent.GetProperty("state").GetString(), sent.GetProperty("due_at").GetString()));
        Assert.Contains(Hostile, sent.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, sent.GetProperty("next_at").ValueKind);
        Assert.NotNull(sent.GetProperty("posted_at").GetString());
        Assert.Equal(1, (await JsonAsync($"/api/deliveries?subscription={rows.Other.Id}")).GetArrayLength());
        Assert.Equal(2, (await JsonAsync("/api/deliveries?limit=2")).GetArrayLength());

        Assert.Equal(rows.Failed.ToString(), Assert.Single((await JsonAsync("/api/deliveries?state=failed")).EnumerateArray()).GetProperty("key").GetString());
    }

    [Fact]
    public async Task Rest_leads_to_older_ones_by_a_link()
    {
        var seen = new List<string>();
        using var first = await host.Client.GetAsync(new Uri("/api/deliveries?subscription=1&limit=2", UriKind.Relative), Token);
        var next = Assert.Single(first.Headers.GetValues("Link"));
        Assert.StartsWith("</api/deliveries?subscription=1&limit=2&before=1%7C", next, StringComparison.Ordinal);
        Assert.EndsWith(">; rel=\"next\"", next, StringComparison.Ordinal);
        using var second = await host.Client.GetAsync(new Uri(next[1..next.IndexOf('>', StringComparison.Ordinal)], UriKind.Relative), Token);
        Assert.False(second.Headers.Contains("Link"));
        foreach (var response in new[] { first, second })
        {
            seen.AddRange((await response.Content.ReadFromJsonAsync<JsonElement>(Token)).EnumerateArray().Select(row => row.GetProperty("key").GetString()!));
        }

        Assert.Equal([rows.Sent, rows.Failed, rows.Empty], seen.Select(DeliveryKey.Parse));
    }

    [Theory]
    [InlineData("https://briefings.example.org", "")]
    [InlineData("https://example.org/briefings", "/briefings")]
    [InlineData("https://example.org/briefings/", "/briefings")]
    public async Task The_link_to_older_ones_stands_behind_the_path_of_the_public_address(string address, string path)
    {
        await using var proxied = await WebHost.StartAsync([], Token, ("Web:PublicUrl", address));
        await DeliveryRows.MakeAsync(proxied, "grain", Token);
        using var response = await proxied.Client.GetAsync(new Uri("/api/deliveries?limit=2", UriKind.Relative), Token);

        Assert.StartsWith($"<{path}/api/deliveries?limit=2&before=", Assert.Single(response.Headers.GetValues("Link")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rest_sends_again_once_a_request_and_again_what_was_sent_again()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(rows.Sent.ToString(), "r1")).Status);
        var (status, body) = await SendAsync(rows.Sent.ToString(), "r1");
        Assert.Equal((HttpStatusCode.OK, false), (status, body.GetProperty("is_new").GetBoolean()));
        var first = DeliveryKey.Parse(body.GetProperty("key").GetString()!)!;
        await host.Ledger.LeaseAllAsync(Token);
        await host.Ledger.MarkSentAsync(first, "1503435957.000100", Token);

        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(first.ToString(), "r2")).Status);
        var second = (await host.Ledger.FindAsync(first with { Occasion = Occasion.Again("r2") }, Token))!;
        Assert.Equal(TextRenderer.Render((await host.Ledger.FindAsync(first, Token))!.Content!), TextRenderer.Render(second.Content!)); // one label, and it names the first
    }

    [Theory]
    [InlineData("nonsense", "r1", "is no key of a delivery")]
    [InlineData("1|slack:T1/C1|2020-01-01", "r1", "There is no delivery")]
    [InlineData("sent", "an id with spaces", "letters, digits and hyphens")]
    [InlineData("empty", "r1", "nothing to send again")]
    [InlineData("retrying", "r1", "is on its way")]
    public async Task What_cannot_be_sent_again_is_said_in_words(string which, string request, string words)
    {
        var key = which switch { "sent" => rows.Sent.ToString(), "empty" => rows.Empty.ToString(), "retrying" => rows.Retrying.ToString(), _ => which };
        var (status, body) = await SendAsync(key, request);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_a_subscription_that_was_removed_is_not_sent_again_and_stays_on_the_page()
    {
        await host.Subscriptions.RemoveAsync(rows.Sent.Subscription, Token);

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(rows.Sent.ToString(), "r1")).Status);
        Assert.Contains("(removed)", Entry(await PageAsync("/deliveries"), "posted").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rest_takes_no_forms()
    {
        using var response = await PostAsync("/api/deliveries/redeliver", ("key", rows.Sent.ToString()));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private static IElement Entry(IDocument page, string state) => page.QuerySelectorAll(".entries > li").Single(entry => entry.QuerySelector(".state")!.TextContent == state);

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string key, string request)
    {
        using var response = await host.Client.PostAsJsonAsync("/api/deliveries/redeliver", new { key, request }, Token);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Token));
    }

    private async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await host.Client.PostAsync(new Uri(path, UriKind.Relative), content, Token);
    }

    private async Task<JsonElement> JsonAsync(string path) => await host.Client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), Token);

    private async Task<IDocument> PageAsync(string path) => await new HtmlParser().ParseDocumentAsync(await host.Client.GetStringAsync(new Uri(path, UriKind.Relative), Token), Token);
}
