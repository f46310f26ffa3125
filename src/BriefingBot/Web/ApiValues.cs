using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace BriefingBot.Web;

/// <summary>What a parameter may be, for <c>/openapi/v1.json</c>.</summary>
internal static class ApiValues
{
    /// <summary>Words.</summary>
    public static OpenApiSchema Words => new() { Type = JsonSchemaType.String };

    /// <summary>A calendar date, as in 2027-03-29.</summary>
    public static OpenApiSchema Date => new() { Type = JsonSchemaType.String, Format = "date" };

    /// <summary>An instant with its offset, as in 2027-03-29T08:00:00Z.</summary>
    public static OpenApiSchema Instant => new() { Type = JsonSchemaType.String, Format = "date-time" };

    /// <summary>A name that may be given several times.</summary>
    public static OpenApiSchema Many => new() { Type = JsonSchemaType.Array, Items = Words };

    /// <summary>The number of a subscription.</summary>
    public static OpenApiSchema Number => new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "1" };

    /// <summary>Words of at most so many UTF-16 code units.</summary>
    public static OpenApiSchema WordsUpTo(int longest) => new() { Type = JsonSchemaType.String, MaxLength = longest };

    /// <summary>One of some words.</summary>
    public static OpenApiSchema OneOf(IEnumerable<string> words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))] };

    /// <summary>How many at most.</summary>
    public static OpenApiSchema Limit(int least, int? most, int usual) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = least.ToString(CultureInfo.InvariantCulture),
        Maximum = most?.ToString(CultureInfo.InvariantCulture),
        Default = usual,
    };
}
