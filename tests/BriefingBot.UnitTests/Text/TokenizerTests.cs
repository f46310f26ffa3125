using BriefingBot.Core.Text;
using CsCheck;

namespace BriefingBot.UnitTests.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("The U.S. left.", "The|U.S.|left|.")]
    [InlineData("It left the U.S.", "It|left|the|U.S.")]
    [InlineData("Mr. J. Halden Jr. spoke.", "Mr.|J.|Halden|Jr.|spoke|.")]
    [InlineData("Bashar al-Assad stays", "Bashar|al-Assad|stays")]
    [InlineData("We don't and can’t.", "We|do|n't|and|ca|n't|.")]
    [InlineData("Velland's and Velland’s", "Velland|'s|and|Velland|'s")]
    [InlineData("the ministers' visit", "the|ministers|'|visit")]
    [InlineData("I'm sure they've said we'll go; he'd stay", "I|'m|sure|they|'ve|said|we|'ll|go|;|he|'d|stay")]
    [InlineData("a\u00A0ship\u2009sank\u200B\uFEFF.", "a|ship|sank|.")]
    [InlineData("Wait… no... yes", "Wait|…|no|...|yes")]
    [InlineData("peace—or war--now – then", "peace|—|or|war|--|now|–|then")]
    [InlineData("3.5 million, $1,200.50 and 7%", "3.5|million|,|$1,200.50|and|7|%")]
    [InlineData("The end.The start", "The|end|.|The|start")]
    [InlineData("\"Yes,\" ''no'' “so”", "\"|Yes|,|\"|''|no|''|“|so|”")]
    [InlineData("O'Hara's F-16 on 2013-02-13", "O'Hara|'s|F-16|on|2013-02-13")]
    [InlineData("Fine 😀 day", "Fine|😀|day")]
    [InlineData("", "")]
    [InlineData(" \r\n\t", "")]
    public void Cuts_words_and_marks(string text, string tokens) =>
        Assert.Equal(tokens, string.Join('|', Tokenizer.Tokenize(text).Select(token => token.Word)));

    [Fact]
    public void Keeps_the_name_of_a_host_whole() =>
        Assert.Contains("www.velland.example", Tokenizer.Tokenize("See https://www.velland.example/a?b=1.").Select(token => token.Word));

    [Fact]
    public void Makes_typographic_apostrophes_plain_but_points_at_the_printed_ones()
    {
        const string text = "Velland’s";

        var token = Tokenizer.Tokenize(text)[1];

        Assert.Equal("'s", token.Word);
        Assert.Equal("’s", token.Span.In(text));
    }

    [Fact]
    public void Tokens_are_in_order_never_overlap_and_cover_every_letter_and_digit() =>
        RandomText.Any.Sample(text =>
        {
            var end = 0;
            foreach (var token in Tokenizer.Tokenize(text))
            {
                Assert.True(token.Span.Start >= end && token.Span.Length > 0);
                Assert.Equal(token.Word, token.Span.In(text).Replace('’', '\''));
                Assert.DoesNotContain(text[end..token.Span.Start], char.IsLetterOrDigit);
                end = token.Span.End;
            }

            Assert.DoesNotContain(text[end..], char.IsLetterOrDigit);
        });
}
