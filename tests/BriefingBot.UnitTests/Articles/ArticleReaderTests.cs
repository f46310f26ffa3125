using BriefingBot.Core.Articles;
using CsCheck;
using NodaTime;

namespace BriefingBot.UnitTests.Articles;

public sealed class ArticleReaderTests
{
    private static readonly LocalDate Day = new(2027, 3, 4);

    [Fact]
    public void Text_is_the_file_without_mark_and_front_matter_letter_for_letter()
    {
        var article = ArticleReader.Read("\uFEFF---\r\ntitle: Talks\r\npublished: 2027-03-04\r\n---\r\nFirst.\r\n\r\nSecond 😀.\r\n", ArticleDefaults.None);

        Assert.Equal("First.\r\n\r\nSecond 😀.\r\n", article.Text);
        Assert.Equal("Talks", article.Title);
        Assert.Equal(Day, article.Published);
    }

    [Fact]
    public void The_title_is_the_first_line_with_words_when_none_is_given()
    {
        var article = ArticleReader.Read("\n \r\n  Velland waits \nMore.", ArticleDefaults.None);

        Assert.Equal("Velland waits", article.Title);
        Assert.Null(article.Published);
        Assert.Equal(ArticleId.Derive(null, article.Text), article.Id);
    }

    [Fact]
    public void An_endless_first_line_is_cut_for_the_title_and_no_character_halved()
    {
        var article = ArticleReader.Read(new string('x', 499) + "😀 and on", ArticleDefaults.None);

        Assert.Equal(new string('x', 499) + "…", article.Title);
    }

    [Fact]
    public void Defaults_fill_in_only_what_is_missing()
    {
        var defaults = new ArticleDefaults(new(2020, 1, 1), "Somebody");

        var dated = ArticleReader.Read("---\npublished: 2027-03-04T23:30:00-05:00\npublisher: Courier\n---\nA.", defaults);
        var undated = ArticleReader.Read("---\npublished:\n---\nA.", defaults);

        Assert.Equal((Day, "Courier"), (dated.Published, dated.Publisher));
        Assert.Equal((defaults.Published, "Somebody"), (undated.Published, undated.Publisher));
    }

    [Fact]
    public void The_id_comes_from_the_address_so_that_new_words_update_the_article()
    {
        const string front = "---\nurl: https://courier.example/talks\n---\n";

        Assert.Equal(ArticleReader.Read(front + "Old words.", ArticleDefaults.None).Id, ArticleReader.Read(front + "New words.", ArticleDefaults.None).Id);
    }

    [Theory]
    [InlineData("---\npublished: yesterday\n---\nA.", "\"yesterday\"")]
    [InlineData("---\npublished: 04/03/2027\n---\nA.", "2013-02-15")]
    [InlineData("---\npublished: 2027-02-30\n---\nA.", "2027-02-30")]
    [InlineData("---\nurl: courier.example\n---\nA.", "courier.example")]
    [InlineData("---\nurl: file:///etc/hosts\n---\nA.", "https://")]
    [InlineData("---\ntitle: A\n---\n \n", "empty")]
    [InlineData("", "empty")]
    [InlineData("\uFEFF", "empty")]
    [InlineData("a\0b", "NUL")]
    public void A_bad_file_says_what_is_wrong(string file, string said) =>
        Assert.Contains(said, Assert.Throws<ArticleException>(() => ArticleReader.Read(file, ArticleDefaults.None)).Message, StringComparison.Ordinal);

    [Fact]
    public void Whatever_the_file_the_text_is_its_end_or_the_error_is_our_own()
    {
        var piece = Gen.OneOf(Gen.OneOf("---", "\n", "\r\n", "title: A", "published: 2027-03-04", "url: x", ": ", "\uFEFF", "\0", "\uD83D", "é", " "), Gen.String);
        piece.Array[0, 12].Select(string.Concat).Sample(file =>
        {
            try
            {
                var text = ArticleReader.Read(file, ArticleDefaults.None).Text;
                return file.EndsWith(text, StringComparison.Ordinal) && text.Length > 0;
            }
            catch (ArticleException)
            {
                return true;
            }
        });
    }
}
