using BriefingBot.Core.Text;

namespace BriefingBot.Train;

/// <summary>Learns the part-of-speech weights.</summary>
internal static class PosTraining
{
    private const int Orders = 3;
    private const int Epochs = 4;
    private const int Scale = 16;

    /// <summary>Learns from treebanks, and prints the accuracy on others.</summary>
    public static void Run(string output, string[] train, string[] test)
    {
        // file names in a fixed order, so that the shell's order does not show in the weights
        var perceptron = new Perceptron(Variants.Of(train.OrderBy(Path.GetFileName, StringComparer.Ordinal).SelectMany(Conllu.Read)));
        for (var seed = 1; seed <= Orders; seed++)
        {
            perceptron.Learn(Epochs, seed);
        }

        using var weights = new MemoryStream();
        WeightsFile.Write(weights, perceptron, Scale);
        File.WriteAllBytes(output, weights.ToArray());
        if (test.Length > 0)
        {
            weights.Position = 0;
            Accuracy.Print(PosTagger.Load(weights), test);
        }
    }
}
