using System.Text.Json;

namespace BriefingBot.Chat.Slack;

/// <summary>Reads Slack's JSON without expecting more than it needs: a field that is missing, or of another kind, is null.</summary>
internal static class SlackReading
{
    /// <summary>A field's text.</summary>
    public static string? Text(this JsonElement element, string name) => element.Part(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Whether a field is true.</summary>
    public static bool Flag(this JsonElement element, string name) => element.Part(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A field; null is a missing one.</summary>
    public static JsonElement? Part(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? part : null;

    /// <summary>A field's items; empty when it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Part(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
