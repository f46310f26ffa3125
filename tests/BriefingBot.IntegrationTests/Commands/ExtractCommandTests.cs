using System.Text.Json;

namespace BriefingBot.IntegrationTests.Commands;

public sealed class ExtractCommandTests : IDisposable
{
    private const string Article = "Foreign Minister Mira Halden told Reuters on Friday that 😀 Velland would open the harbour.";
    private const string Line = """{"id":"a-1","date":"2027-03-06","text":"Mira Halden said the harbour would open."}""";

    private readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Text_shows_speaker_date_and_words()
    {
        var path = program.Folder.Write("a.txt", Article);

        var dated = await program.RunAsync("extract", path, "--published", "2027-03-06");
        var undated = await program.RunAsync("extract", path);

        Assert.Equal(0, dated.Code);
        Assert.Empty(dated.Error);
        Assert.Contains("(2027-03-06): 1 statements", dated.Output, StringComparison.Ordinal);
        Assert.Contains("Mira Halden, Foreign Minister, 5 March 2027, to Reuters", dated.Output, StringComparison.Ordinal);
        Assert.Contains("that 😀 Velland would open the harbour", dated.Output, StringComparison.Ordinal);
        Assert.Contains("(undated)", undated.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("2027", undated.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(program.Folder.File("store.db")));
    }

    [Fact]
    public async Task Spans_count_code_points_of_the_text_that_with_text_prints()
    {
        var path = program.Folder.Write("a.md", $"---\ntitle: Harbour\n---\n{Article}");

        var run = await program.RunAsync("extract", path, "--format", "jsonl", "--with-text", "--published", "2027-03-06");

        using var document = JsonDocument.Parse(Assert.Single(run.Lines));
        var text = document.RootElement.GetProperty("text").GetString()!;
        var statement = Assert.Single(document.RootElement.GetProperty("statements").EnumerateArray());
        var span = Assert.Single(statement.GetProperty("content").GetProperty("spans").EnumerateArray());
        var runes = text.EnumerateRunes().ToArray();
        Assert.Equal(Article, text);
        Assert.Equal(statement.GetProperty("content").GetProperty("text").GetString(), string.Concat(runes[span[0].GetInt32()..span[1].GetInt32()]));
        Assert.Equal("2027-03-05", statement.GetProperty("said_on").GetProperty("date").GetString());
        Assert.Equal("tell", statement.GetProperty("cue").GetProperty("lemma").GetString());
    }

    [Theory]
    [InlineData]
    [InlineData("-")]
    public async Task Standard_input_is_text_or_lines_of_json(params string[] arguments)
    {
        var text = await program.RunWithInputAsync(Article, ["extract", .. arguments]);
        var lines = await program.RunWithInputAsync($"{Line}\n{Line.Replace("a-1", "a-2", StringComparison.Ordinal)}\n", ["extract", "--format", "jsonl", .. arguments]);

        Assert.Equal((0, 0), (text.Code, lines.Code));
        Assert.Contains("Mira Halden", text.Output, StringComparison.Ordinal);
        Assert.Equal(["a-1", "a-2"], lines.Lines.Select(Id));
    }

    [Fact]
    public async Task What_cannot_be_read_gets_one_line_and_the_rest_is_printed()
    {
        var folder = program.Folder;
        var broken = folder.Write("b.jsonl", $"{Line}\n{{\"id\":\"half\n\n{Line.Replace("a-1", "a-4", StringComparison.Ordinal)}\n");
        var binary = folder.Write("c.txt", [0x50, 0x4B, 3, 4, 0, 0, 0, 0xFF]);
        var latin = folder.Write("d.txt", [0x48, 0xE4, 0x6C, 0x64]);
        var empty = folder.Write("e.txt", string.Empty);
        var missing = folder.File("f.txt");
        var last = folder.Write("g.jsonl", Line.Replace("a-1", "a-5", StringComparison.Ordinal));

        var run = await program.RunAsync("extract", "--format", "jsonl", broken, binary, latin, empty, missing, last);

        Assert.Equal(1, run.Code);
        Assert.Equal(["a-1", "a-4", "a-5"], run.Lines.Select(Id));
        Assert.Equal([$"{broken}:2", binary, latin, empty, missing], run.ErrorLines.Select(line => line.Split(": ")[0]));
    }

    private static string? Id(string line) => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString();
}
