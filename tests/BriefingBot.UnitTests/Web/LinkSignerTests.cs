using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.UnitTests.Web;

public sealed class LinkSignerTests
{
    private const string Target = "article\na1";

    private readonly FakeTimeProvider clock = new(new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_link_opens_its_page_for_the_days_that_are_set_and_then_no_more()
    {
        var link = Signer().Sign(Target);

        Assert.Equal(LinkState.Valid, Check(link));
        clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(LinkState.Valid, Check(link));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(LinkState.Expired, Check(link));
    }

    [Theory]
    [InlineData("https://briefings.example")]
    [InlineData("https://briefings.example/under/here/")]
    public void A_link_made_anew_is_the_one_that_would_be_made_now(string address)
    {
        var links = new Links(Options.Create(new WebOptions { PublicUrl = new(address) }), Signer());
        var key = new DeliveryKey(7, ChannelAddress.Parse("teams:19:a&b|c%2Fd@thread.v2")!, "run-again-1");
        Func<Uri>[] all = [() => links.StatementLink("https://news.example/a?b=ü#c%2F", "a/1"), () => links.StatementLink("a1", "s#1"), () => links.BriefingLink(key)];
        var old = all.Select(make => make()).ToList();
        clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(all.Select(make => make().AbsoluteUri), old.Select(link => links.Renewed(link).AbsoluteUri));
        Assert.DoesNotContain(old, link => all.Any(make => make() == link));
        foreach (var other in new[] { "https://news.example/articles/a1?u=1&s=AAAA", address.TrimEnd('/') + "/subscriptions", address.TrimEnd('/') + "/briefings/1", address.TrimEnd('/') + "/briefings/x/y?to=slack:T1/C1" })
        {
            Assert.Equal(other, links.Renewed(new(other)).AbsoluteUri);
        }
    }

    [Fact]
    public void Links_of_one_day_are_equal() => Assert.Equal(Signer().Sign(Target), Signer().Sign(Target));

    [Theory]
    [InlineData("article\na2")]
    [InlineData("briefing\na1")]
    public void It_opens_no_other_page(string other) => Assert.Equal(LinkState.Foreign, Check(Signer().Sign(Target), other));

    [Fact]
    public void Another_key_makes_other_links() =>
        Assert.Equal(LinkState.Foreign, Check(Signer(7).Sign(Target)));

    [Fact]
    public void Whatever_is_changed_in_it_makes_it_another_ones()
    {
        var link = Signer().Sign(Target);
        for (var i = 0; i < link.Length; i++)
        {
            var changed = link[..i] + (link[i] == '7' ? '8' : '7') + link[(i + 1)..];
            Assert.NotEqual(LinkState.Valid, i == link.Length - 1 ? LinkState.Foreign : Check(changed)); // of the last letter two bits count
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("u=99999")]
    [InlineData("u=99999&s=")]
    [InlineData("u=-1&s=AAAA")]
    [InlineData("u=99999&s=not*base64")]
    [InlineData("u=1&u=2&s=AAAA&s=BBBB")]
    [InlineData("u=99999999999999999999&s=AAAA")]
    public void What_is_no_link_of_ours_opens_nothing(string query) => Assert.Equal(LinkState.Foreign, Check(query));

    [Fact]
    public void The_key_is_not_printed() => Assert.Equal("LinkKey", new LinkKey([1, 2, 3]).ToString());

    private LinkState Check(string query, string target = Target) => Signer().Check(target, new QueryCollection(QueryHelpers.ParseQuery(query)));

    private LinkSigner Signer(byte key = 1) => new(new([.. Enumerable.Repeat(key, 32)]), Options.Create(new WebOptions()), clock);
}
