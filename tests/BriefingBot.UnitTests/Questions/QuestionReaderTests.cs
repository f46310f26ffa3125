using BriefingBot.Core.Questions;
using NodaTime.Text;

namespace BriefingBot.UnitTests.Questions;

public sealed class QuestionReaderTests
{
    [Theory]
    [InlineData("what did Russia say about Assad?", "Russia", "Bashar al-Assad")]
    [InlineData("What has Russia said about Assad", "Russia", "Bashar al-Assad")]
    [InlineData("so what exactly did Russia say regarding Assad?!", "Russia", "Bashar al-Assad")]
    [InlineData("did Russia ever comment on Assad?", "Russia", "Bashar al-Assad")]
    [InlineData("Russia on Assad", "Russia", "Bashar al-Assad")]
    [InlineData("What is Russia's position on Assad?", "Russia", "Bashar al-Assad")]
    [InlineData("what is Russia’s current stance towards Assad", "Russia", "Bashar al-Assad")]
    [InlineData("the position of Russia on Assad", "Russia", "Bashar al-Assad")]
    [InlineData("show me statements by Russia about Assad", "Russia", "Bashar al-Assad")]
    [InlineData("any quotes from Lavrov on Assad?", "Sergei Lavrov", "Bashar al-Assad")]
    [InlineData("what was said by Russia about Assad?", "Russia", "Bashar al-Assad")]
    [InlineData("what did the Russian foreign minister say about Assad?", "Sergei Lavrov", "Bashar al-Assad")]
    [InlineData("what did Rusia say about Assad?", "Russia", "Bashar al-Assad")]
    [InlineData("has anyone from Russia said anything about Assad?", "Russia", "Bashar al-Assad")]
    [InlineData("what did Russia and the US say about Assad?", "Russia, United States", "Bashar al-Assad")]
    [InlineData("what did Russia, the US or Halden say about Assad and China?", "Russia, United States, Mira Halden", "Bashar al-Assad, China")]
    [InlineData("waht did Lavrov say about Assad?", "Sergei Lavrov", "Bashar al-Assad")]
    [InlineData("did Lavrov and Halden say anything?", "Sergei Lavrov, Mira Halden", "")]
    [InlineData("Lavrov", "Sergei Lavrov", "")]
    [InlineData("what did Lavrov say?", "Sergei Lavrov", "")]
    [InlineData("who spoke about Assad?", "", "Bashar al-Assad")]
    [InlineData("who said anything about Assad?", "", "Bashar al-Assad")]
    [InlineData("which countries mentioned Assad?", "", "Bashar al-Assad")]
    [InlineData("what was said about Assad?", "", "Bashar al-Assad")]
    [InlineData("what did anyone say about Assad?", "", "Bashar al-Assad")]
    [InlineData("what about Assad?", "", "Bashar al-Assad")]
    public void Frames_tell_who_is_asked_about_what(string question, string speakers, string about)
    {
        var read = Newsroom.Read(question)!;

        Assert.Equal((speakers, about), (Labels(read.Speakers), Labels(read.About)));
        Assert.Equal(speakers.Length > 0 ? Intent.Said : Intent.WhoSaid, read.Intent);
        Assert.Empty(read.Terms);
        Assert.Empty(read.UnknownSpeakers);
    }

