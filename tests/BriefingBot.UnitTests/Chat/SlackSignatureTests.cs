using System.Globalization;
using System.Text;
using BriefingBot.Chat.Slack;

namespace BriefingBot.UnitTests.Chat;

/// <summary>The example of Slack's page "Verifying requests from Slack", and what may not pass.</summary>
public sealed class SlackSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private const string Form =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner" +
        "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN" +
        "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private static readonly DateTimeOffset Signed = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(Form);

    [Fact]
    public void Proves_the_published_example() => Assert.Equal(SlackProof.Proven, SlackSignature.Check([Secret], Timestamp, Signature, Body, Signed));

    [Fact]
    public void Believes_the_secret_before_the_present_one() => Assert.Equal(SlackProof.Proven, SlackSignature.Check(["another", Secret], Timestamp, Signature, Body, Signed));

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void Holds_for_five_minutes_both_ways(int seconds, bool holds) =>
        Assert.Equal(holds ? SlackProof.Proven : SlackProof.OutOfTime, SlackSignature.Check([Secret], Timestamp, Signature, Body, Signed.AddSeconds(seconds)));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_is_proved_without_a_signature(string? signature) => Assert.Equal(SlackProof.Incomplete, SlackSignature.Check([Secret], Timestamp, signature, Body, Signed));

    [Theory]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5030")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b504")]
    [InlineData("v0=")]
    [InlineData("é")]
    public void Another_signature_is_wrong(string signature) => Assert.Equal(SlackProof.Wrong, SlackSignature.Check([Secret], Timestamp, signature, Body, Signed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1531420618")]
    [InlineData("+1531420618")]
    [InlineData(" 1531420618")]
    [InlineData("1531420618.0")]
    [InlineData("99999999999999999999")]
    [InlineData("١٥٣١٤٢٠٦١٨")]
    public void A_time_stamp_is_digits(string? timestamp) => Assert.Equal(SlackProof.Incomplete, SlackSignature.Check([Secret], timestamp, Signature, Body, Signed));

    [Fact]
    public void The_largest_time_stamp_is_only_out_of_time() => Assert.Equal(SlackProof.OutOfTime, SlackSignature.Check([Secret], "99999999999", Signature, Body, Signed));

    [Fact]
    public void An_altered_body_is_wrong()
    {
        var altered = Body.ToArray();
        altered[^1] ^= 1;
        Assert.Equal(SlackProof.Wrong, SlackSignature.Check([Secret], Timestamp, Signature, altered, Signed));
    }

    [Fact]
    public void An_empty_secret_proves_nothing()
    {
        Assert.Throws<ArgumentException>(() => SlackSignature.Of(string.Empty, Timestamp, Body));
        Assert.Equal(SlackProof.NoSecret, SlackSignature.Check([], Timestamp, Signature, Body, Signed));
        Assert.Equal(SlackProof.NoSecret, SlackSignature.Check([string.Empty], Timestamp, Signature, Body, Signed));
    }
}
