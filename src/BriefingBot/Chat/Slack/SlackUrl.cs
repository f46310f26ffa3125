namespace BriefingBot.Chat.Slack;

/// <summary>Which addresses we send to.</summary>
internal static class SlackUrl
{
    /// <summary>Whether nobody on the way can read what is sent there: https, or http that does not leave this machine.</summary>
    public static bool IsSafe(Uri? url) =>
        url is { IsAbsoluteUri: true, UserInfo: "" } && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
