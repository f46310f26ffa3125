using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BriefingBot.Core.Articles;

namespace BriefingBot.IntegrationTests.Web;

/// <summary><c>POST /api/articles</c> over real HTTP.</summary>
public sealed class ArticleEndpointTests : IAsyncLifetime
{
    private const string Words = "Mira Halden, the foreign minister of Velland, said that grain ships may pass until spring.";
    private const string Line = $$"""{"id":"a 1/ü","title":"Harbours","date":"2027-03-04","publisher":"The Courier","url":"https://news.example/1","text":"{{Words}}"}""";

    private WebHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await WebHost.StartAsync([], Token, ("Api:Keys:0", "a-key-of-twenty-four-signs"));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_article_is_added_once_found_at_once_and_updated_when_it_comes_with_other_words()
    {
        var (status, body, place) = await PostAsync(Line);
        Assert.Equal((HttpStatusCode.Created, "a 1/ü", "added", 1), (status, body.GetProperty("id").GetString(), body.GetProperty("outcome").GetString(), body.GetProperty("statements").GetInt32()));
        Assert.Equal((false, false), (body.GetProperty("undated").GetBoolean(), body.GetProperty("withdrawn").GetBoolean()));
        Assert.Contains("grain ships may pass", await host.Client.GetStringAsync(place, Token), StringComparison.Ordinal);
        var answer = await host.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/ask?q=what+did+Mira+Halden+say+about+grain", UriKind.Relative), Token);
        Assert.Equal("a 1/ü", answer.GetProperty("citations")[0].GetProperty("article").GetString());
        var stored = Assert.Single(await host.Store.ArticlesAsync(["a 1/ü"], Token));
        Assert.Equal(("Harbours", Words, new NodaTime.LocalDate(2027, 3, 4), "The Courier"), (stored.Title, stored.Text, stored.Published, stored.Publisher));

        (status, body, _) = await PostAsync(Line);
        Assert.Equal((HttpStatusCode.OK, "unchanged"), (status, body.GetProperty("outcome").GetString()));
        (status, body, _) = await PostAsync(Line.Replace("spring", "summer", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.OK, "updated"), (status, body.GetProperty("outcome").GetString()));
        Assert.Equal(1, (await host.Store.SummaryAsync(Token)).Articles);
    }

