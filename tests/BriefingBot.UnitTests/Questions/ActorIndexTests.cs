namespace BriefingBot.UnitTests.Questions;

public sealed class ActorIndexTests
{
    [Theory]
    [InlineData("Lavrov", "Sergei Lavrov")]
    [InlineData("LAVROV", "Sergei Lavrov")]
    [InlineData("Mr Lavrov", "Sergei Lavrov")]
    [InlineData("Sergey Lavrov", "Sergei Lavrov")]
    [InlineData("Lawrow", "Sergei Lavrov")]
    [InlineData("Asad", "Bashar al-Assad")]
    [InlineData("Bashar Asad", "Bashar al-Assad")]
    [InlineData("Russian FM", "Sergei Lavrov")]
    [InlineData("the Russian minister of foreign affairs", "Sergei Lavrov")]
    [InlineData("S. Lavrov", "Sergei Lavrov")]
    [InlineData("Sergei", "Sergei Lavrov")]
    [InlineData("Secretary Kerry", "John Kerry")]
    [InlineData("al-Assad", "Bashar al-Assad")]
    [InlineData("President Assad", "Bashar al-Assad")]
    [InlineData("the Free Syrian Army", "Free Syrian Army")]
    [InlineData("the harbour league", "Harbour League")]
    [InlineData("Russian foreign minister", "Sergei Lavrov")]
    [InlineData("the foreign minister of Russia", "Sergei Lavrov")]
    [InlineData("harbour master", "Jon Halden")]
    public void A_person_a_body_or_an_office_is_found(string phrase, string label) => Assert.Equal(label, Newsroom.Index.Find(phrase)?.Label);

    [Theory]
    [InlineData("Russia", "RU")]
    [InlineData("russians", "RU")]
    [InlineData("Moscow", "RU")]
    [InlineData("the Kremlin", "RU")]
    [InlineData("the Russian government", "RU")]
    [InlineData("Syria's regime", "SY")]
    [InlineData("the US", "US")]
    [InlineData("United States", "US")]
    [InlineData("Washington", "US")]
    [InlineData("China", "CN")]
    public void A_country_is_found_by_its_names_people_capital_and_seats(string phrase, string code) => Assert.Equal(code, Newsroom.Index.Find(phrase)?.Country);

    [Theory]
    [InlineData("Rusia", "Russia")]
    [InlineData("Moskow", "Russia")]
    [InlineData("Lvarov", "Sergei Lavrov")]
    [InlineData("Haldn", "Mira Halden")]
    [InlineData("Mira Holden", "Mira Halden")]
    public void A_slip_is_mended_and_said_to_be_one(string phrase, string label)
    {
        var match = Newsroom.Index.Find(phrase);

        Assert.Equal((label, true), (match?.Label, match?.Corrected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("the")]
    [InlineData("Zorbland")]
    [InlineData("Xyz")]
    [InlineData("Chinese foreign minister")]
    public void Nobody_is_not_somebody(string phrase) => Assert.Null(Newsroom.Index.Find(phrase));

    [Fact]
    public void Of_namesakes_the_much_better_known_is_meant_alone() => Assert.Equal(["Mira Halden"], Newsroom.Index.Find("Halden")!.Names);

    [Fact]
    public void Of_namesakes_alike_either_may_be_meant() => Assert.Equal(["Osk Brandel", "Tova Brandel"], Newsroom.Index.Find("Brandel")!.Alternatives.Select(one => one.Label));

    [Fact]
    public void A_given_name_tells_namesakes_apart() => Assert.Equal(["Jon Halden"], Newsroom.Index.Find("Jon Halden")!.Names);

    [Fact]
    public void A_bare_surname_belongs_to_the_full_name() => Assert.Equal(["Assad", "Bashar al-Assad"], Newsroom.Index.Find("Bashar al-Assad")!.Names.Order());

    [Fact]
    public void A_common_word_is_a_surname_only_with_a_capital()
    {
        var about = Assert.Single(Newsroom.Read("what did Lavrov say about Jobs?")!.About);

        Assert.Equal(("Ada Jobs", "Jobs"), (about.Label, about.Typed));
        Assert.Equal("jobs", Assert.Single(Newsroom.Read("what did Lavrov say about jobs?")!.Terms));
    }

    [Fact]
    public void A_subject_is_not_guessed_and_unnamed_officials_are_none()
    {
        Assert.Null(Newsroom.Index.FindSubject("Rusia"));
        Assert.Null(Newsroom.Index.FindSubject("senior official"));
        Assert.Equal("Russia", Newsroom.Index.CorrectSubject("Rusia")?.Label);
    }
}
