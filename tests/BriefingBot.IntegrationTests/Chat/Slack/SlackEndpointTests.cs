using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Chat.Slack;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BriefingBot.IntegrationTests.Chat.Slack;

/// <summary>Commands, events and interactions over HTTP: signed as Slack signs them, answered where Slack expects it.</summary>
public sealed class SlackEndpointTests
{
    private static readonly string[] Routes = ["/slack/commands", "/slack/events", "/slack/interactions"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/slack/commands")]
    [InlineData("/slack/events")]
    [InlineData("/slack/interactions")]
    public async Task A_command_is_acknowledged_at_once_and_answered_at_its_response_url(string route)
    {
        await using var host = await SlackHost.StartAsync(Token);

        var (status, body) = await host.PostFormAsync(route, host.Command("/ask", "what did Velland say about grain &amp; oil?", "1.2"), Token);
        await host.StopAsync(Token);

        Assert.Equal(200, status);
        Assert.Equal("Looking…", JsonNode.Parse(body)!["text"]!.GetValue<string>());
        Assert.Equal("ephemeral", JsonNode.Parse(body)!["response_type"]!.GetValue<string>());
        Assert.Equal(new ChatRequest(new("slack", "T1/C1"), "U1", "what did Velland say about grain & oil?") { Thread = "slack/T1/C1/@U1" }, Assert.Single(host.Asked));
        var (path, authorization, answer) = Assert.Single(host.Sent);
        Assert.Equal("/answers/secret", path);
        Assert.Null(authorization);
        Assert.Equal("ephemeral", answer!["response_type"]!.GetValue<string>());
        Assert.False(answer["replace_original"]!.GetValue<bool>());
        Assert.StartsWith("Answer to what did Velland say about grain &amp; oil?", answer["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("what did Velland say about grain & oil?", answer["blocks"]![0]!["elements"]![0]!["elements"]![1]!["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"type":"channel_left","channel":"C7","actor_id":"U2"}""", "removed from this channel")]
    [InlineData("""{"type":"group_left","channel":"C7"}""", "removed from this channel")]
    [InlineData("""{"type":"member_left_channel","user":"UBOT","channel":"C7"}""", "removed from this channel")]
    [InlineData("""{"type":"channel_archive","channel":"C7","user":"U2"}""", "archived")]
    [InlineData("""{"type":"group_deleted","channel":"C7"}""", "deleted")]
    [InlineData("""{"type":"member_left_channel","user":"U2","channel":"C7"}""", null)] // somebody else
    [InlineData("""{"type":"channel_unarchive","channel":"C7"}""", null)]
    public async Task That_the_bot_is_out_of_a_channel_is_passed_on(string what, string? reason)
    {
        await using var host = await SlackHost.StartAsync(Token);
        var body = JsonNode.Parse($$"""{"type":"event_callback","team_id":"T1","event_id":"Ev9","authorizations":[{"user_id":"UBOT"}],"event":{{what}}}""")!;
        Assert.Equal(200, (await host.PostJsonAsync("/slack/events", body, Token)).Status);
        await host.StopAsync(Token);
        Assert.Equal(reason is null ? 0 : 1, host.Gone.Count);
        Assert.All(host.Gone, gone => Assert.Equal(("slack:T1/C7", true), (gone.Channel.ToString(), gone.Reason.Contains(reason!, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("""{"type":"app_uninstalled"}""", "The app was removed")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":["UBOT"]}}""", "token of this workspace was revoked")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":[]}}""", null)] // somebody's own
    [InlineData("""{"type":"tokens_revoked"}""", null)]
    public async Task A_workspace_that_is_lost_is_told_and_no_channel_of_it_ends(string happened, string? reason)
    {
        await using var host = await SlackHost.StartAsync(Token);
        var body = JsonNode.Parse($$"""{"type":"event_callback","team_id":"T1","event_id":"Ev9","event":{{happened}}}""")!;
        Assert.Equal(200, (await host.PostJsonAsync("/slack/events", body, Token)).Status);
        await host.StopAsync(Token);
        Assert.Equal(reason is null ? 0 : 1, host.Lost.Count);
        Assert.All(host.Lost, lost => Assert.Equal(("slack:T1", true), (lost.Workspace, lost.Reason.Contains(reason!, StringComparison.Ordinal))));
        Assert.Empty(host.Gone);
    }

