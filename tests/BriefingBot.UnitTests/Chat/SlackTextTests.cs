using BriefingBot.Chat.Slack;
using CsCheck;

namespace BriefingBot.UnitTests.Chat;

/// <summary>Text into Slack's forms and out of them.</summary>
public sealed class SlackTextTests
{
    [Theory]
    [InlineData("<@U0BOT> what did Velland say?", "what did Velland say?")]
    [InlineData("<@U0BOT|briefingbot> what did Velland say?", "what did Velland say?")]
    [InlineData("hello <@U0BOT>, and <@U1|mira>?", "hello  , and mira?")]
    [InlineData("grain &amp; oil &lt;b&gt;", "grain & oil <b>")]
    [InlineData("&amp;lt;", "&lt;")]
    [InlineData("news in <#C1|harbour> from <https://velland.example/a|velland.example/a>", "news in harbour from velland.example/a")]
    [InlineData("see <https://velland.example/a> <!here> <!subteam^S1|@desk>", "see https://velland.example/a here @desk")]
    [InlineData("grain & <b>", "grain & <b>")]
    [InlineData("  ", "")]
    public void What_people_write_comes_out_plain(string slack, string plain) => Assert.Equal(plain, SlackText.ToPlain(slack, "U0BOT"));

    [Fact]
    public void An_unknown_bot_is_the_one_mentioned_first() => Assert.Equal("ask U2 who?", SlackText.ToPlain("<@U1> ask <@U2> who?", bot: null));

    [Fact]
    public void Escaping_is_undone_by_reading_and_leaves_no_mark() => RandomText.Any.Sample(text =>
    {
        var clean = SlackText.Clean(text).Trim();
        var escaped = SlackText.Escape(clean, int.MaxValue);
        return escaped.IndexOfAny(['<', '>']) < 0 && SlackText.ToPlain(escaped, bot: null) == clean;
    });

    [Fact]
    public void Escaping_never_goes_past_its_length() => Gen.Select(RandomText.Any, Gen.Int[1, 80]).Sample((text, length) =>
    {
        var escaped = SlackText.Escape(text, length);
        return escaped.Length <= length && IsWhole(escaped);
    });

    [Fact]
    public void Cutting_takes_the_beginning_and_no_half_characters() => Gen.Select(RandomText.Any, Gen.Int[0, 80]).Sample((text, length) =>
    {
        var clean = SlackText.Clean(text);
        var cut = SlackText.Cut(clean, length);
        return cut.Length <= length && clean.StartsWith(cut, StringComparison.Ordinal) && IsWhole(cut);
    });

    private static bool IsWhole(string text) => !text.EnumerateRunes().Any(rune => rune.Value == 0xFFFD) || text.Contains('\uFFFD', StringComparison.Ordinal);
}