    [Theory]
    [InlineData("since 13 February 2013", "2013-02-13", null)]
    [InlineData("after 13 February 2013", "2013-02-14", null)]
    [InlineData("before 13 February", null, "2013-02-12")]
    [InlineData("until yesterday", null, "2013-02-15")]
    [InlineData("in December", "2012-12-01", "2012-12-31")]
    [InlineData("in december", "2012-12-01", "2012-12-31")]
    [InlineData("since march", "2012-03-01", null)]
    [InlineData("in may 2012", "2012-05-01", "2012-05-31")]
    [InlineData("in 2012", "2012-01-01", "2012-12-31")]
    [InlineData("on Friday", "2013-02-15", "2013-02-15")]
    [InlineData("on friday", "2013-02-15", "2013-02-15")]
    [InlineData("yesterday", "2013-02-15", "2013-02-15")]
    [InlineData("last week", "2013-02-04", "2013-02-10")]
    [InlineData("between 13 February and 15 February", "2013-02-13", "2013-02-15")]
    [InlineData("between 13 November and 15 February 2013", "2012-11-13", "2013-02-15")]
    [InlineData("between 20 February and 15 March 2012", "2012-02-20", "2012-03-15")]
    [InlineData("from December to January", "2012-12-01", "2013-01-31")]
    [InlineData("from 2012-12-03 until 2013-01-05", "2012-12-03", "2013-01-05")]
    [InlineData("on 2013-02-13", "2013-02-13", "2013-02-13")]
    public void Dates_filter_wherever_they_stand(string when, string? from, string? to)
    {
        foreach (var question in (string[])[$"what did Russia say about Assad {when}?", $"what did Russia say {when} about Assad?"])
        {
            var read = Newsroom.Read(question)!;

            Assert.Equal((from, to), (read.From is { } first ? LocalDatePattern.Iso.Format(first) : null, read.To is { } last ? LocalDatePattern.Iso.Format(last) : null));
            Assert.Equal(("Russia", "Bashar al-Assad", 0), (Labels(read.Speakers), Labels(read.About), read.Terms.Count));
        }
    }

    [Theory]
    [InlineData("did Russia say that it may march on Zorbland?")]
    [InlineData("what did Lavrov say about the long march?")]
    public void Verbs_are_no_months(string question) => Assert.Null(Newsroom.Read(question)!.From);

    [Theory]
    [InlineData("what did Lavrov tell Reuters about Assad?", "Reuters")]
    [InlineData("what did Lavrov tell the BBC?", "the BBC")]
    [InlineData("what did Lavrov say about Assad?", null)]
    public void The_addressee_is_kept_apart(string question, string? addressee)
    {
        var read = Newsroom.Read(question)!;

        Assert.Equal((addressee, "Sergei Lavrov"), (read.Addressee, Labels(read.Speakers)));
    }

    [Theory]
    [InlineData("what did Lavrov say about the talks in Geneva?", "talks", "Geneva")]
    [InlineData("what did Lavrov say about \"regime change\"?", "regime change")]
    [InlineData("who spoke about “regime change” and dialogue?", "regime change", "dialogue")]
    [InlineData("arms deliveries", "arms", "deliveries")]
    public void Other_words_are_terms_and_a_quoted_phrase_stays_whole(string question, params string[] terms) => Assert.Equal(terms, Newsroom.Read(question)!.Terms);

    [Fact]
    public void A_stranger_beside_a_known_speaker_is_remembered()
    {
        var read = Newsroom.Read("what did Russia and Zorbland say about Assad?")!;

        Assert.Equal(("Russia", "Zorbland"), (Labels(read.Speakers), Assert.Single(read.UnknownSpeakers)));
    }

    [Theory]
    [InlineData("what does Lavrov think about Assad?", true)]
    [InlineData("what is the position of Russia on Assad?", true)]
    [InlineData("what did Lavrov say about Assad?", false)]
    public void Thoughts_count_when_they_are_asked_for(string question, bool thoughts) => Assert.Equal(thoughts, Newsroom.Read(question)!.WithThoughts);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!?")]
    [InlineData("yesterday")]
    public void Nothing_to_ask_for_is_null(string question) => Assert.Null(Newsroom.Read(question));

    [Theory]
    [InlineData("help")]
    [InlineData("Hello!")]
    [InlineData("what can you do?")]
    public void Help_is_asked_for_in_words(string question) => Assert.Equal(Intent.Help, Newsroom.Read(question)!.Intent);

    [Fact]
    public void Any_text_is_read_without_failing() => CsCheck.Check.Sample(RandomText.Any, text => { Newsroom.Read(text); }, iter: 300);

    private static string Labels(IEnumerable<ActorMatch> actors) => string.Join(", ", actors.Select(actor => actor.Label));
}