    [Fact]
    public async Task A_briefing_command_is_no_question()
    {
        await using var host = await SlackHost.StartAsync(Token);
        await host.PostFormAsync("/slack/commands", host.Command("/briefing", string.Empty, "1.2"), Token);
        await host.StopAsync(Token);
        Assert.True(Assert.Single(host.Asked).IsBriefingCommand);
    }

    [Theory]
    [InlineData("/ask", "  ")]
    [InlineData("/weather", "tomorrow")]
    public async Task Nothing_to_ask_gets_help(string command, string text)
    {
        await using var host = await SlackHost.StartAsync(Token);
        var (status, body) = await host.PostFormAsync("/slack/commands", host.Command(command, text, "1.2"), Token);
        await host.StopAsync(Token);
        Assert.Equal(200, status);
        Assert.Contains("/ask what did", body, StringComparison.Ordinal);
        Assert.Empty(host.Asked);
    }

    [Theory]
    [InlineData("http://velland.example/answers")]
    [InlineData("file:///tmp/answer")]
    [InlineData("no url")]
    public async Task An_answer_is_not_sent_in_the_open(string address)
    {
        await using var host = await SlackHost.StartAsync(Token);
        var (_, body) = await host.PostFormAsync("/slack/commands", $"command=/ask&text=who&response_url={Uri.EscapeDataString(address)}", Token);
        await host.StopAsync(Token);
        Assert.Contains("no address", body, StringComparison.Ordinal);
        Assert.Empty(host.Asked);
    }

