using System.Diagnostics;
using BriefingBot.Chat.Slack;
using BriefingBot.Core.Chat;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BriefingBot.IntegrationTests.Chat.Slack;

/// <summary>Posting to a Web API that refuses, stumbles or is not there.</summary>
public sealed class SlackPlatformTests
{
    private static readonly ChannelAddress Channel = new("slack", "T1/C1");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_briefing_carries_its_key()
    {
        await using var host = await SlackHost.StartAsync(Token);
        Assert.Equal("1700000000.000100", await Platform(host).PostAsync(Channel, ChatMessage.Of("News."), "7/C1/2027-03-29", Token));
        var metadata = Assert.Single(host.Sent).Body!["metadata"]!;
        Assert.Equal("""{"event_type":"briefing_delivery","event_payload":{"key":"7/C1/2027-03-29"}}""", metadata.ToJsonString());
    }

    [Fact]
    public async Task A_message_is_edited_and_still_carries_its_key()
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(Results.StatusCode(502)); // made again: an edit made twice does the same
        await Platform(host).EditAsync(Channel, "1700000000.000100", new([new ChatItem([new ChatStruck("no"), new ChatCitation(1, new("https://news.example/1"))])]), "7/C1/2027-03-29", Token);

        var (path, _, body) = host.Sent.Last();
        Assert.Equal(2, host.Sent.Count);
        Assert.EndsWith("chat.update", path, StringComparison.Ordinal);
        Assert.Equal(("C1", "1700000000.000100", "7/C1/2027-03-29"), ((string?)body!["channel"], (string?)body["ts"], (string?)body["metadata"]!["event_payload"]!["key"]));
        Assert.Contains("\"strike\":true", body["blocks"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("message_not_found", true, "no longer there")]
    [InlineData("cant_update_message", true, "does not let")]
    [InlineData("ratelimited", false, "again later")]
    public async Task A_refused_edit_says_why(string error, bool isPermanent, string words)
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(Results.Json(new { ok = false, error }));
        var refused = await Assert.ThrowsAsync<ChatException>(() => Platform(host).EditAsync(Channel, "1.1", ChatMessage.Of("News."), deliveryKey: null, Token));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal(isPermanent, refused.IsPermanent);
    }

