using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BriefingBot.Core.Articles;
using Microsoft.OpenApi;
using NodaTime;

namespace BriefingBot.IntegrationTests.Web;

/// <summary><c>GET /openapi/v1.json</c> over real HTTP: that it is what it says it is, and that the routes are what it says they are.</summary>
public sealed class ApiDocumentTests : IAsyncLifetime
{
    private const string Line = """{"id":"a2","date":"2027-03-05","url":"https://news.example/2","text":"Osk Brandel, the prime minister of Velland, said that \"talks would go on\" in spring."}""";

    private static readonly Article News = new("a1", "Harbours", "Mira Halden, the foreign minister of Velland, said that \"grain ships may pass\" until spring.", new LocalDate(2027, 3, 4));

    private WebHost host = null!;
    private DeliveryRows rows = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await WebHost.StartAsync([News], Token, ("Api:Keys", "a-key"));
        rows = await DeliveryRows.MakeAsync(host, "words", Token);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task It_is_valid_openapi()
    {
        using var text = new MemoryStream(await host.Client.GetByteArrayAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token));
        var (document, diagnostic) = await OpenApiDocument.LoadAsync(text, "json", cancellationToken: Token);

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic!.SpecificationVersion);
        Assert.Empty(diagnostic.Errors);
        Assert.Empty(diagnostic.Warnings);
        Assert.NotNull(document);
        Assert.Empty(document.Validate(ValidationRuleSet.GetDefaultRuleSet()));
        Assert.Equal("bearer", document.Components?.SecuritySchemes?.Single().Value.Scheme);
    }

    [Fact]
    public async Task It_tells_of_every_route_under_api_and_of_no_other()
    {
        var document = await DocumentAsync();
        var told = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => (Method: operation.Name.ToUpperInvariant(), Path: path.Name, operation.Value)).ToList();
        var mapped = host.Routes.Where(route => route.Path.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(route => route.Methods, (route, method) => $"{method} {route.Path.Replace(":long", string.Empty, StringComparison.Ordinal)}");

        Assert.Equal(mapped.Order(StringComparer.Ordinal), told.Select(one => $"{one.Method} {one.Path}").Order(StringComparer.Ordinal));
        Assert.All(told, one =>
        {
            Assert.All(["summary", "description", "operationId"], name => Assert.False(string.IsNullOrEmpty(one.Value.GetProperty(name).GetString()), $"{one.Method} {one.Path} has no {name}"));
            Assert.Single(one.Value.GetProperty("tags").EnumerateArray());
            Assert.All(Parameters(one.Value), parameter => Assert.False(string.IsNullOrEmpty(parameter.GetProperty("description").GetString())));
            Assert.All(["401", "421", "500"], status => Assert.True(one.Value.GetProperty("responses").TryGetProperty(status, out _), $"{one.Method} {one.Path} says nothing of {status}"));
            Assert.Contains(one.Value.GetProperty("responses").EnumerateObject(), response => response.Name.StartsWith('2'));
        });
        Assert.Equal(told.Count, told.Select(one => one.Value.GetProperty("operationId").GetString()).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Every_route_answers_as_it_says()
    {
        var document = await DocumentAsync();
        var key = rows.Sent.ToString();
        var wish = new { to = "slack:T9/C9", speakers = new[] { "Velland" }, at = "08:00", zone = "Europe/Dublin", days = "mon-fri" };
        (string Method, string Path, string More, object? Body, int Status)[] calls =
        [
            ("GET", "/api/ask", "?q=what+did+Mira+Halden+say+about+grain&limit=0&id=7&thread=t&from=2027-03-01&to=2027-03-31&as_of=2027-03-31", null, 200),
            ("GET", "/api/ask", "?q=did+Mira+Halden+say+%22grain+ships+may+pass%22", null, 200),
            ("GET", "/api/ask", "?q=%3F%3F", null, 200),
            ("GET", "/api/ask", "", null, 400),
            ("POST", "/api/articles", "", JsonDocument.Parse(Line).RootElement, 201),
            ("POST", "/api/articles", "", JsonDocument.Parse(Line).RootElement, 200),
            ("POST", "/api/articles", "", new { title = "Nothing" }, 400),
            ("GET", "/api/statements", "?article=a2", null, 200),
            ("GET", "/api/statements", "?article=none", null, 404),
            ("GET", "/api/statements", "", null, 400),
            ("GET", "/api/briefing", "?speaker=Velland&speaker=Osk+Brandel&since=2000-01-01T00:00:00Z&from=2027-03-01", null, 200),
            ("GET", "/api/briefing", "?until=yesterday", null, 400),
            ("POST", "/api/subscriptions/preview", "", wish, 200),
            ("POST", "/api/subscriptions", "", wish, 201),
            ("POST", "/api/subscriptions", "", new { to = "slack:T9/C9", at = "25:00", zone = "Europe/Dublin" }, 400),
            ("GET", "/api/subscriptions", "", null, 200),
            ("GET", "/api/subscriptions/ended", "", null, 200),
            ("GET", "/api/subscriptions/{id}/preview", "", null, 200),
            ("GET", "/api/subscriptions/{id}/preview", "99", null, 404),
            ("POST", "/api/subscriptions/{id}/pause", "?until=2999-03-29", null, 204),
            ("POST", "/api/subscriptions/{id}/pause", "?until=then", null, 400),
            ("POST", "/api/subscriptions/{id}/resume", "", null, 204),
            ("POST", "/api/subscriptions/{id}/run", "", null, 202),
            ("POST", "/api/subscriptions/{id}/run", "?date=2027-02-31", null, 400),
            ("GET", "/api/deliveries", "?limit=1&subscription=1&state=sent", null, 200),
            ("GET", "/api/deliveries", "?limit=2", null, 200),
            ("GET", "/api/deliveries", "?state=lost", null, 400),
            ("POST", "/api/deliveries/redeliver", "", new { key, request = "r1" }, 202),
            ("POST", "/api/deliveries/redeliver", "", new { key, request = "r1" }, 200),
            ("POST", "/api/deliveries/redeliver", "", new { key = "none" }, 400),
            ("POST", "/api/flags", "", new { reason = "wrong_speaker", question = "who spoke?" }, 201),
            ("POST", "/api/flags", "", new { reason = "dull" }, 400),
            ("GET", "/api/flags", "", null, 200),
            ("POST", "/api/corrections", "", new { article = "a1", kind = "withdrawn", by = "Edda Voss", reason = "Retracted" }, 201),
            ("POST", "/api/corrections", "", new { article = "none", kind = "withdrawn", by = "Edda Voss", reason = "Retracted" }, 400),
            ("GET", "/api/corrections", "", null, 200),
            ("DELETE", "/api/subscriptions/{id}", "", null, 204),
            ("DELETE", "/api/subscriptions/{id}", "99", null, 404),
        ];

        foreach (var (method, path, more, body, status) in calls)
        {
            var (number, query) = more.StartsWith('?') || more.Length == 0 ? ("1", more) : (more, string.Empty);
            using var request = new HttpRequestMessage(new(method), new Uri(path.Replace("{id}", number, StringComparison.Ordinal) + query, UriKind.Relative));
            request.Content = body is null ? null : JsonContent.Create(body);
            using var response = await host.Client.SendAsync(request, Token);
            Assert.Equal((path + query, status), (path + query, (int)response.StatusCode));
            var operation = document.GetProperty("paths").GetProperty(path).GetProperty(method.ToLowerInvariant());
            Assert.Empty(await FaultsAsync(document, operation, response));
            Assert.All(query.Split(['?', '&'], StringSplitOptions.RemoveEmptyEntries), typed => Assert.Contains(typed.Split('=')[0], Parameters(operation).Select(parameter => parameter.GetProperty("name").GetString())));
            if (body is not null && status < 300)
            {
                Assert.Empty(new DescribedShape(document).Faults(operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"), JsonSerializer.SerializeToElement(body)));
            }
        }

        var answered = calls.Where(call => call.Status < 300).Select(call => $"{call.Method} {call.Path}").Distinct(StringComparer.Ordinal);
        Assert.Empty(Operations(document).Except(answered, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_words_of_a_list_are_those_the_routes_take()
    {
        var document = await DocumentAsync();
        var states = Parameters(document.GetProperty("paths").GetProperty("/api/deliveries").GetProperty("get")).Single(parameter => parameter.GetProperty("name").GetString() == "state").GetProperty("schema").GetProperty("enum");
        foreach (var state in states.EnumerateArray())
        {
            using var response = await host.Client.GetAsync(new Uri($"/api/deliveries?state={state}", UriKind.Relative), Token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        foreach (var reason in document.GetProperty("components").GetProperty("schemas").GetProperty("FlagReason").GetProperty("enum").EnumerateArray())
        {
            using var response = await host.Client.PostAsJsonAsync("/api/flags", new { reason, question = "who spoke?" }, Token);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }
    }

    [Fact]
    public async Task It_is_open_to_everybody_and_the_same_to_all_and_what_it_tells_of_is_not()
    {
        var here = await host.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token);
        using var elsewhere = await SendAsync("/openapi/v1.json", key: null);
        using var refused = await SendAsync("/api/flags", key: null);
        using var taken = await SendAsync("/api/flags", "a-key");

        Assert.Equal((HttpStatusCode.OK, "application/json"), (elsewhere.StatusCode, elsewhere.Content.Headers.ContentType!.MediaType));
        Assert.Equal(here, await elsewhere.Content.ReadAsStringAsync(Token));
        Assert.DoesNotContain("briefings.example", here, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, taken.StatusCode));
    }

    [Theory]
    [InlineData("https://briefings.example.org", "/")]
    [InlineData("https://example.org/briefings", "/briefings")]
    [InlineData("https://example.org/briefings/", "/briefings")]
    public async Task Its_routes_stand_behind_the_path_of_the_public_address(string address, string path)
    {
        await using var proxied = await WebHost.StartAsync([], Token, ("Web:PublicUrl", address));
        var document = await proxied.Client.GetFromJsonAsync<JsonElement>(new Uri("/openapi/v1.json", UriKind.Relative), Token);

        Assert.Equal(path, Assert.Single(document.GetProperty("servers").EnumerateArray()).GetProperty("url").GetString());
    }

    private static IEnumerable<string> Operations(JsonElement document) => document.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => $"{operation.Name.ToUpperInvariant()} {path.Name}");

    private static JsonElement[] Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];

    private static async Task<IEnumerable<string>> FaultsAsync(JsonElement document, JsonElement operation, HttpResponseMessage response)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        var described = operation.GetProperty("responses").GetProperty($"{(int)response.StatusCode}");
        if (!described.TryGetProperty("content", out var content))
        {
            return type is null ? [] : [$"a body of {type} comes, and none is described"];
        }

        return new DescribedShape(document).Faults(content.GetProperty(type!).GetProperty("schema"), await response.Content.ReadFromJsonAsync<JsonElement>(Token));
    }

    private async Task<JsonElement> DocumentAsync() => await host.Client.GetFromJsonAsync<JsonElement>(new Uri("/openapi/v1.json", UriKind.Relative), Token);

    private async Task<HttpResponseMessage> SendAsync(string path, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Host = "briefings.example";
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await host.Client.SendAsync(request, Token);
    }
}
