using System.Security.Cryptography;
using System.Text;

namespace BriefingBot.Web;

/// <summary>Tells the browser to load nothing but our own style, to run no script, and to show us inside no other page.</summary>
internal static class SecurityHeaders
{
    /// <summary>Sets the headers of one response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="style">A style that stands inside the page, or null.</param>
    public static void Apply(HttpResponse response, string? style = null)
    {
        var inline = style is null ? string.Empty : $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'{inline}; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = "private, no-cache";
    }
}
