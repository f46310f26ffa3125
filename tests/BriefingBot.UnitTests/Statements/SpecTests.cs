using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.UnitTests.Statements;

/// <summary>What the extractor knows of how news attributes, and what it does not: <c>tests/spec/statements</c>.</summary>
public sealed class SpecTests
{
    // a wrong offset shows where something stands before, and an emoji counts two positions
    private const string Before = "It rained in the valley 😀.\n\n";
    private const string After = "\n\nThe night was quiet.";

    public static TheoryData<string> Known => [.. SpecCase.All.Values.Where(spec => !spec.IsGap).Select(spec => spec.Place)];

    public static TheoryData<string> Files => [.. SpecCase.All.Values.Select(spec => spec.File).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Known))]
    public void Reads_what_the_spec_marks(string place)
    {
        var wrong = Differences(SpecCase.All[place]);

        Assert.True(wrong.Count == 0, $"{place}\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Known_gaps_are_still_there(string file)
    {
        var closed = SpecCase.All.Values.Where(spec => spec.IsGap && spec.File == file && Differences(spec).Count == 0).Select(spec => spec.Place);

        Assert.True(!closed.Any(), $"Read rightly now: {string.Join(", ", closed)}. Move what is to above the line \"# known gap\".");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_phenomenon_has_cases(string file) => Assert.InRange(SpecCase.All.Values.Count(spec => spec.File == file), 6, 40);

    private static List<string> Differences(SpecCase spec)
    {
        var (text, spans) = MarkedText.Parse(spec.Marked);
        return [.. Differences(spec, text, spans, string.Empty, string.Empty), .. Differences(spec, text, spans, Before, After)];
    }

    private static List<string> Differences(SpecCase spec, string text, IReadOnlyDictionary<string, IReadOnlyList<TextSpan>> spans, string before, string after)
    {
        var article = new Article("spec", "spec", before + text + after, spec.Published);
        var left = StatementExtractor.Default.Extract(article).ToList();
        var wrong = new List<string>();
        foreach (var (number, attributes) in spec.Expected)
        {
            if (!spans.TryGetValue("content" + number, out var content))
            {
                if (attributes.Count > 0)
                {
                    wrong.Add($"no [content{number} …] is marked");
                }

                continue;
            }

            var expected = Words(article.Text, content, before.Length);
            if (left.Find(statement => Words(article.Text, statement.Content, 0).SetEquals(expected)) is not { } found)
            {
                wrong.Add($"no statement has the content{number} marked");
                continue;
            }

            left.Remove(found);
            wrong.AddRange(Part("source", found.Source).Concat(Part("cue", found.Cue)).Concat(attributes.Where(pair => Value(found, pair.Key) != pair.Value).Select(pair => $"{pair.Key} is {Value(found, pair.Key)}, not {pair.Value}")));

            IEnumerable<string> Part(string label, IReadOnlyList<TextSpan> actual) =>
                spans.TryGetValue(label + number, out var part) && !Words(article.Text, part, before.Length).SetEquals(Words(article.Text, actual, 0))
                    ? [$"{label}{number} is {string.Join(" … ", actual.Select(span => span.In(article.Text)))}"] : [];
        }

        wrong.AddRange(left.Select(statement => $"not marked: {string.Join(" … ", statement.Content.Select(span => span.In(article.Text)))} ({statement.Speaker?.Name}; {statement.Rule})"));
        return wrong;
    }

    private static IReadOnlySet<int> Words(string text, IReadOnlyList<TextSpan> spans, int offset) =>
        ContentWords.Of(text, spans.Select(span => span with { Start = span.Start + offset }));

    private static string Value(Statement found, string attribute) => attribute switch
    {
        "type" => Lower(found.Type),
        "mode" => Lower(found.Mode),
        "speaker" => found.Speaker?.Name ?? "-",
        "kind" => found.Speaker is { } speaker ? Lower(speaker.Kind) : "-",
        "office" => found.Speaker?.Office ?? "-",
        "country" => found.Speaker?.Country ?? "-",
        "organisation" => found.Speaker?.Organisation ?? "-",
        "addressee" => found.Addressee ?? "-",
        "relay" => found.Relay.Count > 0 ? string.Join(", ", found.Relay) : "-",
        "place" => found.Place ?? "-",
        "said" => found.SaidOn.ToIso() ?? "-",
        "attitude" => Lower(found.Attitude),
        "negated" => found.Negated ? "yes" : "no",
        "marks" => found.Marks is { } mark ? Lower(mark) : "-",
        "lemma" => found.CueLemma ?? "-",
        "about" => string.Join(", ", found.About.Select(actor => actor.Name)),
        _ => throw new FormatException($"{attribute} is no attribute of a statement: tests/spec/statements/README.md lists them."),
    };

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
