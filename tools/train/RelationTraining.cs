using System.Globalization;
using System.Text;
using System.Text.Json;
using BriefingBot.Core.Positions;
using BriefingBot.Core.Positions.Learned;
using BriefingBot.Core.Text;
using NodaTime.Text;

namespace BriefingBot.Train;

/// <summary>Learns from labelled pairs what each observation speaks for.</summary>
internal static class RelationTraining
{
    // words seen in fewer pairs teach nothing that holds elsewhere
    private const int FewestPairs = 4;

    // a word said by one of the two alone counts as three units: there are few of them in a pair
    private const double WordScale = 1.0 / 3;

    // how much a large weight costs, against one pair read wrong
    private const double Caution = 100;

    private const double Small = 0.0005;

    /// <summary>Learns from files of pairs, and prints the macro-F1 on others.</summary>
    public static void Run(string output, string[] train, string[] test)
    {
        var pairs = Read(train);
        var names = Names(pairs);
        var (means, scales) = Units(pairs, names);
        var same = Learn(pairs, names, means, scales, RelationWeights.SameActor);
        var other = Learn(pairs, names, means, scales, RelationWeights.OtherActor);
        File.WriteAllText(output, Table(names, means, scales, same, other), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (test.Length > 0)
        {
            Print(new RelationWeights(LexiconTable.Parse(output, File.ReadAllText(output))), Read(test));
        }
    }

    private static List<Observed> Read(string[] files) =>
        [.. files.Order(StringComparer.Ordinal).SelectMany(File.ReadLines).AsParallel().AsOrdered().Select(Observe)];

    private static Observed Observe(string line)
    {
        using var json = JsonDocument.Parse(line);
        var pair = json.RootElement;
        string Text(string name) => pair.GetProperty(name).GetString()!;
        ReadStatement Statement(string name) => PositionReader.Read(
            pair.GetProperty(name).GetProperty("text").GetString()!, LocalDatePattern.Iso.Parse(pair.GetProperty(name).GetProperty("date").GetString()!).Value, Text("speaker"));
        var earlier = Statement("earlier");
        var later = Statement("later");
        var observed = new ClaimPair(earlier, later, SubjectWords.Read(Text("subject")));
        var features = RelationFeatures.Of(observed, RuleFindings.Of(observed));
        return new(features, Enum.Parse<Change>(Text("change").Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true), SameActor.Speaks(Text("speaker"), later, earlier));
    }

    private static string[] Names(List<Observed> pairs) =>
        [.. pairs.SelectMany(pair => pair.Features.Values.Where(feature => feature.Value != 0).Select(feature => feature.Key))
            .CountBy(name => name, StringComparer.Ordinal)
            .Where(name => name.Value >= FewestPairs)
            .Select(name => name.Key)
            .Order(StringComparer.Ordinal)];

    private static (double[] Means, double[] Scales) Units(List<Observed> pairs, string[] names)
    {
        var means = new double[names.Length];
        var scales = new double[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var isWord = names[i].StartsWith(WordingFeatures.Later, StringComparison.Ordinal) || names[i].StartsWith(WordingFeatures.Earlier, StringComparison.Ordinal);
            var values = pairs.Select(pair => pair.Features.Values.GetValueOrDefault(names[i])).ToArray();
            means[i] = isWord ? 0 : Rounded(values.Average());
            scales[i] = isWord ? WordScale : Math.Max(Rounded(Math.Sqrt(values.Average(value => (value - means[i]) * (value - means[i])))), 0.001);
        }

        return (means, scales);
    }

    private static double[][] Learn(List<Observed> pairs, string[] names, double[] means, double[] scales, Change[] labels)
    {
        var kept = pairs.FindAll(pair => labels.Contains(pair.Change));
        var rows = kept.ConvertAll(pair => names.Select((name, i) => Math.Clamp((pair.Features.Values.GetValueOrDefault(name) - means[i]) / scales[i], -RelationWeights.Farthest, RelationWeights.Farthest)).ToArray());
        return SoftmaxRegression.Learn([.. rows], [.. kept.Select(pair => Array.IndexOf(labels, pair.Change))], labels.Length, Caution);
    }

    private static string Table(string[] names, double[] means, double[] scales, double[][] same, double[][] other)
    {
        var text = new StringBuilder("# What each observation of a pair of statements speaks for. Learned by tools/train from tests/spec/positions; don't edit by hand.\n");
        text.AppendLine(CultureInfo.InvariantCulture, $"observation\tmean\tscale\t{string.Join('\t', RelationWeights.Labels)}");
        Line(RelationWeights.Always, 0, 1, names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            Line(names[i], means[i], scales[i], i);
        }

        return text.Replace("\r", string.Empty).ToString();

        void Line(string name, double mean, double scale, int column)
        {
            var weights = same.Concat(other).Select(label => label[column]).ToArray();
            if (weights.Any(weight => Math.Abs(weight) >= Small))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{name}\t{mean:0.####}\t{scale:0.####}\t{string.Join('\t', weights.Select(weight => weight.ToString("0.###", CultureInfo.InvariantCulture)))}");
            }
        }
    }

    private static double Rounded(double number) => Math.Round(number, 4);

    private static void Print(RelationWeights weights, List<Observed> pairs)
    {
        var answers = pairs.ConvertAll(pair => (Gold: pair.Change, Found: weights.Weigh(pair.Features, pair.IsSameActor).MaxBy(label => label.Value).Key));
        double F1(Change label) => 200.0 * answers.Count(answer => answer.Gold == label && answer.Found == label) / Math.Max(1, answers.Count(answer => answer.Gold == label) + answers.Count(answer => answer.Found == label));
        foreach (var label in RelationWeights.Labels)
        {
            var found = answers.FindAll(answer => answer.Gold == label).CountBy(answer => answer.Found).OrderByDescending(count => count.Value).Select(count => $"{count.Key} {count.Value}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label,-14} F1 {F1(label):0.0}: {string.Join(", ", found)}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"macro-F1 {RelationWeights.Labels.Average(F1):0.0} of {answers.Count} pairs"));
    }

    private sealed record Observed(Features Features, Change Change, bool IsSameActor);
}
