using System.Globalization;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.UnitTests.Statements;

/// <summary>One statement a reader marked in the seed article.</summary>
/// <param name="Need">How much it matters that it is found: <c>required</c>, <c>optional</c> or <c>gap</c>.</param>
/// <param name="Content">Its spans in code points, <c>10-20,30-40</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Speaker">The speaker's name.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null: not judged.</param>
/// <param name="Addressee">Whom the speaker told, or null: not judged.</param>
/// <param name="Relay">The agency in between, or null: not judged.</param>
/// <param name="Said">The date of speech, or null: not judged.</param>
public sealed record GoldStatement(string Need, string Content, StatementType Type, string Speaker, string? Country, string? Addressee, string? Relay, string? Said)
{
    /// <summary>The statements of the gold file.</summary>
    public static IReadOnlyList<GoldStatement> All { get; } = Read(LexiconTable.Parse("seed-gold.tsv", File.ReadAllText(Repository.PathOf("tests", "spec", "seed-gold.tsv"))));

    /// <summary>The content in positions of <paramref name="points"/>' text.</summary>
    public IEnumerable<TextSpan> Spans(CodePoints points) =>
        Content.Split(',').Select(part => part.Split('-')).Select(part => points.ToSpan(int.Parse(part[0], CultureInfo.InvariantCulture), int.Parse(part[1], CultureInfo.InvariantCulture)));

    private static List<GoldStatement> Read(LexiconTable table) =>
        [.. Enumerable.Range(0, table.Count).Select(row => new GoldStatement(
            table.Cell(row, "need")!, table.Cell(row, "content")!, Enum.Parse<StatementType>(table.Cell(row, "type")!, ignoreCase: true), table.Cell(row, "speaker")!,
            table.Cell(row, "country"), table.Cell(row, "addressee"), table.Cell(row, "relay"), table.Cell(row, "said")))];
}

/// <summary>The seed article, which is not part of the repository.</summary>
public sealed class SeedArticle
{
    private const double EnoughOverlap = 0.8;

    private readonly CodePoints points;

    private SeedArticle(string text)
    {
        Text = text;
        points = new(text);
        Statements = StatementExtractor.Default.Extract(new("seed", "seed", text, new(2013, 2, 16)));
    }

    /// <summary>Its words.</summary>
    public string Text { get; }

    /// <summary>What the extractor finds in it.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>Reads it, or skips the test where it is not there.</summary>
    public static SeedArticle ReadOrSkip()
    {
        var folder = Environment.GetEnvironmentVariable("BRIEFINGBOT_SHARED") ?? Path.Combine(Path.GetDirectoryName(Repository.Root) ?? Repository.Root, "shared");
        var path = Path.Combine(folder, "seed", "lavrov-assad.txt");
        if (File.Exists(path))
        {
            return new(File.ReadAllText(path));
        }

        var required = Environment.GetEnvironmentVariable("BRIEFINGBOT_TEST_REQUIRE_ALL") == "1" && Environment.GetEnvironmentVariable("BRIEFINGBOT_CORPORA") is { Length: > 0 };
        Assert.False(required, $"{path} is missing, and BRIEFINGBOT_TEST_REQUIRE_ALL asks for every test: set BRIEFINGBOT_SHARED to the folder above seed/.");
        Assert.Skip($"{path} is missing: set BRIEFINGBOT_SHARED to the folder above seed/.");
        throw new InvalidOperationException("A skipped test goes no further.");
    }

    /// <summary>The statement that is this one, or null.</summary>
    public Statement? Find(GoldStatement gold) => Statements.FirstOrDefault(statement => Fits(statement, gold) && statement.Speaker?.Name == gold.Speaker);

    /// <summary>Whether content and type are those of the gold.</summary>
    public bool Fits(Statement statement, GoldStatement gold) => statement.Type == gold.Type && Overlap(statement, gold) >= EnoughOverlap;

    /// <summary>The share of words of content that both have.</summary>
    public double Overlap(Statement statement, GoldStatement gold) =>
        ContentWords.Overlap(ContentWords.Of(Text, statement.Content), ContentWords.Of(Text, gold.Spans(points)));

    /// <summary>A statement by offsets, for messages.</summary>
    public string Show(Statement statement) =>
        $"{string.Join(',', statement.Content.Select(points.Of).Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.Start}-{span.End}")))} {statement.Type} by {statement.Speaker?.Name ?? "nobody"} ({statement.Rule})";
}
