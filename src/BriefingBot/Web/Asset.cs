using System.Security.Cryptography;
using System.Text;

namespace BriefingBot.Web;

/// <summary>A file served as it is built in.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Text">Its content.</param>
internal sealed record Asset(string Name, string MediaType, string Text)
{
    /// <summary>The style sheet of all pages.</summary>
    public static readonly Asset Style = Read("site.css", "text/css");

    /// <summary>The icon.</summary>
    public static readonly Asset Icon = Read("icon.svg", "image/svg+xml");

    /// <summary>Changes with the content.</summary>
    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 6));

    private static Asset Read(string name, string mediaType)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream("Assets/" + name)
            ?? throw new InvalidOperationException($"The assembly holds no asset {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new(name, mediaType, reader.ReadToEnd());
    }
}
