using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;

namespace BriefingBot.IntegrationTests.Web;

/// <summary>The page of a briefing, and the links that open it and the articles.</summary>
public sealed class BriefingPageTests : IAsyncLifetime
{
    private const string Hostile = "</p><script>alert(1)</script>";

    private WebHost host = null!;
    private DeliveryKey key = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await WebHost.StartAsync([], Token, ("Web:PublicUrl", "https://briefings.example"));
        key = await PostedSample.PostAsync(host, Token, (1, $"\"><svg onload=alert(1)>", $"Osk Brandel, the president of Thorland, said that the bridge {Hostile} is &amp; remains a \"{Hostile}\" bridge."));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_message_links_to_its_page_and_the_page_agrees_with_the_message()
    {
        var posted = (await host.Posted.FindAsync(key, Token))!;
        var page = await PageAsync(host.Links.Local(posted.SeeAll!.Page));

        Assert.Equal(posted.Lead, page.QuerySelector("h1")!.TextContent);
        var shown = page.QuerySelectorAll(".item").Select(item => (Number: item.Id![1..], Quote: item.QuerySelector("blockquote")!.TextContent)).ToList();
        Assert.Equal(posted.Quotes.Where(quote => quote.Key <= shown.Count).Select(quote => (quote.Key.ToString(null, null), quote.Value)), shown);
        Assert.Equal(["Reversed", "Hardened", "Conditioned", "New", "Related"], page.QuerySelectorAll("section.class > h2").Select(heading => heading.TextContent));
        Assert.Contains("Said again: 1 statement", page.QuerySelector(".again")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 older statement was added", page.QuerySelector(".lede")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("not", page.QuerySelector("#i1 mark.came")!.TextContent);
    }

    [Fact]
    public async Task A_timeline_is_a_picture_of_links_and_the_same_as_a_table()
    {
        var page = await PageAsync(host.Links.BriefingPath(key));

        Assert.Equal(["Bridge", "Harbours"], page.QuerySelectorAll(".timeline h3").Select(heading => heading.TextContent));
        foreach (var timeline in page.QuerySelectorAll(".timeline"))
        {
            Assert.NotNull(timeline.QuerySelector("svg.picture > title"));
            Assert.NotNull(timeline.QuerySelector("svg.picture > desc"));
            var marks = timeline.QuerySelectorAll("svg.picture a").ToList();
            Assert.All(marks, mark => Assert.StartsWith("/articles/", mark.GetAttribute("href"), StringComparison.Ordinal));
            Assert.All(marks, mark => Assert.False(string.IsNullOrWhiteSpace(mark.GetAttribute("aria-label"))));
            Assert.Equal(marks.Count, timeline.QuerySelectorAll("tbody tr").Length);
        }
    }

    [Fact]
    public async Task What_was_told_of_an_article_that_is_withdrawn_is_struck_out()
    {
        await host.Corrections.CorrectArticleAsync(new("news-0", CorrectionKind.Withdrawn, "Ed Vorn", "retracted"), Token);

        var page = await PageAsync(host.Links.BriefingPath(key));

        var lines = page.QuerySelectorAll(".corrected li").Select(line => line.TextContent).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains("was withdrawn: retracted.", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_of_articles_are_words_on_the_page()
    {
        var page = await PageAsync(host.Links.BriefingPath(key));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Empty(page.QuerySelectorAll("[onload]"));
        Assert.Empty(page.QuerySelectorAll("[style]"));
        Assert.Contains(Hostile, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_elsewhere_the_signed_link_opens_the_page_and_all_it_links_to_and_nothing_else()
    {
        var link = host.Links.Local(host.Links.BriefingLink(key));
        using var opened = await FromElsewhereAsync(link);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await opened.Content.ReadAsStringAsync(Token), Token);
        var targets = page.QuerySelectorAll("main a[href^='/'], header a[href^='/']").Select(one => one.GetAttribute("href")!.Split('#')[0]).Concat(page.QuerySelectorAll("head link").Select(one => one.GetAttribute("href")!)).Distinct().ToList();
        Assert.NotEmpty(targets);
        foreach (var target in targets)
        {
            using var followed = await FromElsewhereAsync(target);
            Assert.True(followed.StatusCode == HttpStatusCode.OK, target);
        }

        var query = link[(link.IndexOf("&u=", StringComparison.Ordinal) + 1)..];
        var other = host.Links.BriefingPath(key with { Destination = new(ChannelAddress.Slack, "T2/C1") });
        foreach (var closed in new[] { link[..^5], host.Links.BriefingPath(key), $"{other}&{query}", $"/articles/news-0?{query}", $"/?{query}", $"/subscriptions?{query}", $"/statements/s1?{query}" })
        {
            using var refused = await FromElsewhereAsync(closed);
            Assert.True(refused.StatusCode == HttpStatusCode.Unauthorized, closed);
            Assert.Empty(await refused.Content.ReadAsByteArrayAsync(Token));
        }
    }

    [Fact]
    public async Task A_guest_sees_nothing_that_is_closed_to_guests()
    {
        using var response = await FromElsewhereAsync(host.Links.Local(host.Links.StatementLink((await host.Store.StatementsOfAsync("news-0", Token))[0])).Split('#')[0]);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(Token), Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(page.QuerySelectorAll("header.site a, .report"));
        Assert.NotEmpty(page.QuerySelectorAll(".words mark"));
    }

    [Fact]
    public async Task What_was_corrected_since_is_said_and_struck_out()
    {
        var posted = (await host.Posted.FindAsync(key, Token))!;
        await host.Corrections.CorrectAsync(new(posted.Briefed!.Items[1].Statement, CorrectionKind.Withdrawn, null, "Ed Vorn", "not said"), Token);

        var page = await PageAsync(host.Links.BriefingPath(key));

        Assert.Contains("Item 2 was withdrawn: not said.", page.QuerySelector(".corrected li")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(posted.Quotes[2], page.QuerySelector("#i2 blockquote s")!.TextContent);
        Assert.Equal(posted.Lead, page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/briefings/1/2027-03-02?to=slack%3AT1%2FC1")]
    [InlineData("/briefings/1/2027-03-01?to=slack%3AT1%2FC9")]
    [InlineData("/briefings/1/2027-03-01")]
    [InlineData("/briefings/x/y?to=z")]
    public async Task What_was_not_posted_has_no_page(string path)
    {
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Nothing was posted under this address", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private async Task<IDocument> PageAsync(string path) =>
        await new HtmlParser().ParseDocumentAsync(await host.Client.GetStringAsync(new Uri(path, UriKind.Relative), Token), Token);

    private async Task<HttpResponseMessage> FromElsewhereAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "192.0.2.7");
        return await host.Client.SendAsync(request, Token);
    }
}
