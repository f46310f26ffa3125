using System.Text;
using BriefingBot.Chat.Teams;

namespace BriefingBot.UnitTests.Chat.Teams;

public sealed class ActivityTests
{
    private const string Bot = """{"type":"mention","mentioned":{"id":"28:bot","name":"Briefing <Bot>"},"text":"<at>BriefingBot</at>"}""";
    private const string Osk = """{"type":"mention","mentioned":{"id":"29:osk","name":"Osk Brandel"},"text":"<at>Osk</at>"}""";

    [Theory]
    [InlineData("<at>BriefingBot</at> what did Velland say?", Bot, "what did Velland say?")]
    [InlineData("what did&nbsp;<at>BriefingBot</at>&nbsp; Velland say?", Bot, "what did Velland say?")]
    [InlineData("<at>BriefingBot</at>\u00A0what\n did Velland say?\r\n", Bot, "what did Velland say?")]
    [InlineData("<at>BriefingBot</at> what did <at>Osk</at> say?", $"{Bot},{Osk}", "what did Osk Brandel say?")]
    [InlineData("<at>BriefingBot</at> in quotes", Osk, "<at>BriefingBot</at> in quotes")]
    [InlineData("<at>BriefingBot</at>", Bot, "")]
    [InlineData("a < b &lt; c", """{"type":"clientInfo","text":5}""", "a < b &lt; c")]
    [InlineData("words", """{"type":"mention"},{"type":7},{}""", "words")]
    public void Takes_off_the_mention_of_the_bot_by_its_entity(string text, string entities, string expected)
    {
        var activity = Read($$"""{"type":"message","text":{{System.Text.Json.JsonSerializer.Serialize(text)}},"recipient":{"id":"28:bot","name":"Other"},"entities":[{{entities}}]}""");

        Assert.Equal(expected, activity.Words());
    }

    [Fact]
    public void Reads_the_question_of_a_button() =>
        Assert.Equal("what did Osk say?", Read("""{"type":"message","value":{"question":" what did Osk say? "}}""").Words());

    [Theory]
    [InlineData("""{"type":"message","value":{"question":5}}""")]
    [InlineData("""{"type":"message","value":"question"}""")]
    [InlineData("""{"type":"message","value":null,"entities":null}""")]
    public void Without_words_there_are_none(string json) => Assert.Empty(Read(json).Words());

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message","text":5}""")]
    [InlineData("""{"type":"message","conversation":{}}""")]
    [InlineData("""{"type":"message","serviceUrl":"https://a.example/","serviceUrl":"https://b.example/"}""")]
    [InlineData("""{"type":"message"} x""")]
    public void Something_else_is_no_activity(string json) => Assert.Null(ActivityJson.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"type":"message","conversation":{"id":"a","tenantId":"t"}}""", true)]
    [InlineData("""{"type":"message","conversation":{"id":"a","tenantId":"T"},"channelData":{"tenant":{"id":"t"}}}""", true)]
    [InlineData("""{"type":"message","conversation":{"id":"a"},"channelData":{"tenant":{"id":"t"}}}""", true)]
    [InlineData("""{"type":"message","conversation":{"id":"a","tenantId":"t"},"channelData":{"tenant":{"id":"other"}}}""", false)]
    [InlineData("""{"type":"message","conversation":{"id":"a","tenantId":"other"}}""", false)]
    [InlineData("""{"type":"message","conversation":{"id":"a"}}""", false)]
    public void Comes_from_a_tenant_when_it_names_that_and_no_other(string json, bool expected) => Assert.Equal(expected, Read(json).IsFrom("t"));

    private static Activity Read(string json) => ActivityJson.Read(Encoding.UTF8.GetBytes(json)) ?? throw new ArgumentException(json, nameof(json));
}
