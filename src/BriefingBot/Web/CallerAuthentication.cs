using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace BriefingBot.Web;

/// <summary>Puts <see cref="AccessRule"/> at the door of every route that asks for <see cref="SchemeName"/>.</summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessRule rule)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "Caller";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Judge() switch
    {
        Access.Granted => AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "caller")], SchemeName)), SchemeName)),
        Access.WrongHost => AuthenticateResult.Fail("The Host header names neither this machine nor the host of Web:PublicUrl."),
        Access.ForeignPage => AuthenticateResult.Fail("A page of another site sent it."),
        Access.NotJson => AuthenticateResult.Fail("A form of another site could send the like."),
        _ => AuthenticateResult.Fail("A caller from elsewhere showed no key of Api:Keys."),
    });

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        switch (Judge())
        {
            case Access.WrongHost:
                Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                return Task.CompletedTask;
            case Access.ForeignPage:
                return Results.Problem("A page of another site sent this: nothing was done. A program shows a key of Api:Keys, or sends no Origin.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(Context);
            case Access.NotJson:
                return Results.Problem("Send application/json, or no body and no Content-Type: nothing was done.", statusCode: StatusCodes.Status415UnsupportedMediaType).ExecuteAsync(Context);
            default:
                Response.StatusCode = StatusCodes.Status401Unauthorized;
                Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
                return Task.CompletedTask;
        }
    }

    private Access Judge() => rule.Judge(Context.Connection.RemoteIpAddress, Request);
}
