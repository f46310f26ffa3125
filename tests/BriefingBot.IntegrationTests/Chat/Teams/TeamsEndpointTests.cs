using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BriefingBot.Chat.Teams;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.IntegrationTests.Chat.Teams;

public sealed class TeamsEndpointTests : TeamsTests
{
    private static readonly string[] BotAndMira = ["28:" + TeamsHost.AppId, "29:mira"];

    private string Token => Provider.Mint(Connector.Url);

    [Fact]
    public async Task Shows_typing_then_answers_where_it_was_asked_with_our_own_token()
    {
        var sent = TeamsHost.Message(Connector.Url, "what did Osk say?", "1700", "19:c@thread.tacv2;messageid=17");
        await AcceptAsync(sent);

        var typing = await Connector.NextAsync();
        var answer = await Connector.NextAsync();
        Assert.Equal("typing", typing.Type);
        Assert.Equal("message", answer.Type);
        Assert.All([typing, answer], activity =>
        {
            Assert.Equal("/emea/v3/conversations/19%3Ac%40thread.tacv2%3Bmessageid%3D17/activities/1700", activity.Path);
            Assert.Equal("Bearer own-token-1", activity.Authorization);
            Assert.Equal("1700", (string?)activity.Activity["replyToId"]);
            Assert.Equal("28:" + TeamsHost.AppId, (string?)activity.Activity["from"]!["id"]);
            Assert.Equal("29:mira", (string?)activity.Activity["recipient"]!["id"]);
        });
        Assert.Equal("You asked: what did Osk say?", answer.Words);
        Assert.Equal(new ChatRequest(new("teams", "19:c@thread.tacv2;messageid=17"), "29:mira", "what did Osk say?") { Thread = "teams//19:c@thread.tacv2;messageid=17", Root = new(new("teams", "19:c@thread.tacv2"), "17") }, Assert.Single(Host.Asked));
        var asked = Assert.Single(Provider.TokenRequests);
        Assert.Equal("client_credentials", asked["grant_type"]);
        Assert.Equal("https://api.botframework.com/.default", asked["scope"]);
    }

    [Fact]
    public async Task Acknowledges_before_it_answers()
    {
        var gate = new TaskCompletionSource<ChatMessage>();
        Host.Handler = (_, _) => gate.Task;
        await AcceptAsync(TeamsHost.Message(Connector.Url, "what did Osk say?"));
        Assert.Equal("typing", (await Connector.NextAsync()).Type);

        gate.SetResult(ChatMessage.Of("At last."));

        Assert.Equal("At last.", (await Connector.NextAsync()).Words);
    }

    [Fact]
    public async Task Answers_also_while_it_can_remember_no_channel()
    {
        Host.IsForgetful = true;
        await AcceptAsync(TeamsHost.Message(Connector.Url, "what did Osk say?"));

        Assert.Equal("You asked: what did Osk say?", (await Connector.NextMessageAsync()).Words);
    }

