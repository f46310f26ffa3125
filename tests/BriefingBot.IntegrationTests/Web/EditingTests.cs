using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using NodaTime;

namespace BriefingBot.IntegrationTests.Web;

/// <summary>Readers flag, editors correct, on the pages and over REST.</summary>
public sealed class EditingTests : IAsyncLifetime
{
    private const string Question = "what did Mira Halden say about grain?";
    private const string Hostile = "\"><script>alert(1)</script>";

    private static readonly Article News = new(
        "a1",
        "Harbours",
        "Mira Halden, the foreign minister of Velland, said that \"grain ships may pass\" until spring.\n\nOsk Brandel told reporters that talks would go on.",
        new LocalDate(2027, 3, 4));

    private WebHost host = null!;
    private string statement = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await WebHost.StartAsync([News], Token);
        statement = (await host.Store.StatementsOfAsync("a1", Token))[0].Id;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_editor_withdraws_a_statement_and_its_links_say_so()
    {
        var path = (await PageAsync("/articles/a1")).QuerySelector("a.report")!.GetAttribute("href")!;
        Assert.Contains("grain ships may pass", (await PageAsync(path)).QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);

        using (var done = await PostAsync(path, path, ("decision", "Withdrawn"), ("editor", "Edda Voss"), ("reason", "She never said it")))
        {
            Assert.StartsWith("Withdrawn on ", (await ParseAsync(done)).QuerySelector(".state")!.TextContent, StringComparison.Ordinal);
        }

        var reader = await PageAsync("/articles/a1");
        Assert.Contains("by Edda Voss: She never said it", reader.GetElementById(statement)!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("grain", string.Concat(reader.QuerySelectorAll(".words mark").Select(mark => mark.TextContent)), StringComparison.Ordinal);
        Assert.Empty((await PageAsync("/?q=" + Uri.EscapeDataString(Question))).QuerySelectorAll(".citation"));
        Assert.Equal(0, (await JsonAsync("/api/ask?q=" + Uri.EscapeDataString(Question))).GetProperty("citations").GetArrayLength());
        Assert.Equal("withdrawn", (await JsonAsync("/api/corrections"))[0].GetProperty("kind").GetString());

        (await PostAsync(path, path, ("decision", "Restored"), ("editor", "Edda Voss"), ("reason", "She did"))).Dispose();
        Assert.NotEmpty((await PageAsync("/?q=" + Uri.EscapeDataString(Question))).QuerySelectorAll(".citation"));
    }

    [Fact]
    public async Task A_corrected_speaker_is_named_and_marked_everywhere()
    {
        var path = "/statements/" + statement;
        (await PostAsync(path, path, ("decision", "Speaker"), ("speaker", "Osk Brandel"), ("country", "Norway"), ("office", "President"), ("editor", "Edda Voss"), ("reason", "Misread"))).Dispose();

        var answer = await JsonAsync("/api/ask?q=" + Uri.EscapeDataString("what did Osk Brandel say about grain?"));
        var citation = answer.GetProperty("citations")[0];
        Assert.Equal(("Osk Brandel", "NO", statement), (citation.GetProperty("speaker").GetString(), citation.GetProperty("country").GetString(), citation.GetProperty("statement").GetString()));
        Assert.Equal(("Edda Voss", "Mira Halden"), (citation.GetProperty("speaker_corrected").GetProperty("by").GetString(), citation.GetProperty("speaker_corrected").GetProperty("read_as").GetString()));
        Assert.Contains("(speaker corrected by Edda Voss)", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("speaker corrected by Edda Voss", (await PageAsync("/articles/a1")).QuerySelector("aside li")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await JsonAsync("/api/ask?q=" + Uri.EscapeDataString(Question))).GetProperty("citations").EnumerateArray());
    }

    [Theory]
    [InlineData("Withdrawn", "reason", "", "Say the reason")]
    [InlineData("Withdrawn", "editor", "", "Say the editor's name")]
    [InlineData("Speaker", "speaker", "", "Say who said it")]
    [InlineData("Speaker", "country", "Atlantis", "is no country")]
    [InlineData("Speaker", "kind", "ghost", "A speaker is a person")]
    [InlineData("Restored", "office", "", "nothing to restore")]
    public async Task What_cannot_be_taken_is_said_and_what_was_typed_stays(string decision, string field, string value, string words)
    {
        var path = "/statements/" + statement;
        (string, string)[] right = [("editor", "Edda " + Hostile), ("reason", "Because"), ("speaker", "Osk Brandel")];
        using var response = await PostAsync(path, path, [.. right.Where(one => one.Item1 != field), (field, value), ("decision", decision)]);
        var page = await ParseAsync(response);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(words, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script"));
        if (field != "reason")
        {
            Assert.Equal("Because", page.QuerySelector("input[name=reason]")!.GetAttribute("value"));
        }

        Assert.Empty(await host.Corrections.ListAsync(10, Token));
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        await host.Flags.AddAsync(new(FlagReason.NotRelevant, null, Question, null), "web", null, Token);
        foreach (var path in new[] { "/statements/" + statement, "/flags", "/flags/1" })
        {
            using var response = await SendAsync(path, ("decision", "Withdrawn"), ("editor", "x"), ("reason", "WrongQuote"), ("statement", statement), ("state", "Resolved"), ("__RequestVerificationToken", "made-up"));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        Assert.Empty(await host.Corrections.ListAsync(10, Token));
        Assert.Single(await host.Flags.ListAsync(isOpen: true, 10, Token));
    }

    [Fact]
    public async Task A_reader_flags_from_the_console_and_from_a_statement_and_an_editor_closes()
    {
        var console = "/?q=" + Uri.EscapeDataString(Question);
        Assert.Equal(["", statement], (await PageAsync(console)).QuerySelectorAll(".flag option[value]").Take(2).Select(option => option.GetAttribute("value")));
        using (var thanks = await PostAsync("/flags", console, ("question", Question), ("statement", ""), ("reason", "NotRelevant"), ("note", Hostile)))
        {
            Assert.Contains("Thank you", await thanks.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        (await PostAsync("/flags", "/statements/" + statement, ("statement", statement), ("reason", "WrongSpeaker"))).Dispose();

        var review = await PageAsync("/review");
        Assert.Equal(["Wrong speaker", "Not relevant"], review.QuerySelectorAll(".flagged h2").Select(heading => heading.TextContent));
        Assert.Contains(Hostile, review.QuerySelectorAll(".flagged")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(review.QuerySelectorAll("script"));
        Assert.Equal("/statements/" + statement, review.QuerySelector(".flagged a")!.GetAttribute("href"));

        using (var nameless = await PostAsync("/flags/2", "/review", ("state", "Resolved"), ("editor", "")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        }

        (await PostAsync("/flags/2", "/review", ("state", "Resolved"), ("editor", "Edda Voss"), ("remark", "corrected"))).Dispose();
        (await PostAsync("/flags/1", "/review", ("state", "Dismissed"), ("editor", "Edda Voss"))).Dispose();
        Assert.Contains("Nothing is flagged", (await PageAsync("/review")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([FlagState.Resolved, FlagState.Dismissed], (await host.Flags.ListAsync(isOpen: false, 10, Token)).Select(flag => flag.State));
    }

    [Fact]
    public async Task Rest_takes_flags_and_refuses_in_words()
    {
        using (var added = await host.Client.PostAsJsonAsync("/api/flags", new { reason = "wrong_quote", statement, question = Question, note = "cut short" }, Token))
        {
            Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        }

        foreach (var (body, words) in new (object, string)[]
        {
            (new { statement }, "reason is wrong_speaker"),
            (new { reason = "ugly", statement }, "reason is wrong_speaker"),
            (new { reason = 99, statement }, "reason is wrong_speaker"),
            (new { reason = "wrong_quote" }, "Say what is flagged"),
            (new { reason = "wrong_quote", statement = "s-none" }, "There is no statement"),
        })
        {
            using var refused = await host.Client.PostAsJsonAsync("/api/flags", body, Token);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(words, await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        using var form = new StringContent("{}");
        using (var unreadable = await host.Client.PostAsync(new Uri("/api/flags", UriKind.Relative), form, Token))
        {
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, unreadable.StatusCode);
        }

        var listed = Assert.Single((await JsonAsync("/api/flags")).EnumerateArray());
        Assert.Equal(("wrong_quote", "api", "cut short", "open"), (listed.GetProperty("reason").GetString(), listed.GetProperty("origin").GetString(), listed.GetProperty("note").GetString(), listed.GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData("/review")]
    [InlineData("/statements/s1")]
    [InlineData("/api/flags")]
    [InlineData("/api/corrections")]
    [InlineData("/flags")]
    public async Task From_elsewhere_a_key_is_needed(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        using var response = await host.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task An_unknown_statement_is_said_in_words()
    {
        using var response = await host.Client.GetAsync(new Uri("/statements/none", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("No such statement", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string page, params (string Name, string Value)[] fields)
    {
        var hidden = (await PageAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!;
        return await SendAsync(path, [.. fields, ("__RequestVerificationToken", hidden.GetAttribute("value")!)]);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await host.Client.PostAsync(new Uri(path, UriKind.Relative), content, Token);
    }

    private async Task<JsonElement> JsonAsync(string path) => (await host.Client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), Token))!;

    private async Task<IDocument> PageAsync(string path)
    {
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ParseAsync(response);
    }

    private static async Task<IDocument> ParseAsync(HttpResponseMessage response) => await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(Token), Token);
}
