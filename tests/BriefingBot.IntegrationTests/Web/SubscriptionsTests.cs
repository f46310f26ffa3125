using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Chat;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.IntegrationTests.Web;

public sealed class SubscriptionsTests : IAsyncLifetime
{
    private static readonly Article News = new("a1", "Harbours", "Mira Halden, the foreign minister of Velland, said that \"grain ships may pass\" until spring.", new LocalDate(2027, 3, 4));
    private static readonly (string, string)[] Wanted =
        [("to", "slack:T1/C1"), ("speakers", "Velland, Osk Brandel"), ("about", ""), ("at", "08:00"), ("zone", "Europe/Dublin"), ("days", "mon"), ("days", "wed")];

    private WebHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await WebHost.StartAsync([News], Token);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_form_of_ours_adds_pauses_resumes_and_removes()
    {
        var token = await TokenAsync();
        using (var added = await PostAsync("/subscriptions", [.. Wanted, token]))
        {
            Assert.Contains("08:00 Europe/Dublin, mon,wed", (await ParseAsync(added)).QuerySelector(".subscription")!.TextContent, StringComparison.Ordinal);
        }

        foreach (var (change, isPaused) in new[] { ("pause", true), ("resume", false) })
        {
            (await PostAsync($"/subscriptions/1/{change}", token)).Dispose();
            Assert.Equal(isPaused, Assert.Single(await host.Subscriptions.ListAsync(Token)).IsPaused);
        }

        (await PostAsync("/subscriptions/1/remove", token)).Dispose();
        Assert.Empty(await host.Subscriptions.ListAsync(Token));
    }

