using BriefingBot.Core.Actors;
using BriefingBot.Core.Statements;

namespace BriefingBot.UnitTests.Statements;

public sealed class NamedSpeakerTests
{
    private static readonly Actor Mira = new("Mira Halden", ActorKind.Person, "Foreign Minister", "NO", "Norway's Foreign Ministry");
    private static readonly KnownActor[] Known = [new(Mira, 3, 0), new(new("Sund Council", ActorKind.Organisation, Country: "NO"), 1, 0)];

    [Fact]
    public void What_is_left_out_is_as_the_store_knows_it()
    {
        Assert.Equal(Mira, Find(" mira halden "));
        Assert.Equal(Mira with { Office = "President" }, Find("Mira Halden", office: "President"));
        Assert.Equal(Mira with { Country = "SE" }, Find("Mira Halden", country: "se"));
        Assert.Equal(Known[1].Actor, Find("Sund Council"));
    }

    [Fact]
    public void A_name_the_store_does_not_know_is_a_person_or_what_the_lexicons_say()
    {
        Assert.Equal(new("Ilse Tarn", ActorKind.Person), Find("Ilse Tarn"));
        Assert.Equal(new("Ilse Tarn", ActorKind.Office, Country: "FR"), Find("Ilse Tarn", kind: "office", country: "France"));
        Assert.Equal(new("Norway", ActorKind.Country, Country: "NO"), Find("Norway"));
    }

    [Theory]
    [InlineData(null, null, null, "Say who said it")]
    [InlineData("  ", null, null, "Say who said it")]
    [InlineData("Ilse Tarn", "ghost", null, "not \"ghost\"")]
    [InlineData("Ilse Tarn", "3", null, "not \"3\"")]
    [InlineData("Ilse Tarn", null, "XX", "\"XX\" is no country")]
    [InlineData("Ilse Tarn", null, "Atlantis", "\"Atlantis\" is no country")]
    public void What_makes_no_sense_is_refused_in_words(string? name, string? kind, string? country, string words) =>
        Assert.Contains(words, Assert.Throws<CorrectionException>(() => Find(name, kind, country)).Message, StringComparison.Ordinal);

    private static Actor Find(string? name, string? kind = null, string? country = null, string? office = null) =>
        new NamedSpeaker(name, kind, country, office, Organisation: null).Find(Known, Gazetteer.Default);
}
