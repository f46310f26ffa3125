using BriefingBot.Core.Positions;

namespace BriefingBot.UnitTests.Positions;

public sealed class SameActorTests
{
    [Theory]
    [InlineData("Halden said the harbour would open.")]
    [InlineData("The harbour will open, Foreign Minister Mira Halden said.")]
    [InlineData("The harbour will open, a spokeswoman for Mira Halden said.")]
    [InlineData("President Mira Halden will open the harbour, her office said.")]
    [InlineData("Halden: harbour to open")]
    [InlineData("“The harbour will open,” the Sund news agency quoted Halden as saying.")]
    public void The_person_their_office_and_those_who_relay_them_are_one(string later) =>
        Assert.True(SameActor.Speaks("Mira Halden", PositionReader.Read(later, published: null, "Mira Halden")));

    [Theory]
    [InlineData("The harbour will open, Deputy Foreign Minister Jon Vask said.")]
    [InlineData("The harbour will open, Halden's deputy, Jon Vask, said.")]
    [InlineData("Echoing Mira Halden, the trader Jon Vask said the harbour would open.")]
    [InlineData("The harbour will open, said Jon Vask, who succeeded Mira Halden in May.")]
    [InlineData("The harbour will open, the minister's brother Olav Halden said.")]
    [InlineData("“The harbour will open,” the pilots' union told Halden.")]
    public void Deputies_successors_namesakes_and_those_who_echo_are_others(string later) =>
        Assert.False(SameActor.Speaks("Mira Halden", PositionReader.Read(later, published: null, "Mira Halden")));
}
