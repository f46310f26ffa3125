using System.Text.Json;
using System.Text.Unicode;

namespace BriefingBot.Core.Articles;

/// <summary>Reads one line of JSON Lines, <c>{"id","title","date","publisher","url","text"}</c>, as one article; other fields are ignored.</summary>
public static class ArticleLine
{
    /// <summary>The most one article may take: 16 MiB in UTF-8.</summary>
    public const int Longest = 16 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The article of <paramref name="utf8"/>, one JSON object in UTF-8. Its text is the field <c>text</c>, letter for letter.</summary>
    /// <exception cref="ArticleException">It is no JSON object, has no text, or has a field that cannot be read.</exception>
    public static Article Read(ReadOnlyMemory<byte> utf8, ArticleDefaults defaults)
    {
        var line = utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
        if (!Utf8.IsValid(line.Span))
        {
            throw new ArticleException("The line is not UTF-8. Save the file as UTF-8.");
        }

        using var json = Parse(line);
        var article = json.RootElement;
        if (article.ValueKind != JsonValueKind.Object)
        {
            throw new ArticleException($"The line is JSON but no object. {Expected}");
        }

        var text = Text(article, "text") ?? throw new ArticleException($"The article has no \"text\". {Expected}");
        return ArticleFields.ToArticle(
            Text(article, "id"), Text(article, "title"), text, Text(article, "date") ?? Text(article, "published"), Text(article, "publisher"), Text(article, "url"), defaults);
    }

    private const string Expected = """Write one article a line: {"id":"…","title":"…","date":"2013-02-15","publisher":"…","url":"https://…","text":"…"}""";

    private static JsonDocument Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException error)
        {
            throw new ArticleException($"The line is no JSON: it breaks off or goes wrong at byte {error.BytePositionInLine + 1}. {Expected}", error);
        }
    }

    private static string? Text(JsonElement article, string name)
    {
        if (!article.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (name == "id" && value.ValueKind == JsonValueKind.Number)
        {
            return value.GetRawText();
        }

        try
        {
            return value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : throw new ArticleException($"The field \"{name}\" is no text. Put it in quotation marks.");
        }
        catch (InvalidOperationException error)
        {
            throw new ArticleException($"The field \"{name}\" holds half a character: an escape \\ud800 to \\udfff without its other half. Write the character itself.", error);
        }
    }
}
