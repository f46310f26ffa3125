using BriefingBot.Chat.Teams;
using BriefingBot.Core.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBot.IntegrationTests.Chat.Teams;

public sealed class TeamsConnectorTests : TeamsTests
{
    private static readonly ChannelAddress Channel = new("teams", "a:personal-mira");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    public async Task Repeats_what_was_surely_not_posted(int status)
    {
        Connector.Answer(status, retryAfter: "0");
        Connector.Answer(status);

        Assert.Equal("id-1", await PostAsync());
        Assert.Equal(3, Connector.Unread);
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", 1, true, true, "Add the app again")]
    [InlineData(404, "ConversationNotFound", 1, true, true, "does not know the conversation a:personal-mira (404 ConversationNotFound)")]
    [InlineData(413, "MessageSizeTooBig", 1, true, true, "too large")]
    [InlineData(400, "BadSyntax", 1, true, true, "did not accept a message")]
    [InlineData(401, null, 2, true, true, "Check Teams:AppId")]
    [InlineData(429, null, 5, true, false, "in a minute")]
    [InlineData(500, null, 1, false, false, "unknown")]
    [InlineData(502, null, 1, false, false, "unknown")]
    [InlineData(504, null, 1, false, false, "unknown")]
    public async Task Says_in_words_what_went_wrong(int status, string? code, int attempts, bool isCertain, bool isPermanent, string words)
    {
        for (var i = 0; i < 5; i++)
        {
            Connector.Answer(status, code, "0");
        }

        var refused = await Assert.ThrowsAsync<ChatException>(PostAsync);

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal((isCertain, isPermanent), (refused.CertainlyNotPosted, refused.IsPermanent));
        Assert.Equal(attempts, Connector.Unread);
        Assert.Equal(status == 404, Host.Channels.IsEmpty);
    }

    [Fact]
    public async Task An_activity_is_updated_in_its_place()
    {
        Remember(Connector.Url);
        Connector.Answer(502); // made again: an update made twice does the same
        await Host.Services.GetRequiredService<TeamsPlatform>().EditAsync(Channel, "id-7", ChatMessage.Of("Other words."), null, Token);

        await Connector.NextAsync();
        var update = await Connector.NextAsync();
        Assert.Equal(("PUT", "/emea/v3/conversations/a%3Apersonal-mira/activities/id-7", "Other words.", "id-7"), (update.Method, update.Path, update.Words, (string?)update.Activity["id"]));
    }

    [Fact]
    public async Task An_activity_that_is_gone_is_a_lasting_refusal_and_its_conversation_stays_known()
    {
        Remember(Connector.Url);
        Connector.Answer(404, "ActivityNotFoundInConversation");
        var refused = await Assert.ThrowsAsync<ChatException>(() => Host.Services.GetRequiredService<TeamsPlatform>().EditAsync(Channel, "id-7", ChatMessage.Of("Other words."), null, Token));

        Assert.True(refused.IsPermanent);
        Assert.NotEmpty(Host.Channels);
    }

    [Theory]
    [InlineData(429, "60", 60)] // four times a minute would outlast the lease
    [InlineData(429, null, 60)]
    [InlineData(412, null, null)]
    public async Task A_briefing_is_not_repeated_here_and_says_how_long_to_wait(int status, string? retryAfter, int? seconds)
    {
        Connector.Answer(status, retryAfter: retryAfter);
        Remember(Connector.Url);

        var refused = await Assert.ThrowsAsync<ChatException>(() => PlatformAsync("1|teams:a|2027-03-29"));

        Assert.Equal((true, false, (double?)seconds, false), (refused.CertainlyNotPosted, refused.IsPermanent, refused.RetryAfter?.TotalSeconds, refused.HoldsWorkspace));
        Assert.Equal(1, Connector.Unread);
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", true)]
    [InlineData(403, "MessageWritesBlocked", false)]
    [InlineData(404, "ConversationNotFound", true)]
    [InlineData(404, null, false)] // not the connector's: a proxy, or a wrong address
    [InlineData(401, null, false)]
    [InlineData(403, "ForbiddenOperationException", false)]
    [InlineData(403, null, false)]
    [InlineData(400, "BadSyntax", false)]
    public async Task A_conversation_that_is_gone_is_told_from_one_that_cannot_be_posted_to(int status, string? code, bool isGone)
    {
        Connector.Answer(status, code);
        Connector.Answer(status, code);

        var refused = await Assert.ThrowsAsync<ChatException>(PostAsync);
        Assert.Equal(isGone, refused.IsChannelGone);
        Assert.Equal(!isGone && status is not 400 && code is not "MessageWritesBlocked", refused.IsOfWorkspace); // waits until somebody acts
    }

    [Fact]
    public async Task What_another_app_is_told_of_every_conversation_ends_none()
    {
        Remember(Connector.Url, bot: "28:another-app");
        Connector.Answer(403, "BotNotInConversationRoster");
        var refused = await Assert.ThrowsAsync<ChatException>(() => PlatformAsync("1|teams:a|2027-03-29"));

        Assert.Equal((false, true, false), (refused.IsChannelGone, refused.IsOfWorkspace, refused.IsFinal));
        Assert.Contains($"was met as 28:another-app, and Teams:AppId is {TeamsHost.AppId}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task An_answer_had_better_come_twice_than_not_at_all(int status)
    {
        Connector.Answer(status);
        using var response = await Host.PostAsync(TeamsHost.Message(Connector.Url, "what did Osk say?"), Provider.Mint(Connector.Url));

        Assert.Equal("You asked: what did Osk say?", (await Connector.NextMessageAsync()).Words);
        Assert.Equal("You asked: what did Osk say?", (await Connector.NextMessageAsync()).Words);
    }

    [Fact]
    public async Task A_time_out_is_not_repeated()
    {
        Connector.Answers.Enqueue(response => Task.Delay(TimeSpan.FromSeconds(5), response.HttpContext.RequestAborted));

        var refused = await Assert.ThrowsAsync<ChatException>(PostAsync);

        Assert.False(refused.CertainlyNotPosted);
        Assert.Equal(1, Connector.Unread);
    }

    [Fact]
    public async Task A_server_that_is_down_surely_got_nothing()
    {
        Remember(Connector.Url);
        await Connector.DisposeAsync();

        var refused = await Assert.ThrowsAsync<ChatException>(PlatformAsync);

        Assert.Equal((true, false), (refused.CertainlyNotPosted, refused.IsPermanent));
    }

    [Fact]
    public async Task The_token_is_fetched_once_and_again_when_it_is_refused()
    {
        await PostAsync();
        await PostAsync();
        Assert.Single(Provider.TokenRequests);

        Connector.Answer(401);
        await PostAsync();

        Assert.Equal(2, Provider.TokenRequests.Count);
        Assert.Equal(["Bearer own-token-1", "Bearer own-token-1", "Bearer own-token-1", "Bearer own-token-2"], await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await Connector.NextAsync()).Authorization)));
    }

    [Fact]
    public async Task A_wrong_secret_is_said_in_words()
    {
        await using var host = await TeamsHost.StartAsync(Provider, Connector, TimeProvider.System, ("Teams:AppPassword", "wrong"));
        host.Channels[Channel] = Reference(Connector.Url);

        var refused = await Assert.ThrowsAsync<ChatException>(() => host.Services.GetRequiredService<TeamsPlatform>().PostAsync(Channel, ChatMessage.Of("Words."), null, Token));

        Assert.Contains("invalid_client AADSTS7000215). Check Teams:AppId, Teams:AppPassword", refused.Message, StringComparison.Ordinal);
        Assert.Equal((true, true), (refused.CertainlyNotPosted, refused.IsPermanent));
        Assert.Equal(0, Connector.Unread);
    }

    [Fact]
    public async Task Our_token_goes_to_no_service_url_that_is_not_proved()
    {
        await using var elsewhere = await StubConnector.StartAsync();
        Remember(elsewhere.Url);

        var refused = await Assert.ThrowsAsync<ChatException>(PlatformAsync);
        using var response = await Host.PostAsync(TeamsHost.Message(elsewhere.Url, "what did Osk say?"), Provider.Mint(elsewhere.Url)); // proved, but http

        Assert.True(refused.CertainlyNotPosted);
        Assert.Contains("Teams:AllowedServiceUrls", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Provider.TokenRequests);
        Assert.Equal(0, elsewhere.Unread);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await StubConnector.StartAsync();
        Connector.Answers.Enqueue(response =>
        {
            response.Redirect(elsewhere.Url + "v3/conversations/a/activities", permanent: false);
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<ChatException>(PostAsync);

        Assert.Equal(0, elsewhere.Unread);
    }

    [Fact]
    public async Task An_unknown_conversation_is_said_in_words()
    {
        var refused = await Assert.ThrowsAsync<ChatException>(PlatformAsync);

        Assert.Equal("teams:a:personal-mira is unknown: add the app to that conversation and write to it once.", refused.Message);
        Assert.True(refused.CertainlyNotPosted && refused.IsPermanent);
    }

    private static string Reference(string serviceUrl) =>
        new ConversationReference(serviceUrl, new("28:" + TeamsHost.AppId, "BriefingBot"), new() { Id = Channel.Id }, "msteams", null, IsProved: false).ToString();

    private void Remember(string serviceUrl, string? bot = null) =>
        Host.Channels[Channel] = bot is null ? Reference(serviceUrl) : Reference(serviceUrl).Replace("28:" + TeamsHost.AppId, bot, StringComparison.Ordinal);

    private Task<string> PostAsync()
    {
        Remember(Connector.Url);
        return PlatformAsync();
    }

    private Task<string> PlatformAsync() => PlatformAsync(deliveryKey: null);

    private Task<string> PlatformAsync(string? deliveryKey) => Host.Services.GetRequiredService<TeamsPlatform>().PostAsync(Channel, ChatMessage.Of("Words."), deliveryKey, Token);
}