    [Fact]
    public async Task The_address_is_verified_and_the_certificate_checked()
    {
        await using var host = await SlackHost.StartAsync(Token);
        var (status, body) = await host.PostJsonAsync("/slack/events", new JsonObject { ["type"] = "url_verification", ["challenge"] = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P" }, Token);
        Assert.Equal((200, """{"challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}"""), (status, body));
        Assert.Equal((200, string.Empty), await host.PostFormAsync("/slack/commands", "ssl_check=1&token=x", Token));
    }

    [Fact]
    public async Task A_mention_is_answered_in_its_thread_without_the_mention()
    {
        await using var host = await SlackHost.StartAsync(Token);

        Assert.Equal((200, string.Empty), await host.PostJsonAsync("/slack/events", Mention("1700000000.000001", "Ev1"), Token));
        await host.StopAsync(Token);

        Assert.Equal(new ChatRequest(new("slack", "T1/C1"), "U1", "what did Velland say about <grain>?") { Thread = "slack/T1/C1/1700000000.000001", Root = new(new("slack", "T1/C1"), "1700000000.000001") }, Assert.Single(host.Asked));
        var (path, authorization, post) = Assert.Single(host.Sent);
        Assert.Equal(("/api/chat.postMessage", "Bearer xoxb-for-tests"), (path, authorization));
        Assert.Equal(("C1", "1700000000.000001"), (post!["channel"]!.GetValue<string>(), post["thread_ts"]!.GetValue<string>()));
        Assert.False(post["unfurl_links"]!.GetValue<bool>());
        Assert.False(post["unfurl_media"]!.GetValue<bool>());
        Assert.Equal("and what did Halden say?", post["blocks"]![1]!["elements"]![0]!["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_mention_within_a_thread_is_answered_there()
    {
        await using var host = await SlackHost.StartAsync(Token);
        var mention = Mention("1700000000.000001", "Ev1");
        mention["event"]!["thread_ts"] = "1690000000.000001";
        await host.PostJsonAsync("/slack/events", mention, Token);
        await host.StopAsync(Token);
        Assert.Equal("1690000000.000001", Assert.Single(host.Sent).Body!["thread_ts"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_direct_message_is_answered_beside_it()
    {
        await using var host = await SlackHost.StartAsync(Token);
        await host.PostJsonAsync("/slack/events", Message("im"), Token);
        await host.StopAsync(Token);
        Assert.Null(Assert.Single(host.Sent).Body!["thread_ts"]);
    }

    [Theory]
    [InlineData("channel", null, null)]
    [InlineData("im", "bot_id", "B1")]
    [InlineData("im", "subtype", "message_changed")]
    [InlineData("im", "edited", "1")]
    [InlineData("im", "user", "UBOT")]
    public async Task Nobody_asks_us_here(string channelType, string? field, string? value)
    {
        await using var host = await SlackHost.StartAsync(Token);
        var message = Message(channelType);
        if (field is not null)
        {
            message["event"]![field] = value;
        }

        Assert.Equal(200, (await host.PostJsonAsync("/slack/events", message, Token)).Status);
        await host.StopAsync(Token);
        Assert.Empty(host.Asked);
    }

    [Fact]
    public async Task What_arrives_twice_is_answered_once()
    {
        await using var host = await SlackHost.StartAsync(Token);

        await host.PostJsonAsync("/slack/events", Mention("1700000000.000001", "Ev1"), Token);
        await host.PostJsonAsync("/slack/events", Mention("1700000000.000001", "Ev1"), Token); // tried again
        await host.PostJsonAsync("/slack/events", Mention("1700000000.000001", "Ev2"), Token); // the same message as another event
        await host.PostFormAsync("/slack/commands", host.Command("/ask", "who?", "7.7"), Token);
        await host.PostFormAsync("/slack/commands", host.Command("/ask", "who?", "7.7"), Token);
        await host.PostFormAsync("/slack/commands", host.Command("/ask", "who?", "8.8"), Token); // asked again
        await host.StopAsync(Token);

        Assert.Equal(3, host.Asked.Count);
    }

    [Fact]
    public async Task A_pressed_suggestion_is_asked()
    {
        await using var host = await SlackHost.StartAsync(Token);
        var press = new JsonObject
        {
            ["type"] = "block_actions",
            ["trigger_id"] = "9.9",
            ["response_url"] = new Uri(host.SlackUrl, "answers/secret").AbsoluteUri,
            ["team"] = new JsonObject { ["id"] = "T1" },
            ["user"] = new JsonObject { ["id"] = "U1" },
            ["channel"] = new JsonObject { ["id"] = "C1" },
            ["container"] = new JsonObject { ["type"] = "message", ["thread_ts"] = "1690000000.000001" },
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "ask:1", ["value"] = "what did Halden say?" }),
        };
        var form = "payload=" + Uri.EscapeDataString(press.ToJsonString());

        Assert.Equal((200, string.Empty), await host.PostFormAsync("/slack/interactions", form, Token));
        Assert.Equal((200, string.Empty), await host.PostFormAsync("/slack/interactions", form, Token));
        await host.StopAsync(Token);

        Assert.Equal("what did Halden say?", Assert.Single(host.Asked).Text);
        Assert.Equal("1690000000.000001", Assert.Single(host.Sent).Body!["thread_ts"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_flag_chosen_under_an_answer_is_taken_once()
    {
        await using var host = await SlackHost.StartAsync(Token);
        const string question = "what did Halden say?";
        var menu = JsonSerializer.SerializeToNode(BlockKitRenderer.Render(new([new ChatFlagging(question, [new(1, "s0001"), new(2, "s0002")])])).Blocks[^1], SlackJson.Options)!;
        var chosen = menu["elements"]![0]!["option_groups"]![2]!["options"]![0]!; // the first of citation 2
        var press = new JsonObject
        {
            ["type"] = "block_actions",
            ["trigger_id"] = "9.9",
            ["response_url"] = new Uri(host.SlackUrl, "answers/secret").AbsoluteUri,
            ["team"] = new JsonObject { ["id"] = "T1" },
            ["user"] = new JsonObject { ["id"] = "U1" },
            ["channel"] = new JsonObject { ["id"] = "C1" },
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "static_select",
                ["action_id"] = menu["elements"]![0]!["action_id"]!.GetValue<string>(),
                ["block_id"] = menu["block_id"]!.GetValue<string>(),
                ["selected_option"] = chosen.DeepClone(),
            }),
        };
        var form = "payload=" + Uri.EscapeDataString(press.ToJsonString());
        await host.PostFormAsync("/slack/interactions", form, Token);
        await host.PostFormAsync("/slack/interactions", form, Token);
        press["trigger_id"] = "9.10";
        press["actions"]![0]!["selected_option"]!["value"] = "Everything:s0001";
        await host.PostFormAsync("/slack/interactions", "payload=" + Uri.EscapeDataString(press.ToJsonString()), Token); // none of ours
        await host.StopAsync(Token);

        var asked = Assert.Single(host.Asked);
        Assert.Equal(new(FlagReason.WrongSpeaker, "s0002", question, null), asked.Flag);
        Assert.Equal(("slack:T1/C1", "U1"), (asked.Channel.ToString(), asked.User));
        Assert.Equal("ephemeral", Assert.Single(host.Sent).Body!["response_type"]!.GetValue<string>());
    }

    public static TheoryData<string> Falsifications => ["unsigned", "stale", "future", "tampered", "version", "upper case", "empty signature", "no time", "two signatures", "other secret", "too large"];

    [Theory]
    [MemberData(nameof(Falsifications))]
    public async Task Anything_else_gets_401_and_no_body(string how)
    {
        await using var host = await SlackHost.StartAsync(Token);
        foreach (var route in Routes)
        {
            using var request = Falsified(how, route, host.Command("/ask", "who?", "1.2"));
            using var response = await host.Client.SendAsync(request, Token);
            Assert.Equal((401, string.Empty), ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token)));
        }

        await host.StopAsync(Token);
        Assert.Empty(host.Asked);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_a_secret_nothing_is_believed(string? secret)
    {
        await using var host = await SlackHost.StartAsync(Token, handler: null, ("Slack:SigningSecret", secret), ("Slack:BotToken", null));
        using var request = SlackHost.Signed("/slack/commands", host.Command("/ask", "who?", "1.2"));
        using var response = await host.Client.SendAsync(request, Token);
        Assert.Equal(401, (int)response.StatusCode);
    }

    [Fact]
    public async Task Wrong_settings_stop_the_start()
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => SlackHost.StartAsync(Token, handler: null, ("Slack:BotToken", "xoxp-1")));
        Assert.Equal("Slack:BotToken must be a bot token: it starts with xoxb-.", wrong.Message);
    }

    [Theory]
    [InlineData("{", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("payload=%7B", "application/x-www-form-urlencoded")]
    [InlineData("hello=there", "application/x-www-form-urlencoded")]
    public async Task What_cannot_be_read_is_a_bad_request(string body, string type)
    {
        await using var host = await SlackHost.StartAsync(Token);
        Assert.Equal(400, (await host.PostAsync("/slack/events", body, type, Token)).Status);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"type\":\"event_callback\"}")]
    [InlineData("{\"type\":\"event_callback\",\"event\":[]}")]
    [InlineData("{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"channel\":{\"id\":\"C1\"}},\"authorizations\":7}")]
    public async Task What_is_not_for_us_is_taken_politely(string json)
    {
        await using var host = await SlackHost.StartAsync(Token);
        Assert.Equal(200, (await host.PostAsync("/slack/events", json, "application/json", Token)).Status);
    }

    [Fact]
    public async Task A_failure_is_told_to_who_asked()
    {
        await using var host = await SlackHost.StartAsync(Token, (_, _) => throw new InvalidOperationException("the store is locked"));
        await host.PostFormAsync("/slack/commands", host.Command("/ask", "who?", "1.2"), Token);
        await host.StopAsync(Token);
        Assert.StartsWith("That did not work", Assert.Single(host.Sent).Body!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slack_is_acknowledged_while_the_work_lasts()
    {
        var done = new TaskCompletionSource();
        await using var host = await SlackHost.StartAsync(Token, async (_, _) =>
        {
            await done.Task;
            return ChatMessage.Of("At last.");
        });
        await host.PostFormAsync("/slack/commands", "ssl_check=1", Token); // the first request compiles
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(200, (await host.PostFormAsync("/slack/commands", host.Command("/ask", "who?", $"{i}.1"), Token)).Status);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(3)); // all fifty, in the time Slack gives one
        Assert.Empty(host.Sent);
        done.SetResult();
        await host.StopAsync(Token);
        Assert.Equal(50, host.Sent.Count);
    }

    [Fact]
    public async Task Every_recorded_request_is_accepted()
    {
        var folder = NodeClients.Payloads;
        NodeClients.Require(folder is not null, "Needs the recorded payloads: set BRIEFINGBOT_SHARED to the folder above payloads/.");
        await using var host = await SlackHost.StartAsync(Token);
        var files = Directory.GetFiles(Path.Combine(folder!, "slack", "bolt-python-fixtures")).Concat(Directory.GetFiles(Path.Combine(folder!, "slack", "recorded-local-slack"))).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var text = await File.ReadAllTextAsync(file, Token);
            var json = Path.GetExtension(file) == ".json" ? JsonNode.Parse(text)! : null;
            if (json?["rawBody"] is { } raw)
            {
                (text, json) = (raw.GetValue<string>(), raw.GetValue<string>().StartsWith('{') ? JsonNode.Parse(raw.GetValue<string>()) : null);
            }

            var isEvent = json is not null && json["type"]?.GetValue<string>() is "event_callback" or "url_verification";
            var body = json is null ? text.Trim() : isEvent ? json.ToJsonString() : "payload=" + Uri.EscapeDataString(json.ToJsonString());
            // answers of the fixtures would go to Slack's own addresses, and tests reach none
            body = body.Replace("https%3A%2F%2Fhooks.slack.com%2F", Uri.EscapeDataString(host.SlackUrl.AbsoluteUri), StringComparison.Ordinal);
            var (status, _) = await host.PostAsync("/slack/events", body, isEvent ? "application/json" : "application/x-www-form-urlencoded", Token);
            Assert.True(status == 200, $"{Path.GetFileName(file)}: {status}");
        }

        await host.StopAsync(Token);
        Assert.Contains(host.Asked, asked => asked.Text == "what did Russia say about Assad?");
        Assert.Contains(host.Asked, asked => asked.Text == "hello in dm");
    }

    private static JsonObject Mention(string timestamp, string eventId) => new()
    {
        ["type"] = "event_callback",
        ["team_id"] = "T1",
        ["event_id"] = eventId,
        ["event"] = new JsonObject { ["type"] = "app_mention", ["channel"] = "C1", ["user"] = "U1", ["ts"] = timestamp, ["text"] = "<@UBOT> what did Velland say about &lt;grain&gt;?" },
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = "T1", ["user_id"] = "UBOT", ["is_bot"] = true }),
    };

    private static JsonObject Message(string channelType)
    {
        var message = Mention("1700000000.000001", "Ev1");
        message["event"]!["type"] = "message";
        message["event"]!["channel_type"] = channelType;
        return message;
    }

    private static HttpRequestMessage Falsified(string how, string route, string body)
    {
        var request = SlackHost.Signed(route, body, age: how switch { "stale" => 301, "future" => -302, _ => 0 }, secret: how == "other secret" ? "another" : SlackHost.Secret);
        var signature = request.Headers.GetValues(SlackSignature.SignatureHeader).Single();
        switch (how)
        {
            case "unsigned":
                Set(null);
                request.Headers.Remove(SlackSignature.TimestampHeader);
                break;
            case "no time":
                request.Headers.Remove(SlackSignature.TimestampHeader);
                break;
            case "tampered":
                request.Content = new StringContent(body.Replace("who", "why", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
                break;
            case "version":
                Set("v1" + signature[2..]);
                break;
            case "upper case":
                Set("v0=" + signature[3..].ToUpperInvariant());
                break;
            case "empty signature":
                Set(string.Empty);
                break;
            case "two signatures":
                request.Headers.Add(SlackSignature.SignatureHeader, signature);
                break;
            case "too large":
                request.Dispose();
                return SlackHost.Signed(route, body + "&more=" + new string('a', SlackAuthentication.LargestBody));
            default:
                break;
        }

        return request;

        void Set(string? value)
        {
            request.Headers.Remove(SlackSignature.SignatureHeader);
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(SlackSignature.SignatureHeader, value);
            }
        }
    }
}
