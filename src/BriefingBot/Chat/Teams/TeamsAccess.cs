using Microsoft.Extensions.Options;

namespace BriefingBot.Chat.Teams;

/// <summary>Who is served: callers with a token, this machine alone, or nobody.</summary>
internal enum TeamsMode
{
    /// <summary>No credentials: nobody is served.</summary>
    Off,

    /// <summary>No credentials in Development: callers on this machine, such as the Microsoft 365 Agents Playground, without a token.</summary>
    Loopback,

    /// <summary>Credentials are set: callers with a valid token.</summary>
    Token,
}

/// <summary>Decides who is served, and where our own token may go.</summary>
internal sealed class TeamsAccess(IOptions<TeamsOptions> options, IHostEnvironment environment)
{
    /// <summary>Who is served.</summary>
    public TeamsMode Mode { get; } = options.Value.HasCredentials ? TeamsMode.Token : environment.IsDevelopment() ? TeamsMode.Loopback : TeamsMode.Off;

    /// <summary>Whether activities may be posted to a conversation's service URL: proved or allowed with a token, on this machine without.</summary>
    public bool MaySendTo(ConversationReference reference) =>
        ServiceUrls.Parse(reference.ServiceUrl) is { } url && Mode switch
        {
            TeamsMode.Token => IsAllowed(reference.ServiceUrl) || (reference.IsProved && url.Scheme == Uri.UriSchemeHttps),
            TeamsMode.Loopback => url.IsLoopback,
            _ => false,
        };

    private bool IsAllowed(string serviceUrl) => options.Value.AllowedServiceUrls.Any(allowed => ServiceUrls.AreSame(allowed, serviceUrl));
}
