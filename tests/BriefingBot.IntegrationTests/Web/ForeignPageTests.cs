using System.Net;
using BriefingBot.Core.Briefings;
using Microsoft.AspNetCore.Http;

namespace BriefingBot.IntegrationTests.Web;

/// <summary>What a page of another site, open in a browser on this machine, can send without being asked.</summary>
public sealed class ForeignPageTests : IAsyncLifetime
{
    private WebHost host = null!;
    private DeliveryRows rows = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await WebHost.StartAsync([], Token, ("Api:Keys", "a-key"));
        rows = await DeliveryRows.MakeAsync(host, "words", Token);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Every_route_that_changes_something_is_closed_to_it()
    {
        var changing = host.Routes.SelectMany(route => route.Methods.Where(method => !HttpMethods.IsGet(method)), (route, method) => (method, route.Path)).ToList();
        Assert.Contains(("POST", "/api/subscriptions/{id:long}/run"), changing);
        Assert.Contains(("DELETE", "/api/subscriptions/{id:long}"), changing);

        foreach (var (method, path) in changing)
        {
            foreach (var (header, value) in new[] { ("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site") })
            {
                Assert.Equal((path, HttpStatusCode.Forbidden), (path, await SendAsync(method, Path(path), content: null, (header, value))));
            }
        }

        Assert.Equal(4, (await host.Ledger.ListAsync(null, 100, Token)).Count);
        Assert.False((await FirstAsync()).IsPaused);
    }

    [Theory]
    [InlineData("pause", HttpStatusCode.NoContent)]
    [InlineData("resume", HttpStatusCode.NoContent)]
    [InlineData("run", HttpStatusCode.Accepted)]
    public async Task Programs_of_this_machine_need_no_headers_and_forms_are_no_programs(string change, HttpStatusCode done)
    {
        var path = $"/api/subscriptions/{rows.Sent.Subscription}/{change}";

        using (var form = new FormUrlEncodedContent([]))
        {
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, await SendAsync("POST", path, form));
        }

        Assert.Equal(done, await SendAsync("POST", path, content: null));
    }

    [Fact]
    public async Task Our_own_pages_and_whoever_has_a_key_are_let_in()
    {
        var path = $"/api/subscriptions/{rows.Sent.Subscription}/pause";

        Assert.Equal(HttpStatusCode.NoContent, await SendAsync("POST", path, content: null, ("Origin", host.Address.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin")));
        Assert.True((await FirstAsync()).IsPaused);
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync("DELETE", $"/api/subscriptions/{rows.Sent.Subscription}", content: null, ("Origin", "https://elsewhere.example"), ("Authorization", "Bearer a-key")));
    }

    [Fact]
    public async Task It_is_told_why()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, Path("/api/subscriptions/{id:long}/run")));
        request.Headers.Add("Origin", "https://evil.example");
        using var response = await host.Client.SendAsync(request, Token);

        Assert.Contains("page of another site", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private async Task<Subscription> FirstAsync() => (await host.Subscriptions.ListAsync(Token)).Single(one => one.Id == rows.Sent.Subscription);

    private string Path(string pattern) => pattern.Replace("{id:long}", $"{rows.Sent.Subscription}", StringComparison.Ordinal).Replace("{id}", "s1", StringComparison.Ordinal);

    private async Task<HttpStatusCode> SendAsync(string method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(host.Address, path));
        request.Content = content;
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await host.Client.SendAsync(request, Token);
        return response.StatusCode;
    }
}
