using BriefingBot.Core.Text;
using CsCheck;

namespace BriefingBot.UnitTests.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("It rained. It stopped! Why? Nobody knew.", "It rained.|It stopped!|Why?|Nobody knew.")]
    [InlineData("The U.S. Senate met. It voted.", "The U.S. Senate met.|It voted.")]
    [InlineData("He left the U.S. The ship sank.", "He left the U.S.|The ship sank.")]
    [InlineData("She left the U.S. in May.", "She left the U.S. in May.")]
    [InlineData("Mr. Halden met Dr. Okoro. They ate.", "Mr. Halden met Dr. Okoro.|They ate.")]
    [InlineData("M. J. Halden spoke. J. R. Okoro slept.", "M. J. Halden spoke.|J. R. Okoro slept.")]
    [InlineData("MOSCOW (Agency) — The ship sank.", "MOSCOW (Agency) — The ship sank.")]
    [InlineData("VELLAND CITY, Feb. 15 (Agency) - The ship sank. It was old.", "VELLAND CITY, Feb. 15 (Agency) - The ship sank.|It was old.")]
    [InlineData("They waited... and waited. Then… nothing.", "They waited... and waited.|Then… nothing.")]
    [InlineData("They waited… Then they left.", "They waited…|Then they left.")]
    [InlineData("“We will go.” She meant it.", "“We will go.”|She meant it.")]
    [InlineData("“We will go. We are ready,” she said. They left.", "“We will go. We are ready,” she said.|They left.")]
    [InlineData("She said: “We will go.” They left.", "She said: “We will go.”|They left.")]
    [InlineData("“Will you go?” she asked. “No.” “Why?”", "“Will you go?” she asked.|“No.”|“Why?”")]
    [InlineData("It sank (nobody saw it.) They left.", "It sank (nobody saw it.)|They left.")]
    [InlineData("It cost 3.5 million. Prices rose 2.1 percent.", "It cost 3.5 million.|Prices rose 2.1 percent.")]
    [InlineData("A headline without a point\nA sentence.", "A headline without a point|A sentence.")]
    [InlineData("Acme Inc. said so. Acme Corp. did not.", "Acme Inc. said so.|Acme Corp. did not.")]
    public void Cuts_where_sentences_end(string text, string sentences)
    {
        var read = TaggedText.Read(text);

        Assert.Equal(sentences, string.Join('|', read.Sentences.Select(sentence => read.Words(sentence.First, sentence.End))));
    }

    [Fact]
    public void Each_token_belongs_to_one_sentence() =>
        RandomText.Any.Sample(text =>
        {
            var read = TaggedText.Read(text);
            var end = 0;
            for (var i = 0; i < read.Sentences.Count; i++)
            {
                var sentence = read.Sentences[i];
                Assert.Equal(end, sentence.First);
                Assert.True(sentence.End > sentence.First);
                Assert.Equal(i, read.SentenceOf(sentence.First));
                end = sentence.End;
            }

            Assert.Equal(read.Tokens.Count, end);
        });
}
