using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace BriefingBot.Chat.Slack;

/// <summary>Marks the endpoints that only Slack may call.</summary>
internal sealed class SlackOnly;

/// <summary>Believes a request that Slack has signed; any other gets 401 and no body. The body can be read again afterwards.</summary>
internal sealed partial class SlackAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes, IOptionsMonitor<SlackOptions> options, TimeProvider clock, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, logs, encoder)
{
    /// <summary>The scheme.</summary>
    public const string SchemeName = "Slack";

    /// <summary>The largest body read, in bytes.</summary>
    public const int LargestBody = 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<SlackOnly>() is null)
        {
            return AuthenticateResult.NoResult(); // a single scheme becomes the default one, and would read every body
        }

        var secrets = options.CurrentValue.SigningSecrets;
        if (secrets.Count == 0 || Single(SlackSignature.SignatureHeader) is null || Single(SlackSignature.TimestampHeader) is null)
        {
            return Refuse(secrets.Count == 0 ? nameof(SlackProof.NoSecret) : nameof(SlackProof.Incomplete)); // before a byte of the body is read
        }

        if (await ReadAsync(Context.RequestAborted) is not { } body)
        {
            return Refuse("TooLarge");
        }

        var proof = SlackSignature.Check(secrets, Single(SlackSignature.TimestampHeader), Single(SlackSignature.SignatureHeader), body, clock.GetUtcNow());
        if (proof != SlackProof.Proven)
        {
            return Refuse(proof.ToString());
        }

        Request.Body = new MemoryStream(body, writable: false);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(SchemeName)), SchemeName));
    }

    private string? Single(string header)
    {
        StringValues values = Request.Headers[header];
        return values is [{ Length: > 0 } value] ? value : null;
    }

    private async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        if (Request.ContentLength > LargestBody)
        {
            return null;
        }

        using var body = new MemoryStream((int)(Request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await Request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > LargestBody)
            {
                return null;
            }

            await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return body.ToArray();
    }

    private AuthenticateResult Refuse(string reason)
    {
        Log.Refused(Logger, Request.Path, reason);
        return AuthenticateResult.Fail(reason);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A request to {Path} was refused: {Reason}.")]
        public static partial void Refused(ILogger logger, PathString path, string reason);
    }
}
