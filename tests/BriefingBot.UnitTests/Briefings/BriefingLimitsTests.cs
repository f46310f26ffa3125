using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Chat.Slack;
using BriefingBot.Chat.Teams;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using CsCheck;
using NodaTime;

namespace BriefingBot.UnitTests.Briefings;

/// <summary>Briefings of any length and of any words, corrected or not: within the limits of both platforms, and the page always linked.</summary>
public sealed class BriefingLimitsTests
{
    private const int CardBudget = 28 * 1024;

    private static readonly Uri Page = new("https://briefingbot.example/briefings/1/2027-03-01?to=slack%3AT1%2FC1&u=20900&s=0123456789abcdefghijkl");
    private static readonly string[] Pieces = ["a", "word ", "😀", "\"", "<!channel>", "&", "ж", "*b* ", "{{DATE(", "\u202E", "</script>"];

    private static readonly Gen<string> Nasty = Gen.OneOf(
        RandomText.Any,
        Gen.Select(Gen.Int[0, Pieces.Length - 1], Gen.Int[0, 4000], (piece, count) => string.Concat(Enumerable.Repeat(Pieces[piece], count))));

    private static readonly Gen<ChatMessage> Content = Gen.Select(Nasty, Gen.Select(Nasty, Nasty, Nasty).List[0, 30], Gen.Int[0, 40], (lead, items, again) => new ChatMessage(
    [
        new ChatHeading(lead),
        .. items.SelectMany((item, place) => new ChatBlock[] { new ChatHeading(item.Item1), Item(place + 1, items.Count + 40 + place, item.Item2, item.Item3) }),
        new ChatParagraph([new ChatText("Said again: "), .. Enumerable.Range(0, again).SelectMany(place => new ChatRun[] { new ChatText(lead), Cited(items.Count + place + 1) })]),
        new ChatParagraph([new ChatText("812 older statements added.")]),
        new ChatSeeAll("See it with what was said before", Page),
        new ChatBriefed([], [], [], 0, 0, 0, 812),
    ]));

    private static readonly Gen<(ChatMessage Message, int Corrections)> Corrected = Gen.Select(Content, Nasty.List[0, 40], (content, words) =>
    {
        var posted = new PostedBriefing(new(1, new(ChatAddress, "T1/C1"), "2027-03-01"), "1.1", content, Instant.FromUtc(2027, 2, 28, 8, 0), Instant.FromUtc(2027, 3, 1, 8, 0), 5, Instant.FromUtc(2027, 3, 1, 8, 0), "Europe/Dublin");
        var items = content.Blocks.OfType<ChatItem>().Select((_, place) => new PostedItem(
            new(place + 1, $"s{place}", "Mira Halden", "New", $"p{place}", content.Blocks.OfType<ChatItem>().Count() + 40 + place, 1, null, []),
            Core.Positions.PositionChange.New,
            new($"s{place}", Standing.Withdrawn, null, null, null),
            new($"p{place}", Standing.Vanished, null, null, null))).ToList();
        return (CorrectedMessage.Of(posted, items, [.. words.Select((reason, place) => new PostedCorrection($"c{place}", Instant.FromUtc(2027, 3, 1, 14, 5), $"item {place + 1} was withdrawn: {reason}"))]), words.Count);
    });

    private const string ChatAddress = ChannelAddress.Slack;

    [Fact]
    public void Within_the_limits_of_Slack_and_the_page_is_linked() => Content.Sample(CheckSlack, iter: 150);

    [Fact]
    public void Within_the_budget_of_Teams_and_the_page_is_linked() => Content.Sample(CheckTeams, iter: 150);

    [Fact]
    public void Corrected_it_keeps_to_them_too() => Corrected.Sample(
        corrected =>
        {
            CheckSlack(corrected.Message);
            CheckTeams(corrected.Message);
            Assert.Equal(Math.Min(10, corrected.Corrections), corrected.Message.Blocks.OfType<ChatParagraph>().Count(block => block.Runs is [ChatStrong { Words: "Corrected 14:05" }, ..]));
            Assert.Empty(corrected.Message.Blocks.OfType<ChatItem>().SelectMany(item => item.Runs).OfType<ChatQuotation>());
        },
        iter: 100);

    private static void CheckSlack(ChatMessage message)
    {
        var slack = BlockKitRenderer.Render(message);
        Assert.InRange(slack.Text.Length, 1, 3000);
        Assert.InRange(slack.Blocks.Count, 1, 50);
        Assert.InRange(slack.Blocks.Sum(BlockKitRenderer.Cost), 1, 13_200);
        var sections = slack.Blocks.OfType<RichTextBlock>().SelectMany(block => block.Elements).SelectMany(part => part is RichTextList list ? list.Elements : [part]).Cast<RichTextSection>().ToList();
        Assert.All(sections, section => Assert.InRange(section.Elements.Sum(element => element.Text.Length), 1, 3000));
        Assert.Equal(Page.AbsoluteUri, Assert.Single(sections[^1].Elements.OfType<RichLink>()).Url);
    }

    private static void CheckTeams(ChatMessage message)
    {
        var card = AdaptiveCardRenderer.Render(message);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(card, ActivityJson.Options).Length, 1, CardBudget);
        Assert.Equal(Page.AbsoluteUri, (string?)((JsonObject)card["body"]!.AsArray()[^1]!)["inlines"]![0]!["selectAction"]!["url"]);
    }

    private static ChatItem Item(int number, int previous, string words, string before) =>
        new([new ChatStrong("3 March"), new ChatText(" — said: "), new ChatQuotation(words), new ChatText(" "), Cited(number), new ChatText(" — before: "), new ChatQuotation(before), new ChatText(" "), Cited(previous)]);

    private static ChatCitation Cited(int number) => new(number, new($"https://briefingbot.example/articles/a{number}?u=20900&s=0123456789abcdefghijkl#s{number}"));
}
