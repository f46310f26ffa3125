using System.Text;
using System.Text.Json;
using BriefingBot.Core.Articles;
using CsCheck;
using NodaTime;

namespace BriefingBot.UnitTests.Articles;

public sealed class ArticleLineTests
{
    [Fact]
    public void Every_field_is_read_and_the_rest_ignored()
    {
        var article = Read("""{"id":"v-1","title":"Talks","date":"2027-03-04","publisher":"Courier","url":"https://courier.example/1","text":" One.\r\nTwo.","tags":[1,2]}""");

        Assert.Equal(new Article("v-1", "Talks", " One.\r\nTwo.", new LocalDate(2027, 3, 4), "Courier", new("https://courier.example/1")), article);
    }

    [Fact]
    public void What_is_missing_null_or_blank_is_derived_or_left_open()
    {
        var article = Read("""{"id":"","title":null,"date":"","text":"One line.\nTwo."}""");

        Assert.Equal(new Article(ArticleId.Derive(null, "One line.\nTwo."), "One line.", "One line.\nTwo."), article);
    }

    [Theory]
    [InlineData("""{"date":"2027-03-04T10:00:00Z","text":"A"}""")]
    [InlineData("""{"date":"2027-03-04T23:59:59.123+02:00","text":"A"}""")]
    [InlineData("""{"date":"2027-03-04 10:00","text":"A"}""")]
    [InlineData("""{"published":"2027-03-04","text":"A"}""")]
    [InlineData("""{"date":null,"published":"2027-03-04","text":"A"}""")]
    [InlineData("\uFEFF{\"date\":\"2027-03-04\",\"text\":\"A\"}")]
    public void Dates_may_carry_a_time_which_is_left_aside(string line) =>
        Assert.Equal(new LocalDate(2027, 3, 4), Read(line).Published);

    [Fact]
    public void A_number_is_an_id_too() => Assert.Equal("17", Read("""{"id":17,"text":"A"}""").Id);

    [Theory]
    [InlineData("{\"text\":\"A\"", "no JSON")]
    [InlineData("not json", "no JSON")]
    [InlineData("[1]", "no object")]
    [InlineData("{}", "no \"text\"")]
    [InlineData("{\"text\":5}", "\"text\" is no text")]
    [InlineData("{\"text\":\" \\n\"}", "empty")]
    [InlineData("{\"text\":\"a\\u0000b\"}", "NUL")]
    [InlineData("{\"text\":\"a\\ud800b\"}", "half a character")]
    [InlineData("{\"text\":\"A\",\"date\":\"March 2027\"}", "\"March 2027\"")]
    [InlineData("{\"text\":\"A\",\"date\":20270304}", "\"date\" is no text")]
    [InlineData("{\"text\":\"A\",\"url\":\"nowhere\"}", "\"nowhere\"")]
    public void A_bad_line_says_what_is_wrong(string line, string said) =>
        Assert.Contains(said, Assert.Throws<ArticleException>(() => Read(line)).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused() =>
        Assert.Contains("UTF-8", Assert.Throws<ArticleException>(() => ArticleLine.Read(new byte[] { 0x7B, 0xFF, 0x7D }, ArticleDefaults.None)).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_text_comes_back_letter_for_letter() =>
        Gen.String.Sample(text =>
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(new { text });
            var written = JsonSerializer.Deserialize<JsonElement>(line).GetProperty("text").GetString();
            try
            {
                return ArticleLine.Read(line, ArticleDefaults.None).Text == written;
            }
            catch (ArticleException)
            {
                return string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal);
            }
        });

    [Fact]
    public void Any_bytes_give_an_article_or_our_own_error() =>
        Gen.OneOf(Gen.Byte.Array[0, 60], Gen.OneOf("{\"text\":", "\"a", "\"", "\\ud800", "}", "[", "\"date\":", ",", "{}", "\"2027-03-04\"").Array[0, 12].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)))).Sample(bytes =>
        {
            try
            {
                return ArticleLine.Read(bytes, ArticleDefaults.None).Text.Length > 0;
            }
            catch (ArticleException)
            {
                return true;
            }
        });

    private static Article Read(string line) => ArticleLine.Read(Encoding.UTF8.GetBytes(line), ArticleDefaults.None);
}