    [Fact]
    public async Task Answers_what_arrives_twice_once()
    {
        var message = TeamsHost.Message(Connector.Url, "once?", "1");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AcceptAsync(message)));
        await AcceptAsync(TeamsHost.Message(Connector.Url, "elsewhere?", "1", "a:other"));
        await AcceptAsync(TeamsHost.Message(Connector.Url, "later?", "2"));

        var words = new List<string> { (await Connector.NextMessageAsync()).Words, (await Connector.NextMessageAsync()).Words, (await Connector.NextMessageAsync()).Words };
        Assert.Equal(["You asked: elsewhere?", "You asked: later?", "You asked: once?"], words.Order(StringComparer.Ordinal));
        Assert.Equal(3, Host.Asked.Count);
    }

    [Fact]
    public async Task Takes_a_pressed_button_for_its_question()
    {
        var pressed = TeamsHost.Message(Connector.Url, string.Empty);
        pressed.Remove("text");
        pressed["value"] = new JsonObject { ["question"] = "what did Mira say?" };
        await AcceptAsync(pressed);

        Assert.Equal("You asked: what did Mira say?", (await Connector.NextMessageAsync()).Words);
    }

    [Fact]
    public async Task A_flag_sent_with_the_form_under_an_answer_is_taken()
    {
        var form = TeamsFlags.Form(new("what did Mira say?", [new(1, "s0001")]))["actions"]![0]!["card"]!;
        var inputs = form["body"]!.AsArray().ToDictionary(input => input!["id"]!.GetValue<string>(), input => input!["choices"]?[1]?["value"]?.GetValue<string>() ?? "It was Osk.");
        var sent = TeamsHost.Message(Connector.Url, string.Empty);
        sent.Remove("text");
        sent["value"] = new JsonObject([.. form["actions"]![0]!["data"]!.AsObject().Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value!.DeepClone())), .. inputs.Select(input => KeyValuePair.Create(input.Key, (JsonNode?)input.Value))]);
        await AcceptAsync(sent);

        Assert.Equal("You flagged: WrongQuote s0001 what did Mira say? It was Osk.", (await Connector.NextMessageAsync()).Words);
    }

    [Fact]
    public async Task Ignores_html_attachments_and_explains_itself_when_there_are_no_words()
    {
        var message = TeamsHost.Message(Connector.Url, "&nbsp;");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>what did Osk say?</p>" });
        await AcceptAsync(message);

        Assert.Equal("You asked: help", (await Connector.NextMessageAsync()).Words);
    }

    [Fact]
    public async Task Greets_once_when_it_is_added_and_forgets_when_it_is_removed()
    {
        var added = Update("conversationUpdate", "membersAdded", BotAndMira);
        await AcceptAsync(Installation("add"));
        await AcceptAsync(added);
        await AcceptAsync(added);
        var welcome = await Connector.NextAsync();
        Assert.StartsWith("Hello.", welcome.Words, StringComparison.Ordinal);
        Assert.EndsWith("/activities", welcome.Path, StringComparison.Ordinal);
        Assert.Contains(new ChannelAddress("teams", "a:personal-mira"), Host.Channels.Keys);

        await PostAsync(Update("conversationUpdate", "membersAdded", ["29:mira"]), HttpStatusCode.OK);
        await AcceptAsync(Installation("remove"));
        await WaitAsync(() => !Host.Gone.IsEmpty);
        Assert.Empty(Host.Channels);
        Assert.Equal("teams:a:personal-mira", Assert.Single(Host.Gone).Channel.ToString());
        Assert.Equal(0, Connector.Unread);
    }

    [Fact]
    public async Task An_error_in_the_answer_is_said_in_words()
    {
        Host.Handler = (_, _) => throw new InvalidOperationException("secret detail");
        await AcceptAsync(TeamsHost.Message(Connector.Url, "what did Osk say?"));

        var words = (await Connector.NextMessageAsync()).Words;
        Assert.StartsWith("Something went wrong", words, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("endOfConversation")]
    [InlineData("somethingNew")]
    public async Task Takes_other_activities_and_does_nothing(string type)
    {
        var activity = TeamsHost.Message(Connector.Url, "words");
        activity["type"] = type;
        await PostAsync(activity, HttpStatusCode.OK);
        Assert.Empty(Host.Asked);
    }

    [Fact]
    public async Task Answers_an_invoke_in_its_response()
    {
        var invoke = TeamsHost.Message(Connector.Url, string.Empty);
        invoke["type"] = "invoke";
        invoke["name"] = "adaptiveCard/action";
        invoke["value"] = JsonNode.Parse("""{"action":{"type":"Action.Execute","verb":"ask","data":{"question":"what did Mira say?"}}}""");
        using var response = await Host.PostAsync(invoke, Token);
        var body = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(200, (int?)body!["statusCode"]);
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)body["type"]);
        Assert.Equal("Looking…", (string?)body["value"]);
        Assert.Equal("You asked: what did Mira say?", (await Connector.NextMessageAsync()).Words);

        invoke["value"] = JsonNode.Parse("""{"action":{"verb":"rate"}}""");
        using var wrong = await Host.PostAsync(invoke, Token);
        Assert.Equal(400, (int?)(await wrong.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["statusCode"]);

        invoke["name"] = "task/fetch";
        await PostAsync(invoke, HttpStatusCode.NotImplemented);
    }

    [Fact]
    public async Task Posts_to_a_conversation_it_met_and_to_a_new_thread_of_its_channel()
    {
        await AcceptAsync(TeamsHost.Message(Connector.Url, "hello", conversation: "19:c@thread.tacv2;messageid=17"));
        await Connector.NextMessageAsync();
        var platform = Host.Services.GetRequiredService<IChatPlatform>();

        var id = await platform.PostAsync(new("teams", "19:c@thread.tacv2"), ChatMessage.Of("A briefing."), "key", TestContext.Current.CancellationToken);

        var posted = await Connector.NextAsync();
        Assert.Equal("/emea/v3/conversations/19%3Ac%40thread.tacv2/activities", posted.Path);
        Assert.Equal("A briefing.", posted.Words);
        Assert.StartsWith("id-", id, StringComparison.Ordinal);
        Assert.Null(await platform.FindAsync(new("teams", "19:c@thread.tacv2"), "key", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Recorded_payloads_are_accepted()
    {
        var files = Directory.GetFiles(Clients.SharedOrSkip("payloads", "teams", "canonical"), "*.json").Where(file => !Path.GetFileName(file).StartsWith("OUT-", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var recorded = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
            var body = recorded["body"]!;
            var serviceUrl = (string)body["serviceUrl"]!;
            using var response = await Host.PostAsync(body, Provider.Mint(serviceUrl));
            var isKnown = (string?)body["type"] != "invoke" || (string?)body["name"] == "adaptiveCard/action";
            Assert.True(isKnown ? response.IsSuccessStatusCode : response.StatusCode == HttpStatusCode.NotImplemented, $"{Path.GetFileName(file)}: {response.StatusCode}");
        }

        await WaitAsync(() => Host.Asked.Count == files.Count(file => Path.GetFileName(file).StartsWith("message-", StringComparison.Ordinal)));
        Assert.All(Host.Asked, request => Assert.DoesNotContain("<at>", request.Text, StringComparison.Ordinal));
        Assert.Equal(0, Connector.Unread); // their service URL is not allowed here
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var i = 0; i < 400 && !condition(); i++)
        {
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        Assert.True(condition());
    }

    private JsonObject Update(string type, string members, string[] ids)
    {
        var update = TeamsHost.Message(Connector.Url, string.Empty, $"{type}-{string.Join(',', ids)}");
        update["type"] = type;
        update[members] = new JsonArray([.. ids.Select(id => new JsonObject { ["id"] = id })]);
        return update;
    }

    private JsonObject Installation(string action)
    {
        var update = TeamsHost.Message(Connector.Url, string.Empty, "installation-" + action);
        update["type"] = "installationUpdate";
        update["action"] = action;
        return update;
    }

    private Task AcceptAsync(JsonNode activity) => PostAsync(activity, HttpStatusCode.Accepted);

    private async Task PostAsync(JsonNode activity, HttpStatusCode expected)
    {
        using var response = await Host.PostAsync(activity, Token);
        Assert.Equal(expected, response.StatusCode);
    }
}
