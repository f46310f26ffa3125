using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefingBot.EndToEndTests;

/// <summary>Who sent what to whom, in order: requests and their answers, and what a person did and saw. No secrets.</summary>
internal sealed class Transcript(string name) : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentQueue<string> entries = new();

    /// <summary>Notes what happened.</summary>
    public void Note(string what) => entries.Enqueue(what);

    /// <summary>Notes how long something took.</summary>
    public void Time(string what, TimeSpan time) => Note(string.Create(CultureInfo.InvariantCulture, $"({what}: {time.TotalMilliseconds:0} ms)"));

    /// <summary>Notes a request and its answer.</summary>
    public void Exchange(string request, string body, int status, string answer) =>
        Note($"> {request}\n{Indent(body)}\n< {status}\n{Indent(answer)}");

    /// <summary>Writes it beside the screenshots.</summary>
    public void Dispose() => File.WriteAllText(Artifacts.File(name + ".txt"), string.Join("\n\n", entries) + "\n");

    private static string Indent(string text)
    {
        if (text.StartsWith('{') || text.StartsWith('['))
        {
            try
            {
                text = JsonNode.Parse(text)!.ToJsonString(Readable);
            }
            catch (JsonException)
            {
                // shown as it is
            }
        }

        return text.Length == 0 ? "  (nothing)" : "  " + text.ReplaceLineEndings("\n  ");
    }
}
