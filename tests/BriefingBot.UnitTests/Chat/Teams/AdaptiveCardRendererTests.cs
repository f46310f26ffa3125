using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BriefingBot.Chat.Teams;
using BriefingBot.Core.Chat;
using CsCheck;

namespace BriefingBot.UnitTests.Chat.Teams;

public sealed partial class AdaptiveCardRendererTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        RandomText.Any,
        Gen.Const("**b** _i_ [l](https://phish.example) <at>Everyone</at> @channel {{DATE(2017-02-14T06:08:39Z,SHORT)}} {{{TIME(2017-02-14T06:08:39Z)}} ${x} <b>&lt;"),
        Gen.Int[1, 30_000].Select(n => string.Concat(Enumerable.Repeat("😀", n))),
        Gen.Int[1, 60_000].Select(n => new string('{', n)));

    private static readonly Gen<ChatRun> Run = Gen.OneOf(
        Text.Select(words => (ChatRun)new ChatText(words)),
        Text.Select(words => (ChatRun)new ChatStrong(words)),
        Text.Select(words => (ChatRun)new ChatQuotation(words)),
        Gen.Select(Gen.Int[1, 9999], Gen.OneOf<string>([.. new[] { "https://news.example/a?b=1&c=é#s", "http://localhost:3978/articles/1", "javascript:alert(1)", "/relative", "https://x.example/" + new string('a', 3000) }.Select(link => Gen.Const(link))]))
            .Select((number, link) => (ChatRun)new ChatCitation(number, new(link, UriKind.RelativeOrAbsolute))));

    private static readonly Gen<ChatBlock> Block = Gen.OneOf(
        Text.Select(words => (ChatBlock)new ChatHeading(words)),
        Run.Array[0, 6].Select(runs => (ChatBlock)new ChatParagraph(runs)),
        Run.Array[0, 6].Select(runs => (ChatBlock)new ChatItem(runs)),
        Text.Array[0, 9].Select(questions => (ChatBlock)new ChatSuggestions(questions)));

    private static readonly Gen<ChatMessage> Message = Block.Array[0, 24].Select(blocks => new ChatMessage(blocks));

    [Fact]
    public void No_text_passes_a_limit() => Message.Sample(
        message =>
        {
            var card = AdaptiveCardRenderer.Render(message);
            var json = JsonSerializer.Serialize(card, ActivityJson.Options);
            var summary = AdaptiveCardRenderer.Summary(message) ?? string.Empty;

            Assert.True(Encoding.UTF8.GetByteCount(json) <= AdaptiveCardRenderer.MaxBytes, $"{Encoding.UTF8.GetByteCount(json)} bytes");
            Assert.True(2 * json.Length <= 100 * 1024);
            Assert.True(summary.Length <= AdaptiveCardRenderer.MaxSummary);
            foreach (var text in Strings(card).Append(summary))
            {
                Assert.True(IsWellFormed(text), text);
                Assert.DoesNotContain(text, char.IsControl);
            }

            Assert.All(Objects(card, "ActionSet"), set => Assert.True(set["actions"]!.AsArray().Count is > 0 and <= 6));
        },
        iter: 100);

    [Fact]
    public void No_text_is_parsed() => Message.Sample(
        message =>
        {
            var card = AdaptiveCardRenderer.Render(message);

            Assert.Empty(Objects(card, "TextBlock")); // the only element that reads markdown
            Assert.Null(card["msteams"]); // without it nobody is mentioned
            Assert.All(Objects(card, "TextRun"), run => Assert.DoesNotMatch(Function(), (string)run["text"]!));
            Assert.All(Objects(card, "Action.OpenUrl"), open => Assert.Matches("^https?://", (string)open["url"]!));
        },
        iter: 100);

    [Fact]
    public void A_message_that_fits_is_shown_letter_for_letter()
    {
        const string Words = "“I said **no** to {{DATE(2017-02-14T06:08:39Z,SHORT)}}”, <at>Mira</at> & 😀";
        var card = AdaptiveCardRenderer.Render(new([new ChatHeading("Osk Brandel"), new ChatItem([new ChatStrong("1 May"), new ChatText(" — "), new ChatQuotation(Words), new ChatCitation(1, new("https://news.example/a#1"))])]));

        Assert.Equal($"Osk Brandel• 1 May — {Words}[1]", string.Concat(Objects(card, "TextRun").Select(run => (string?)run["text"])));
        Assert.Equal("https://news.example/a#1", (string?)Objects(card, "Action.OpenUrl").Single()["url"]);
        Assert.True((bool?)Objects(card, "TextRun").Single(run => ((string)run["text"]!).StartsWith('“'))["italic"]);
    }

    [Fact]
    public void What_does_not_fit_is_counted()
    {
        var long1 = new ChatItem([new ChatText(new string('a', 6000))]);
        var card = AdaptiveCardRenderer.Render(new([.. Enumerable.Repeat<ChatBlock>(long1, 20), new ChatSuggestions(["what did Osk say?"])]));

        Assert.Equal("… 16 more", (string?)Objects(card, "TextRun").Last()["text"]);
        Assert.Equal("what did Osk say?", (string?)Objects(card, "Action.Submit").Single()["data"]!["question"]);
    }

    [Fact]
    public void The_longest_suggestions_fit_beside_the_most_content()
    {
        var content = Enumerable.Repeat<ChatBlock>(new ChatItem([new ChatText(new string('a', 1000))]), 40);
        var questions = new ChatSuggestions([.. Enumerable.Range(0, 9).Select(i => $"{i}{new string('\uE000', 139)}")]); // six bytes each
        var card = AdaptiveCardRenderer.Render(new([.. content, questions]));

        Assert.Equal(6, Objects(card, "Action.Submit").Count());
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(card, ActivityJson.Options).Length, 34 * 1024, AdaptiveCardRenderer.MaxBytes);
    }

    [Fact]
    public void A_long_suggestion_is_cut_on_its_button_only()
    {
        const string Question = "what did the Farmers' Union of Velland say about the harbours?";
        var button = Objects(AdaptiveCardRenderer.Render(new([new ChatSuggestions([Question])])), "Action.Submit").Single();

        Assert.Equal(("what did the Farmers' Union of Velland say ab…", Question, Question), ((string?)button["title"], (string?)button["tooltip"], (string?)button["data"]!["question"]));
    }

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("a😀b", 3, "a…")]
    [InlineData("😀😀😀", 4, "😀…")]
    public void A_cut_never_halves_a_pair(string text, int max, string expected) => Assert.Equal(expected, CardText.Cut(text, max));

    [GeneratedRegex(@"\{\{(?:DATE|TIME)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Function();

    private static bool IsWellFormed(string text) => !text.Where((c, i) =>
        char.IsHighSurrogate(c) ? i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1]) : char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(text[i - 1]))).Any();

    private static IEnumerable<JsonObject> Objects(JsonNode? node, string type) => node switch
    {
        JsonObject item => item.SelectMany(property => Objects(property.Value, type)).Concat((string?)item["type"] == type ? [item] : []),
        JsonArray array => array.SelectMany(item => Objects(item, type)),
        _ => [],
    };

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(property => Strings(property.Value)),
        JsonArray array => array.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
