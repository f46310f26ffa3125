using BriefingBot.Core.Briefings;
using BriefingBot.Core.Statements;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web;

/// <summary>Where articles, statements, briefings and answers are shown.</summary>
/// <param name="options">The address of this service.</param>
/// <param name="signer">Signs the links that leave this machine; null where nothing leaves it.</param>
internal sealed class Links(IOptions<WebOptions> options, LinkSigner? signer = null)
{
    private readonly string root = options.Value.PublicUrl.AbsolutePath.TrimEnd('/') + "/";

    /// <summary>The console, as a path.</summary>
    public string ConsolePath => root;

    /// <summary>The page of subscriptions, as a path.</summary>
    public string SubscriptionsPath => root + "subscriptions";

    /// <summary>The page of deliveries, as a path.</summary>
    public string DeliveriesPath => root + "deliveries";

    /// <summary>Deliveries over REST, as a path.</summary>
    public string DeliveriesApiPath => root + "api/deliveries";

    /// <summary>The review page, as a path.</summary>
    public string ReviewPath => root + "review";

    /// <summary>Where flags go, as a path.</summary>
    public string FlagsPath => root + "flags";

    /// <summary>The page of a statement, as a path.</summary>
    public string StatementPath(string statementId) => $"{root}statements/{Uri.EscapeDataString(statementId)}";

    /// <summary>Where people find a statement in its article.</summary>
    public Uri StatementLink(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return StatementLink(statement.ArticleId, statement.Id);
    }

    /// <summary>Where people find a statement in its article, also a withdrawn one.</summary>
    public Uri StatementLink(string articleId, string statementId) =>
        new(options.Value.PublicUrl, $"{ArticlePath(articleId)}{Signed('?', LinkTarget.Article(articleId))}{Fragment(statementId)}");

    /// <summary>Where people find the page of a briefing that was posted.</summary>
    public Uri BriefingLink(DeliveryKey key) => new(options.Value.PublicUrl, $"{BriefingPath(key)}{Signed('&', LinkTarget.Briefing(key))}");

    /// <summary>The page of a briefing, as a path.</summary>
    public string BriefingPath(DeliveryKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return FormattableString.Invariant($"{root}briefings/{key.Subscription}/{Uri.EscapeDataString(key.Occasion)}?to={Uri.EscapeDataString(key.Destination.ToString())}");
    }

    /// <summary>The reader of an article, as a path.</summary>
    public string ArticlePath(string articleId) => $"{root}articles/{Uri.EscapeDataString(articleId)}";

    /// <summary>The answer to a question, as a path.</summary>
    public string QuestionPath(string question) => $"{root}?q={Uri.EscapeDataString(question)}";

    /// <summary>An asset, as a path that changes with its content.</summary>
    public string AssetPath(Asset asset) => $"{root}assets/{asset.Name}?v={asset.Version}";

    /// <summary>A statement inside the page of its article.</summary>
    public static string Fragment(string statementId) => "#" + Uri.EscapeDataString(statementId);

    /// <summary>A link to an article or a briefing as it would be made now; any other as it is.</summary>
    public Uri Renewed(Uri link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var (articles, briefings) = (root + "articles/", root + "briefings/");
        if (!IsOurs(link))
        {
            return link;
        }

        if (link.AbsolutePath.StartsWith(articles, StringComparison.Ordinal))
        {
            var id = Uri.UnescapeDataString(link.AbsolutePath[articles.Length..]);
            return new(options.Value.PublicUrl, $"{ArticlePath(id)}{Signed('?', LinkTarget.Article(id))}{link.Fragment}");
        }

        return link.AbsolutePath.StartsWith(briefings, StringComparison.Ordinal) && LinkTarget.BriefingOf(link.AbsolutePath[briefings.Length..], link.Query) is { } key ? BriefingLink(key) : link;
    }

    private string Signed(char before, string target) => signer is null ? string.Empty : before + signer.Sign(target);

    /// <summary>A link as a path when it leads to this service, so that a page works at every address it is reached at.</summary>
    public string Local(Uri link) =>
        IsOurs(link)
            ? link.PathAndQuery + link.Fragment
            : link.AbsoluteUri;

    private bool IsOurs(Uri link) => Uri.Compare(link, options.Value.PublicUrl, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
