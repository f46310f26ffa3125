using System.Text.Json;

namespace BriefingBot.IntegrationTests.Commands;

public sealed class PositionsCommandTests : IDisposable
{
    private const string Softened = """{"id":"p-1","speaker":"Mira Halden","subject":"the harbour of Sund","earlier":{"text":"Velland will close the harbour of Sund, Mira Halden said.","date":"2031-03-04"},"later":{"text":"Velland may close the harbour of Sund, Halden said.","date":"2031-03-09"}}""";
    private const string Contradicts = """{"id":2,"speaker":"Mira Halden","subject":"the harbour of Sund","earlier":{"text":"Velland will close the harbour of Sund, Mira Halden said.","date":"2031-03-04"},"later":{"text":"Velland will not close the harbour of Sund, Jon Vask said.","date":"2031-03-09"}}""";

    private readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Each_pair_is_printed_in_order_with_its_change_and_evidence()
    {
        var path = program.Folder.Write("pairs.jsonl", $"{Softened}\n\n{Contradicts}\n");

        var run = await program.RunAsync("positions", "--pairs", path);

        Assert.Equal(0, run.Code);
        Assert.Empty(run.Error);
        var lines = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["p-1", "2"], lines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal(["softened", "contradicts"], lines.Select(line => line.GetProperty("change").GetString()));
        Assert.All(lines, line => Assert.NotEqual(string.Empty, line.GetProperty("evidence").GetString()));
    }

    [Theory]
    [InlineData("{\"id\":", "no JSON")]
    [InlineData("[1]", "no object")]
    [InlineData("{\"id\":\"a\",\"speaker\":\"b\",\"subject\":\"c\",\"earlier\":{\"text\":\"d\"}}", "\"later\"")]
    [InlineData("{\"id\":\"a\",\"speaker\":\"b\",\"subject\":\"c\",\"earlier\":{\"text\":\"d\",\"date\":\"soon\"},\"later\":{\"text\":\"e\"}}", "soon")]
    [InlineData("{\"id\":\"a\",\"subject\":\"c\",\"earlier\":{\"text\":\"d\"},\"later\":{\"text\":\"e\"}}", "\"speaker\"")]
    public async Task A_bad_line_is_named_and_the_rest_is_done(string line, string said)
    {
        var path = program.Folder.Write("pairs.jsonl", $"{line}\n{Softened}\n");

        var run = await program.RunAsync("positions", "--pairs", path);

        Assert.Equal(1, run.Code);
        Assert.Contains("pairs.jsonl:1: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Contains("p-1", Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_and_a_missing_option_are_told_apart()
    {
        var missing = await program.RunAsync("positions", "--pairs", "nowhere.jsonl");
        var bare = await program.RunAsync("positions");

        Assert.Equal((1, 2), (missing.Code, bare.Code));
        Assert.Contains("There is no such file", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairs_can_come_from_standard_input()
    {
        var run = await program.RunWithInputAsync(Softened, "positions", "--pairs", "-");

        Assert.Equal(0, run.Code);
        Assert.Contains("softened", run.Output, StringComparison.Ordinal);
    }
}
