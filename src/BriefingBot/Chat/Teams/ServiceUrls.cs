namespace BriefingBot.Chat.Teams;

/// <summary>Arithmetic of service URLs.</summary>
internal static class ServiceUrls
{
    /// <summary>The URL when activities could be posted under it: absolute, http or https, nothing behind the path, no user; else null.</summary>
    public static Uri? Parse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
            ? url
            : null;

    /// <summary>Whether what is sent there can be read by nobody on the way: https, or this machine.</summary>
    public static bool IsPrivate(Uri url) => url.Scheme == Uri.UriSchemeHttps || url.IsLoopback;

    /// <summary>Whether both are the same place; a slash at the end makes no difference.</summary>
    public static bool AreSame(string one, string other) => one.TrimEnd('/').Equals(other.TrimEnd('/'), StringComparison.Ordinal);

    /// <summary>Where activities of a conversation are posted to, or answers to one of its activities; that one is also updated there.</summary>
    public static Uri Activities(string serviceUrl, string conversation, string? replyTo) =>
        new($"{serviceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversation)}/activities{(replyTo is null ? string.Empty : "/" + Uri.EscapeDataString(replyTo))}");

    /// <summary>Whether an id can stand in a path as one segment: not empty, and no step upwards.</summary>
    public static bool IsSegment(string? id) => !string.IsNullOrWhiteSpace(id) && id is not ("." or "..");
}
