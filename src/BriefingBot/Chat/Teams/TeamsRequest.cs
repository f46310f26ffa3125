namespace BriefingBot.Chat.Teams;

/// <summary>What came in one authenticated request: its body is read once, by the authentication.</summary>
/// <param name="Activity">The activity, with everything it is answered by; null when the body is none.</param>
/// <param name="IsTooLarge">Whether the body is longer than <see cref="MaxBytes"/>.</param>
/// <param name="IsProved">Whether a validated token named the service URL.</param>
internal sealed record TeamsRequest(Activity? Activity, bool IsTooLarge, bool IsProved)
{
    /// <summary>The longest body: 1 MiB.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Whether an activity names everything it is answered by.</summary>
    public static bool IsComplete(Activity activity) =>
        ServiceUrls.Parse(activity.ServiceUrl) is not null
        && !string.IsNullOrEmpty(activity.ChannelId)
        && ServiceUrls.IsSegment(activity.Conversation?.Id)
        && !activity.Conversation!.Id.Any(char.IsWhiteSpace)
        && !string.IsNullOrEmpty(activity.Recipient?.Id)
        && (activity.Type != "message" || (ServiceUrls.IsSegment(activity.Id) && !string.IsNullOrEmpty(activity.From?.Id)));
}
