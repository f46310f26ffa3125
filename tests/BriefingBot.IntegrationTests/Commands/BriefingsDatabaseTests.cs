namespace BriefingBot.IntegrationTests.Commands;

/// <summary>Where subscriptions and deliveries are kept, as the command line takes and tells it.</summary>
public sealed class BriefingsDatabaseTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_with_another_statement_store_is_refused_until_its_store_is_adopted()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        using var first = Program(database);
        using var second = Program(database);
        await SubscribeAsync(first);

        var refused = await second.RunAsync("serve");

        Assert.Equal(1, refused.Code);
        Assert.Contains("belongs to another store", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, (await second.RunAsync("store", "adopt")).Code);
        Assert.StartsWith("1\tslack:T1/C1", Assert.Single((await second.RunAsync("subscription", "list")).Lines), StringComparison.Ordinal);
        Assert.Equal(1, (await first.RunAsync("subscription", "list")).Code);
    }

    [Fact]
    public async Task Doctor_says_where_they_are_and_what_is_wrong_there()
    {
        using var program = Program(await postgres.CreateDatabaseAsync(Token));
        await SubscribeAsync(program);

        var fine = await program.RunAsync("doctor");
        var gone = await program.With("Briefings__Connection", "postgres://news:secret@127.0.0.1:1/briefings").RunAsync("doctor");

        Assert.Contains(fine.Lines, line => line.StartsWith("ok   briefings    The PostgreSQL database test", StringComparison.Ordinal));
        Assert.Contains(fine.Lines, line => line.StartsWith("ok   scheduler    1 of 1 subscriptions are active", StringComparison.Ordinal));
        Assert.Contains(gone.Lines, line => line.StartsWith("BAD  briefings    The PostgreSQL database briefings at 127.0.0.1:1 cannot be reached", StringComparison.Ordinal));
        Assert.Contains(gone.Lines, line => line.StartsWith("ok   store", StringComparison.Ordinal));
        Assert.Equal(1, gone.Code);
        Assert.DoesNotContain("secret", gone.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_need_no_database_of_briefings()
    {
        using var program = new BuiltProgram().With("Briefings__Connection", "postgres://news:secret@127.0.0.1:1/briefings");

        Assert.Equal(0, (await program.RunAsync("ask", "what did Mira Halden say?")).Code);
        Assert.Equal(1, (await program.RunAsync("subscription", "list")).Code);
    }

    [Theory]
    [InlineData("ask", "what did Mira Halden say?")]
    [InlineData("serve")]
    [InlineData("doctor")]
    public async Task Statements_on_a_server_are_refused_with_the_setting_that_takes_it(params string[] command)
    {
        using var program = new BuiltProgram();

        var refused = await program.RunAsync([.. command, "--store", "postgres://news:secret@db.example/news"]);

        Assert.Equal(1, refused.Code);
        Assert.Contains("Statements cannot be kept on a server yet", refused.Output + refused.Error, StringComparison.Ordinal);
        Assert.Contains("Briefings:Connection", refused.Output + refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Output + refused.Error, StringComparison.Ordinal);
    }

    private static BuiltProgram Program(string database) => new BuiltProgram().With("Samples__Enabled", "false").With("Briefings__Connection", database);

    private static async Task SubscribeAsync(BuiltProgram program) => Assert.Equal(
        0, (await program.RunAsync("subscription", "add", "--to", "slack:T1/C1", "--speaker", "Mira Halden", "--at", "08:00", "--zone", "Europe/Dublin", "--days", "daily")).Code);
}
