using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.UnitTests.Text;

public sealed class LexiconTableTests
{
    [Fact]
    public void Reads_cells_and_values_and_skips_comments()
    {
        var table = LexiconTable.Parse("towns.tsv", "# towns\nname\taliases\r\n\nVelland City\tOld Town; New Town\r\nHarrow\t-\n");

        Assert.Equal(2, table.Count);
        Assert.Equal("Velland City", table.Cell(0, "name"));
        Assert.Equal(["Old Town", "New Town"], table.Values(0, "aliases"));
        Assert.Null(table.Cell(1, "aliases"));
        Assert.Empty(table.Values(1, "aliases"));
    }

    [Theory]
    [InlineData("name\tkind\nHarrow\ttown\n# more\nVelland City town\n", "towns.tsv line 4 has 1 cells, the header has 2: separate them by tabs and write - for an empty one.")]
    [InlineData("name\tkind\n\nHarrow\ttown\told\n", "towns.tsv line 3 has 3 cells, the header has 2: separate them by tabs and write - for an empty one.")]
    [InlineData("# nothing\n", "towns.tsv has no header line: the first line that is no comment names the columns.")]
    public void Names_file_line_and_mend_of_a_mistake(string text, string message) =>
        Assert.Equal(message, Assert.Throws<LexiconException>(() => LexiconTable.Parse("towns.tsv", text)).Message);

    [Fact]
    public void Refuses_two_columns_of_one_name() =>
        Assert.Contains("towns.tsv", Assert.Throws<LexiconException>(() => LexiconTable.Parse("towns.tsv", "name\tname\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_the_column_that_is_not_there() =>
        Assert.Equal("towns.tsv has no column named kind.", Assert.Throws<LexiconException>(() => LexiconTable.Parse("towns.tsv", "name\nHarrow\n").Cell(0, "kind")).Message);

    [Fact]
    public void Names_the_lexicon_that_is_not_there() =>
        Assert.Equal("No lexicon named towns.tsv is built in.", Assert.Throws<LexiconException>(() => LexiconTable.Embedded("towns.tsv")).Message);

    [Fact]
    public void A_wrong_word_in_the_cues_is_named_with_its_cue()
    {
        var table = LexiconTable.Parse("cues.tsv", "lemma\tirregular\tmode\tattitude\tsyntax\tmarks\nsay\tsaid\tsong\tassertion\tquote\t-\n");

        var message = Assert.Throws<LexiconException>(() => new CueLexicon(_ => table)).Message;

        Assert.Equal("cues.tsv: song of say is none of Speech, Writing, Thought.", message);
    }

    [Fact]
    public void The_built_in_lexicons_are_well_formed()
    {
        Assert.NotNull(Gazetteer.Default.Name("Moscow"));
        Assert.NotNull(CueLexicon.Default.Find("said"));
    }
}
