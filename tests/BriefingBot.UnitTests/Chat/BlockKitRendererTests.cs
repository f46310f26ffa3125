using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Chat.Slack;
using BriefingBot.Core.Chat;
using CsCheck;

namespace BriefingBot.UnitTests.Chat;

/// <summary>Messages as Block Kit: nothing beyond Slack's limits, nothing that Slack would read as a mark.</summary>
public sealed class BlockKitRendererTests
{
    private static readonly Uri Article = new("https://briefingbot.example/articles/1#2");

    private static readonly string[] Marks =
    [
        "<!channel>", "<!here|here>", "<@U123>", "<!subteam^S1>", "<!date^1392734382^{date}^https://evil.example|x>", "<https://evil.example|velland.example>", "*bold* _it_ ~no~ `code`", "> quoted", "&lt;!channel&gt;", "@channel", ":tada:", "\u202Eevil",
    ];

    private static readonly string[] Pieces = ["a", "word ", "😀", "\"", "<", "&", "ж"];

    private static readonly Gen<string> Nasty = Gen.OneOf(
        RandomText.Any,
        Gen.Int[0, Marks.Length - 1].Select(i => Marks[i]),
        Gen.Select(Gen.Int[0, Pieces.Length - 1], Gen.Int[0, 6000], (piece, count) => string.Concat(Enumerable.Repeat(Pieces[piece], count))));

    private static readonly Gen<ChatRun> Run = Gen.OneOf(
        Nasty.Select(words => (ChatRun)new ChatText(words)),
        Nasty.Select(words => (ChatRun)new ChatStrong(words)),
        Nasty.Select(words => (ChatRun)new ChatQuotation(words)),
        Gen.Select(Gen.Int[1, 9999], Gen.Int[0, 4000], (number, length) => (ChatRun)new ChatCitation(number, new("https://briefingbot.example/articles/" + new string('a', length) + "?b=1&c=2"))));

    private static readonly Gen<ChatBlock> Block = Gen.OneOf(
        Nasty.Select(words => (ChatBlock)new ChatHeading(words)),
        Run.List[0, 6].Select(runs => (ChatBlock)new ChatParagraph(runs)),
        Run.List[0, 6].Select(runs => (ChatBlock)new ChatItem(runs)),
        Nasty.List[0, 12].Select(questions => (ChatBlock)new ChatSuggestions(questions)),
        Gen.Select(Nasty, Gen.Int[0, 150], (question, count) => (ChatBlock)new ChatFlagging(question, [.. Enumerable.Range(1, count).Select(number => new ChatCited(number, $"s{number:x16}"))])));

    private static readonly Gen<ChatMessage> Message = Gen.OneOf(Block.List[0, 12], Gen.Int[1, 200].Select(count => Enumerable.Repeat<ChatBlock>(Item(1, "“We will leave.”"), count).ToList())).Select(blocks => new ChatMessage(blocks));

    [Fact]
    public void No_limit_of_Slack_is_exceeded_whatever_the_text() => Message.Sample(
        message =>
        {
            var slack = BlockKitRenderer.Render(message);
            Assert.InRange(slack.Text.Length, 1, 3000);
            Assert.InRange(slack.Blocks.Count, 1, BlockKitRenderer.MostBlocks);
            Assert.InRange(slack.Blocks.Sum(BlockKitRenderer.Cost), 1, BlockKitRenderer.MostJson);
            foreach (var block in slack.Blocks)
            {
                CheckLimits(block);
            }

            var buttons = slack.Blocks.OfType<ActionsBlock>().SelectMany(row => row.Elements).ToList();
            Assert.Equal(buttons.Count, buttons.Select(button => button.ActionId).Distinct(StringComparer.Ordinal).Count());
        },
        iter: 500);

    [Fact]
    public void Nothing_in_it_is_read_as_a_mark_whatever_the_text() => Message.Sample(
        message =>
        {
            var slack = BlockKitRenderer.Render(message);
            CheckEscaped(slack.Text);
            CheckMarks(JsonNode.Parse(JsonSerializer.Serialize(slack.Blocks, SlackJson.Options))!);
        },
        iter: 500);

