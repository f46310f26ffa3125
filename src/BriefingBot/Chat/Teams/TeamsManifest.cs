using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace BriefingBot.Chat.Teams;

/// <summary>The app package for Teams: a zip of the manifest and two icons.</summary>
internal static class TeamsManifest
{
    private static readonly string[] Icons = ["color.png", "outline.png"];

    /// <summary>Builds the package.</summary>
    /// <param name="appId">The Microsoft App ID of the bot, a GUID.</param>
    /// <param name="publicUrl">The base of every link in chat: https, or http for a trial.</param>
    /// <returns>A zip, from its beginning.</returns>
    /// <exception cref="ArgumentException">One of them is wrong; the message says what right looks like.</exception>
    public static Stream Build(string appId, Uri publicUrl)
    {
        var package = new MemoryStream();
        using (var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var manifest = zip.CreateEntry("manifest.json").Open())
            {
                manifest.Write(Encoding.UTF8.GetBytes(Manifest(appId, publicUrl)));
            }

            foreach (var icon in Icons)
            {
                using var entry = zip.CreateEntry(icon).Open();
                using var resource = Resource(icon);
                resource.CopyTo(entry);
            }
        }

        package.Position = 0;
        return package;
    }

    /// <summary>The manifest alone.</summary>
    /// <exception cref="ArgumentException">One of the two is wrong; the message says what right looks like.</exception>
    public static string Manifest(string appId, Uri publicUrl)
    {
        if (!Guid.TryParseExact(appId, "D", out var id))
        {
            throw new ArgumentException($"'{appId}' is no Microsoft App ID: it is a GUID such as 01234567-89ab-cdef-0123-456789abcdef.", nameof(appId));
        }

        if (!publicUrl.IsAbsoluteUri || publicUrl.Scheme is not ("https" or "http") || publicUrl.UserInfo.Length > 0)
        {
            throw new ArgumentException($"'{publicUrl}' is no public URL: it looks like https://news.example.org/.", nameof(publicUrl));
        }

        using var reader = new StreamReader(Resource("manifest.json"), Encoding.UTF8);
        return reader.ReadToEnd()
            .Replace("{{APP_ID}}", id.ToString("D"), StringComparison.Ordinal)
            .Replace("{{PUBLIC_URL}}", publicUrl.AbsoluteUri, StringComparison.Ordinal) // percent-encoded: nothing in it ends a JSON string
            .Replace("{{DOMAIN}}", publicUrl.IdnHost, StringComparison.Ordinal)
            .Replace("{{VERSION}}", typeof(TeamsManifest).Assembly.GetName().Version!.ToString(3), StringComparison.Ordinal);
    }

    private static Stream Resource(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("Teams/" + name) ?? throw new InvalidOperationException($"The build left out manifests/teams/{name}.");
}
