using BriefingBot.Core.Chat;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Questions;

namespace BriefingBot.Core.Briefings;

/// <summary>Tells why an item stands in a briefing: its words, and the earlier ones it was compared with.</summary>
public static class BriefingReasons
{
    /// <summary>The reason of one item that still stands, with both statements word for word.</summary>
    public static ChatMessage Of(PostedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var citation = item.Now.Citation ?? throw new ArgumentException("An item that no longer stands has no reason.", nameof(item));
        var speaker = citation.Statement.Speaker?.Name ?? item.Frozen.Speaker;
        var blocks = new List<ChatBlock> { Line($"{item.Frozen.Number} is {Class(item.Change)}: {Reason(item.Change, speaker)}"), AnswerComposer.Item(citation) };
        if (item.Previous?.Citation is { } previous)
        {
            blocks.Add(Line(previous.Statement.Speaker is { } before && before.Name != speaker ? $"Before, {before.Name}:" : "Before:"));
            blocks.Add(AnswerComposer.Item(previous));
        }

        return new(blocks);
    }

    /// <summary>The reason of a class, as the end of a sentence.</summary>
    /// <param name="change">The class.</param>
    /// <param name="speaker">Whose position it is.</param>
    public static string Reason(PositionChange change, string speaker) => change switch
    {
        PositionChange.New => $"nothing on record that {speaker}, or who held the office before, said on the same matter earlier.",
        PositionChange.Reversed => "it is the opposite of what was said before.",
        PositionChange.Softened => "it is less than was demanded, threatened, promised or held before.",
        PositionChange.Hardened => "it is more than was demanded, threatened, promised or held before.",
        PositionChange.Conditioned => "it hangs on a condition that was not there before.",
        PositionChange.Contradicts => "another said the opposite.",
        PositionChange.Reiterated => "the same was said before.",
        _ => "it is on a matter spoken of before, and it is not certain whether it changes anything.",
    };

    /// <summary>A class inside a sentence: "a contradiction", "said again", "reversed".</summary>
    public static string Class(PositionChange change) => change switch
    {
        PositionChange.Contradicts => "a contradiction",
        PositionChange.Reiterated => "said again",
        PositionChange.New => "new",
        PositionChange.Reversed => "reversed",
        PositionChange.Softened => "softened",
        PositionChange.Hardened => "hardened",
        PositionChange.Conditioned => "conditioned",
        _ => "related",
    };

    private static ChatParagraph Line(string words) => new([new ChatText(words)]);
}
