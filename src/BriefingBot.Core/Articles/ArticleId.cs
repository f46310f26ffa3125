using System.Security.Cryptography;
using System.Text;

namespace BriefingBot.Core.Articles;

/// <summary>Derives ids, so that reading the same thing twice gives the same id.</summary>
public static class ArticleId
{
    /// <summary>The id of an article at <paramref name="url"/>, or, without one, of its words.</summary>
    public static string Derive(Uri? url, string text) => "a" + Digest(url?.AbsoluteUri ?? text);

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of <paramref name="text"/> in UTF-8: 64 bits.</summary>
    public static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