    [Fact]
    public void A_quotation_is_shown_letter_for_letter_from_its_beginning() => Nasty.Sample(
        words =>
        {
            var clean = SlackText.Clean(words);
            var section = RichTextRuns.Render([new ChatText("said: "), new ChatQuotation(words), new ChatText(" (via Velland Wire) "), new ChatCitation(1, Article)])!;
            var texts = section.Elements.Select(element => element.Text).ToList();
            Assert.Equal(["said: ", .. clean.Length == 0 ? Array.Empty<string>() : [texts[1]], .. texts[1] == clean || clean.Length == 0 ? Array.Empty<string>() : [" …"], " (via Velland Wire) ", "[1]"], texts);
            Assert.StartsWith(clean.Length == 0 ? " (via" : texts[1], clean.Length == 0 ? texts[1] : clean, StringComparison.Ordinal);
        },
        iter: 500);

    [Fact]
    public void Every_citation_of_a_shown_item_stays() => Nasty.Sample(words =>
    {
        var section = RichTextRuns.Render([new ChatText(words), new ChatQuotation(words), new ChatStrong(words), new ChatCitation(7, Article)])!;
        Assert.Equal("[7]", Assert.IsType<RichLink>(section.Elements[^1]).Text);
    });

    [Fact]
    public void An_answer_has_headings_lists_links_and_buttons()
    {
        var slack = BlockKitRenderer.Render(new(
        [
            new ChatParagraph([new ChatText("Two statements.")]),
            new ChatHeading("Mira Halden"),
            Item(1, "“We will leave.”"),
            Item(2, "“We may stay.”"),
            new ChatSuggestions(["what did Halden say about grain & oil?"]),
        ]));
        Assert.Equal(
            """
            [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Two statements."}]}]},{"type":"header","text":{"text":"Mira Halden","type":"plain_text","emoji":false}},{"type":"rich_text","elements":[{"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_section","elements":[{"type":"text","style":{"bold":true},"text":"3 March"},{"type":"text","text":" — said: "},{"type":"text","style":{"italic":true},"text":"“We will leave.”"},{"type":"text","text":" "},{"type":"link","url":"https://briefingbot.example/articles/1#2","text":"[1]"}]},{"type":"rich_text_section","elements":[{"type":"text","style":{"bold":true},"text":"3 March"},{"type":"text","text":" — said: "},{"type":"text","style":{"italic":true},"text":"“We may stay.”"},{"type":"text","text":" "},{"type":"link","url":"https://briefingbot.example/articles/1#2","text":"[2]"}]}]}]},{"type":"actions","elements":[{"type":"button","text":{"text":"what did Halden say about grain &amp; oil?","type":"plain_text","emoji":false},"value":"what did Halden say about grain & oil?","action_id":"ask:0"}]}]
            """,
            JsonSerializer.Serialize(slack.Blocks, SlackJson.Options));
        Assert.Equal("Two statements.\n\nMira Halden\n• 3 March — said: “We will leave.” [1]\n• 3 March — said: “We may stay.” [2]\n\nTry: what did Halden say about grain &amp; oil?", slack.Text);
    }

    [Fact]
    public void What_does_not_fit_is_counted_and_linked()
    {
        const int many = 500;
        var slack = BlockKitRenderer.Render(new([.. Enumerable.Range(1, many).Select(number => Item(number, "“We will leave the harbour.”"))]));
        var shown = slack.Blocks.OfType<RichTextBlock>().SelectMany(block => block.Elements).OfType<RichTextList>().Sum(list => list.Elements.Count);
        var more = Assert.IsType<RichTextSection>(Assert.IsType<RichTextBlock>(slack.Blocks[^1]).Elements[0]).Elements;
        Assert.InRange(shown, 10, many - 1);
        Assert.Equal($"… {many - shown} more", more[0].Text);
        Assert.Equal($"[{shown + 1}]", Assert.IsType<RichLink>(more[2]).Text);
    }

    [Fact]
    public void An_answer_of_usual_length_lets_every_citation_be_flagged_and_keeps_its_words()
    {
        var words = string.Join(' ', Enumerable.Repeat("we will leave the harbour", 8));
        var answer = Enumerable.Range(1, 6).SelectMany(number => new ChatBlock[] { new ChatHeading($"Speaker {number}"), Item(number, words) }).ToList();
        var slack = BlockKitRenderer.Render(new([.. answer, new ChatSuggestions(["who else?", "and then?", "why?"]), new ChatFlagging("what was said?", [.. Enumerable.Range(1, 6).Select(number => new ChatCited(number, $"s{number:x16}"))])]));

        Assert.Equal(6, slack.Blocks.OfType<RichTextBlock>().Count());
        Assert.Equal(7, Assert.IsType<SlackMenu>(Assert.IsType<ActionsBlock>(slack.Blocks[^1]).Elements[0]).OptionGroups!.Count);
    }

