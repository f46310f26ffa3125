using System.Text.Json;

namespace BriefingBot.IntegrationTests.Commands;

/// <summary>The commands of editors and operators, on the built program.</summary>
public sealed class EditingCommandTests : IDisposable
{
    private const string Question = "what did Mira Halden say about grain?";

    private readonly BuiltProgram program = new BuiltProgram().With("Samples__Enabled", "false");

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_statement_is_corrected_withdrawn_and_restored_and_survives_rereading()
    {
        await IngestAsync();
        var id = await CitedAsync(Question);

        var corrected = await program.RunAsync("statement", "correct", id, "--speaker", "Osk Brandel", "--country", "NO", "--by", "Edda Voss", "--reason", "Misread");
        Assert.Equal(0, corrected.Code);
        Assert.Contains("speaker corrected by Edda Voss", corrected.Output, StringComparison.Ordinal);
        var reread = await program.RunAsync("store", "reread");
        Assert.Equal((0, "1 articles reread: 1 statements kept, 0 understood otherwise, 0 added, 0 withdrawn.\n"), (reread.Code, reread.Output));
        Assert.Equal(id, await CitedAsync("what did Osk Brandel say about grain?"));

        Assert.Equal(0, (await program.RunAsync("statement", "withdraw", id, "--by", "Edda Voss", "--reason", "Not said")).Code);
        Assert.Null(await CitedAsync(Question));
        Assert.Contains("by Edda Voss: Not said", (await program.RunAsync("statement", "show", id)).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await program.RunAsync("statement", "restore", id, "--by", "Edda Voss", "--reason", "Said")).Code);
        Assert.Equal(id, await CitedAsync(Question));
        using var list = JsonDocument.Parse((await program.RunAsync("statement", "corrections", "--format", "json")).Output);
        Assert.Equal(["restored", "withdrawn", "speaker"], list.RootElement.EnumerateArray().Select(one => one.GetProperty("kind").GetString()));
        Assert.Equal(0, (await program.RunAsync("store", "check")).Code);
    }

    [Fact]
    public async Task An_article_is_withdrawn_and_restored_with_all_its_statements()
    {
        await IngestAsync();
        using var answer = JsonDocument.Parse((await program.RunAsync("ask", Question, "--format", "json")).Output);
        var article = answer.RootElement.GetProperty("citations")[0].GetProperty("article").GetString()!;

        var withdrawn = await program.RunAsync("article", "withdraw", article, "--by", "Edda Voss", "--reason", "Retracted");
        Assert.Equal(0, withdrawn.Code);
        Assert.Contains("0 statements are found in it, 1 are withdrawn", withdrawn.Output, StringComparison.Ordinal);
        Assert.Contains("withdrawn with its whole article on ", withdrawn.Output, StringComparison.Ordinal);
        Assert.Null(await CitedAsync(Question));
        Assert.Equal(0, (await program.RunAsync("store", "check")).Code);
        Assert.StartsWith($"{article}  withdrawn with its whole article", (await program.RunAsync("statement", "corrections")).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await program.RunAsync("article", "withdraw", article, "--by", "Edda Voss", "--reason", "Retracted")).Code);
        Assert.Equal(1, (await program.RunAsync("article", "show", "nowhere")).Code);
        Assert.Equal(2, (await program.RunAsync("article", "withdraw", article)).Code);

        Assert.Equal(0, (await program.RunAsync("article", "restore", article, "--by", "Edda Voss", "--reason", "It was not")).Code);
        Assert.NotNull(await CitedAsync(Question));
        Assert.Equal(0, (await program.RunAsync("store", "check")).Code);
    }

    [Fact]
    public async Task No_id_of_an_article_steers_the_terminal_in_the_list_of_corrections()
    {
        const string id = "n1\u001b[2J\nnot a line of its own\u009b2J";
        var file = program.Folder.Write("news.jsonl", JsonSerializer.Serialize(new { id, text = "Mira Halden, the foreign minister of Velland, said that \"grain ships may pass\" until spring." }));
        Assert.Equal(0, (await program.RunAsync("ingest", file)).Code);
        Assert.Equal(0, (await program.RunAsync("article", "withdraw", id, "--by", "Edda Voss", "--reason", "Retracted")).Code);

        var list = await program.RunAsync("statement", "corrections");

        Assert.StartsWith("n1 [2J not a line of its own 2J  withdrawn with its whole article", list.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(list.Output.TrimEnd('\r', '\n'), char.IsControl);
        using var json = JsonDocument.Parse((await program.RunAsync("statement", "corrections", "--format", "json")).Output);
        Assert.Equal(id, json.RootElement[0].GetProperty("article").GetString());
    }

    [Fact]
    public async Task Wrong_usage_is_2_and_what_cannot_be_done_is_1_in_words()
    {
        await IngestAsync();
        Assert.Equal(2, (await program.RunAsync("statement", "withdraw", "s1")).Code);
        foreach (var arguments in new string[][]
        {
            ["statement", "show", "s1"], ["statement", "restore", "s1", "--by", "E", "--reason", "R"], ["statement", "correct", "s1", "--speaker", "X", "--country", "Atlantis", "--by", "E", "--reason", "R"],
            ["flags", "resolve", "7", "--by", "E"], ["store", "check", "--store", "none.db"], ["store", "backup", "x.db", "--store", "none.db"], ["store", "restore", "none.db"],
        })
        {
            var finished = await program.RunAsync(arguments);
            Assert.True(finished.Code == 1 && finished.Error.Length > 20, string.Join(' ', arguments) + ": " + finished.Error);
        }

        Assert.False(File.Exists(program.Folder.File("none.db")));
    }

    [Fact]
    public async Task A_store_is_copied_away_and_back()
    {
        await IngestAsync();
        var file = program.Folder.File("backup.db");
        Assert.Equal(0, (await program.RunAsync("store", "backup", file)).Code);
        Assert.Equal(1, (await program.RunAsync("store", "backup", file)).Code);
        await File.WriteAllTextAsync(program.Folder.File("store.db"), "broken", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await program.RunAsync("store", "check")).Code);

        var restored = await program.RunAsync("store", "restore", file);

        Assert.Equal(0, restored.Code);
        Assert.Contains("store.db.damaged", restored.Output, StringComparison.Ordinal);
        Assert.NotNull(await CitedAsync(Question));
        Assert.Equal(0, (await program.RunAsync("store", "check")).Code);
    }

    [Fact]
    public async Task The_doctor_says_what_is_wrong_and_how_to_mend_it_and_no_secret()
    {
        var before = await program.RunAsync("doctor");
        Assert.Equal(0, before.Code);
        Assert.Contains("none yet at", before.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(program.Folder.File("store.db")));

        await IngestAsync();
        var well = await program.With("Slack__SigningSecret", "SECRET-sign").With("Slack__BotToken", "xoxb-SECRET").With("Api__Keys", "SECRET-key").With("Web__PublicUrl", "https://news.example").RunAsync("doctor");
        Assert.Equal(0, well.Code);
        foreach (var what in new[] { "settings", "api keys", "slack", "teams", "store", "scheduler", "clock" })
        {
            Assert.Single(well.Output.Split('\n'), line => line.Length > 5 && line[5..].StartsWith(what, StringComparison.Ordinal));
        }

        var ill = await program.With("Slack__BotToken", "wrong-SECRET").With("Teams__AppId", "SECRET-id").With("Samples__Enabled", "maybe").RunAsync("doctor");
        Assert.Equal(1, ill.Code);
        Assert.Contains("Slack:BotToken must be a bot token", ill.Output, StringComparison.Ordinal);
        Assert.Contains("Samples:Enabled must be true or false", ill.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET-sign", well.Output + ill.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb-SECRET", well.Output + ill.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET-key", well.Output + ill.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-SECRET", ill.Output, StringComparison.Ordinal);
    }

    private async Task IngestAsync()
    {
        var file = program.Folder.Write("news.txt", "---\npublished: 2027-03-04\n---\nMira Halden, the foreign minister of Velland, said that \"grain ships may pass\" until spring.\n");
        Assert.Equal(0, (await program.RunAsync("ingest", file)).Code);
    }

    private async Task<string> CitedAsync(string question)
    {
        using var answer = JsonDocument.Parse((await program.RunAsync("ask", question, "--format", "json")).Output);
        return answer.RootElement.GetProperty("citations").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first ? first.GetProperty("statement").GetString()! : null!;
    }
}
