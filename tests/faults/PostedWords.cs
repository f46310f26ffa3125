using System.Text.Json.Nodes;

namespace BriefingBot.Faults;

/// <summary>What people read of a posted message.</summary>
internal static class PostedWords
{
    private const string Label = "Possibly a repeat";

    /// <summary>Of a message in Slack.</summary>
    public static string OfSlack(JsonNode body) => (string?)body["text"] ?? string.Empty;

    /// <summary>Of an activity in Teams.</summary>
    public static string OfTeams(JsonNode activity) => string.Concat(Runs(activity["attachments"]));

    /// <summary>Whether it says that it may be a repeat.</summary>
    public static bool IsLabelled(string words) => words.StartsWith(Label, StringComparison.Ordinal);

    private static IEnumerable<string?> Runs(JsonNode? node) => node switch
    {
        JsonObject run when (string?)run["type"] == "TextRun" => [(string?)run["text"]],
        JsonObject item => item.SelectMany(property => Runs(property.Value)),
        JsonArray array => array.SelectMany(Runs),
        _ => [],
    };
}
