using BriefingBot.Core.Positions;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

namespace BriefingBot.Positions;

/// <summary>
/// Reads two statements together, word by word, with a small network: MiniLM of six layers, taught by tools/train/encoder.py on the labelled
/// pairs of tests/spec/positions (<c>encoder.onnx</c>). It tells relations apart and writes nothing.
/// </summary>
/// <remarks>Instances may be used by several threads at once.</remarks>
internal sealed class PairEncoder : IPairReader
{
    // together with what opens and closes them no more than the 256 pieces it was taught to read at once; a sentence of news has fifty
    private const int LongestSubject = 32;
    private const int LongestStatement = 110;

    // the pieces that open a pair and close each part of it
    private const int Begin = 101;
    private const int Separator = 102;

    private static readonly Lazy<BertTokenizer> Pieces = new(OpenTokenizer);

    private readonly Lazy<InferenceSession> session = new(OpenSession);

    private PairEncoder()
    {
    }

    /// <summary>The one that comes with the program, opened at its first use.</summary>
    public static PairEncoder Default { get; } = new();

    /// <summary>The word pieces of a text, by number; half a surrogate pair, which is no character, counts as an unknown one.</summary>
    public static IReadOnlyList<int> PiecesOf(string text) => Pieces.Value.EncodeToIds(string.Concat(text.EnumerateRunes()), addSpecialTokens: false);

    /// <inheritdoc/>
    public IReadOnlyList<float> Read(string subject, string earlier, string later)
    {
        List<int> first = [Begin, .. PiecesOf(subject).Take(LongestSubject), Separator, .. PiecesOf(earlier).Take(LongestStatement), Separator];
        List<int> second = [.. PiecesOf(later).Take(LongestStatement), Separator];
        var length = first.Count + second.Count;
        var pieces = new long[length];
        var types = new long[length];
        for (var i = 0; i < length; i++)
        {
            (pieces[i], types[i]) = i < first.Count ? (first[i], 0L) : (second[i - first.Count], 1L);
        }

        using var run = new RunOptions();
        using var piecesValue = OrtValue.CreateTensorValueFromMemory(pieces, [1, length]);
        using var typesValue = OrtValue.CreateTensorValueFromMemory(types, [1, length]);
        using var results = session.Value.Run(run, ["pieces", "types"], [piecesValue, typesValue], ["chances"]);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static InferenceSession OpenSession()
    {
        using var options = new Microsoft.ML.OnnxRuntime.SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, IntraOpNumThreads = 1 };
        options.AddSessionConfigEntry("session.disable_quant_qdq", "1"); // bytes are made numbers once, on opening
        return new(Resource("encoder.onnx"), options);
    }

    private static BertTokenizer OpenTokenizer()
    {
        using var words = new MemoryStream(Resource("wordpieces.txt"));
        return BertTokenizer.Create(words, new BertOptions { LowerCaseBeforeTokenization = true, RemoveNonSpacingMarks = true });
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(PairEncoder).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing from the program.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
