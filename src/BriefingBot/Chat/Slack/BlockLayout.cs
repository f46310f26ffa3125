using System.Text.Json;

namespace BriefingBot.Chat.Slack;

/// <summary>Fills blocks from top to bottom until one does not fit.</summary>
/// <param name="mostBlocks">The most blocks.</param>
/// <param name="room">The most characters, as <see cref="BlockKitRenderer.Cost"/> counts them.</param>
internal sealed class BlockLayout(int mostBlocks, int room)
{
    private readonly List<SlackBlock> blocks = [];
    private readonly List<RichTextPart> items = []; // of the list at the end, which is still open
    private int left = room;
    private int letters;

    /// <summary>Adds a heading, if there is room.</summary>
    public bool TryAddHeading(HeaderBlock heading) => TryAdd(heading);

    /// <summary>Adds a paragraph, if there is room; one without words is left out.</summary>
    public bool TryAddParagraph(RichTextSection? paragraph) => paragraph is null || TryAdd(new RichTextBlock([paragraph]));

    /// <summary>Adds a list item, if there is room; one without words is left out.</summary>
    public bool TryAddItem(RichTextSection? item)
    {
        if (item is null)
        {
            return true;
        }

        var length = item.Elements.Sum(element => element.Text.Length);
        if (items.Count > 0 && letters + length <= RichTextRuns.Longest)
        {
            var cost = JsonSerializer.Serialize<RichTextPart>(item, SlackJson.Longest).Length + 1;
            if (cost > left)
            {
                return false;
            }

            left -= cost;
        }
        else
        {
            CloseList();
            var cost = BlockKitRenderer.Cost(ListOf([item]));
            if (cost > left || blocks.Count >= mostBlocks)
            {
                return false;
            }

            left -= cost;
        }

        items.Add(item);
        letters += length;
        return true;
    }

    /// <summary>The blocks; a heading with nothing under it is left out.</summary>
    public List<SlackBlock> Finish()
    {
        CloseList();
        while (blocks is [.., HeaderBlock])
        {
            blocks.RemoveAt(blocks.Count - 1);
        }

        return blocks;
    }

    private static RichTextBlock ListOf(IReadOnlyList<RichTextPart> items) => new([new RichTextList("bullet", items)]);

    private bool TryAdd(SlackBlock block)
    {
        CloseList();
        var cost = BlockKitRenderer.Cost(block);
        if (cost > left || blocks.Count >= mostBlocks)
        {
            return false;
        }

        left -= cost;
        blocks.Add(block);
        return true;
    }

    private void CloseList()
    {
        if (items.Count > 0)
        {
            blocks.Add(ListOf([.. items]));
            items.Clear();
            letters = 0;
        }
    }
}
