using Microsoft.Extensions.Options;

namespace BriefingBot.Chat.Slack;

/// <summary>Settings of Slack, section <c>Slack</c>. Without <see cref="SigningSecret"/> Slack is off.</summary>
internal sealed class SlackOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Slack";

    /// <summary>Proves that a request is Slack's: "Signing Secret" on the app's page Basic Information. Null or empty: no request is believed.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>The signing secret before the present one, believed too while it is being changed; or null.</summary>
    public string? PreviousSigningSecret { get; set; }

    /// <summary>The bot token, <c>xoxb-…</c>: on the app's page OAuth &amp; Permissions. Null or empty: nothing is posted, only commands and buttons are answered.</summary>
    public string? BotToken { get; set; }

    /// <summary>The app's client id, or null; only for installation by OAuth.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app's client secret, or null; only for installation by OAuth.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The base of Slack's Web API: https, or http on this machine.</summary>
    public Uri ApiUrl { get; set; } = new("https://slack.com/api/");

    /// <summary>The longest wait for one call of Slack: 1 to 30 seconds, 10 by default.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many briefings may be posted in a workspace in a minute, by all replicas together: 1 to 6000, 300 by default. Slack allows "several
    /// hundred messages per minute" and names no figure (https://docs.slack.dev/reference/methods/chat.postMessage); what it refuses is held back as long as it asks.
    /// </summary>
    public int PostsPerMinute { get; set; } = 300;

    /// <summary>The secrets that prove a request; empty when Slack is off.</summary>
    public IReadOnlyList<string> SigningSecrets =>
        string.IsNullOrEmpty(SigningSecret) ? [] : string.IsNullOrEmpty(PreviousSigningSecret) ? [SigningSecret] : [SigningSecret, PreviousSigningSecret];
}

/// <summary>Stops the start on wrong settings.</summary>
internal sealed class SlackOptionsValidator : IValidateOptions<SlackOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var wrong = new List<string>();
        Check(IsSecret(options.SigningSecret), "Slack:SigningSecret must be the app's signing secret, without spaces: api.slack.com/apps, Basic Information, Signing Secret.");
        Check(IsSecret(options.PreviousSigningSecret), "Slack:PreviousSigningSecret must be a signing secret, without spaces, or be left out.");
        Check(
            string.IsNullOrEmpty(options.PreviousSigningSecret) || !string.IsNullOrEmpty(options.SigningSecret),
            "Slack:PreviousSigningSecret is set without Slack:SigningSecret: set the present secret too.");
        Check(
            string.IsNullOrEmpty(options.BotToken) || (options.BotToken.StartsWith("xoxb-", StringComparison.Ordinal) && options.BotToken.All(c => c is > ' ' and < '\u007F')),
            "Slack:BotToken must be a bot token: it starts with xoxb-.");
        Check(SlackUrl.IsSafe(options.ApiUrl), $"Slack:ApiUrl is {options.ApiUrl}; it must begin with https://, or with http:// on this machine.");
        Check(
            options.Timeout >= TimeSpan.FromSeconds(1) && options.Timeout <= TimeSpan.FromSeconds(30),
            $"Slack:Timeout is {options.Timeout}; it must be 00:00:01 to 00:00:30.");
        Check(options.PostsPerMinute is >= 1 and <= 6000, $"Slack:PostsPerMinute is {options.PostsPerMinute}; it must be 1 to 6000. Slack allows several hundred.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);

        void Check(bool right, string message)
        {
            if (!right)
            {
                wrong.Add(message);
            }
        }
    }

    private static bool IsSecret(string? secret) => secret is null || !secret.Any(char.IsWhiteSpace);
}
