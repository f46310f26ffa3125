using BriefingBot.Core.Text;
using BriefingBot.Train;

const string Usage = "Usage: dotnet run --project tools/train -- pos --out WEIGHTS FILE.conllu... [--test FILE.conllu...]";
const int Orders = 3;
const int Epochs = 4;
const int Scale = 16;

if (args is not ["pos", "--out", var output, .. var files])
{
    Console.Error.WriteLine(Usage);
    return 2;
}

var cut = Array.IndexOf(files, "--test");
var train = cut < 0 ? files : files[..cut];
var test = cut < 0 ? [] : files[(cut + 1)..];
if (train.Length == 0)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

// file names in a fixed order, so that the shell's order does not show in the weights
var perceptron = new Perceptron(Variants.Of(train.OrderBy(Path.GetFileName, StringComparer.Ordinal).SelectMany(Conllu.Read)));
for (var seed = 1; seed <= Orders; seed++)
{
    perceptron.Learn(Epochs, seed);
}

using var weights = new MemoryStream();
WeightsFile.Write(weights, perceptron, Scale);
File.WriteAllBytes(output, weights.ToArray());
Console.WriteLine($"{output}: {weights.Length} bytes.");
if (test.Length > 0)
{
    weights.Position = 0;
    Accuracy.Print(PosTagger.Load(weights), test);
}

return 0;
