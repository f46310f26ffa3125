using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Text;
using NodaTime;

namespace BriefingBot.IntegrationTests.Web;

public sealed class WebTests : IAsyncLifetime
{
    private const string Question = "what did Mira Halden say about grain?";

    private static readonly Article Plain = new(
        "news/2027 #1",
        "Velland keeps its harbours open",
        "😀 Mira Halden, the foreign minister of Velland, said that \"grain ships may pass\" until spring.\n\nOsk Brandel told reporters on Monday that talks would go on.",
        new LocalDate(2027, 3, 4),
        "Courier",
        new("https://courier.example/1"));

    private static readonly Article Hostile = new(
        "\"><img src=x onerror=alert(1)>",
        "<script>alert('title')</script>",
        "Mira Halden said that \"<script>alert(1)</script> wheat is cheap\" and left.\n\n\"><img src=x onerror=alert(2)>",
        new LocalDate(2027, 3, 5),
        "<b>Courier</b>",
        new("https://courier.example/?a=\"><script>"));

    private WebHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await WebHost.StartAsync([Plain, Hostile], Token, ("Api:Keys:0", "a-key"));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_empty_console_asks_for_a_question_and_offers_some_that_have_answers()
    {
        var page = await PageAsync("/");

        Assert.True(page.QuerySelector("input[name=q]")!.HasAttribute("autofocus"));
        Assert.Contains("in 2 articles, from 4 March 2027 to 5 March 2027.", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script"));
        foreach (var example in page.QuerySelectorAll(".examples a"))
        {
            Assert.NotEmpty((await PageAsync(example.GetAttribute("href")!)).QuerySelectorAll(".citation"));
        }
    }

    [Fact]
    public async Task An_answer_quotes_and_cites_and_its_citation_leads_to_the_marked_words()
    {
        var page = await PageAsync("/?q=" + Uri.EscapeDataString(Question));

        Assert.Equal(Question, page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.False(page.QuerySelector("input[name=q]")!.HasAttribute("autofocus"));
        Assert.NotNull(page.QuerySelector("[aria-live] .answer"));
        var quote = page.QuerySelector(".quote")!.TextContent;
        Assert.Contains(quote, Plain.Text, StringComparison.Ordinal);
        var link = page.QuerySelector(".citation")!.GetAttribute("href")!;

        var reader = await PageAsync(link[..link.IndexOf('#', StringComparison.Ordinal)]);
        var anchor = reader.GetElementById(Uri.UnescapeDataString(link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..]))!;
        Assert.Equal(quote, string.Concat(reader.QuerySelectorAll($".words .s{anchor.GetAttribute("data-n")}").Select(mark => mark.TextContent)));
        Assert.Equal(Plain.Text, reader.QuerySelector(".words")!.TextContent);
        Assert.Equal("https://courier.example/1", reader.QuerySelector("a.original")!.GetAttribute("href"));
        Assert.NotEmpty(reader.QuerySelectorAll("aside li"));
    }

    [Fact]
    public async Task A_question_without_answer_and_one_too_long_are_answered_in_words()
    {
        Assert.Contains("Nothing", (await PageAsync("/?q=what+did+Osk+Brandel+say+about+submarines")).QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);

        using var response = await host.Client.GetAsync(new Uri("/?q=" + Uri.EscapeDataString(new string('é', 2000)), UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("2,000 characters; 1,000 is the most", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_question_is_only_words()
    {
        const string question = "\"><script>alert(1)</script> what did </title><img src=x onerror=alert(2)> say about wheat?";
        var page = await PageAsync("/?q=" + Uri.EscapeDataString(question));

        Assert.Equal(question, page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.StartsWith(question, page.Title, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, img"));
    }

    [Fact]
    public async Task A_hostile_article_is_only_words()
    {
        var answer = await PageAsync("/?q=" + Uri.EscapeDataString("what did Mira Halden say about wheat?"));
        var reader = await PageAsync("/articles/" + Uri.EscapeDataString(Hostile.Id));

        Assert.Contains("<script>alert(1)</script> wheat is cheap", answer.QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Hostile.Text, reader.QuerySelector(".words")!.TextContent);
        Assert.All([answer, reader], page => Assert.Empty(page.QuerySelectorAll("script, img, b")));
    }

    [Fact]
    public async Task An_unknown_article_is_said_in_words()
    {
        using var response = await host.Client.GetAsync(new Uri("/articles/none", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("No such article", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("a+b?c#d&e\\f;g")]
    [InlineData("ünï 😀")]
    public async Task Ids_are_any_words(string id)
    {
        await host.Store.AddAsync(new(id, "Title of " + id, "Rain."), [], Token);

        Assert.Equal("Title of " + id, (await PageAsync("/articles/" + Uri.EscapeDataString(id))).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_api_answers_in_the_agreed_form()
    {
        using var answer = await JsonAsync("/api/ask?id=7&as_of=2027-03-31&q=" + Uri.EscapeDataString(Question));
        var root = answer.RootElement;

        Assert.Equal(
            ["id", "question", "interpretation", "outcome", "verdict", "choices", "text", "citations", "suggestions", "elapsed_ms"],
            root.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("7", Question, "answered"), (root.GetProperty("id").GetString(), root.GetProperty("question").GetString(), root.GetProperty("outcome").GetString()));
        Assert.Equal(("said", "2027-03-31"), (root.GetProperty("interpretation").GetProperty("intent").GetString(), root.GetProperty("interpretation").GetProperty("as_of").GetString()));
        var citation = root.GetProperty("citations")[0];
        Assert.Equal(
            ["n", "statement", "article", "title", "publisher", "published", "url", "permalink", "speaker", "speaker_corrected", "country", "type", "quote", "spans", "said_on", "relay", "also_in"],
            citation.EnumerateObject().Select(field => field.Name));
        var points = new CodePoints(Plain.Text);
        var cut = citation.GetProperty("spans").EnumerateArray().Select(span => points.ToSpan(span[0].GetInt32(), span[1].GetInt32()).In(Plain.Text));
        Assert.Equal(citation.GetProperty("quote").GetString(), string.Join(" … ", cut));
        Assert.Equal($"http://localhost:3978/articles/news%2F2027%20%231#{citation.GetProperty("statement").GetString()}", citation.GetProperty("permalink").GetString());
        Assert.Contains("[1]", root.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/ask")]
    [InlineData("/api/ask?q=rain&from=tomorrow")]
    [InlineData("/api/ask?q=rain&to=2027-02-30")]
    [InlineData("/api/ask?q=rain&as_of=04/03/2027")]
    [InlineData("/api/ask?q=rain&limit=-1")]
    [InlineData("/api/ask?q=rain&limit=many")]
    [InlineData("/api/statements")]
    public async Task Wrong_wishes_are_answered_in_words(string path)
    {
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        Assert.False(string.IsNullOrEmpty(problem.RootElement.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task The_statements_of_an_article_are_listed()
    {
        using var listed = await JsonAsync("/api/statements?article=" + Uri.EscapeDataString(Plain.Id));

        Assert.Equal(Plain.Id, listed.RootElement.GetProperty("id").GetString());
        Assert.NotEqual(0, listed.RootElement.GetProperty("statements").GetArrayLength());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles/none")]
    [InlineData("/api/ask?q=rain")]
    [InlineData("/api/statements?article=none")]
    [InlineData("/briefings/1/2027-03-01?to=slack:T1/C1")]
    public async Task From_elsewhere_a_key_is_needed(string path)
    {
        using var refused = await SendAsync(path, ("X-Forwarded-For", "192.0.2.7"));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Empty(await refused.Content.ReadAsByteArrayAsync(Token));

        using var wrong = await SendAsync(path, ("Forwarded", "for=192.0.2.7"), ("Authorization", "Bearer a-kez"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);

        using var right = await SendAsync(path, ("X-Forwarded-For", "192.0.2.7"), ("Host", "briefings.example"), ("Authorization", "Bearer a-key"));
        Assert.NotEqual(HttpStatusCode.Unauthorized, right.StatusCode);

        using var rebound = await SendAsync(path, ("Host", "evil.example"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, rebound.StatusCode);
        Assert.Empty(await rebound.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task A_thread_goes_on_for_its_caller_alone()
    {
        const string follow = "/api/ask?thread=a-1&q=when%3F";
        using var asked = await SendAsync("/api/ask?thread=a-1&q=" + Uri.EscapeDataString(Question), ("Authorization", "Bearer a-key"));
        using var same = JsonDocument.Parse(await (await SendAsync(follow, ("Authorization", "Bearer a-key"))).Content.ReadAsStringAsync(Token));
        using var other = JsonDocument.Parse(await (await SendAsync(follow)).Content.ReadAsStringAsync(Token));

        Assert.Equal(("answered", "not_understood"), (same.RootElement.GetProperty("outcome").GetString(), other.RootElement.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Pages_allow_no_script_no_frame_and_nothing_from_elsewhere()
    {
        using var console = await SendAsync("/");
        using var reader = await SendAsync("/articles/" + Uri.EscapeDataString(Plain.Id));

        foreach (var response in new[] { console, reader })
        {
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'; style-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        }
    }

    [Fact]
    public async Task Health_is_open_to_everybody_and_ready_once_the_samples_are_read()
    {
        using var live = await SendAsync("/health/live", ("X-Forwarded-For", "192.0.2.7"));
        using var early = await SendAsync("/health/ready");
        host.Readiness.MarkReady();
        using var ready = await SendAsync("/health/ready", ("X-Forwarded-For", "192.0.2.7"));

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK),
            (live.StatusCode, early.StatusCode, ready.StatusCode));
    }

    [Fact]
    public async Task A_store_that_fails_is_said_in_words_and_makes_the_service_unready()
    {
        host.Readiness.MarkReady();
        await host.BreakStoreAsync(Token);

        using var page = await SendAsync("/articles/none");
        using var api = await SendAsync("/api/statements?article=none");
        using var ready = await SendAsync("/health/ready");

        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Contains("That did not work", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.True(page.Headers.Contains("Content-Security-Policy"));
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (api.StatusCode, api.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await host.Client.SendAsync(request, Token);
    }

    private async Task<IDocument> PageAsync(string path) =>
        await new HtmlParser().ParseDocumentAsync(await host.Client.GetStringAsync(new Uri(path, UriKind.Relative), Token), Token);

    private async Task<JsonDocument> JsonAsync(string path) =>
        JsonDocument.Parse(await host.Client.GetStringAsync(new Uri(path, UriKind.Relative), Token));
}
