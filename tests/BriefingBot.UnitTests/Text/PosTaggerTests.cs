using BriefingBot.Core.Text;
using Xunit;

namespace BriefingBot.UnitTests.Text;

public sealed class PosTaggerTests
{
    [Theory]
    [InlineData("Mira/NNP Halden/NNP said/VBD the/DT talks/NNS in/IN Velland/NNP had/VBD failed/VBN ./.")]
    [InlineData("\"/`` We/PRP will/MD never/RB leave/VB ,/, \"/'' Halden/NNP told/VBD reporters/NNS on/IN Monday/NNP ./.")]
    [InlineData("“/`` They/PRP have/VBP lied/VBN ,/, ”/'' she/PRP added/VBD ./.")]
    [InlineData("Velland/NNP 's/POS president/NN says/VBZ that/IN the/DT army/NN is/VBZ ready/JJ ./.")]
    [InlineData("The/DT ministers/NNS '/POS visit/NN was/VBD cancelled/VBN ./.")]
    [InlineData("It/PRP was/VBD announced/VBN by/IN the/DT U.S./NNP government/NN after/IN a/DT 23-month/JJ war/NN ./.")]
    [InlineData("The/DT minister/NN ,/, who/WP resigned/VBD in/IN 2011/CD ,/, could/MD return/VB ./.")]
    [InlineData("Asked whether/IN her/PRP$ party/NN would/MD win/VB ,/, Halden/NNP smiled/VBD (/-LRB- briefly/RB )/-RRB- ./.")]
    public void Tags_running_text(string tagged) => AssertTags(tagged);

    [Theory]
    [InlineData("We/PRP don't/VBP know/VB ,/, he/PRP said/VBD ./.")]
    [InlineData("We/PRP do/VBP n't/RB know/VB ,/, he/PRP said/VBD ./.")]
    [InlineData("He's/PRP ready/JJ and/CC they/PRP can’t/MD win/VB ./.")]
    [InlineData("We've/PRP said/VBN so/RB ,/, but/CC she/PRP didn't/VBD listen/VB ./.")]
    public void Tags_contractions_cut_or_whole(string tagged) => AssertTags(tagged);

    [Theory]
    [InlineData("Velland Rejects/VBZ Plan/NN for/IN New/JJ Elections/NNS")]
    [InlineData("VELLAND/NNP PRESIDENT SAYS/VBZ HE/PRP WILL/MD RESIGN/VB")]
    public void Tags_headlines(string tagged) => AssertTags(tagged);

    [Fact]
    public void Tags_the_same_words_the_same_way_each_time()
    {
        // Arrange
        string[] words = ["Halden", "warned", "allies", "against", "new", "strikes", "."];
        using var weights = typeof(PosTagger).Assembly.GetManifestResourceStream("pos.bin");
        var other = PosTagger.Load(weights!);

        // Act
        var first = PosTagger.Default.Tag(words);

        // Assert
        Assert.Equal(first, PosTagger.Default.Tag(words));
        Assert.Equal(first, other.Tag(words));
    }

    [Fact]
    public void Tags_nothing_when_there_are_no_words() => Assert.Empty(PosTagger.Default.Tag());

    [Fact]
    public void Tags_whatever_comes_as_a_word()
    {
        string[] words = ["", " ", "-", "😀", new('a', 1000), "'", "…", "№", "-5", "€3bn"];
        Assert.DoesNotContain(PosTag.None, PosTagger.Default.Tag(words));
    }

    [Fact]
    public void Wants_room_for_all_tags() =>
        Assert.Throws<ArgumentException>(() => PosTagger.Default.Tag(["Halden", "left"], new PosTag[1]));

    [Fact]
    public void Refuses_what_are_no_weights()
    {
        using var stream = new MemoryStream([1, 2, 3, 4, 5]);
        Assert.Throws<InvalidDataException>(() => PosTagger.Load(stream));
    }

    [Fact]
    public void Names_every_tag_as_it_is_read() =>
        Assert.All(Enum.GetValues<PosTag>(), tag => Assert.Equal(tag, PosTags.Parse(tag.Name())));

    private static void AssertTags(string tagged)
    {
        var tokens = tagged.Split(' ');
        string[] words = [.. tokens.Select(token => token.Contains('/', StringComparison.Ordinal) ? token[..token.LastIndexOf('/')] : token)];
        var tags = PosTagger.Default.Tag(words);
        Assert.Equal(tagged, string.Join(' ', words.Zip(tags, tokens).Select(at => at.Third == at.First ? at.First : $"{at.First}/{at.Second.Name()}")));
    }
}
