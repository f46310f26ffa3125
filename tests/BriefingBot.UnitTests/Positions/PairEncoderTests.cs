using BriefingBot.Core.Positions;
using BriefingBot.Core.Positions.Learned;
using BriefingBot.Positions;
using CsCheck;

namespace BriefingBot.UnitTests.Positions;

/// <summary>The network that reads two statements together.</summary>
public sealed class PairEncoderTests
{
    private const string Earlier = "The ferry to Sund will sail on Monday, Mira Halden said.";

    [Theory]
    [InlineData(Change.Reversed, "Mira Halden said that the ferry to Sund would not sail.")]
    [InlineData(Change.Reiterated, "On Monday the ferry leaves for Sund, Halden repeated.")]
    [InlineData(Change.Conditioned, "The ferry to Sund will sail on Monday if the storm passes, Halden said.")]
    [InlineData(Change.Softened, "The ferry to Sund may sail on Monday, Halden said.")]
    [InlineData(Change.New, "Tickets for the ferry to Sund will cost twelve crowns, Halden said.")]
    [InlineData(Change.Unrelated, "Geese should be counted every year, Halden said.")]
    public void It_tells_one_relation_from_another(Change change, string later)
    {
        var read = PairEncoder.Default.Read("the ferry to Sund", Earlier, later);

        Assert.Equal(change, RelationWeights.SameActor[read.Index().MaxBy(chance => chance.Item).Index]);
    }

    [Fact]
    public void Whatever_it_reads_the_chances_add_up_to_one() =>
        Gen.Select(Gen.String[0, 400], Gen.String[0, 400], Gen.String[0, 40]).Sample(
            (earlier, later, subject) => Assert.Equal(1, PairEncoder.Default.Read(subject, earlier, later).Sum(chance => Math.Exp(chance)), 1e-3),
            iter: 100);

    [Fact]
    public void Of_texts_too_long_the_beginning_of_each_is_read()
    {
        var words = string.Join(' ', Enumerable.Repeat("ferry", 1000));

        Assert.Equal(PairEncoder.Default.Read("ferry", words, Earlier), PairEncoder.Default.Read("ferry", words + " and more", Earlier));
        Assert.NotEqual(PairEncoder.Default.Read("ferry", words, Earlier), PairEncoder.Default.Read("ferry", words, "Nothing of it."));
    }

    [Fact]
    public async Task Many_threads_may_ask_it_at_once()
    {
        var alone = PairEncoder.Default.Read("the ferry", Earlier, Earlier);

        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => PairEncoder.Default.Read("the ferry", Earlier, Earlier), TestContext.Current.CancellationToken)));

        Assert.All(all, one => Assert.Equal(alone, one));
    }

    [Fact]
    public void Words_are_cut_into_the_pieces_the_network_knows() =>
        Assert.Equal([1996, 7668, 1005, 1055, 3847, 2015], PairEncoder.PiecesOf("The CAFÉ's housings"));

    [Fact]
    public void Half_a_surrogate_pair_is_read_as_an_unknown_character() => Assert.Equal(PairEncoder.PiecesOf("a \uFFFD b"), PairEncoder.PiecesOf("a \uD83D b"));

    [Fact]
    public void What_another_says_is_told_by_what_it_would_be_of_one()
    {
        var weighed = new Dictionary<Change, double> { [Change.OtherSpeaker] = 0.5, [Change.Contradicts] = 0.5 };
        var read = RelationWeights.SameActor.Select(change => (float)Math.Log(change == Change.Reversed ? 0.7 : 0.05)).ToArray();

        var chances = RelationChances.Of(weighed, read);

        Assert.Equal(1, chances.Values.Sum(), 1e-9);
        Assert.True(chances[Change.Contradicts] > 0.8);
    }
}
