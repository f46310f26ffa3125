namespace BriefingBot.UnitTests.Statements;

public sealed class MarkedTextTests
{
    [Fact]
    public void Takes_the_marks_out_and_tells_where_they_stood()
    {
        var (text, spans) = MarkedText.Parse("[content It rained [sic]], [source2 Mira [cue Halden]] [said]. [content So.]");

        Assert.Equal("It rained [sic], Mira Halden [said]. So.", text);
        Assert.Equal(["It rained [sic]", "So."], spans["content"].Select(span => span.In(text)));
        Assert.Equal("Mira Halden", Assert.Single(spans["source2"]).In(text));
        Assert.Equal("Halden", Assert.Single(spans["cue"]).In(text));
    }

    [Fact]
    public void Refuses_a_mark_left_open() => Assert.Throws<FormatException>(() => MarkedText.Parse("[content It rained."));
}
