namespace BriefingBot.Core.Chat;

/// <summary>A place in chat that can be written to: <c>slack:TEAM/CHANNEL</c> or <c>teams:CONVERSATION</c>.</summary>
/// <param name="Platform"><c>slack</c> or <c>teams</c>.</param>
/// <param name="Id">The platform's own id: for Slack the team and the channel with a slash between, for Teams the conversation.</param>
public sealed record ChannelAddress(string Platform, string Id)
{
    /// <summary>Slack's platform name.</summary>
    public const string Slack = "slack";

    /// <summary>Teams' platform name.</summary>
    public const string Teams = "teams";

    /// <summary>Reads an address as people write it; null when it is none.</summary>
    public static ChannelAddress? Parse(string? text)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon <= 0 || colon + 1 >= text!.Length)
        {
            return null;
        }

        var (platform, id) = (text[..colon], text[(colon + 1)..]);
        return platform switch
        {
            Slack when id.Split('/') is [{ Length: > 0 }, { Length: > 0 }] => new(platform, id),
            Teams when !id.Any(char.IsWhiteSpace) => new(platform, id),
            _ => null,
        };
    }

    /// <summary>What shares one budget of posts: for Slack the workspace, <c>slack:TEAM</c>; for Teams the app, <c>teams</c>.</summary>
    public string Workspace => Platform == Slack ? $"{Slack}:{Id.Split('/')[0]}" : Platform;

    /// <summary>The address as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => $"{Platform}:{Id}";
}
