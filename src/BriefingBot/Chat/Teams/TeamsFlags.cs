using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Teams;

/// <summary>The form under an answer that says what is wrong with it, and what was sent with it.</summary>
internal static class TeamsFlags
{
    private const string Answer = "answer"; // a choice has a value, also the one that names no statement
    private const string Question = "flagged";
    private const string Statement = "statement";
    private const string Reason = "reason";
    private const string Note = "note";
    private const int MostCitations = 10; // of an answer
    private const int LongestQuestion = 300; // enough to know it by

    /// <summary>The form, behind a button.</summary>
    public static JsonObject Form(ChatFlagging flagging)
    {
        var cited = flagging.Citations.Take(MostCitations).Select(one => (string.Create(CultureInfo.InvariantCulture, $"Citation [{one.Number}]"), one.Statement));
        var reasons = Enum.GetValues<FlagReason>().Select(reason => (ChatFlag.Describe(reason), reason.ToString()));
        return new()
        {
            ["type"] = "ActionSet",
            ["spacing"] = "Small",
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "Action.ShowCard",
                ["title"] = "Something wrong?",
                ["card"] = new JsonObject
                {
                    ["type"] = "AdaptiveCard",
                    ["body"] = new JsonArray(
                        Choice(Statement, "Where", [("The answer", Answer), .. cited]),
                        Choice(Reason, "What is wrong", [.. reasons]),
                        new JsonObject { ["type"] = "Input.Text", ["id"] = Note, ["label"] = "Note (optional)", ["isMultiline"] = true, ["maxLength"] = ChatFlag.LongestNote }),
                    ["actions"] = new JsonArray(new JsonObject
                    {
                        ["type"] = "Action.Submit",
                        ["title"] = "Tell the editor",
                        ["data"] = new JsonObject { [Question] = CardText.Cut(CardText.Clean(flagging.Question).Trim(), LongestQuestion) },
                    }),
                },
            }),
        };
    }

    /// <summary>What was sent with the form; null when <paramref name="data"/> is something else.</summary>
    public static ChatFlag? Read(JsonElement? data) =>
        data.TextAt(Question) is { } question && Enum.TryParse<FlagReason>(data.TextAt(Reason), out var reason) && Enum.IsDefined(reason)
            ? new(reason, data.TextAt(Statement) is { } statement && statement != Answer ? statement : null, question, data.TextAt(Note))
            : null;

    private static JsonObject Choice(string id, string label, IReadOnlyList<(string Title, string Value)> choices) => new()
    {
        ["type"] = "Input.ChoiceSet",
        ["id"] = id,
        ["label"] = label,
        ["value"] = choices[0].Value,
        ["choices"] = new JsonArray([.. choices.Select(choice => (JsonNode)new JsonObject { ["title"] = choice.Title, ["value"] = choice.Value })]),
    };
}
