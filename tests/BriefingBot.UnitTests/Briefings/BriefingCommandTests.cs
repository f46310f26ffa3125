using System.Diagnostics;
using BriefingBot.Core.Briefings;
using CsCheck;

namespace BriefingBot.UnitTests.Briefings;

public sealed class BriefingCommandTests
{
    [Theory]
    [InlineData("subscribe to Velland about grain at 08:00 Europe/Dublin mon-fri", "Velland", "grain", "08:00", "Europe/Dublin", "mon-fri")]
    [InlineData("subscribe Velland at 8:00 Europe/Dublin", "Velland", "", "8:00", "Europe/Dublin", "mon-fri")]
    [InlineData("  SUBSCRIBE  to\nMira Halden, Osk Brandel and Thorland  about grain or ships at 07:30 in America/New_York, on mon,wed,fri ", "Mira Halden|Osk Brandel|Thorland", "grain|ships", "07:30", "America/New_York", "mon,wed,fri")]
    [InlineData("subscribe to everybody about grain at 08:00 UTC daily", "", "grain", "08:00", "UTC", "daily")]
    [InlineData("subscribe about grain at 08:00 UTC", "", "grain", "08:00", "UTC", "mon-fri")]
    [InlineData("subscribe to Velland on the harbour at Sund at 08:00 UTC", "Velland", "the harbour at Sund", "08:00", "UTC", "mon-fri")]
    [InlineData("subscribe at 08:00 Etc/GMT+5 weekdays", "", "", "08:00", "Etc/GMT+5", "weekdays")]
    [InlineData("subscribe to Velland at 08:00", "Velland", "", "08:00", "", "mon-fri")]
    [InlineData("subscribe to Velland at 08:00 sat - sun", "Velland", "", "08:00", "", "sat - sun")]
    public void A_subscription_is_read_part_by_part(string words, string speakers, string about, string at, string zone, string days)
    {
        var add = Assert.IsType<BriefingCommand.Add>(BriefingCommand.Read(words));

        Assert.Equal((speakers, about, at, zone, days), (string.Join('|', add.Speakers), string.Join('|', add.About), add.At, add.Zone, add.Days));
    }

    [Theory]
    [InlineData("subscribe to Velland at 08:00 Europe/Dublin tuseday", "Europe/Dublin", "tuseday")]
    [InlineData("subscribe to Velland at 08:00 Europe/Dublin, whenever you like", "Europe/Dublin", "whenever you like")]
    [InlineData("subscribe to Velland at 08:00 in New York", "New York", "mon-fri")]
    public void What_is_no_zone_or_day_is_left_to_who_can_say_what_is_meant(string words, string zone, string days)
    {
        var add = Assert.IsType<BriefingCommand.Add>(BriefingCommand.Read(words));

        Assert.Equal(("Velland", "08:00", zone, days), (Assert.Single(add.Speakers), add.At, add.Zone, add.Days));
    }

    [Theory]
    [InlineData("subscribe to Velland with \"safe passage\" at 08:00 UTC", "safe passage", "")]
    [InlineData("subscribe about grain with “safe passage” or \"free, fair\" without \"football\" and \"at 09:00\" at 08:00 UTC", "safe passage|free, fair", "football|at 09:00")]
    [InlineData("subscribe without \"football\" at 08:00 UTC", "", "football")]
    public void Phrases_stand_in_quotation_marks(string words, string phrases, string not)
    {
        var add = Assert.IsType<BriefingCommand.Add>(BriefingCommand.Read(words));

        Assert.Equal((phrases, not, "08:00", "UTC"), (string.Join('|', add.Phrases), string.Join('|', add.NotPhrases), add.At, add.Zone));
    }

    [Theory]
    [InlineData("subscribe to Velland about grain immediately", "")]
    [InlineData("subscribe to Velland about grain immediately Europe/Dublin", "Europe/Dublin")]
    public void One_may_come_as_soon_as_there_is_news(string words, string zone)
    {
        var add = Assert.IsType<BriefingCommand.Add>(BriefingCommand.Read(words));

        Assert.Equal(("Velland", "grain", "", zone, "immediately"), (Assert.Single(add.Speakers), Assert.Single(add.About), add.At, add.Zone, add.Days));
    }

    [Theory]
    [InlineData("subscribe to Velland at 08:00 UTC weekly on monday", "monday")]
    [InlineData("subscribe to Velland at 08:00 UTC every fri", "fri")]
    public void One_may_come_once_a_week(string words, string days) => Assert.Equal(days, Assert.IsType<BriefingCommand.Add>(BriefingCommand.Read(words)).Days);

