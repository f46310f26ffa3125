using System.Text.Json;

namespace BriefingBot.IntegrationTests.Commands;

public sealed class IngestCommandTests : IDisposable
{
    private readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Doing_it_twice_changes_nothing()
    {
        program.Folder.Write("a.txt", "Mira Halden said the harbour would open.");
        program.Folder.Write("b.md", "---\npublished: 2027-03-06\n---\nOsk Brandel said the ferry was late.");

        var first = await program.RunAsync("ingest", program.Folder.Path);
        var again = await program.RunAsync("ingest", program.Folder.Path);

        Assert.Equal((0, 0), (first.Code, again.Code));
        Assert.StartsWith("2 added, 0 updated, 0 unchanged, 0 failed; 2 statements read. 1 without a date", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("0 added, 0 updated, 2 unchanged, 0 failed; 0 statements read.", again.Output, StringComparison.Ordinal);
        Assert.Empty(first.Error);
    }

    [Fact]
    public async Task Json_counts_and_names_the_failures()
    {
        var good = program.Folder.Write("a.txt", "Mira Halden said the harbour would open.");
        var bad = program.Folder.Write("b.txt", string.Empty);

        var run = await program.RunAsync("ingest", bad, good, "--json", "--published", "2027-03-06", "--publisher", "Courier");

        Assert.Equal(1, run.Code);
        using var counts = JsonDocument.Parse(Assert.Single(run.Lines));
        Assert.Equal((1, 1, 0), (counts.RootElement.GetProperty("added").GetInt32(), counts.RootElement.GetProperty("failed").GetInt32(), counts.RootElement.GetProperty("undated").GetInt32()));
        Assert.Equal(bad, Assert.Single(counts.RootElement.GetProperty("failures").EnumerateArray()).GetProperty("where").GetString());
        Assert.StartsWith($"{bad}: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        var answer = await program.RunAsync("ask", "what did Halden say?");
        Assert.Contains("[1] Courier, 2027-03-06", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_read_for_a_dash()
    {
        var run = await program.RunWithInputAsync("""{"id":"x","text":"Mira Halden said the harbour would open."}""", "ingest", "-");

        Assert.Equal(0, run.Code);
        Assert.StartsWith("1 added", run.Output, StringComparison.Ordinal);
    }
}
