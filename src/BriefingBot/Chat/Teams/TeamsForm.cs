using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Teams;

/// <summary>The form of a new subscription on a card, and what was typed into it.</summary>
internal static class TeamsForm
{
    private const string Mark = "subscribing";
    private const int LongestValue = 1000;

    /// <summary>The fields and the button.</summary>
    public static IEnumerable<JsonNode> Elements(ChatSubscribing form) =>
    [
        .. ChatForm.Fields.Select(field => Input(field, CardText.Cut(CardText.Clean(field.Filled(form.Typed)).Trim(), LongestValue))),
        new JsonObject
        {
            ["type"] = "ActionSet",
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "Action.Submit",
                ["title"] = "Subscribe",
                ["data"] = new JsonObject { [Mark] = "yes" },
            }),
        },
    ];

    /// <summary>What was sent with the form; null when <paramref name="data"/> is something else.</summary>
    public static IReadOnlyDictionary<string, string>? Read(JsonElement? data) =>
        data.TextAt(Mark) is null ? null : ChatForm.Fields.ToDictionary(field => field.Id, field => data.TextAt(field.Id)?.Trim() ?? string.Empty, StringComparer.Ordinal);

    private static JsonObject Input(ChatField field, string value)
    {
        var input = new JsonObject { ["type"] = field.Choices.Count == 0 ? "Input.Text" : "Input.ChoiceSet", ["id"] = field.Id, ["label"] = field.Label };
        if (field.Choices.Count > 0)
        {
            input["value"] = value;
            input["choices"] = new JsonArray([.. field.Choices.Select(choice => (JsonNode)new JsonObject { ["title"] = choice.Label, ["value"] = choice.Value })]);
            return input;
        }

        input["placeholder"] = field.Hint;
        input["maxLength"] = LongestValue;
        if (value.Length > 0)
        {
            input["value"] = value;
        }

        return input;
    }
}
