using System.Text.Json;
using BriefingBot.Core.Positions;
using BriefingBot.Positions;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Commands;

/// <summary>One line of <c>positions --pairs</c>: two statements to compare, each by itself.</summary>
internal static class PairLine
{
    private const string Expected = """Write one pair a line: {"id":"…","speaker":"…","subject":"…","earlier":{"text":"…","date":"2029-05-06"},"later":{"text":"…","date":"2029-06-07"}}""";

    /// <summary>How the pair of a line relates.</summary>
    /// <returns>The pair's id, and the relation.</returns>
    /// <exception cref="FormatException">The line is no such pair; the message says what is wrong and what to do.</exception>
    public static (string Id, Relation Relation) Compare(ReadOnlyMemory<byte> utf8)
    {
        using var json = Parse(utf8);
        var pair = json.RootElement;
        if (pair.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The line is JSON but no object. {Expected}");
        }

        var speaker = Text(pair, "speaker", "the pair");
        var earlier = Statement(pair, "earlier", speaker);
        var later = Statement(pair, "later", speaker);
        return (Id(pair), Relation.Between(earlier, later, Text(pair, "subject", "the pair"), SameActor.Speaks(speaker, later, earlier), PairEncoder.Default));
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8);
        }
        catch (JsonException error)
        {
            throw new FormatException($"The line is no JSON: it breaks off or goes wrong at byte {error.BytePositionInLine + 1}. {Expected}", error);
        }
    }

    private static string Id(JsonElement pair) =>
        pair.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetRawText() : Text(pair, "id", "the pair");

    private static ReadStatement Statement(JsonElement pair, string which, string speaker)
    {
        if (!pair.TryGetProperty(which, out var statement) || statement.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The pair has no object \"{which}\". {Expected}");
        }

        var date = statement.TryGetProperty("date", out var value) && value.ValueKind == JsonValueKind.String ? Date(value.GetString()!, which) : (LocalDate?)null;
        return PositionReader.Read(Text(statement, "text", $"\"{which}\""), date, speaker);
    }

    private static LocalDate Date(string date, string which) =>
        LocalDatePattern.Iso.Parse(date[..Math.Min(date.Length, 10)]) is { Success: true } parsed
            ? parsed.Value
            : throw new FormatException($"The date of \"{which}\" is no date: {date}. Write it as 2029-05-06.");

    private static string Text(JsonElement parent, string name, string where)
    {
        try
        {
            return parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
                ? text
                : throw new FormatException($"There is no text \"{name}\" in {where}. {Expected}");
        }
        catch (InvalidOperationException error)
        {
            throw new FormatException($"The field \"{name}\" holds half a character: an escape \\ud800 to \\udfff without its other half. Write the character itself.", error);
        }
    }
}
