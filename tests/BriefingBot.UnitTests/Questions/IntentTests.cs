using BriefingBot.Core.Actors;
using BriefingBot.Core.Questions;

namespace BriefingBot.UnitTests.Questions;

public sealed class IntentTests
{
    [Theory]
    [InlineData("compare Russia and the US on Assad", Intent.Compare, "Russia, United States", "Assad")]
    [InlineData("Lavrov vs Kerry on Assad", Intent.Compare, "Sergei Lavrov, John Kerry", "Assad")]
    [InlineData("what is the difference between Russia and the US on Assad?", Intent.Compare, "Russia, United States", "Assad")]
    [InlineData("how has Russia's position on Assad changed?", Intent.Changed, "Russia", "Assad")]
    [InlineData("has Lavrov changed his mind about Assad?", Intent.Changed, "Sergei Lavrov", "Assad")]
    [InlineData("timeline of Lavrov on Assad", Intent.Timeline, "Sergei Lavrov", "Assad")]
    [InlineData("when did Lavrov first mention Assad?", Intent.First, "Sergei Lavrov", "Assad")]
    [InlineData("when was the last time Lavrov spoke about Assad?", Intent.Last, "Sergei Lavrov", "Assad")]
    [InlineData("what is new on Assad?", Intent.Latest, "", "Assad")]
    [InlineData("the latest from Lavrov on Assad", Intent.Latest, "Sergei Lavrov", "Assad")]
    [InlineData("brief me on Assad", Intent.Brief, "", "Assad")]
    [InlineData("who is Sergei Lavrov?", Intent.WhoIs, "Sergei Lavrov", null)]
    [InlineData("who supports Assad?", Intent.WhoSaid, "", "Assad")]
    [InlineData("does Russia support Assad?", Intent.Said, "Russia", "Assad")]
    [InlineData("why does Russia support Assad?", Intent.Said, "Russia", "Assad")]
    [InlineData("where does Lavrov stand on Assad?", Intent.Said, "Sergei Lavrov", "Assad")]
    [InlineData("what did Lavrov say to Reuters about Assad?", Intent.Said, "Sergei Lavrov", "Assad")]
    public void Each_intent_is_told_by_its_wording(string question, Intent intent, string speakers, string? subject)
    {
        var read = Newsroom.Read(question)!;

        Assert.Equal((intent, speakers, subject), (read.Intent, string.Join(", ", read.Speakers.Select(actor => actor.Label)), read.Subject));
    }

    [Theory]
    [InlineData("did Lavrov say \"no chance\"?", "no chance", true)]
    [InlineData("Did Lavrov really say “no chance, not at all”?", "no chance, not at all", true)]
    [InlineData("is it true that Lavrov said \"no chance\"", "no chance", true)]
    [InlineData("did Lavrov say that there was no chance?", "there was no chance", false)]
    public void Words_to_verify_are_kept_apart(string question, string claim, bool isQuoted)
    {
        var read = Newsroom.Read(question)!;

        Assert.Equal((Intent.Verify, claim, isQuoted, "Sergei Lavrov"), (read.Intent, read.Claim, read.ClaimIsQuoted, Assert.Single(read.Speakers).Label));
    }

    [Theory]
    [InlineData("what did Lavrov say as of 1 February 2013 about Assad?", "2013-02-01")]
    [InlineData("As of 2013-02-01, what did Lavrov say about Assad?", "2013-02-01")]
    public void A_question_may_say_on_which_day_it_stands(string question, string day)
    {
        var read = Newsroom.Read(question)!;

        Assert.Equal((day, null, null), (NodaTime.Text.LocalDatePattern.Iso.Format(read.AsOf!.Value), read.From, read.To));
        Assert.Equal("Bashar al-Assad", Assert.Single(read.About).Label);
    }

    [Theory]
    [InlineData("what did Lavrov say between 13 and 15 February?", 2013, 2, 13, 2013, 2, 15)]
    [InlineData("what did Lavrov say in the last two weeks?", 2013, 2, 2, 2013, 2, 16)]
    [InlineData("what did Lavrov say three days ago?", 2013, 2, 13, 2013, 2, 13)]
    public void Periods_are_counted(string question, int y1, int m1, int d1, int y2, int m2, int d2)
    {
        var read = Newsroom.Read(question)!;

        Assert.Equal((new NodaTime.LocalDate(y1, m1, d1), new NodaTime.LocalDate(y2, m2, d2)), (read.From, read.To));
        Assert.Equal("Sergei Lavrov", Assert.Single(read.Speakers).Label);
    }

    [Fact]
    public void And_or_but_not_make_clauses()
    {
        var topic = Newsroom.Read("what did Lavrov say about Assad and ships or ferries but not quotas?")!.Topic;

        Assert.Equal(["Assad", "ships|ferries"], topic.Clauses.Select(clause => string.Join('|', clause.Parts.Select(part => part.Words))));
        Assert.Equal("quotas", Assert.Single(topic.Excluded).Words);
    }

    [Fact]
    public void A_subject_is_searched_under_its_other_names() =>
        Assert.Contains("weapons", Assert.Single(Assert.Single(Newsroom.Read("who spoke about arms?")!.Topic.Clauses).Parts).Phrases);

    [Theory]
    [InlineData("Muallem", "Moallem")]
    [InlineData("Gaddafi", "Qadhafi")]
    [InlineData("Zelensky", "Zelenskyy")]
    [InlineData("Yanukovych", "Yanukovich")]
    [InlineData("Lavrov", "Lawrow")]
    [InlineData("Hussein", "Hussain")]
    public void Another_transliteration_of_a_name_is_that_name(string printed, string typed)
    {
        var found = Known(printed).Find(typed);

        Assert.Equal(("Ada " + printed, false), (found?.Label, found?.Corrected));
    }

    [Theory]
    [InlineData("Halden", "Holden")]
    [InlineData("Mohammed", "Mahmoud")]
    [InlineData("Kerry", "Kerrigan")]
    [InlineData("Brandel", "Brendel")]
    public void Another_name_is_at_most_a_slip(string printed, string typed) => Assert.True(Known(printed).Find(typed) is null or { Corrected: true });

    private static ActorIndex Known(string surname) => new(Gazetteer.Default, [new(new("Ada " + surname, ActorKind.Person), 1, 0)]);
}
