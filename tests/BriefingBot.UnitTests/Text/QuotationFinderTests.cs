using BriefingBot.Core.Text;
using CsCheck;

namespace BriefingBot.UnitTests.Text;

public sealed class QuotationFinderTests
{
    [Theory]
    [InlineData("\"We will go,\" she said. \"Soon.\"", "\"We will go,\"|\"Soon.\"")]
    [InlineData("“We will go,” she said.", "“We will go,”")]
    [InlineData("She spoke of \"a long road,” and left.", "\"a long road,”")]
    [InlineData("She spoke of ''a long road'' and left.", "''a long road''")]
    [InlineData("She spoke of ``a long road'' and left.", "``a long road''")]
    [InlineData("She spoke of „a long road“ … and left.", "„a long road“")]
    [InlineData("She spoke of «a long road» and left.", "«a long road»")]
    [InlineData("She spoke of ”a long road” and left.", "”a long road”")]
    [InlineData("“He said ‘never’ to us,” she said.", "“He said ‘never’ to us,”")]
    [InlineData("\"He said 'never' to us,\" she said.", "\"He said 'never' to us,\"")]
    [InlineData("(\"Yes.\") (“No.”)", "\"Yes.\"|“No.”")]
    public void Finds_the_outermost(string text, string quotations) => Assert.Equal(quotations, Joined(text));

    [Theory]
    [InlineData("Halden: 'We will never leave'", "'We will never leave'")]
    [InlineData("‘Never again’, says Halden", "‘Never again’")]
    [InlineData("Halden calls the plan 'unworkable'", "'unworkable'")]
    [InlineData("Halden: 'We won't go'", "'We won't go'")]
    [InlineData("Halden: ‘We won’t go’", "‘We won’t go’")]
    public void Takes_single_marks_where_there_are_no_double_ones(string text, string quotations) => Assert.Equal(quotations, Joined(text));

    [Theory]
    [InlineData("Velland's ministers' visit wasn't long.")]
    [InlineData("Velland’s ministers’ visit wasn’t long.")]
    [InlineData("No marks at all.")]
    public void Apostrophes_are_none(string text) => Assert.Equal("", Joined(text));

    [Fact]
    public void An_open_one_ends_with_its_paragraph()
    {
        var quotation = Assert.Single(TaggedText.Read("\"We will go, she said.\nThe night was quiet.").Quotations);

        Assert.False(quotation.IsClosed);
        Assert.False(quotation.Continues);
    }

    [Fact]
    public void An_open_one_goes_on_where_the_next_paragraph_opens_with_a_mark()
    {
        var read = TaggedText.Read("“We will go.\n“We will never come back.\n“We are ready,” she said.");

        Assert.Equal([true, true, false], read.Quotations.Select(quotation => quotation.Continues));
        Assert.Equal([false, false, true], read.Quotations.Select(quotation => quotation.IsClosed));
    }

    [Theory]
    [InlineData("“We will go. We are ready.” So she said.", true, true, 6)]
    [InlineData("They spoke of “a long road” then.", false, false, 3)]
    public void Tells_how_its_words_begin_and_end(string text, bool capitalised, bool ends, int words)
    {
        var quotation = Assert.Single(TaggedText.Read(text).Quotations);

        Assert.Equal((capitalised, ends, words), (quotation.BeginsCapitalised, quotation.EndsSentence, quotation.Words));
    }

    [Fact]
    public void Quotations_never_overlap_whatever_the_text() =>
        RandomText.Any.Sample(text =>
        {
            var read = TaggedText.Read(text);
            var end = 0;
            foreach (var quotation in read.Quotations)
            {
                Assert.InRange(quotation.First, end, quotation.Last);
                Assert.Equal(read.SentenceOf(quotation.First), read.SentenceOf(quotation.Last));
                end = quotation.Last + 1;
            }

            Assert.True(end <= read.Tokens.Count);
        });

    private static string Joined(string text)
    {
        var read = TaggedText.Read(text);
        return string.Join('|', read.Quotations.Select(quotation => read.Words(quotation.First, quotation.Last + 1)));
    }
}
