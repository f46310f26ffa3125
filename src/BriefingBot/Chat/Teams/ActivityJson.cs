using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefingBot.Chat.Teams;

/// <summary>Activities as JSON: unknown fields are passed over, a field that stands twice is refused.</summary>
internal static class ActivityJson
{
    /// <summary>How activities and conversation references are read and written. Letters of all languages are written as they are: an escape is up to six times as long.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the receiver is a JSON parser, never an HTML page
        AllowDuplicateProperties = false,
        MaxDepth = 32,
    };

    /// <summary>Reads an activity; null when it is none, or lacks what every one has.</summary>
    public static Activity? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Activity>(json, Options) is { Type.Length: > 0 } activity ? activity : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text at a path of names, or null when there is none.</summary>
    public static string? TextAt(this JsonElement? element, params ReadOnlySpan<string> path)
    {
        if (element is not { } at)
        {
            return null;
        }

        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
    }
}
