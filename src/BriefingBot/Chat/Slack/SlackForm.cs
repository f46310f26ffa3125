using System.Text.Json;
using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Slack;

/// <summary>The form of a new subscription as blocks of a message, and what was typed into it.</summary>
internal static class SlackForm
{
    /// <summary>The button's action id.</summary>
    public const string Action = "subscribe";

    private const int LongestValue = 1000;

    /// <summary>The fields and the button.</summary>
    public static IEnumerable<SlackBlock> Blocks(ChatSubscribing form) =>
    [
        .. ChatForm.Fields.Select(field => Input(field, SlackText.Cut(SlackText.Clean(field.Filled(form.Typed)).Trim(), LongestValue))),
        new ActionsBlock([new SlackButton(new("Subscribe"), Action, Action)]),
    ];

    /// <summary>What was typed when the button was pressed; null when another was.</summary>
    public static IReadOnlyDictionary<string, string>? Read(JsonElement interaction) =>
        !interaction.Items("actions").Any(action => action.Text("action_id") == Action) ? null
        : ChatForm.Fields.ToDictionary(
            field => field.Id,
            field => interaction.Part("state")?.Part("values")?.Part(BlockId(field))?.Part(field.Id) is { } input
                ? SlackText.ToPlain((input.Text("value") ?? input.Part("selected_option")?.Text("value") ?? string.Empty).Trim(), bot: null)
                : string.Empty,
            StringComparer.Ordinal);

    private static string BlockId(ChatField field) => $"{Action}:{field.Id}";

    private static InputBlock Input(ChatField field, string value)
    {
        var options = field.Choices.Select(choice => new SlackOption(new(choice.Label), choice.Value)).ToList();
        SlackElement element = options.Count == 0
            ? new SlackTextInput(field.Id) { InitialValue = value.Length > 0 ? value : null }
            : new SlackMenu(new(field.Label), field.Id, OptionGroups: null) { Options = options, InitialOption = options.Find(option => option.Value == value) };
        return new(BlockId(field), new(field.Label), element) { Hint = field.Hint.Length > 0 ? new(field.Hint) : null };
    }
}
