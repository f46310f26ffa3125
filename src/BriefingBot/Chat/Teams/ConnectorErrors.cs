using System.Net;
using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Chat.Teams;

/// <summary>What went wrong with the connector, in words an administrator can act on.</summary>
internal static class ConnectorErrors
{
    private static readonly Duration Unsaid = Duration.FromMinutes(1);

    /// <summary>The conversation was never met, or is forgotten.</summary>
    public static ChatException Unknown(ChannelAddress channel) =>
        new($"{channel} is unknown: add the app to that conversation and write to it once.", certainlyNotPosted: true, isPermanent: true);

    /// <summary>The service URL may not be used.</summary>
    public static ChatException NotAllowed(ConversationReference to, TeamsMode mode) => new(
        mode switch
        {
            TeamsMode.Off => "Teams is off: set Teams:AppId and Teams:AppPassword.",
            TeamsMode.Loopback => $"{to.ServiceUrl} is not on this machine, and without Teams:AppId and Teams:AppPassword nothing is posted elsewhere.",
            _ => $"Nothing is posted to {to.ServiceUrl}: no validated token named it by https, and Teams:AllowedServiceUrls does not have it.",
        },
        certainlyNotPosted: true, isPermanent: true)
    {
        IsOfWorkspace = mode == TeamsMode.Off,
    };

    /// <summary>The connector answered with an error.</summary>
    public static ChatException Refused(ConversationReference to, HttpStatusCode status, string? code, int bytes, TimeSpan? retryAfter)
    {
        var number = (int)status;
        var said = $"({number}{(string.IsNullOrEmpty(code) ? string.Empty : " " + code)})";
        var (words, isCertain, isPermanent) = status switch
        {
            HttpStatusCode.Unauthorized => ($"Teams did not accept our token {said}. Check Teams:AppId, Teams:AppPassword and Teams:TenantId.", true, true),
            HttpStatusCode.Forbidden => ($"Teams does not let the app write to {to.Conversation.Id} {said}: it was removed there or blocked. Add the app again.", true, true),
            HttpStatusCode.NotFound => ($"Teams does not know the conversation {to.Conversation.Id} {said}: it is gone, or the app was removed. Add the app again, or choose another channel.", true, true),
            HttpStatusCode.RequestEntityTooLarge => ($"The message for {to.Conversation.Id} is too large for Teams {said}: it has {bytes} bytes.", true, true),
            HttpStatusCode.TooManyRequests => ($"Teams takes no more messages for {to.Conversation.Id} at the moment {said}. It can be tried again in a minute.", true, false),
            HttpStatusCode.PreconditionFailed => ($"Teams was busy with {to.Conversation.Id} {said}. It can be tried again.", true, false),
            _ when number is >= 400 and < 500 and not 408 => ($"Teams did not accept a message for {to.Conversation.Id} {said}.", true, true),
            _ => ($"Teams failed on a message for {to.Conversation.Id} {said}; whether it was posted is unknown.", false, false),
        };
        return new(words, isCertain, isPermanent, new HttpRequestException(words, null, status))
        {
            // the limit that is met first is the thread's; for the app's own, pacing is enough
            RetryAfter = retryAfter is { } wait ? Duration.FromTimeSpan(wait) : status == HttpStatusCode.TooManyRequests ? Unsaid : null,
            IsChannelGone = IsOfConversation(status, code),

            // a token of another app or tenant, an app that an administrator blocked, a proxy on the way: so it would be for every conversation
            IsOfWorkspace = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound && !IsOfConversation(status, code) && code is not "MessageWritesBlocked" and not "ActivityNotFoundInConversation",
        };
    }

    /// <summary>The conversation was met by another app than the one whose credentials are set: what it says of one conversation it says of all.</summary>
    public static ChatException OtherApp(ConversationReference met, string appId, ChatException refused) => new(
        $"The conversation {met.Conversation.Id} was met as {met.Bot.Id}, and Teams:AppId is {appId}. Set the credentials of the app that is installed there, or add this app to the conversation.",
        refused.CertainlyNotPosted, isPermanent: true, refused)
    {
        IsOfWorkspace = true,
    };

    // a 404 without a code is not the connector's
    private static bool IsOfConversation(HttpStatusCode status, string? code) =>
        (status == HttpStatusCode.NotFound && code is "ConversationNotFound") || (status == HttpStatusCode.Forbidden && code is "BotNotInConversationRoster" or "ConversationBlockedByUser");

    /// <summary>The connection failed.</summary>
    public static ChatException NotReached(ConversationReference to, HttpRequestException failure) => new(
        $"{to.ServiceUrl} could not be reached: {failure.Message} Check the network.", WasNotConnected(failure), isPermanent: false, failure);

    /// <summary>No answer came in time.</summary>
    public static ChatException TimedOut(ConversationReference to, Exception timeout) => new(
        $"{to.ServiceUrl} did not answer in time; whether the message was posted is unknown.", certainlyNotPosted: false, isPermanent: false, timeout);

    /// <summary>Whether a request surely never left.</summary>
    public static bool WasNotConnected(HttpRequestException failure) =>
        failure.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;
}