    [Theory]
    [InlineData("subscribe")]
    [InlineData("Subscribe this channel")]
    public void With_nothing_said_the_form_is_asked_for(string words) => Assert.IsType<BriefingCommand.Form>(BriefingCommand.Read(words));

    [Fact]
    public void One_can_be_previewed_run_and_paused_until_a_day()
    {
        Assert.Equal(new BriefingCommand.Preview(3), BriefingCommand.Read("preview 3"));
        Assert.Equal(new BriefingCommand.Run(3, ""), BriefingCommand.Read("run 3"));
        Assert.Equal(new BriefingCommand.Run(3, "2027-03-29"), BriefingCommand.Read("run #3 for 2027-03-29"));
        Assert.Equal(new BriefingCommand.Pause(3, Paused: true) { Until = "2027-03-29" }, BriefingCommand.Read("pause 3 until 2027-03-29"));
        Assert.Null(BriefingCommand.Read("resume 3 2027-03-29"));
    }

    [Theory]
    [InlineData("pause 3")]
    [InlineData("Pause #3")]
    public void One_can_be_paused(string words) => Assert.Equal(new BriefingCommand.Pause(3, Paused: true), BriefingCommand.Read(words));

    [Fact]
    public void One_can_be_resumed() => Assert.Equal(new BriefingCommand.Pause(3, Paused: false), BriefingCommand.Read("resume 3"));

    [Theory]
    [InlineData("unsubscribe 3")]
    [InlineData("remove 3")]
    [InlineData("stop 3")]
    public void One_can_be_ended(string words) => Assert.Equal(new BriefingCommand.Remove(3), BriefingCommand.Read(words));

    [Theory]
    [InlineData("list")]
    [InlineData("My subscriptions")]
    public void All_can_be_listed(string words) => Assert.IsType<BriefingCommand.List>(BriefingCommand.Read(words));

    [Theory]
    [InlineData("subscribe to Velland")]
    [InlineData("subscribe to Velland at eight")]
    public void What_is_meant_as_one_and_lacks_a_part_is_unclear(string words) => Assert.IsType<BriefingCommand.Unclear>(BriefingCommand.Read(words));

    [Theory]
    [InlineData("")]
    [InlineData("what did Velland say about subscribers?")]
    [InlineData("pause")]
    [InlineData("pause 3 please")]
    [InlineData("pause \u0663")] // a digit, and no number we read
    [InlineData("pause 99999999999999999999")]
    [InlineData("listing")]
    public void Everything_else_is_a_question(string words) => Assert.Null(BriefingCommand.Read(words));

    [Fact]
    public void Whatever_is_typed_does_no_harm()
    {
        string[] pieces = ["subscribe", "subscribe to", "about", "on", "at", "at 08:00", "08:00", "٠٨:٠٠", "in", "UTC", "Europe/Dublin", "a/", "mon", "mon-fri", ",", "-", "and", "pause", "7", "#7", "\t", "\n"];
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, pieces.Length - 1].Array[0, 60], RandomText.Any).Sample((glue, order, text) =>
        {
            BriefingCommand.Read(string.Join(glue == 0 ? " " : "", order.Select(i => pieces[i])));
            BriefingCommand.Read("subscribe to " + text);
            BriefingCommand.Read(text);
        });
    }

    [Theory]
    [InlineData("subscribe to ", "a about ", "")]
    [InlineData("subscribe to x ", "at 08:00 a/a/", " ")]
    [InlineData("subscribe to x at 08:00 ", "mon,", "x")]
    [InlineData("subscribe", " ", "x")]
    [InlineData("subscribe to ", "a and ", "at 08:00 UTC")]
    [InlineData("subscribe to ", "with \"a\" ", "")]
    [InlineData("subscribe to x with ", "\"a\" or ", "at 08:00 UTC x")]
    [InlineData("subscribe to ", "on a at 08:00 ", "x y")]
    [InlineData("", "list ", "")]
    public void Text_made_to_take_long_does_not(string begin, string middle, string end)
    {
        foreach (var length in new[] { 900 / middle.Length, 40_000 })
        {
            var watch = Stopwatch.StartNew();
            BriefingCommand.Read(begin + string.Concat(Enumerable.Repeat(middle, length)) + end);

            Assert.True(watch.ElapsedMilliseconds < 2000, $"It took {watch.ElapsedMilliseconds} ms.");
        }
    }
}
