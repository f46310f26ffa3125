using System.Text.Json;
using BriefingBot.Core.Articles;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;
using CsCheck;

namespace BriefingBot.UnitTests.Statements;

/// <summary>What holds for every text, however it is written.</summary>
public sealed class StatementExtractorTests
{
    private static readonly string[] Sentences =
        [.. SpecCase.All.Values.Select(spec => MarkedText.Parse(spec.Marked).Text)];

    private static Gen<string> Articles { get; } = Gen.OneOf(
        RandomText.Any,
        Gen.Int[0, Sentences.Length - 1].Select(i => Sentences[i]).Array[1, 8].Select(sentences => string.Join(' ', sentences)),
        Gen.Select(Gen.Int[0, Sentences.Length - 1].Select(i => Sentences[i]).Array[1, 4].Select(sentences => string.Join('\n', sentences)), Gen.Int[0, 400], RandomText.Words)
            .Select((text, at, noise) => text[..Math.Min(at, text.Length)] + noise + text[Math.Min(at, text.Length)..]));

    public static TheoryData<string> Adversarial =>
    [
        "", " ", "\n", "\"", "“", "”", "'", "said", "said said said said", "he said he said he said", "that that that that",
        "\"\"\"\"\"\"\"\"", "“““““““““", "”””””””””", "\"said\"", "said \"", "\" said", "according to", "According to", "according to according to", "as saying", "quoted as saying", "x quoted as saying as saying",
        ":", "Halden:", ": Halden", ":::::", "Halden: : Halden", ", , , , said , , ,", "(said)", "said.\nsaid.\nsaid.", "the « the minister last week is ready \" `` J. ; as http://velland.example/a?b=1 ` » urged told Mira Halden according to as ”", "Mr. Mr. Mr. said", "al-al-al said", "\uD83D said \uDE00",
        "who said who said who said", "said by by by by", "was accused of by", "to to to to", "29 February said 31 June 0 May", "on on on Friday Friday", "the the the minister minister said", ", said Halden, said Halden, said Halden,",
        "\"a\nb\nc\n\"d said", "---\n---", "\0\u0001\u0002 said \u0003",
    ];

    [Theory]
    [MemberData(nameof(Adversarial))]
    public void Holds_for_adversarial_texts(string text) => AssertSound(text);

    [Fact]
    public void Holds_for_any_text() => Articles.Sample(AssertSound, iter: 400);

    [Theory]
    [InlineData("said ")]
    [InlineData("\"")]
    [InlineData("he said that ")]
    [InlineData("“Yes,” said Mira Halden, ")]
    [InlineData("Mira Halden, the minister, ")]
    [InlineData("according to Halden, ")]
    [InlineData("quoted Halden as saying ")]
    [InlineData("It rained. ")]
    [InlineData("x\n")]
    public void Comes_to_an_end_with_a_long_text(string piece) => AssertSound(string.Concat(Enumerable.Repeat(piece, 2_000)));

    [Fact]
    public void Names_its_rule_and_how_sure_it_is() =>
        Assert.All(Sentences.SelectMany(Extract), statement =>
        {
            Assert.NotEmpty(statement.Rule);
            Assert.InRange(statement.Confidence, double.Epsilon, 1);
        });

    private static IReadOnlyList<Statement> Extract(string text) => StatementExtractor.Default.Extract(new Article("any", "any", text, new(2027, 3, 4)));

    private static void AssertSound(string text)
    {
        var found = Extract(text);

        Assert.Equal(JsonSerializer.Serialize(found), JsonSerializer.Serialize(Extract(text)));
        Assert.Equal(found.Count, found.Select(statement => statement.Id).Distinct(StringComparer.Ordinal).Count());
        foreach (var statement in found)
        {
            Assert.NotEmpty(statement.Content);
            AssertInside(text, statement.Content);
            AssertInside(text, statement.Cue);
            AssertInside(text, statement.Source);
            AssertApart(statement, statement.Content, statement.Cue);
            AssertApart(statement, statement.Content, statement.Source);
            if (statement.Rule != "quoted-as-saying")
            {
                AssertApart(statement, statement.Source, statement.Cue); // "quoted HALDEN as saying" is one span so far
            }
        }
    }

    // in order, apart from each other and never empty
    private static void AssertInside(string text, IReadOnlyList<TextSpan> spans)
    {
        var end = 0;
        foreach (var span in spans)
        {
            Assert.True(span.Length > 0 && span.Start >= end && span.End <= text.Length, $"{span} after {end} in a text of {text.Length}");
            end = span.End;
        }
    }

    private static void AssertApart(Statement statement, IReadOnlyList<TextSpan> some, IReadOnlyList<TextSpan> others) =>
        Assert.False(some.Any(one => others.Any(one.Overlaps)), $"{statement.Rule}: {string.Join(' ', some)} overlaps {string.Join(' ', others)}");
}
