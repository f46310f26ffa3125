namespace BriefingBot.IntegrationTests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Theory]
    [InlineData("", "extract", "ingest", "ask", "serve")]
    [InlineData("serve", "--store")]
    [InlineData("extract", "--published", "--with-text", "--format")]
    [InlineData("ingest", "--published", "--publisher", "--json", "--store")]
    [InlineData("ask", "--questions", "--as-of", "--from", "--to", "--limit", "--format", "--store")]
    public async Task Help_names_what_there_is(string command, params string[] named)
    {
        var help = await program.RunAsync(command.Length == 0 ? ["--help"] : [command, "--help"]);

        Assert.Equal(0, help.Code);
        Assert.Empty(help.Error);
        Assert.All(named, name => Assert.Contains(name, help.Output, StringComparison.Ordinal));
        Assert.False(File.Exists(program.Folder.File("store.db")));
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("nonsense")]
    [InlineData("ask", "--nonsense", "who?")]
    [InlineData("ask", "who?", "--limit", "-1")]
    [InlineData("ask", "who?", "--limit", "many")]
    [InlineData("ask", "who?", "--as-of", "yesterday")]
    [InlineData("ask", "who?", "--from", "2013-02-30")]
    [InlineData("ask", "who?", "--to")]
    [InlineData("ask", "who?", "--format", "xml")]
    [InlineData("extract", "--format", "json")]
    [InlineData("extract", "--published", "16.2.2013")]
    [InlineData("extract", "--nonsense")]
    [InlineData("ingest", "a.txt", "--nonsense")]
    [InlineData("ingest")]
    [InlineData("serve", "--port", "80")]
    public async Task Wrong_usage_names_the_wrong_word_and_the_help(params string[] arguments)
    {
        var refused = await program.RunAsync(arguments);

        Assert.Equal(2, refused.Code);
        Assert.Empty(refused.Output);
        Assert.StartsWith("Try: briefingbot ", refused.ErrorLines[^1], StringComparison.Ordinal);
        Assert.InRange(refused.ErrorLines.Length, 2, 4);
        Assert.False(File.Exists(program.Folder.File("store.db")));
    }

    [Fact]
    public async Task A_wrong_date_is_repeated_beside_a_right_one()
    {
        var refused = await program.RunAsync("ask", "who?", "--as-of", "16 Feb 2013");

        Assert.Equal("--as-of takes a date such as 2013-02-16, not \"16 Feb 2013\".", refused.ErrorLines[0]);
    }
}
