using System.Text.Json;

namespace BriefingBot.IntegrationTests.Web;

/// <summary>Holds JSON against what <c>/openapi/v1.json</c> says of it: the part of JSON Schema that the document uses, and no field that it does not name.</summary>
internal sealed class DescribedShape(JsonElement document)
{
    /// <summary>What is wrong with <paramref name="value"/>, each with its place; empty when nothing is.</summary>
    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string place = "$")
    {
        if (schema.TryGetProperty("$ref", out var name))
        {
            return Faults(document.GetProperty("components").GetProperty("schemas").GetProperty(name.GetString()!.Split('/')[^1]), value, place);
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var fits = choices.EnumerateArray().Count(choice => !Faults(choice, value, place).Any());
            return fits == 1 ? [] : [$"{place} fits {fits} of one of several: {value}"];
        }

        if (!Types(schema).Contains(TypeOf(value)))
        {
            return [$"{place} is {TypeOf(value)}"];
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.GetString() == value.GetString()))
        {
            return [$"{place} is {value}"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, at) => Faults(schema.GetProperty("items"), item, $"{place}[{at}]")),
            JsonValueKind.Object => Fields(schema, value, place),
            _ => [],
        };
    }

    private IEnumerable<string> Fields(JsonElement schema, JsonElement value, string place)
    {
        var known = schema.GetProperty("properties");
        var needed = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        return needed.Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{place}.{name} is missing")
            .Concat(value.EnumerateObject().SelectMany(field => known.TryGetProperty(field.Name, out var described)
                ? Faults(described, field.Value, $"{place}.{field.Name}")
                : [$"{place}.{field.Name} is not described"]));
    }

    private static IEnumerable<string> Types(JsonElement schema)
    {
        var type = schema.GetProperty("type");
        var types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : new[] { type.GetString()! };
        return types.Contains("number") ? types.Append("integer") : types;
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        _ => "boolean",
    };
}
