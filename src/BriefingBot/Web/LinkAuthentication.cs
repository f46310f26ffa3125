using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web;

/// <summary>Lets in whoever has a signed link, to its page alone.</summary>
internal sealed class LinkAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, LinkSigner signer, Links links)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "Link";

    /// <summary>Whether a reader came by a link alone, so that pages that take a key would be closed to them.</summary>
    public static bool IsGuest(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !user.Identities.Any(identity => identity.AuthenticationType == CallerAuthentication.SchemeName);
    }

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Judge() switch
    {
        LinkState.Valid => AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "guest")], SchemeName)), SchemeName)),
        LinkState.Expired => AuthenticateResult.Fail("The link has expired."),
        _ => AuthenticateResult.NoResult(),
    });

    /// <inheritdoc/>
    /// <remarks>The other scheme of the route says what is missing; only somebody whose own link has expired is told so.</remarks>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Judge() != LinkState.Expired)
        {
            return Task.CompletedTask;
        }

        var notice = Page.Notice(links, "This link has expired", "Links from chat open their page for some days only. A newer message on the same subject has a fresh one.", isGuest: true);
        return Page.Result(notice, StatusCodes.Status410Gone).ExecuteAsync(Context);
    }

    private LinkState Judge() => LinkTarget.Of(Context) is { } target ? signer.Check(target, Request.Query) : LinkState.Foreign;
}
