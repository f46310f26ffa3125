namespace BriefingBot.Web;

/// <summary>What every page has around its content.</summary>
internal static class Page
{
    /// <summary>Sends a page.</summary>
    public static IResult Result(HtmlWriter html, int status = StatusCodes.Status200OK) =>
        Results.Content(html.ToString(), "text/html; charset=utf-8", statusCode: status);

    /// <summary>Everything before the content of <c>main</c>.</summary>
    /// <param name="html">Where to write.</param>
    /// <param name="links">Where the console and the style are.</param>
    /// <param name="title">The title of the page, or null for the name of the program.</param>
    /// <param name="kind">The class of the page.</param>
    /// <param name="isGuest">Whether the reader came by a link alone: nothing leads to pages that are closed to them.</param>
    public static void Begin(HtmlWriter html, Links links, string? title, string kind, bool isGuest = false)
    {
        html.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{(title is null ? "BriefingBot" : $"{title} · BriefingBot")}</title>
            <link rel="icon" href="{links.AssetPath(Asset.Icon)}" type="image/svg+xml">
            <link rel="stylesheet" href="{links.AssetPath(Asset.Style)}">
            </head>
            <body class="{kind}">
            <a class="skip" href="#main">Skip to the content</a>

            """);
        if (isGuest)
        {
            html.Write($"""<header class="site"><span class="brand"><span class="mark" aria-hidden="true"></span>BriefingBot</span></header>""");
        }
        else
        {
            html.Write($"""<header class="site"><a class="brand" href="{links.ConsolePath}"><span class="mark" aria-hidden="true"></span>BriefingBot</a><nav aria-label="Pages"><a href="{links.SubscriptionsPath}">Briefings</a><a href="{links.DeliveriesPath}">Deliveries</a><a href="{links.ReviewPath}">Review</a></nav></header>""");
        }

        html.Write($"\n<main id=\"main\" tabindex=\"-1\">\n");
    }

    /// <summary>Ends <c>main</c>; the footer may follow.</summary>
    public static void EndMain(HtmlWriter html) => html.Write($"\n</main>\n");

    /// <summary>Everything after the footer.</summary>
    public static void End(HtmlWriter html) => html.Write($"</body>\n</html>\n");

    /// <summary>A page that only says something.</summary>
    public static HtmlWriter Notice(Links links, string title, string words, bool isGuest = false)
    {
        var html = new HtmlWriter();
        Begin(html, links, title, "notice", isGuest);
        html.Write($"""<div class="card"><h1>{title}</h1><p>{words}</p>""");
        if (!isGuest)
        {
            html.Write($"""<p><a href="{links.ConsolePath}">Ask a question</a></p>""");
        }

        html.Write($"</div>");
        EndMain(html);
        End(html);
        return html;
    }
}
