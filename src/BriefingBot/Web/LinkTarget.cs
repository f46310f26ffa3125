using System.Globalization;
using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace BriefingBot.Web;

/// <summary>What a signed link opens, in the words that are signed: a signature for one page opens no other.</summary>
internal static class LinkTarget
{
    private const string Articles = "/articles/";

    /// <summary>The reader of an article.</summary>
    public static string Article(string id) => "article\n" + id;

    /// <summary>The page of a briefing.</summary>
    public static string Briefing(DeliveryKey key) => "briefing\n" + key;

    /// <summary>What a request asks for; null when it is no page that links open.</summary>
    public static string? Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Path.StartsWithSegments("/articles", StringComparison.OrdinalIgnoreCase) ? Article(ArticleIdOf(context))
            : BriefingOf(context) is { } key ? Briefing(key)
            : null;
    }

    /// <summary>The briefing a request asks for, or null.</summary>
    public static DeliveryKey? BriefingOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Path.StartsWithSegments("/briefings", StringComparison.OrdinalIgnoreCase)
            && context.GetRouteValue("subscription") is string number
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var subscription)
            && context.GetRouteValue("occasion") is string occasion
            && ChannelAddress.Parse(context.Request.Query["to"] is [{ } to] ? to : null) is { } destination
                ? new(subscription, destination, occasion)
                : null;
    }

    /// <summary>The briefing a link names, or null.</summary>
    /// <param name="path">What follows "briefings/", escaped.</param>
    /// <param name="query">The query.</param>
    public static DeliveryKey? BriefingOf(string path, string query)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Split('/') is [var number, var occasion] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var subscription)
            && ChannelAddress.Parse(QueryHelpers.ParseQuery(query).TryGetValue("to", out var to) && to is [{ } one] ? one : null) is { } destination
            ? new(subscription, destination, Uri.UnescapeDataString(occasion))
            : null;
    }

    /// <summary>The article a request asks for.</summary>
    /// <remarks>The server leaves %2F as it is and unescapes the rest, which makes two ids one: the address as sent is exact.</remarks>
    public static string ArticleIdOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sent = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var start = sent.IndexOf(Articles, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return (string?)context.GetRouteValue("id") ?? string.Empty;
        }

        var escaped = sent[(start + Articles.Length)..];
        var end = escaped.IndexOf('?', StringComparison.Ordinal);
        return Uri.UnescapeDataString(end < 0 ? escaped : escaped[..end]);
    }
}
