using System.Text.Json;
using BriefingBot.Core.Positions;
using BriefingBot.Positions;
using NodaTime.Text;

namespace BriefingBot.UnitTests.Positions;

/// <summary>The development files of tests/spec/positions.</summary>
internal static class GoldPairs
{
    /// <summary>One pair of the set.</summary>
    public sealed record Gold(string Id, string Speaker, string Subject, string Earlier, string EarlierDate, string Later, string LaterDate, Change Change);

    /// <summary>All that may be read and tuned on.</summary>
    public static IReadOnlyList<Gold> Development { get; } = [.. Of("development.jsonl"), .. Of("development-2.jsonl")];

    /// <summary>All pairs of a file.</summary>
    public static IReadOnlyList<Gold> Of(string file) => [.. File.ReadLines(Repository.PathOf("tests", "spec", "positions", file)).Select(Read)];

    /// <summary>How the system relates them.</summary>
    public static Relation Relate(string speaker, string subject, string earlier, string earlierDate, string later, string laterDate)
    {
        var one = PositionReader.Read(earlier, LocalDatePattern.Iso.Parse(earlierDate).Value, speaker);
        var other = PositionReader.Read(later, LocalDatePattern.Iso.Parse(laterDate).Value, speaker);
        return Relation.Between(one, other, subject, SameActor.Speaks(speaker, other, one), PairEncoder.Default);
    }

    /// <summary>How the system relates a pair of the set.</summary>
    public static Relation Relate(Gold pair) => Relate(pair.Speaker, pair.Subject, pair.Earlier, pair.EarlierDate, pair.Later, pair.LaterDate);

    /// <summary>F1 of each change, then their plain mean.</summary>
    public static double MacroF1(IReadOnlyList<(Change Gold, Change Found)> answers) =>
        Enum.GetValues<Change>().Average(change =>
        {
            var right = answers.Count(answer => answer.Gold == change && answer.Found == change);
            var named = answers.Count(answer => answer.Gold == change) + answers.Count(answer => answer.Found == change);
            return named == 0 ? 0 : 2.0 * right / named;
        });

    private static Gold Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var pair = json.RootElement;
        string Text(string name) => pair.GetProperty(name).GetString()!;
        string In(string statement, string name) => pair.GetProperty(statement).GetProperty(name).GetString()!;
        return new(Text("id"), Text("speaker"), Text("subject"), In("earlier", "text"), In("earlier", "date"), In("later", "text"), In("later", "date"), Enum.Parse<Change>(Text("change").Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true));
    }
}
