using System.Text.Json;
using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Slack;

/// <summary>Renders a message as Block Kit. Words go into rich text, where Slack reads no marks, links or mentions; what does not fit is counted, not sent.</summary>
internal static class BlockKitRenderer
{
    /// <summary>The beginning of a suggestion button's action id.</summary>
    public const string AskAction = "ask:";

    /// <summary>The most blocks of a message: Slack's own limit.</summary>
    public const int MostBlocks = 50;

    /// <summary>The most characters of all blocks as JSON. Slack refuses about 13,200 (slackapi/bolt-js#2509) and does not document how it counts.</summary>
    public const int MostJson = 12_000;

    private const int LongestFallback = 3000;
    private const int LongestHeading = 150;
    private const int LongestButton = 75;
    private const int LongestQuestion = 2000;
    private const int MostButtons = 5;
    private const int MostButtonRows = 3;
    private const int ButtonShare = 3000; // of MostJson
    private const int LongestMore = 900;
    private const int LongestPage = 2000;
    private const int BlockId = 40; // Slack gives each block an id

    /// <summary>The message in Slack's form: within all limits whatever its length, and with at least one block.</summary>
    public static SlackMessage Render(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var buttons = Buttons(message.Blocks.OfType<ChatSuggestions>());
        var flagging = message.Blocks.OfType<ChatFlagging>().FirstOrDefault();
        var seeAll = message.Blocks.OfType<ChatSeeAll>().Select(SeeAll).OfType<SlackBlock>().Take(1).ToList();
        var form = message.Blocks.OfType<ChatSubscribing>().Take(1).SelectMany(SlackForm.Blocks).ToList();
        var room = MostJson - LongestMore - buttons.Sum(Cost) - form.Sum(Cost) - seeAll.Sum(Cost) - (flagging is null ? 0 : Cost(SlackFlags.Menu(flagging, room: 0)));
        var layout = new BlockLayout(MostBlocks - 2 - buttons.Count - form.Count - seeAll.Count, room);
        var content = message.Blocks.Where(block => block is not (ChatSuggestions or ChatFlagging or ChatSubscribing or ChatSeeAll or ChatBriefed)).ToList();
        var shown = 0;
        while (shown < content.Count && Place(layout, content[shown]))
        {
            shown++;
        }

        var blocks = layout.Finish();
        if (More(content.Skip(shown), seeAll.Count > 0) is { } more)
        {
            blocks.Add(more);
        }

        blocks.AddRange(seeAll);
        blocks.AddRange(form);
        blocks.AddRange(buttons);
        if (flagging is not null)
        {
            blocks.Add(SlackFlags.Menu(flagging, MostJson - blocks.Sum(Cost))); // the room that the words leave
        }

        var text = SlackText.Escape(TextRenderer.Render(message), LongestFallback);
        return blocks.Count > 0
            ? new(text.Length > 0 ? text : "…", blocks)
            : new("Nothing to show.", [new RichTextBlock([new RichTextSection([new RichText { Text = "Nothing to show." }])])]);
    }

    /// <summary>What a block counts towards <see cref="MostJson"/>.</summary>
    public static int Cost(SlackBlock block) => JsonSerializer.Serialize(block, SlackJson.Longest).Length + 1 + BlockId;

    private static bool Place(BlockLayout layout, ChatBlock block) => block switch
    {
        ChatHeading heading when string.IsNullOrWhiteSpace(SlackText.Clean(heading.Words)) => true,
        ChatHeading heading => layout.TryAddHeading(new(new(SlackText.Escape(SlackText.Clean(heading.Words).Trim(), LongestHeading)))),
        ChatParagraph paragraph => layout.TryAddParagraph(RichTextRuns.Render(paragraph.Runs)),
        ChatItem item => layout.TryAddItem(RichTextRuns.Render(item.Runs)),
        _ => throw new NotSupportedException($"No Block Kit form for {block.GetType().Name}."),
    };

    // a longer address is not ours
    private static RichTextBlock? SeeAll(ChatSeeAll all) => all.Page.AbsoluteUri is { Length: <= LongestPage } url
        ? new([new RichTextSection([new RichLink { Text = SlackText.Cut(SlackText.Clean(all.Words), LongestHeading), Url = url }])])
        : null;

    private static RichTextBlock? More(IEnumerable<ChatBlock> left, bool hasPage)
    {
        var runs = left.Select(block => (block as ChatItem)?.Runs ?? (block as ChatParagraph)?.Runs).OfType<IReadOnlyList<ChatRun>>().ToList();
        if (runs.Count == 0)
        {
            return null;
        }

        var words = new List<RichTextElement> { new RichText { Text = $"… {SlackText.Number(runs.Count)} more" } };
        if (runs.SelectMany(run => run).OfType<ChatCitation>().FirstOrDefault() is { } first)
        {
            words.Add(new RichText { Text = ", from " });
            words.Add(RichTextRuns.Link(first, LongestMore - 500));
            words.Add(new RichText { Text = " on" });
        }

        words.Add(new RichText { Text = hasPage ? "." : ". Ask about one speaker, or fewer days, to see them." });
        return new([new RichTextSection(words)]);
    }

    private static List<SlackBlock> Buttons(IEnumerable<ChatSuggestions> suggestions)
    {
        var rows = new List<SlackBlock>();
        var (number, left) = (0, ButtonShare);
        foreach (var some in suggestions.Take(MostButtonRows))
        {
            var row = new List<SlackElement>();
            foreach (var question in some.Questions.Select(question => SlackText.Clean(question).Trim()).Where(question => question.Length is > 0 and <= LongestQuestion).Take(MostButtons))
            {
                SlackElement button = new SlackButton(new(SlackText.Escape(question, LongestButton)), AskAction + SlackText.Number(number), question);
                var cost = JsonSerializer.Serialize(button, SlackJson.Longest).Length + 1 + (row.Count == 0 ? Cost(new ActionsBlock([])) : 0);
                if (cost <= left)
                {
                    row.Add(button);
                    left -= cost;
                    number++;
                }
            }

            if (row.Count > 0)
            {
                rows.Add(new ActionsBlock(row));
            }
        }

        return rows;
    }
}
