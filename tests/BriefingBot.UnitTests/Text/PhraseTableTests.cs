using BriefingBot.Core.Text;

namespace BriefingBot.UnitTests.Text;

public sealed class PhraseTableTests
{
    private readonly PhraseTable<string> table = new(StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Finds_the_longest_phrase_at_a_token()
    {
        table.Add("minister", "minister");
        table.Add("foreign minister", "foreign minister");
        table.Add("foreign ministry", "ministry");
        var tokens = Tokenizer.Tokenize("The Foreign Minister left");

        Assert.Null(table.Longest(tokens, 0, tokens.Count));
        Assert.Equal(("foreign minister", 3), table.Longest(tokens, 1, tokens.Count));
        Assert.Equal(("minister", 3), table.Longest(tokens, 2, tokens.Count));
    }

    [Fact]
    public void Looks_no_further_than_the_end()
    {
        table.Add("foreign minister", "foreign minister");
        var tokens = Tokenizer.Tokenize("foreign minister");

        Assert.Null(table.Longest(tokens, 0, 1));
    }

    [Fact]
    public void Keeps_the_first_meaning()
    {
        table.Add("Harrow", "first");
        table.Add("harrow", "second");

        Assert.Equal("first", table.Find("HARROW"));
    }

    [Fact]
    public void Compares_as_it_was_told()
    {
        var names = new PhraseTable<string>(StringComparer.Ordinal);
        names.Add("Harrow", "town");

        Assert.Null(names.Find("harrow"));
        Assert.Equal("town", names.Find("Harrow"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Takes_no_empty_phrase(string phrase)
    {
        table.Add(phrase, "nothing");

        Assert.Null(table.Find(phrase));
    }

    [Fact]
    public void Typographic_apostrophes_and_spaces_make_no_difference()
    {
        table.Add("people's party", "party");

        Assert.Equal("party", table.Find("People’s\u00A0Party"));
    }
}
