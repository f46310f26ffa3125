using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Chat.Slack;
using BriefingBot.Chat.Teams;
using BriefingBot.Core.Chat;

namespace BriefingBot.UnitTests.Chat;

/// <summary>The form of a new subscription in Slack and in Teams: what is filled in comes back by the fields' ids.</summary>
public sealed class SubscriptionFormTests
{
    private static readonly Dictionary<string, string> Typed = new(StringComparer.Ordinal) { [ChatForm.Speakers] = "Mira Halden", [ChatForm.Days] = "mon", [ChatForm.IfEmpty] = "loud" };

    private static ChatMessage Form { get; } = new([new ChatParagraph([new ChatText("When?")]), new ChatSubscribing(Typed)]);

    [Fact]
    public void Slack_shows_what_was_typed_and_reads_what_comes_back()
    {
        var blocks = JsonNode.Parse(JsonSerializer.Serialize(BlockKitRenderer.Render(Form).Blocks, SlackJson.Options))!.AsArray();
        var inputs = blocks.Where(block => (string?)block!["type"] == "input").ToList();
        Assert.Equal(ChatForm.Fields.Select(field => field.Label), inputs.Select(input => (string?)input!["label"]!["text"]));
        Assert.Equal("Mira Halden", (string?)inputs[0]!["element"]!["initial_value"]);
        Assert.Equal(["mon", "silent"], inputs.Select(input => (string?)input!["element"]!["initial_option"]?["value"]).OfType<string>()); // what cannot be chosen is not
        Assert.Equal("subscribe", (string?)blocks[^1]!["elements"]![0]!["action_id"]);

        var values = new JsonObject();
        foreach (var input in inputs)
        {
            var id = (string)input!["element"]!["action_id"]!;
            values[(string)input["block_id"]!] = new JsonObject { [id] = id == ChatForm.Days ? new JsonObject { ["selected_option"] = new JsonObject { ["value"] = "tue" } } : new JsonObject { ["value"] = id == ChatForm.Not ? null : $" {id} &amp; more " } };
        }

        var press = new JsonObject
        {
            ["type"] = "block_actions",
            ["response_url"] = "https://hooks.slack.com/actions/1",
            ["actions"] = new JsonArray(new JsonObject { ["action_id"] = "subscribe" }),
            ["state"] = new JsonObject { ["values"] = values },
        };
        var read = SlackPress.Read(JsonSerializer.SerializeToElement(press))!.Form!;
        Assert.Equal(("speakers & more", "tue", string.Empty), (read[ChatForm.Speakers], read[ChatForm.Days], read[ChatForm.Not]));
    }

    [Fact]
    public void Teams_shows_what_was_typed_and_reads_what_comes_back()
    {
        var body = AdaptiveCardRenderer.Render(Form)["body"]!.AsArray();
        var inputs = body.Where(element => ((string?)element!["type"])!.StartsWith("Input.", StringComparison.Ordinal)).ToList();
        Assert.Equal(ChatForm.Fields.Select(field => (field.Id, (string?)field.Label)), inputs.Select(input => ((string)input!["id"]!, (string?)input["label"])));
        Assert.Equal(("Mira Halden", "mon"), ((string?)inputs[0]!["value"], (string?)inputs.Single(input => (string?)input!["id"] == ChatForm.Days)!["value"]));
        var data = (JsonObject)body[^1]!["actions"]![0]!["data"]!.DeepClone();
        data[ChatForm.Speakers] = " Osk Brandel ";

        var read = TeamsForm.Read(JsonSerializer.SerializeToElement(data))!;
        Assert.Equal(("Osk Brandel", string.Empty), (read[ChatForm.Speakers], read[ChatForm.Zone]));
        Assert.Null(TeamsForm.Read(JsonSerializer.SerializeToElement(new { question = "who?" })));
        Assert.Null(TeamsForm.Read(null));
    }

    [Fact]
    public void As_text_it_is_only_its_words() => Assert.Equal("When?", TextRenderer.Render(Form));
}