    [Theory]
    [InlineData("/subscriptions")]
    [InlineData("/subscriptions/1/remove")]
    public async Task A_form_of_another_site_changes_nothing(string path)
    {
        (await PostAsync("/subscriptions", [.. Wanted, await TokenAsync()])).Dispose();
        foreach (var fields in new[] { Wanted, [.. Wanted, ("__RequestVerificationToken", "made-up")] })
        {
            using var response = await PostAsync(path, fields);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("Nothing was changed", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        Assert.Single(await host.Subscriptions.ListAsync(Token));
    }

    [Theory]
    [InlineData("to", "slack:nowhere", "is no channel: write slack:TEAM/CHANNEL")]
    [InlineData("at", "25:00", "is no time of day")]
    [InlineData("zone", "", "Say in which time zone")]
    [InlineData("zone", "\"><script>alert(1)</script>", "is no time zone")]
    [InlineData("days", "", "No day is given")]
    public async Task What_cannot_be_read_is_said_in_words_and_what_was_typed_stays(string field, string value, string words)
    {
        using var response = await PostAsync("/subscriptions", [.. Wanted.Where(wanted => wanted.Item1 != field), (field, value), await TokenAsync()]);
        var page = await ParseAsync(response);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(words, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Velland, Osk Brandel", page.QuerySelector("input[name=speakers]")!.GetAttribute("value"));
        Assert.Equal(field == "days" ? [] : ["mon", "wed"], page.QuerySelectorAll("input[name=days][checked]").Select(box => box.GetAttribute("value")));
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Empty(await host.Subscriptions.ListAsync(Token));
    }

    [Fact]
    public async Task A_body_without_end_is_refused()
    {
        using var response = await PostAsync("/subscriptions", ("speakers", new string('x', 200_000)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Rest_adds_and_lists_and_refuses_in_words()
    {
        using (var added = await host.Client.PostAsJsonAsync("/api/subscriptions", new { to = "slack:T1/C1", speakers = new[] { "Velland" }, at = "08:00", zone = "Europe/Dublin", days = "mon-fri" }, Token))
        {
            Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        }

        using (var refused = await host.Client.PostAsJsonAsync("/api/subscriptions", new { to = "slack:T1/C1", at = "08:00", zone = "Nowhere", days = "mon-fri" }, Token))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("is no time zone", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        using var plain = new StringContent("{}");
        using (var unreadable = await host.Client.PostAsync(new Uri("/api/subscriptions", UriKind.Relative), plain, Token))
        {
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, unreadable.StatusCode);
        }

        var listed = Assert.Single((await JsonAsync("/api/subscriptions")).EnumerateArray());
        Assert.Equal(("slack:T1/C1", "Europe/Dublin", false), (listed.GetProperty("to").GetString(), listed.GetProperty("zone").GetString(), listed.GetProperty("paused").GetBoolean()));
    }

    [Fact]
    public async Task Channels_that_ended_are_shown_with_day_and_reason_as_text()
    {
        const string reason = "Archived <script>alert(1)</script> & gone.";
        foreach (var channels in new[] { new[] { "slack:T1/C1", "slack:T1/C2" }, ["slack:T1/C1"] })
        {
            using var added = await host.Client.PostAsJsonAsync("/api/subscriptions", new { destinations = channels, speakers = channels.Length == 1 ? ["Velland"] : Array.Empty<string>(), at = "08:00", zone = "Pacific/Auckland", days = "mon" }, Token);
            Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        }

        foreach (var subscription in await host.Subscriptions.ListAsync(Token))
        {
            await host.Subscriptions.EndAsync(subscription, new(ChannelAddress.Slack, "T1/C1"), reason, notice: null, Token);
        }

        var ended = (await host.Subscriptions.EndedAsync(10, Token))[0];
        var day = ended.At.InZone(DateTimeZoneProviders.Tzdb["Pacific/Auckland"]).Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
        var all = await PageAsync("/subscriptions");
        Assert.Equal(2, all.QuerySelectorAll(".ended li").Length); // also of one that is ended as a whole
        Assert.Contains($"Number 1 no longer goes to slack:T1/C1 since {day}: {reason}", all.QuerySelector(".ended")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(all.QuerySelectorAll("script"));
        Assert.Single((await PageAsync("/subscriptions/1")).QuerySelectorAll(".ended li"));

        var listed = Assert.Single((await JsonAsync("/api/subscriptions")).EnumerateArray()).GetProperty("ended")[0];
        Assert.Equal(("slack:T1/C1", reason, InstantPattern.General.Format(ended.At)), (listed.GetProperty("destination").GetString(), listed.GetProperty("reason").GetString(), listed.GetProperty("at").GetString()));
        Assert.Equal([1, 2], (await JsonAsync("/api/subscriptions/ended")).EnumerateArray().Select(one => one.GetProperty("subscription").GetInt32()).Order());
    }

    [Fact]
    public async Task A_briefing_can_be_previewed()
    {
        Assert.Equal(1, (await JsonAsync("/api/briefing?speaker=Mira+Halden&speaker=Osk+Brandel&about=grain&since=2020-01-01T00:00:00%2B01:00")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await JsonAsync("/api/briefing?until=2020-01-01T00:00:00Z")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await JsonAsync("/api/briefing?from=2027-03-05")).GetProperty("items").GetArrayLength());
        Assert.Contains("grain ships may pass", (await JsonAsync("/api/briefing")).GetProperty("items")[0].GetProperty("citations")[0].GetProperty("quote").GetString(), StringComparison.Ordinal);

        using var wrong = await host.Client.GetAsync(new Uri("/api/briefing?since=yesterday", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private async Task<IDocument> PageAsync(string path)
    {
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
        return await ParseAsync(response);
    }

    private async Task<(string, string)> TokenAsync()
    {
        using var response = await host.Client.GetAsync(new Uri("/subscriptions", UriKind.Relative), Token);
        var hidden = (await ParseAsync(response)).QuerySelector("input[type=hidden]")!;
        return (hidden.GetAttribute("name")!, hidden.GetAttribute("value")!);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await host.Client.PostAsync(new Uri(path, UriKind.Relative), content, Token);
    }

    private async Task<JsonElement> JsonAsync(string path) => (await host.Client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), Token))!;

    private static async Task<IDocument> ParseAsync(HttpResponseMessage response) => await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(Token), Token);
}
