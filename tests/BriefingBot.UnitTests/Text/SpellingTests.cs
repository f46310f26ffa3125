using BriefingBot.Core.Text;
using CsCheck;

namespace BriefingBot.UnitTests.Text;

public sealed class SpellingTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char['a', 'e'], 0, 9];

    [Theory]
    [InlineData("Åse Ørn-Līga", "ase ørn liga")]
    [InlineData("  O'Hara,  Jr. ", "ohara jr")]
    [InlineData("x\uD83Dy", "xy")]
    [InlineData("", "")]
    public void Folds_case_accents_and_marks(string name, string folded) => Assert.Equal(folded, Spelling.Fold(name));

    [Fact]
    public void Folding_any_text_twice_changes_nothing() =>
        RandomText.Any.Sample(text => Assert.Equal(Spelling.Fold(text), Spelling.Fold(Spelling.Fold(text))));

    [Theory]
    [InlineData("lavrov", "lavrow", 1)]
    [InlineData("lavrov", "lvarov", 1)]
    [InlineData("assad", "asad", 1)]
    [InlineData("halden", "brandel", 4)]
    public void Counts_slips(string one, string other, int slips) => Assert.Equal(slips, Spelling.Distance(one, other, 9));

    [Fact]
    public void Distance_is_symmetric_and_zero_for_the_same_alone() => Gen.Select(Word, Word).Sample((one, other) =>
    {
        Assert.Equal(Spelling.Distance(one, other, 9), Spelling.Distance(other, one, 9));
        Assert.Equal(one == other, Spelling.Distance(one, other, 9) == 0);
        Assert.InRange(Spelling.Distance(one, other, 9), Math.Abs(one.Length - other.Length), Math.Max(one.Length, other.Length));
    });
}
