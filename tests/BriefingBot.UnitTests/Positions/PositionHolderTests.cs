using BriefingBot.Core.Actors;
using BriefingBot.Core.Positions;

namespace BriefingBot.UnitTests.Positions;

public sealed class PositionHolderTests
{
    private static readonly Actor Velland = new("Velland", ActorKind.Country, null, "VL", null);

    [Theory]
    [InlineData("Mira Halden", "Foreign Minister", "Mira Halden", null, true)] // the person stays the person
    [InlineData("Mira Halden", "Foreign Minister", "Osk Brandel", "foreign minister", true)] // the office hands over
    [InlineData("Mira Halden", "Foreign Minister", "Osk Brandel", "Interior Minister", false)]
    [InlineData("Mira Halden", "judge", "Osk Brandel", "judge", false)] // no judge speaks for the country
    [InlineData("Mira Halden", null, "Osk Brandel", null, false)]
    public void People_hold_their_own_position_and_that_of_their_office(string one, string? office, string other, string? otherOffice, bool same) =>
        Assert.Equal(same, PositionHolder.IsSame(new(one, ActorKind.Person, office, "VL", null), new(other, ActorKind.Person, otherOffice, "VL", null)));

    [Fact]
    public void A_minister_speaks_for_the_country_and_a_lawmaker_does_not()
    {
        Assert.True(PositionHolder.IsSame(Velland, new("Mira Halden", ActorKind.Person, "Foreign Minister", "VL", null)));
        Assert.True(PositionHolder.IsSame(new("Mira Halden", ActorKind.Person, "Foreign Ministry spokeswoman", "VL", null), Velland));
        Assert.False(PositionHolder.IsSame(Velland, new("Mira Halden", ActorKind.Person, "lawmaker", "VL", null)));
        Assert.False(PositionHolder.IsSame(Velland, new("Osk Brandel", ActorKind.Person, "Foreign Minister", "OS", null)));
    }

    [Fact]
    public void Nobody_knows_whether_two_unnamed_officials_are_one()
    {
        var official = new Actor("senior official", ActorKind.Anonymous, null, "VL", null);
        Assert.False(PositionHolder.IsSame(official, official with { }));
    }
}
