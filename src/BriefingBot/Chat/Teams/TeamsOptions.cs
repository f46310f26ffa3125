using System.ComponentModel.DataAnnotations;

namespace BriefingBot.Chat.Teams;

/// <summary>The settings of section <c>Teams</c>. Without <see cref="AppId"/> and <see cref="AppPassword"/> Teams is off.</summary>
internal sealed class TeamsOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Teams";

    /// <summary>The Microsoft App ID of the bot, a GUID; empty: Teams is off.</summary>
    public string? AppId { get; set; }

    /// <summary>The value of a client secret of the app.</summary>
    public string? AppPassword { get; set; }

    /// <summary>The only tenant that is served, a GUID; empty: every tenant that installed the app.</summary>
    public string? TenantId { get; set; }

    /// <summary>The OpenID document that names the issuer and the keys of inbound tokens; other clouds have their own.</summary>
    [Required]
    public Uri OpenIdMetadata { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Where our own tokens come from; by default Microsoft's login for <see cref="TenantId"/>.</summary>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>Service URLs that are trusted although no validated token named them; <c>http</c> only on loopback.</summary>
    public IList<string> AllowedServiceUrls { get; } = [];

    /// <summary>The longest wait for one call: 1 to 60 seconds, 15 by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Teams:Timeout must be 00:00:01 to 00:01:00.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The first wait before a repeated call, doubled each time: up to 30 seconds, 1 second by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30", ErrorMessage = "Teams:RetryDelay must be 00:00:00 to 00:00:30.")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether there is an app to be.</summary>
    public bool HasCredentials => !string.IsNullOrEmpty(AppId) && !string.IsNullOrEmpty(AppPassword);

    /// <summary>Where our own tokens come from.</summary>
    public Uri EffectiveTokenEndpoint => TokenEndpoint
        ?? new($"https://login.microsoftonline.com/{(string.IsNullOrEmpty(TenantId) ? "botframework.com" : TenantId)}/oauth2/v2.0/token");
}
