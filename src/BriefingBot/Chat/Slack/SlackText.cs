using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BriefingBot.Chat.Slack;

/// <summary>Text into Slack's forms and out of them.</summary>
internal static partial class SlackText
{
    private const char Ellipsis = '…';

    /// <summary>Text that can be shown in one line and sent as JSON: control characters are spaces, half characters are replaced, marks that turn the direction of other text are gone.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // half a pair comes as U+FFFD
        {
            if (Rune.IsControl(rune))
            {
                clean.Append(' ');
            }
            else if (rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    /// <summary>The beginning of a text, at most <paramref name="length"/> long; between words where possible, never within a character.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = Math.Max(length, 0);
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        var space = end > 0 ? text.LastIndexOf(' ', end, Math.Min(end, 40)) : -1;
        return text[..(space > 0 ? space : end)];
    }

    /// <summary>Escapes <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c>, so that nothing is a link or mention; cut, with an ellipsis, to at most <paramref name="length"/>.</summary>
    public static string Escape(string text, int length)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var cut = 0; // where the ellipsis fits
        foreach (var rune in text.EnumerateRunes())
        {
            var piece = rune.Value switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => rune.ToString() };
            if (escaped.Length + piece.Length > length)
            {
                escaped.Length = cut;
                return escaped.Append(Ellipsis).ToString();
            }

            escaped.Append(piece);
            if (escaped.Length + 1 <= length)
            {
                cut = escaped.Length;
            }
        }

        return escaped.ToString();
    }

    /// <summary>What a person wrote, out of Slack's form: our own mention gone, other references as their words, entities as characters.</summary>
    /// <param name="text">Slack's form.</param>
    /// <param name="bot">Our user id, or null: then a mention at the beginning is ours.</param>
    public static string ToPlain(string text, string? bot)
    {
        var plain = Reference().Replace(text, match =>
        {
            var (kind, target, label) = (match.Groups["kind"].Value, match.Groups["target"].Value, match.Groups["label"].Value);
            var isOurs = kind == "@" && (bot is null ? string.IsNullOrWhiteSpace(text[..match.Index]) : target == bot);
            return isOurs ? " " : label.Length > 0 ? label : target;
        });
        return plain.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal).Trim();
    }

    /// <summary>A number as digits.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "<(?:(?<kind>[@#!])(?<target>[^|<>]+)|(?<target>(?:https?://|mailto:)[^|<>]+))(?:\\|(?<label>[^<>]*))?>",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 250)]
    private static partial Regex Reference();
}
