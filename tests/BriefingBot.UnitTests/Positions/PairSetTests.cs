using System.Text.Json;
using NodaTime.Text;

namespace BriefingBot.UnitTests.Positions;

/// <summary>The form of the gold pairs in <c>tests/spec/positions</c>; its README says what they mean.</summary>
public sealed class PairSetTests
{
    private static readonly string[] Labels =
    [
        "conditioned", "contradicts", "hardened", "new", "other_speaker", "reiterated", "reversed", "softened", "unrelated",
    ];

    [Theory]
    [InlineData("development.jsonl")]
    [InlineData("development-2.jsonl")]
    [InlineData("training.jsonl")]
    [InlineData("held-out.jsonl")]
    [InlineData("held-out-2.jsonl")]
    [InlineData("held-out-3.jsonl")]
    public void Each_label_has_its_share_of_well_formed_pairs(string file)
    {
        var pairs = Read(file);
        var texts = pairs.SelectMany(pair => new[] { pair.GetProperty("earlier"), pair.GetProperty("later") });

        Assert.Equal(Labels, pairs.Select(pair => Field(pair, "change")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(pairs.CountBy(pair => Field(pair, "change"), StringComparer.Ordinal), label => Assert.InRange(label.Value, 15, pairs.Count / 6));
        Assert.All(pairs, pair => Assert.All(["id", "speaker", "subject", "trap"], name => Assert.NotEmpty(Field(pair, name))));
        Assert.All(pairs, pair => Assert.True(Date(pair, "earlier") < Date(pair, "later"), $"{Field(pair, "id")}: the later statement is not later."));
        Assert.All(texts, text => Assert.Equal(Field(text, "text").Trim(), Field(text, "text")));
    }

    [Fact]
    public void What_is_tuned_on_shares_no_id_and_no_speaker_with_what_is_held_out()
    {
        List<JsonElement> development = [.. Read("training.jsonl"), .. Read("development.jsonl"), .. Read("development-2.jsonl")];
        List<JsonElement> heldOut = [.. Read("held-out.jsonl"), .. Read("held-out-2.jsonl"), .. Read("held-out-3.jsonl")];

        Assert.Distinct(development.Concat(heldOut).Select(pair => Field(pair, "id")), StringComparer.Ordinal);
        Assert.Empty(development.Select(pair => Field(pair, "speaker")).Intersect(heldOut.Select(pair => Field(pair, "speaker")), StringComparer.Ordinal));
    }

    private static List<JsonElement> Read(string file) =>
        [.. File.ReadLines(Repository.PathOf("tests", "spec", "positions", file)).Select(line => JsonElement.Parse(line))];

    private static NodaTime.LocalDate Date(JsonElement pair, string statement) =>
        LocalDatePattern.Iso.Parse(Field(pair.GetProperty(statement), "date")).GetValueOrThrow();

    private static string Field(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
