using System.Globalization;
using BriefingBot.Core.Text;
using CsCheck;
using NodaTime;

namespace BriefingBot.UnitTests.Text;

public sealed class DateReaderTests
{
    private static readonly LocalDate Saturday = new(2013, 2, 16);

    [Theory]
    [InlineData("on 2013-02-13", "2013-02-13..2013-02-13")]
    [InlineData("on 13 February 2013", "2013-02-13..2013-02-13")]
    [InlineData("on 13th of February, 2013", "2013-02-13..2013-02-13")]
    [InlineData("on February 13, 2012", "2012-02-13..2012-02-13")]
    [InlineData("on Feb. 13", "2013-02-13..2013-02-13")]
    [InlineData("on 13 February", "2013-02-13..2013-02-13")]
    [InlineData("on March 3rd", "2012-03-03..2012-03-03")]
    [InlineData("on 16 February", "2013-02-16..2013-02-16")]
    [InlineData("on 17 February", "2012-02-17..2012-02-17")]
    [InlineData("in February 2012", "2012-02-01..2012-02-29")]
    [InlineData("in December", "2012-12-01..2012-12-31")]
    [InlineData("in February", "2013-02-01..2013-02-28")]
    [InlineData("in May", "2012-05-01..2012-05-31")]
    [InlineData("in 2011", "2011-01-01..2011-12-31")]
    [InlineData("since 1999", "1999-01-01..1999-12-31")]
    [InlineData("on Friday", "2013-02-15..2013-02-15")]
    [InlineData("on Saturday", "2013-02-16..2013-02-16")]
    [InlineData("last Saturday", "2013-02-09..2013-02-09")]
    [InlineData("on Sunday", "2013-02-10..2013-02-10")]
    [InlineData("yesterday", "2013-02-15..2013-02-15")]
    [InlineData("today", "2013-02-16..2013-02-16")]
    [InlineData("this morning", "2013-02-16..2013-02-16")]
    [InlineData("last night", "2013-02-15..2013-02-15")]
    [InlineData("last week", "2013-02-04..2013-02-10")]
    [InlineData("this week", "2013-02-11..2013-02-17")]
    [InlineData("last month", "2013-01-01..2013-01-31")]
    [InlineData("this month", "2013-02-01..2013-02-28")]
    [InlineData("last year", "2012-01-01..2012-12-31")]
    [InlineData("this year", "2013-01-01..2013-12-31")]
    [InlineData("on 31 June 2012", "2012-06-01..2012-06-30")]
    [InlineData("on 29 February 2013", "2013-02-01..2013-02-28")]
    [InlineData("on 31 June", "2012-06-01..2012-06-30")]
    [InlineData("from Monday to Thursday", "2013-02-11..2013-02-11 2013-02-14..2013-02-14")]
    public void Reads_each_form_back_from_the_reference(string text, string dates) => Assert.Equal(dates, Joined(text, Saturday));

    [Theory]
    [InlineData("they may leave")]
    [InlineData("May they leave")]
    [InlineData("march on")]
    [InlineData("next Friday")]
    [InlineData("2013 people")]
    [InlineData("in 1850")]
    [InlineData("some second thoughts")]
    public void Takes_nothing_else_for_a_date(string text) => Assert.Equal("", Joined(text, Saturday));

    [Theory]
    [InlineData("on 29 February 2012", 2013, 2, 16, "2012-02-29..2012-02-29")]
    [InlineData("on 29 February", 2012, 3, 1, "2012-02-29..2012-02-29")]
    [InlineData("on 29 February", 2012, 2, 29, "2012-02-29..2012-02-29")]
    [InlineData("on 29 February", 2013, 2, 16, "2012-02-29..2012-02-29")]
    [InlineData("on 29 February", 2012, 2, 10, "2008-02-29..2008-02-29")]
    [InlineData("last year", 2012, 2, 29, "2011-01-01..2011-12-31")]
    [InlineData("last month", 2012, 3, 31, "2012-02-01..2012-02-29")]
    public void Knows_leap_days(string text, int year, int month, int day, string dates) => Assert.Equal(dates, Joined(text, new(year, month, day)));

    [Theory]
    [InlineData("on Friday", "")]
    [InlineData("yesterday", "")]
    [InlineData("last week", "")]
    [InlineData("in December", "")]
    [InlineData("on 13 February", "")]
    [InlineData("on 13 February 2013", "2013-02-13..2013-02-13")]
    [InlineData("in February 2013", "2013-02-01..2013-02-28")]
    [InlineData("in 2011", "2011-01-01..2011-12-31")]
    public void Without_a_reference_reads_only_dates_with_a_year(string text, string dates) => Assert.Equal(dates, Joined(text, null));

    [Theory]
    [InlineData("on 13 February", "2013-02-13")]
    [InlineData("in December", "2012-12")]
    [InlineData("last year", "2012")]
    [InlineData("last week", "2013-02")]
    public void Cuts_a_date_to_what_is_known(string text, string date)
    {
        var tokens = Tokenizer.Tokenize(text);

        Assert.Equal(date, Assert.Single(DateReader.Find(tokens, 0, tokens.Count, Saturday)).Date.ToIso());
    }

    [Fact]
    public void Every_period_ends_on_or_after_its_beginning_whatever_the_text() =>
        Gen.Select(RandomText.Any, Gen.Int[-700_000, 2_900_000]).Sample((text, day) =>
        {
            var tokens = Tokenizer.Tokenize(text);
            var end = 0;
            foreach (var mention in DateReader.Find(tokens, 0, tokens.Count, LocalDate.FromDateTime(DateTime.UnixEpoch).PlusDays(day)))
            {
                Assert.True(mention.From <= mention.To);
                Assert.InRange(mention.First, end, mention.End - 1);
                end = mention.End;
            }

            Assert.True(end <= tokens.Count);
        });

    private static string Joined(string text, LocalDate? reference)
    {
        var tokens = Tokenizer.Tokenize(text);
        return string.Join(' ', DateReader.Find(tokens, 0, tokens.Count, reference)
            .Select(mention => string.Create(CultureInfo.InvariantCulture, $"{mention.From:uuuu-MM-dd}..{mention.To:uuuu-MM-dd}")));
    }
}
