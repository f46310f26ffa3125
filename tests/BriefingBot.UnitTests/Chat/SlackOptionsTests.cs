using BriefingBot.Chat.Slack;

namespace BriefingBot.UnitTests.Chat;

/// <summary>Wrong settings say what right looks like.</summary>
public sealed class SlackOptionsTests
{
    [Fact]
    public void Nothing_set_is_right_and_off()
    {
        Assert.True(Validate(new()).Succeeded);
        Assert.Empty(new SlackOptions { SigningSecret = string.Empty, PreviousSigningSecret = "older" }.SigningSecrets);
    }

    [Fact]
    public void A_secret_and_a_bot_token_are_right() =>
        Assert.True(Validate(new() { SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5", BotToken = "xoxb-1-2-three" }).Succeeded);

    [Theory]
    [InlineData("xoxp-1-2-three")]
    [InlineData("Bearer xoxb-1")]
    [InlineData("xoxb-1 ")]
    [InlineData("xoxb-1\r\nX: y")]
    public void Another_token_is_wrong(string token) => Says("Slack:BotToken must be a bot token: it starts with xoxb-.", new() { BotToken = token });

    [Theory]
    [InlineData(" ")]
    [InlineData("secret\n")]
    public void A_secret_has_no_spaces(string secret) => Says("Slack:SigningSecret must be", new() { SigningSecret = secret });

    [Theory]
    [InlineData("http://slack.com/api/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://user:word@slack.com/api/")]
    public void The_token_is_not_sent_in_the_open(string address) => Says("Slack:ApiUrl is", new() { ApiUrl = new(address) });

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void The_time_out_has_bounds(int seconds) => Says("it must be 00:00:01 to 00:00:30", new() { Timeout = TimeSpan.FromSeconds(seconds) });

    private static void Says(string words, SlackOptions options) => Assert.Contains(words, Validate(options).FailureMessage, StringComparison.Ordinal);

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(SlackOptions options) => new SlackOptionsValidator().Validate(name: null, options);
}