    [Fact]
    public async Task Without_an_id_and_a_date_the_id_is_of_its_words_and_it_is_undated()
    {
        var (_, body, _) = await PostAsync($$"""{"text":"{{Words}}"}""" + "\n");

        Assert.Equal((ArticleId.Derive(null, Words), true), (body.GetProperty("id").GetString(), body.GetProperty("undated").GetBoolean()));
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[]", "JSON but no object")]
    [InlineData("{\"title\":\"Harbours\"}", "has no \"text\"")]
    [InlineData("{\"text\":\" \"}", "The article is empty")]
    [InlineData("{\"text\":7}", "is no text")]
    [InlineData("{\"text\":\"Words.\",\"date\":\"yesterday\"}", "cannot be read")]
    [InlineData("{\"text\":\"Words.\",\"url\":\"news\"}", "is no web address")]
    [InlineData("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}", "A request holds one article.")]
    public async Task What_is_no_article_is_said_in_words_and_nothing_is_stored(string line, string words)
    {
        var (status, body, _) = await PostAsync(line);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await host.Store.SummaryAsync(Token)).Articles);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.Created)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task One_of_16_MB_is_taken_and_a_longer_one_is_not(int more, HttpStatusCode expected)
    {
        const string begin = "{\"id\":\"long\",\"text\":\"Words.";
        using var content = new StringContent(begin + "\"}" + new string(' ', (16 << 20) - begin.Length - 2 + more), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/articles") { Content = content };
        request.Headers.ExpectContinue = true; // so that a refusal is read before all is sent
        using var response = await host.Client.SendAsync(request, Token);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(1 - more, (await host.Store.SummaryAsync(Token)).Articles);
        Assert.Equal(more == 1, (await response.Content.ReadAsStringAsync(Token)).Contains("over 16 MB", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Only_json_is_taken(string? type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Line));
        content.Headers.ContentType = type is null ? null : new(type);
        using var response = await host.Client.PostAsync(new Uri("/api/articles", UriKind.Relative), content, Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(0, (await host.Store.SummaryAsync(Token)).Articles);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("another-key-of-twenty-signs", HttpStatusCode.Unauthorized)]
    [InlineData("a-key-of-twenty-four-signs", HttpStatusCode.Created)]
    public async Task From_elsewhere_it_takes_a_key(string? key, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/articles") { Content = new StringContent(Line, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "192.0.2.7");
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await host.Client.SendAsync(request, Token);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Created ? 1 : 0, (await host.Store.SummaryAsync(Token)).Articles);
    }

    [Fact]
    public async Task A_withdrawn_article_stays_withdrawn_when_it_comes_with_other_words_and_its_page_says_so()
    {
        await PostAsync(Line);
        Assert.Equal(HttpStatusCode.Created, (await CorrectAsync("withdrawn", "a 1/ü")).Status);

        var (_, body, place) = await PostAsync(Line.Replace("spring", "spring. Halden said that talks would go on", StringComparison.Ordinal));
        Assert.Equal(("updated", 2, true), (body.GetProperty("outcome").GetString(), body.GetProperty("statements").GetInt32(), body.GetProperty("withdrawn").GetBoolean()));
        Assert.Empty(await host.Store.StatementsOfAsync("a 1/ü", Token));
        Assert.Contains("Withdrawn with its whole article on ", await host.Client.GetStringAsync(place, Token), StringComparison.Ordinal);
        var listed = (await host.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/corrections", UriKind.Relative), Token))[0];
        Assert.Equal(("a 1/ü", JsonValueKind.Null), (listed.GetProperty("article").GetString(), listed.GetProperty("statement").ValueKind));
        Assert.Contains("/articles/a%201%2F%C3%BC", await host.Client.GetStringAsync(new Uri("/review", UriKind.Relative), Token), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Created, (await CorrectAsync("restored", "a 1/ü")).Status);
        Assert.Equal(2, (await host.Store.StatementsOfAsync("a 1/ü", Token)).Count);
    }

    [Theory]
    [InlineData("withdrawn", "nowhere", "There is no article nowhere")]
    [InlineData("restored", "a 1/ü", "nothing to restore")]
    [InlineData("speaker", "a 1/ü", "one statement at a time")]
    [InlineData("burned", "a 1/ü", "The body must be JSON such as")]
    public async Task What_cannot_be_decided_is_said_in_words(string kind, string article, string words)
    {
        await PostAsync(Line);
        var (status, body) = await CorrectAsync(kind, article);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await host.Corrections.ListAsync(10, Token));
    }

    [Fact]
    public async Task A_single_statement_is_withdrawn_over_rest_too()
    {
        await PostAsync(Line);
        var statement = Assert.Single(await host.Store.StatementsOfAsync("a 1/ü", Token)).Id;
        using var response = await host.Client.PostAsJsonAsync("/api/corrections", new { statement, kind = "withdrawn", by = "Edda Voss", reason = "Not said" }, Token);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Empty(await host.Store.StatementsOfAsync("a 1/ü", Token));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> CorrectAsync(string kind, string article)
    {
        using var response = await host.Client.PostAsJsonAsync("/api/corrections", new { article, kind, by = "Edda Voss", reason = "Retracted" }, Token);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Token));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body, Uri? Place)> PostAsync(string line)
    {
        using var content = new StringContent(line, Encoding.UTF8, "application/json");
        using var response = await host.Client.PostAsync(new Uri("/api/articles", UriKind.Relative), content, Token);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Token), response.Headers.Location);
    }
}
