using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefingBot.Chat.Teams;

/// <summary>Words of a card.</summary>
internal static class CardText
{
    private const int MaxRun = 3000;

    /// <summary>One <c>TextRun</c>; with a flag, such as <c>isSubtle</c>, set.</summary>
    public static JsonObject Run(string text, string? flag = null)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (flag is not null)
        {
            run[flag] = true;
        }

        return run;
    }

    /// <summary>
    /// Words as <c>TextRun</c>s. Clients replace <c>{{DATE(…)}}</c> and <c>{{TIME(…)}}</c> inside one run,
    /// so two braces before such a word go to two runs; long words too, so that they can be cut between runs.
    /// </summary>
    public static IEnumerable<JsonObject> Runs(string words)
    {
        var clean = Clean(words);
        for (var start = 0; start < clean.Length;)
        {
            var end = EndOfRun(clean, start);
            yield return Run(clean[start..end]);
            start = end;
        }
    }

    /// <summary>Control characters and line separators as spaces, halves of surrogate pairs as U+FFFD.</summary>
    public static string Clean(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes()) // a lone half is enumerated as U+FFFD
        {
            text.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        }

        return text.ToString();
    }

    /// <summary>The text, or its beginning and "…", within a number of UTF-16 code units; never half a pair.</summary>
    public static string Cut(string text, int max)
    {
        if (text.Length <= max)
        {
            return text;
        }

        var end = max - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    /// <summary>The bytes of a value as it is sent, and of a comma.</summary>
    public static int SizeOf(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, ActivityJson.Options).Length + 1;

    /// <summary>The bytes of a text as it is sent, with its quotation marks.</summary>
    public static int SizeOf(string text) => JsonSerializer.SerializeToUtf8Bytes(text, ActivityJson.Options).Length;

    private static int EndOfRun(string text, int start)
    {
        var end = Math.Min(text.Length, start + MaxRun);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        for (var i = start; i + 1 < end; i++)
        {
            if (text[i] == '{' && text[i + 1] == '{')
            {
                return i + 1;
            }
        }

        return end;
    }
}
