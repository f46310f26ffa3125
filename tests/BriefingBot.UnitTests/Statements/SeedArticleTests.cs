namespace BriefingBot.UnitTests.Statements;

/// <summary>The article the project began with: what a careful reader marks in it is found, and nothing else.</summary>
public sealed class SeedArticleTests
{
    private const double Sure = 0.7;

    public static TheoryData<string> Contents(string need) => [.. GoldStatement.All.Where(gold => gold.Need == need).Select(gold => gold.Content)];

    [Theory]
    [MemberData(nameof(Contents), "required")]
    public void Finds_each_statement_with_its_speaker(string content)
    {
        var seed = SeedArticle.ReadOrSkip();
        var gold = Gold(content);

        var found = seed.Find(gold);

        Assert.True(found is not null, $"No statement is {gold}. Those that share words with it: "
            + string.Join("; ", seed.Statements.Where(statement => seed.Overlap(statement, gold) > 0).Select(seed.Show)));
        Assert.Equal(gold.Country ?? found.Speaker?.Country, found.Speaker?.Country);
        Assert.Equal(gold.Addressee ?? found.Addressee, found.Addressee);
        Assert.Equal(gold.Relay ?? string.Join(';', found.Relay), string.Join(';', found.Relay));
        Assert.Equal(gold.Said ?? found.SaidOn.ToIso(), found.SaidOn.ToIso());
    }

    [Fact]
    public void Known_gaps_are_still_there()
    {
        var seed = SeedArticle.ReadOrSkip();

        var closed = GoldStatement.All.Where(gold => gold.Need == "gap" && seed.Find(gold) is not null).Select(gold => gold.Content);

        Assert.True(!closed.Any(), $"Found now: {string.Join("; ", closed)}. Make them required in tests/spec/seed-gold.tsv.");
    }

    [Fact]
    public void Finds_nothing_beyond_them_that_it_is_sure_of()
    {
        var seed = SeedArticle.ReadOrSkip();

        var beyond = seed.Statements.Where(statement => statement.Confidence >= Sure && !GoldStatement.All.Any(gold =>
            seed.Fits(statement, gold) || (gold.Need != "required" && seed.Overlap(statement, gold) > 0)));

        Assert.Empty(beyond.Select(seed.Show));
    }

    private static GoldStatement Gold(string content) => GoldStatement.All.Single(gold => gold.Content == content);
}