    [Fact]
    public void An_empty_message_says_so() => Assert.Equal("Nothing to show.", BlockKitRenderer.Render(new([])).Text);

    private static ChatItem Item(int number, string words) =>
        new ChatItem([new ChatStrong("3 March"), new ChatText(" — said: "), new ChatQuotation(words), new ChatText(" "), new ChatCitation(number, Article)]);

    private static void CheckLimits(SlackBlock block)
    {
        switch (block)
        {
            case HeaderBlock header:
                Assert.InRange(header.Text.Text.Length, 1, 150);
                break;
            case ActionsBlock actions:
                Assert.InRange(actions.Elements.Count, 1, 25);
                Assert.InRange(actions.BlockId?.Length ?? 1, 1, 255);
                Assert.All(actions.Elements, element => Assert.InRange(element.ActionId.Length, 1, 255));
                Assert.All(actions.Elements.OfType<SlackButton>(), button =>
                {
                    Assert.InRange(button.Text.Text.Length, 1, 75);
                    Assert.InRange(button.Value.Length, 1, 2000);
                });
                Assert.All(actions.Elements.OfType<SlackMenu>(), CheckLimits);
                break;
            case RichTextBlock rich:
                var sections = rich.Elements.SelectMany(part => part is RichTextList list ? list.Elements : [part]).Cast<RichTextSection>().ToList();
                Assert.NotEmpty(sections);
                Assert.All(sections, section => Assert.NotEmpty(section.Elements));
                Assert.All(sections.SelectMany(section => section.Elements), element => Assert.NotEqual(0, element.Text.Length));
                Assert.All(sections.SelectMany(section => section.Elements).OfType<RichLink>(), link => Assert.InRange(link.Url.Length, 1, 3000));
                Assert.InRange(sections.Sum(section => section.Elements.Sum(element => element.Text.Length)), 1, 3000);
                break;
            default:
                Assert.Fail(block.GetType().Name);
                break;
        }
    }

    private static void CheckLimits(SlackMenu menu)
    {
        Assert.InRange(menu.Placeholder.Text.Length, 1, 150);
        Assert.InRange(menu.OptionGroups!.Count, 1, 100);
        Assert.All(menu.OptionGroups, group => Assert.InRange(group.Label.Text.Length, 1, 75));
        Assert.All(menu.OptionGroups, group => Assert.InRange(group.Options.Count, 1, 100));
        Assert.All(menu.OptionGroups.SelectMany(group => group.Options), option => Assert.True(option.Text.Text.Length is >= 1 and <= 75 && option.Value.Length is >= 1 and <= 150));
    }

    private static void CheckEscaped(string text)
    {
        Assert.Equal(-1, text.IndexOfAny(['<', '>']));
        Assert.DoesNotContain("&", text.Replace("&amp;", string.Empty, StringComparison.Ordinal).Replace("&lt;", string.Empty, StringComparison.Ordinal).Replace("&gt;", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    // words may stand where Slack takes them as they are, or escaped in plain text; never in mrkdwn
    private static void CheckMarks(JsonNode node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    CheckMarks(item!);
                }

                break;
            case JsonObject item:
                switch (item["type"]?.GetValue<string>())
                {
                    case "plain_text":
                        CheckEscaped(item["text"]!.GetValue<string>());
                        Assert.False(item["emoji"]!.GetValue<bool>());
                        break;
                    case "text":
                        Assert.All(item["text"]!.GetValue<string>(), letter => Assert.False(char.IsControl(letter) || letter == '\u202E'));
                        break;
                    case "link":
                        Assert.StartsWith("https://briefingbot.example/articles/", item["url"]!.GetValue<string>(), StringComparison.Ordinal);
                        Assert.Matches(@"^\[\d+\]$", item["text"]!.GetValue<string>());
                        break;
                    case "header" or "rich_text" or "rich_text_section" or "rich_text_list" or "actions" or "button" or "static_select" or null: // options have no type
                        foreach (var (_, part) in item.Where(part => part.Value is JsonObject or JsonArray))
                        {
                            CheckMarks(part!);
                        }

                        break;
                    case var other:
                        Assert.Fail($"{other} is not of ours.");
                        break;
                }

                break;
            default:
                break;
        }
    }
}
