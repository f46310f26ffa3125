using System.Text.Json;
using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Slack;

/// <summary>The menu under an answer that says what is wrong with it, and what was chosen from it.</summary>
/// <remarks>What Slack has to bring back stands in the menu itself: the reason and the statement in the option, the question in the block's id.</remarks>
internal static class SlackFlags
{
    /// <summary>The menu's action id.</summary>
    public const string Action = "flag";

    private const int LongestBlockId = 255; // Slack's own limit
    private const int MostGroups = 100; // and this
    private const char Between = ':';

    private static readonly FlagReason[] OfAnswer = [FlagReason.NotRelevant];
    private static readonly FlagReason[] OfCitation = [FlagReason.WrongSpeaker, FlagReason.WrongQuote, FlagReason.NotRelevant];

    /// <summary>The menu, with as many citations as fit.</summary>
    /// <param name="flagging">What can be flagged.</param>
    /// <param name="room">How much it may cost, as <see cref="BlockKitRenderer.Cost"/> counts; without any citation it may cost more.</param>
    public static SlackBlock Menu(ChatFlagging flagging, int room)
    {
        var groups = new List<SlackOptionGroup> { Group("The answer", OfAnswer, string.Empty) };
        var menu = Of(flagging.Question, groups);
        foreach (var cited in flagging.Citations)
        {
            groups.Add(Group($"Citation [{SlackText.Number(cited.Number)}]", OfCitation, cited.Statement));
            var larger = Of(flagging.Question, groups);
            if (groups.Count > MostGroups || BlockKitRenderer.Cost(larger) > room)
            {
                break;
            }

            menu = larger;
        }

        return menu;
    }

    /// <summary>What was chosen; null when this is no menu of ours.</summary>
    public static ChatFlag? Read(JsonElement action)
    {
        if (action.Text("action_id") != Action || action.Part("selected_option")?.Text("value") is not { } value)
        {
            return null;
        }

        var (reason, statement) = value.Split(Between, 2) is [var first, var second] ? (first, second) : (value, string.Empty);
        var question = action.Text("block_id") is { } block && block.StartsWith(Action + Between, StringComparison.Ordinal) ? block[(Action.Length + 1)..] : null;
        return Enum.TryParse<FlagReason>(reason, out var parsed) && Enum.IsDefined(parsed) ? new(parsed, statement, question, Note: null) : null;
    }

    private static SlackOptionGroup Group(string label, FlagReason[] reasons, string statement) =>
        new(new(label), [.. reasons.Select(reason => new SlackOption(new(ChatFlag.Describe(reason)), $"{reason}{Between}{statement}"))]);

    private static ActionsBlock Of(string question, IReadOnlyList<SlackOptionGroup> groups) => new([new SlackMenu(new("Something wrong?"), Action, [.. groups])])
    {
        BlockId = Action + Between + SlackText.Cut(SlackText.Clean(question).Trim(), LongestBlockId - Action.Length - 1),
    };
}
