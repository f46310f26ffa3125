using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Core.Articles;

/// <summary>Reads the fields that come with an article, whatever they come in.</summary>
internal static partial class ArticleFields
{
    private const int LongestTitle = 500;

    /// <summary>The article made of these fields.</summary>
    /// <exception cref="ArticleException">There is no text, a date or an address cannot be read, or the text is not text.</exception>
    public static Article ToArticle(
        string? id, string? title, string text, string? published, string? publisher, string? url, ArticleDefaults defaults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArticleException("The article is empty: it has no text. Leave it out, or give it its words.");
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArticleException("The article is not text: it holds a NUL character. Convert it to plain text first.");
        }

        var address = Address(url);
        return new(
            Given(id) ?? ArticleId.Derive(address, text),
            Given(title) ?? FirstLine(text),
            text,
            Date(published) ?? defaults.Published,
            Given(publisher) ?? defaults.Publisher,
            address);
    }

    /// <summary>The calendar date of an ISO 8601 date or date and time, as printed: the time and its offset are left aside.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="ArticleException">It is no such date.</exception>
    public static LocalDate? Date(string? value)
    {
        if (Given(value) is not { } given)
        {
            return null;
        }

        var form = IsoDate().Match(given);
        return form.Success && LocalDatePattern.Iso.Parse(form.Groups["date"].Value) is { Success: true } date
            ? date.Value
            : throw new ArticleException($"The date {Shown(given)} cannot be read. Write it as 2013-02-15 or 2013-02-15T18:30:00Z.");
    }

    private static Uri? Address(string? value) =>
        Given(value) is not { } given ? null
        : Uri.TryCreate(given, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url
        : throw new ArticleException($"The url {Shown(given)} is no web address. Write it as https://example.org/story, or leave it out.");

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string FirstLine(string text)
    {
        var rest = text.AsSpan().TrimStart();
        var end = rest.IndexOfAny('\r', '\n');
        var line = (end < 0 ? rest : rest[..end]).TrimEnd();
        return line.Length <= LongestTitle ? line.ToString() : string.Concat(Cut(line, LongestTitle), "…");
    }

    private static string Shown(string value) => "\"" + (value.Length <= 60 ? value : string.Concat(Cut(value, 60), "…")) + "\"";

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int length) =>
        text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    [GeneratedRegex(
        """^(?<date>\d{4}-\d{2}-\d{2})([T ]([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)([.,]\d{1,12})?)?\s?(Z|[+-]\d{2}(:?\d{2})?)?)?$""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex IsoDate();
}