    [Theory]
    [InlineData("channel_not_found", true, "/invite @BriefingBot")]
    [InlineData("not_in_channel", true, "/invite @BriefingBot")]
    [InlineData("is_archived", true, "Unarchive")]
    [InlineData("invalid_auth", true, "Slack:BotToken")]
    [InlineData("token_revoked", true, "Slack:BotToken")]
    [InlineData("account_inactive", true, "Slack:BotToken")]
    [InlineData("missing_scope", true, "chat:write")]
    [InlineData("msg_too_long", true, "report")]
    [InlineData("ratelimited", false, "again later")]
    [InlineData("something_new", false, "something_new")]
    public async Task A_refusal_says_what_to_do(string error, bool isPermanent, string words)
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(Results.Json(new { ok = false, error, needed = "chat:write" }));
        host.Answers.Enqueue(Results.Json(new { ok = true, team_id = "T1" })); // auth.test
        var refused = await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), deliveryKey: null, Token));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal((true, isPermanent), (refused.CertainlyNotPosted, refused.IsPermanent));
        Assert.Single(host.Sent, sent => sent.Path == "/api/chat.postMessage");
    }

    [Theory]
    [InlineData("fatal_error")]
    [InlineData("internal_error")]
    public async Task A_fault_within_Slack_leaves_open_whether_it_was_posted(string error)
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(Results.Json(new { ok = false, error }));
        Assert.False((await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), deliveryKey: null, Token))).CertainlyNotPosted);
    }

    [Fact]
    public async Task Too_many_calls_are_made_again_when_Slack_says()
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(new TooManyRequests("1"));
        var start = Stopwatch.GetTimestamp();
        await Platform(host).PostAsync(Channel, ChatMessage.Of("News."), deliveryKey: null, Token);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(20));
        Assert.Equal(2, host.Sent.Count);
    }

    [Fact]
    public async Task A_long_wait_is_left_to_the_caller()
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(new TooManyRequests("300"));
        var refused = await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), deliveryKey: null, Token));
        Assert.Contains("again after 300 seconds", refused.Message, StringComparison.Ordinal);
        Assert.Equal((true, false), (refused.CertainlyNotPosted, refused.IsPermanent));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("3600", 3600)]
    [InlineData(null, 30)] // Slack did not say
    public async Task A_briefing_is_not_made_again_here_because_its_lease_would_end_and_says_how_long_the_workspace_waits(string? retryAfter, int seconds)
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(new TooManyRequests(retryAfter));
        var refused = await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), "1|slack:T1/C1|2027-03-29", Token));
        Assert.Equal((true, false, Duration.FromSeconds(seconds), true), (refused.CertainlyNotPosted, refused.IsPermanent, refused.RetryAfter, refused.HoldsWorkspace));
        Assert.Single(host.Sent);
    }

    [Theory]
    [InlineData("channel_not_found", true)]
    [InlineData("not_in_channel", true)]
    [InlineData("is_archived", true)]
    [InlineData("account_inactive", false)] // the token's account, not the channel
    [InlineData("token_revoked", false)] // installed again, the app is in its channels as before
    [InlineData("invalid_auth", false)]
    [InlineData("missing_scope", false)]
    [InlineData("restricted_action", false)]
    [InlineData("ratelimited", false)]
    public async Task A_channel_that_is_gone_is_told_from_one_that_cannot_be_posted_to_for_now(string error, bool isGone)
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(Results.Json(new { ok = false, error }));
        host.Answers.Enqueue(Results.Json(new { ok = true, team_id = "T1", user_id = "UBOT" })); // auth.test: of the channel's workspace
        Assert.Equal(isGone, (await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), "k", Token))).IsChannelGone);
    }

    [Theory]
    [InlineData("channel_not_found", "T2", null, "is the token of workspace T2, and these briefings go to T1")]
    [InlineData("not_in_channel", "T2", null, "is the token of workspace T2")]
    [InlineData("channel_not_found", null, "account_inactive", "Slack refuses the bot token (account_inactive)")]
    [InlineData("is_archived", null, "internal_error", "auth.test failed")] // nothing ends before Slack says who we are
    public async Task What_a_token_of_another_workspace_is_told_of_every_channel_ends_none(string error, string? team, string? refusal, string words)
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(Results.Json(new { ok = false, error }));
        host.Answers.Enqueue(refusal is null ? Results.Json(new { ok = true, team_id = team, user_id = "UBOT" }) : Results.Json(new { ok = false, error = refusal }));
        var refused = await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), "k", Token));
        Assert.Equal((false, true, false), (refused.IsChannelGone, refused.IsOfWorkspace, refused.IsFinal));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal(["/api/chat.postMessage", "/api/auth.test"], host.Sent.Select(sent => sent.Path));
    }

    [Theory]
    [InlineData("invalid_auth", true)]
    [InlineData("account_inactive", true)]
    [InlineData("missing_scope", true)]
    [InlineData("restricted_action", false)]
    public async Task A_refusal_of_the_token_waits_until_somebody_acts(string error, bool waits)
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(Results.Json(new { ok = false, error }));
        var refused = await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), "k", Token));
        Assert.Equal((waits, !waits), (refused.IsOfWorkspace, refused.IsFinal));
    }

    [Fact]
    public async Task The_pace_is_a_message_a_second_in_a_channel_and_the_budget_of_the_workspace()
    {
        await using var usual = await SlackHost.StartAsync(Token);
        await using var set = await SlackHost.StartAsync(Token, handler: null, ("Slack:PostsPerMinute", "60"));
        Check(Platform(usual).Pace, 300);
        Check(Platform(set).Pace, 60);

        static void Check(PostPace pace, int budget)
        {
            Assert.Equal(Duration.FromSeconds(1), pace.InChannel);
            // the first as late as may be, waiting for its channel, and all others on time; a minute has both its ends
            var longest = Duration.FromMinutes(1) + PostPace.Latest + Duration.FromSeconds(1);
            Assert.InRange((int)(longest / pace.InWorkspace) + 1, budget * 0.95, budget);
        }
    }

    [Fact]
    public async Task A_post_is_not_made_twice_when_Slack_stumbles()
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(Results.StatusCode(502));
        var failed = await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), deliveryKey: null, Token));
        Assert.Equal((false, false), (failed.CertainlyNotPosted, failed.IsPermanent));
        Assert.Single(host.Sent);
    }

    [Fact]
    public async Task A_post_is_not_made_twice_after_a_time_out()
    {
        await using var host = await SlackHost.StartAsync(Token, handler: null, ("Slack:Timeout", "00:00:01"));
        host.Answers.Enqueue(new Late());
        var failed = await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), deliveryKey: null, Token));
        Assert.Equal((false, false), (failed.CertainlyNotPosted, failed.IsPermanent));
        Assert.Single(host.Sent);
    }

    [Fact]
    public async Task Reading_is_tried_again()
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(Results.StatusCode(503));
        host.Answers.Enqueue(Results.Text("""{"ok":true,"messages":[{"ts":"1.1"},{"ts":"2.2","metadata":{"event_type":"briefing_delivery","event_payload":{"key":"other"}}},{"ts":"3.3","metadata":{"event_type":"briefing_delivery","event_payload":{"key":"mine"}}}]}""", "application/json"));
        Assert.Equal("3.3", await Platform(host).FindAsync(Channel, "mine", Token));
        Assert.Equal("channel=C1&limit=100&include_all_metadata=true", host.Sent.Last().Body!.GetValue<string>());
    }

    [Fact]
    public async Task What_may_not_be_read_is_not_found()
    {
        await using var host = await SlackHost.StartAsync(Token);
        host.Answers.Enqueue(Results.Json(new { ok = false, error = "missing_scope", needed = "channels:history" }));
        Assert.Null(await Platform(host).FindAsync(Channel, "mine", Token));
    }

    [Fact]
    public async Task A_platform_that_is_not_there_was_certainly_not_posted_to()
    {
        await using var host = await SlackHost.StartAsync(Token, handler: null, ("Slack:ApiUrl", "http://127.0.0.1:9/api/"));
        var failed = await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), deliveryKey: null, Token));
        Assert.Equal((true, false), (failed.CertainlyNotPosted, failed.IsPermanent));
    }

    [Fact]
    public async Task Posting_needs_a_token_and_a_channel_of_Slack()
    {
        await using var host = await SlackHost.StartAsync(Token, handler: null, ("Slack:BotToken", null));
        var failed = await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), deliveryKey: null, Token));
        Assert.Contains("set Slack:BotToken", failed.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ChatException>(() => Platform(host).PostAsync(new("teams", "19:1"), ChatMessage.Of("News."), deliveryKey: null, Token));
        Assert.Empty(host.Sent);
    }

    [Fact]
    public async Task A_channel_gets_one_message_a_second()
    {
        await using var host = await SlackHost.StartAsync(Token);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Platform(host).PostAsync(Channel, ChatMessage.Of("News."), deliveryKey: null, Token)));
        await Platform(host).PostAsync(new("slack", "T1/C2"), ChatMessage.Of("News."), deliveryKey: null, Token);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(1.8), TimeSpan.FromSeconds(20));
        Assert.Equal(4, host.Sent.Count);
    }

    private static IChatPlatform Platform(SlackHost host) => host.Services.GetRequiredService<IChatPlatform>();

    private sealed class TooManyRequests(string? retryAfter) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = 429;
            httpContext.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        }
    }

    private sealed class Late : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Task.Delay(TimeSpan.FromSeconds(3));
    }
}
