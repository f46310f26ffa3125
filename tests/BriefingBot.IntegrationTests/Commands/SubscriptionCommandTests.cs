namespace BriefingBot.IntegrationTests.Commands;

public sealed class SubscriptionCommandTests : IDisposable
{
    private static readonly string[] Good = ["subscription", "add", "--to", "slack:T1/C1", "--speaker", "Mira Halden", "--at", "08:00", "--zone", "Europe/Dublin"];

    private readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Everything_that_can_be_said_of_one_is_kept_and_listed()
    {
        var added = await program.RunAsync([.. Good, "--to", "teams:19:a", "--about", "grain", "--phrase", "safe passage", "--not", "football", "--weekly", "mon", "--pause-until", "2099-01-01", "--if-empty", "line", "--owner", "Desk"]);
        Assert.Equal(0, added.Code);
        Assert.Contains("Whether the bot can post to slack:T1/C1 was not tested. Slack:BotToken is not set.", added.Error, StringComparison.Ordinal);

        const string Line = "1\tslack:T1/C1 teams:19:a\tMira Halden about grain with “safe passage”, without “football”, 08:00 Europe/Dublin, weekly on Monday, a line when there is nothing new (paused until Thursday 1 January 2099).\tDesk";
        Assert.Equal(Line, added.Output.Trim());
        Assert.Equal(Line, (await program.RunAsync("subscription", "list")).Output.Trim());
        Assert.Equal(0, (await program.RunAsync("subscription", "resume", "1")).Code);
        Assert.Equal(0, (await program.RunAsync("subscription", "pause", "1", "--until", "2098-01-01")).Code);
        Assert.Contains("paused until Wednesday 1 January 2098", (await program.RunAsync("subscription", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_saves_nothing_and_shows_what_when_and_how_much()
    {
        var shown = await program.RunAsync([.. Good, "--days", "daily", "--preview"]);

        Assert.Equal(0, shown.Code);
        Assert.Contains("Mira Halden, 08:00 Europe/Dublin, daily.", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Next: ", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing new by Mira Halden", shown.Output, StringComparison.Ordinal);
        Assert.Empty((await program.RunAsync("subscription", "list")).Output);
    }

    [Theory]
    [InlineData("\"Europe/Dubln\" is no time zone. Did you mean Europe/Dublin? Nothing was saved.", "--at", "08:00", "--zone", "Europe/Dubln")]
    [InlineData("\"25:00\" is no time of day: write hours and minutes, for example 08:00. Nothing was saved.", "--at", "25:00", "--zone", "UTC")]
    [InlineData("Choose one of days, weekly and immediate: they say the same thing differently. Nothing was saved.", "--immediate", "--weekly", "mon")]
    [InlineData("\"mon,tue\" is more than one day: a weekly briefing names one, for example mon. For several, use days. Nothing was saved.", "--weekly", "mon,tue", "--at", "08:00", "--zone", "UTC")]
    [InlineData("An immediate briefing comes as soon as there is news: leave out the time of day (08:00). Nothing was saved.", "--immediate", "--at", "08:00")]
    public async Task What_is_wrong_is_said_and_nothing_is_saved(string words, params string[] options)
    {
        var refused = await program.RunAsync(["subscription", "add", "--to", "slack:T1/C1", .. options]);

        Assert.Equal((2, words), (refused.Code, refused.Error.Trim()));
        Assert.Empty((await program.RunAsync("subscription", "list")).Output);
    }

    [Fact]
    public async Task The_same_twice_and_a_date_ahead_are_refused_and_everything_is_warned_of()
    {
        await program.RunAsync(Good);
        var again = await program.RunAsync(Good);
        Assert.Equal((2, "slack:T1/C1 gets these briefings already: subscription 1 follows the same at the same time. Nothing was saved."), (again.Code, again.Error.Trim()));

        var ahead = await program.RunAsync("subscription", "run", "1", "--date", "2099-01-01");
        Assert.Equal(2, ahead.Code);
        Assert.Contains("2099-01-01 lies ahead", ahead.Error, StringComparison.Ordinal);

        var everything = await program.RunAsync("subscription", "add", "--to", "slack:T1/C1", "--immediate");
        Assert.Equal(0, everything.Code);
        Assert.Contains("This follows everybody on everything.", everything.Error, StringComparison.Ordinal);
        Assert.Contains("everybody, immediately, times of UTC.", everything.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_says_what_waits_and_one_on_its_way_is_not_sent_again()
    {
        await program.RunAsync(Good);
        await program.RunAsync("subscription", "run", "1");
        var line = Assert.Single((await program.RunAsync("deliveries")).Lines);
        Assert.Matches("^1  slack:T1/C1  run-[0-9a-f]+  claimed  due [^ ]+Z  covers [^ ]+Z to [^ ]+Z  tried 0  next [^ ]+Z$", line);
        var words = line.Split("  ");

        foreach (string[] key in new[] { words[..3], [string.Join('|', words[..3])] })
        {
            var refused = await program.RunAsync(["deliveries", "redeliver", .. key]);
            Assert.Equal(1, refused.Code);
            Assert.Contains("is on its way: it is waiting to be posted", refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await program.RunAsync("deliveries", "redeliver", "1", "slack:T1/C1", "2020-01-01")).Code);
        var wrong = await program.RunAsync("deliveries", "redeliver", "nonsense");
        Assert.Equal(2, wrong.Code);
        Assert.Contains("is no key of a delivery", wrong.Error, StringComparison.Ordinal);
        Assert.EndsWith("problem,next_at,posted_at", (await program.RunAsync("deliveries", "--format", "csv")).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliveries_are_filtered_and_read_part_by_part_and_what_cannot_be_meant_is_said()
    {
        await program.RunAsync(Good);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await program.RunAsync("subscription", "run", "1");
        }

        var first = await program.RunAsync("deliveries", "--limit", "2", "--state", "claimed", "--subscription", "1");
        Assert.Equal(2, first.Lines.Length);
        Assert.StartsWith("There are older ones: --before \"1|slack:T1/C1|run-", first.Error, StringComparison.Ordinal);
        var second = await program.RunAsync("deliveries", "--before", first.Error.Split('"')[1]);
        Assert.DoesNotContain(Assert.Single(second.Lines), first.Lines);
        Assert.Empty(second.Error);
        Assert.Equal("There is no such delivery.", Assert.Single((await program.RunAsync("deliveries", "--state", "sent")).Lines));

        foreach (var (option, value, words) in new[] { ("--state", "lost", "is no state of a delivery"), ("--limit", "0", "limit must be 1 to 1000."), ("--before", "x", "is no key of a delivery"), ("--subscription", "x", "is no subscription") })
        {
            var wrong = await program.RunAsync("deliveries", option, value);
            Assert.Equal(2, wrong.Code);
            Assert.Contains(words, wrong.Error, StringComparison.Ordinal);
        }
    }
}
