using System.Text.Json;

namespace BriefingBot.IntegrationTests.Commands;

/// <summary>Asking on the command line, of the sample news that a new store reads first.</summary>
public sealed class AskCommandTests : IDisposable
{
    private const string Question = "what did Russia say about Assad?";

    private readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Text_cites_and_lists_the_sources()
    {
        var run = await program.RunAsync("ask", Question);

        Assert.Equal(0, run.Code);
        Assert.Empty(run.Error);
        Assert.Contains("15 February 2013", run.Output, StringComparison.Ordinal);
        Assert.Contains("[1] BriefingBot sample, 2013-02-16, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("http://localhost:3978/articles/", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_need_no_quotation_marks() =>
        Assert.Equal((await program.RunAsync("ask", "what did Russia say about Assad")).Output, (await program.RunAsync("ask", "what", "did", "Russia", "say", "about", "Assad")).Output);

    [Fact]
    public async Task Json_has_every_field_and_limit_0_cites_all()
    {
        using var six = JsonDocument.Parse((await program.RunAsync("ask", Question, "--format", "json")).Output);
        using var all = JsonDocument.Parse((await program.RunAsync("ask", "what did Russia say?", "--format", "json", "--limit", "0")).Output);
        using var one = JsonDocument.Parse((await program.RunAsync("ask", Question, "--format", "json", "--limit", "1")).Output);

        Assert.Equal(
            ["id", "question", "interpretation", "outcome", "verdict", "choices", "text", "citations", "suggestions", "elapsed_ms"],
            six.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ["n", "statement", "article", "title", "publisher", "published", "url", "permalink", "speaker", "speaker_corrected", "country", "type", "quote", "spans", "said_on", "relay", "also_in"],
            six.RootElement.GetProperty("citations")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal("answered", six.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(6, six.RootElement.GetProperty("citations").GetArrayLength());
        Assert.Equal(1, one.RootElement.GetProperty("citations").GetArrayLength());
        Assert.True(all.RootElement.GetProperty("citations").GetArrayLength() > 6);
    }

    [Theory]
    [InlineData("nothing_found", "what did China say about Assad?", "Nothing by China about Bashar al-Assad.")]
    [InlineData("not_understood", "???", "for example")]
    [InlineData("not_understood", "", "for example")]
    public async Task What_an_answer_says_never_changes_the_exit_code(string outcome, string question, string words)
    {
        var run = await program.RunAsync("ask", question, "--format", "json");

        Assert.Equal(0, run.Code);
        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal(outcome, answer.RootElement.GetProperty("outcome").GetString());
        Assert.Contains(words, answer.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, answer.RootElement.GetProperty("citations").GetArrayLength());
    }

    [Fact]
    public async Task As_of_knows_nothing_of_later_articles()
    {
        using var before = JsonDocument.Parse((await program.RunAsync("ask", Question, "--as-of", "2013-02-15", "--format", "json")).Output);
        using var then = JsonDocument.Parse((await program.RunAsync("ask", "what did Russia say about Assad on Friday?", "--as-of", "2013-02-16", "--format", "json")).Output);

        Assert.Equal("nothing_found", before.RootElement.GetProperty("outcome").GetString());
        Assert.Equal("answered", then.RootElement.GetProperty("outcome").GetString());
        Assert.Equal("2013-02-15", then.RootElement.GetProperty("interpretation").GetProperty("from").GetString());
    }

    [Fact]
    public async Task A_file_of_questions_is_answered_in_its_order_with_ids_echoed()
    {
        var file = program.Folder.Write("q.jsonl", """
            {"id":"b","question":"what did Russia say about Assad?","thread":"t"}

            {"qid":7,"question":"what did China say?"}
            not json
            {"id":"c","asked":"?"}
            {"id":"d","question":"what did the US say?","as_of":"soon"}
            {"id":"a","question":"what did the US say?","as_of":"2013-02-16"}
            """);

        var run = await program.RunAsync("ask", "--questions", file);

        Assert.Equal(1, run.Code);
        Assert.Equal(["b", "7", "a"], run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
        Assert.Equal([$"{file}:4", $"{file}:5", $"{file}:6"], run.ErrorLines.Select(line => line.Split(": ")[0]));
    }

    [Fact]
    public async Task Questions_come_from_standard_input_too()
    {
        var run = await program.RunWithInputAsync("""{"id":"1","question":"what did Russia say about Assad?"}""", "ask", "--questions", "-");
        var missing = await program.RunAsync("ask", "--questions", program.Folder.File("none.jsonl"));

        Assert.Equal((0, 1), (run.Code, missing.Code));
        Assert.Single(run.Lines);
        Assert.StartsWith(program.Folder.File("none.jsonl"), Assert.Single(missing.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_samples_a_new_store_is_empty_and_says_so()
    {
        var run = await program.With("Samples__Enabled", "false").RunAsync("ask", Question);

        Assert.Equal(0, run.Code);
        Assert.Contains("The store is empty", run.Output, StringComparison.Ordinal);
    }
}
