using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BriefingBot.Chat.Teams;

/// <summary>The authentication scheme of <c>POST /api/messages</c>. Whoever does not pass gets 401 without a body; the reason goes to the log.</summary>
/// <remarks>Leaves a <see cref="TeamsRequest"/> among the request's features.</remarks>
internal sealed partial class TeamsAuthentication(
    TeamsAccess access, BearerTokens tokens, IOptions<TeamsOptions> teams,
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "Teams";

    private const string Bearer = "Bearer ";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => access.Mode switch
    {
        _ when Context.GetEndpoint()?.Metadata.GetMetadata<TeamsEndpoint>() is null => Task.FromResult(AuthenticateResult.NoResult()), // a sole scheme is asked about every route
        TeamsMode.Token => ByTokenAsync(Context.RequestAborted),
        TeamsMode.Loopback => ByPlaceAsync(Context.RequestAborted),
        _ => Task.FromResult(AuthenticateResult.NoResult()),
    };

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => HandleChallengeAsync(properties);

    private async Task<AuthenticateResult> ByTokenAsync(CancellationToken cancellationToken)
    {
        var header = Request.Headers.Authorization;
        if (header.Count != 1 || header[0]?.StartsWith(Bearer, StringComparison.Ordinal) != true)
        {
            return Refuse("it carries no bearer token");
        }

        var (token, refused) = await tokens.ValidateAsync(header[0]![Bearer.Length..].Trim(), cancellationToken);
        if (token is null)
        {
            return Refuse(refused ?? "its token is not valid");
        }

        var body = await RequestBody.ReadAsync(Request, cancellationToken);
        var activity = body is null || !Request.HasJsonContentType() ? null : ActivityJson.Read(body);
        if (activity is not null)
        {
            if (activity.ServiceUrl != token.ServiceUrl)
            {
                return Refuse("its token speaks for another service URL");
            }

            if (activity.ChannelId is not { Length: > 0 } channel || !token.Endorsements.Contains(channel, StringComparer.Ordinal))
            {
                return Refuse("its key is not endorsed for the channel");
            }

            if (teams.Value.TenantId is { Length: > 0 } tenant && !activity.IsFrom(tenant))
            {
                return Refuse("it comes from a tenant that is not served");
            }
        }

        return Accept(new ClaimsIdentity(token.Identity.Claims, SchemeName), activity, isTooLarge: body is null, isProved: true);
    }

    private async Task<AuthenticateResult> ByPlaceAsync(CancellationToken cancellationToken)
    {
        if (!IsFromThisMachine())
        {
            return Refuse("it does not come from this machine, and Teams:AppId and Teams:AppPassword are not set");
        }

        var body = await RequestBody.ReadAsync(Request, cancellationToken);
        var activity = body is null || !Request.HasJsonContentType() ? null : ActivityJson.Read(body);
        return activity is not null && ServiceUrls.Parse(activity.ServiceUrl) is { IsLoopback: false }
            ? Refuse("its service URL is not on this machine, and Teams:AppId and Teams:AppPassword are not set")
            : Accept(new ClaimsIdentity(SchemeName), activity, isTooLarge: body is null, isProved: false);
    }

    // a proxy on this machine forwards for others; a browser on this machine acts for the page it shows
    private bool IsFromThisMachine() =>
        Context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        && !Request.Headers.Keys.Any(name =>
            name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || name.Equals("Origin", StringComparison.OrdinalIgnoreCase));

    private AuthenticateResult Accept(ClaimsIdentity identity, Activity? activity, bool isTooLarge, bool isProved)
    {
        Context.Features.Set(new TeamsRequest(activity is not null && TeamsRequest.IsComplete(activity) ? activity : null, isTooLarge, isProved));
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }

    private AuthenticateResult Refuse(string reason)
    {
        Log.Refused(Logger, reason);
        return AuthenticateResult.Fail(reason);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A request to Teams' endpoint was refused: {Reason}.")]
        public static partial void Refused(ILogger logger, string reason);
    }
}
