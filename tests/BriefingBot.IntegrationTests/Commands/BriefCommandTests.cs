using System.Text.Json;

namespace BriefingBot.IntegrationTests.Commands;

public sealed class BriefCommandTests : IDisposable
{
    private const string First = """{"id":"a1","title":"Harbours","date":"2027-03-01","publisher":"Courier","text":"Velland's Foreign Minister Mira Halden said on Monday that Velland will open its harbours to Ostian grain ships.\n\nPresident Osk Brandel of Ostia said the toll on grain ships is illegal."}""";
    private const string Second = """{"id":"a2","title":"Harbours again","date":"2027-03-05","publisher":"Herald","text":"Velland will not open its harbours to Ostian grain ships, Foreign Minister Mira Halden told reporters on Friday.\n\nOsk Brandel, the president of Ostia, said the toll on grain ships was illegal.\n\nThe Ostian harbour master, Lena Dorn, said she hoped for talks within a week."}""";
    private const string Old = """{"id":"a3","title":"Archive","date":"2019-06-01","publisher":"Courier","text":"Mira Halden, a member of parliament in Velland, said that the fishing fleet needs a new pier."}""";

    private readonly BuiltProgram program = new BuiltProgram().With("Samples__Enabled", "false");

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_reversal_is_briefed_with_what_was_said_before_and_what_is_said_again_in_one_line()
    {
        await IngestAsync(First, Second);

        var briefing = JsonDocument.Parse((await program.RunAsync("brief", "--from", "2027-03-02", "--format", "json")).Output).RootElement;

        var items = briefing.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            [("reversed", "Mira Halden"), ("new", "Lena Dorn"), ("reiterated", "Osk Brandel")],
            items.Select(item => (item.GetProperty("change").GetString(), item.GetProperty("speaker").GetString())));
        Assert.Equal("that Velland will open its harbours to Ostian grain ships", items[0].GetProperty("previous").GetProperty("quote").GetString());
        Assert.Contains("negated", items[0].GetProperty("evidence").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, items[1].GetProperty("previous").ValueKind);
        var text = briefing.GetProperty("text").GetString();
        Assert.StartsWith("1 new position, 1 shift\n", text, StringComparison.Ordinal);
        Assert.Contains("Said again: Osk Brandel (2nd time since 1 March 2027) [3]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_arrives_years_late_is_counted_unless_its_days_are_asked_for()
    {
        await IngestAsync(First, Old);

        var arrived = JsonDocument.Parse((await program.RunAsync("brief", "--since", "2020-01-01T00:00:00Z", "--format", "json")).Output).RootElement;
        Assert.Equal(1, arrived.GetProperty("counts").GetProperty("older").GetInt32());
        Assert.DoesNotContain("pier", arrived.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("1 older statement added.", arrived.GetProperty("text").GetString(), StringComparison.Ordinal);

        Assert.Contains("pier", (await program.RunAsync("brief", "--to", "2019-12-31")).Output, StringComparison.Ordinal);
        Assert.Contains("pier", (await program.With("Briefings__RecentDays", "36500").RunAsync("brief", "--since", "2020-01-01T00:00:00Z")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("a week")]
    public async Task A_number_of_days_that_is_none_is_said_at_once(string days)
    {
        var run = await program.With("Briefings__RecentDays", days).RunAsync("brief");

        Assert.Equal(1, run.Code);
        Assert.Contains("Briefings:RecentDays must be a number of days", run.Error, StringComparison.Ordinal);
    }

    private async Task IngestAsync(params string[] lines) =>
        Assert.Equal(0, (await program.RunAsync("ingest", program.Folder.Write("news.jsonl", string.Join('\n', lines)))).Code);
}
