using NodaTime;
using NodaTime.Text;

namespace BriefingBot.UnitTests.Statements;

/// <summary>One case of <c>tests/spec/statements</c>; its README describes the notation.</summary>
/// <param name="Place">The file and the line it begins on: <c>direct.txt:7</c>.</param>
/// <param name="Published">The article's date.</param>
/// <param name="Marked">The marked text.</param>
/// <param name="Expected">What is expected of each statement, by its number as the marks write it ("" for the only one).</param>
/// <param name="IsGap">Whether it stands below <c># known gap</c>.</param>
public sealed record SpecCase(string Place, LocalDate Published, string Marked, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Expected, bool IsGap)
{
    private static readonly LocalDate Thursday = new(2027, 3, 4);

    /// <summary>All cases by their place.</summary>
    public static IReadOnlyDictionary<string, SpecCase> All { get; } = Directory.GetFiles(Repository.PathOf("tests", "spec", "statements"), "*.txt")
        .Order(StringComparer.Ordinal).SelectMany(Read).ToDictionary(spec => spec.Place, StringComparer.Ordinal);

    /// <summary>The file it stands in.</summary>
    public string File => Place.Split(':')[0];

    private static IEnumerable<SpecCase> Read(string path)
    {
        var lines = System.IO.File.ReadAllLines(path);
        var isGap = false;
        for (var i = 0; i < lines.Length;)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#')
            {
                isGap |= lines[i].StartsWith("# known gap", StringComparison.Ordinal);
                i++;
                continue;
            }

            var end = Array.FindIndex(lines, i, line => line.Length == 0);
            end = end < 0 ? lines.Length : end;
            yield return Read($"{Path.GetFileName(path)}:{i + 1}", lines[i..end], isGap);
            i = end;
        }
    }

    private static SpecCase Read(string place, string[] lines, bool isGap)
    {
        var published = Thursday;
        var text = new List<string>();
        var expected = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.StartsWith("published ", StringComparison.Ordinal))
            {
                published = LocalDatePattern.Iso.Parse(line["published ".Length..]).Value;
            }
            else if (line.StartsWith("=>", StringComparison.Ordinal))
            {
                var space = line.IndexOf(' ', StringComparison.Ordinal);
                expected.Add(line[2..space], Attributes(place, line[space..]));
            }
            else if (line[0] != '#')
            {
                text.Add(line == "/" ? string.Empty : line);
            }
        }

        return expected.Count > 0
            ? new(place, published, string.Join('\n', text), expected, isGap)
            : throw new FormatException($"{place} expects nothing: add a line that begins with =>.");
    }

    private static Dictionary<string, string> Attributes(string place, string line) =>
        line.Trim() == "nothing" ? [] : line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair.Length == 2 ? pair[1] : throw new FormatException($"{place}: {pair[0]} has no value: write it as name=value."), StringComparer.Ordinal);
}
