using System.Globalization;
using System.Text.Json.Nodes;
using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Teams;

/// <summary>Renders a message as an Adaptive Card 1.5.</summary>
/// <remarks>
/// All words stand in <c>TextRun</c>s, which know no markdown, so nothing has to be escaped: neither a reader nor an article
/// can mention, link or format. Teams takes 100 KB as UTF-16; a card stays under <see cref="MaxBytes"/> of UTF-8, which is never
/// more than 80 KB of UTF-16: what does not fit is counted at the end.
/// </remarks>
internal static class AdaptiveCardRenderer
{
    /// <summary>The media type of a card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>A card as JSON has no more bytes.</summary>
    public const int MaxBytes = 38 * 1024;

    /// <summary>A summary has no more UTF-16 code units.</summary>
    public const int MaxSummary = 200;

    private const int ContentBytes = 25 * 1024; // the rest is for suggestions and the frame
    private const int BlockBytes = 8 * 1024;
    private const int MaxSuggestions = 6; // Teams shows no more in one row
    private const int MaxQuestion = 140;
    private const int MaxTitle = 46; // what a card in a channel shows of a button; the rest is in its tooltip
    private const int MaxUrl = 2000;

    /// <summary>The card.</summary>
    public static JsonObject Render(ChatMessage message)
    {
        var body = new JsonArray();
        var left = ContentBytes;
        var unshown = 0;
        foreach (var block in message.Blocks.Where(block => block is not (ChatSuggestions or ChatFlagging or ChatSubscribing or ChatSeeAll or ChatBriefed)))
        {
            if (unshown > 0 || Render(block) is not { } rendered)
            {
                unshown += unshown > 0 ? 1 : 0;
                continue;
            }

            left -= CardText.SizeOf(rendered);
            if (left >= 0)
            {
                body.Add((JsonNode)rendered);
            }
            else
            {
                unshown = 1;
            }
        }

        if (unshown > 0)
        {
            body.Add((JsonNode)Paragraph([CardText.Run(string.Create(CultureInfo.InvariantCulture, $"… {unshown} more"), "isSubtle")], "Medium"));
        }

        if (message.Blocks.OfType<ChatSeeAll>().FirstOrDefault() is { } all && Linked(CardText.Run(CardText.Cut(CardText.Clean(all.Words), MaxQuestion)), all.Page) is { } seeAll)
        {
            body.Add((JsonNode)Paragraph([seeAll], "Medium"));
        }

        foreach (var element in message.Blocks.OfType<ChatSubscribing>().Take(1).SelectMany(TeamsForm.Elements))
        {
            body.Add(element);
        }

        if (message.Blocks.OfType<ChatSuggestions>().SelectMany(suggestions => suggestions.Questions).ToList() is { Count: > 0 } questions)
        {
            Suggest(body, questions);
        }

        if (message.Blocks.OfType<ChatFlagging>().FirstOrDefault() is { } flagging)
        {
            body.Add((JsonNode)TeamsFlags.Form(flagging));
        }

        return new()
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = "This message needs a newer version of Teams.",
            ["body"] = body,
        };
    }

    /// <summary>The beginning of the message as plain text, for notifications; null when it has no words.</summary>
    public static string? Summary(ChatMessage message) =>
        CardText.Cut(CardText.Clean(TextRenderer.Render(message)).Trim(), MaxSummary) is { Length: > 0 } summary ? summary : null;

    private static JsonObject? Render(ChatBlock block) => block switch
    {
        ChatHeading heading => Runs([new ChatStrong(heading.Words)], string.Empty) is { Count: > 0 } runs ? Paragraph(Enlarge(runs), "Medium") : null,
        ChatParagraph paragraph => Runs(paragraph.Runs, string.Empty) is { Count: > 0 } runs ? Paragraph(runs, "Default") : null,
        ChatItem item => Runs(item.Runs, "• ") is { Count: > 0 } runs ? Paragraph(runs, "Small") : null,
        _ => throw new NotSupportedException($"No card form for {block.GetType().Name}."),
    };

    private static JsonObject Paragraph(IEnumerable<JsonObject> runs, string spacing) => new()
    {
        ["type"] = "RichTextBlock",
        ["spacing"] = spacing,
        ["inlines"] = new JsonArray([.. runs]),
    };

    private static List<JsonObject> Runs(IReadOnlyList<ChatRun> runs, string bullet)
    {
        var rendered = new List<JsonObject>();
        var left = BlockBytes;
        foreach (var run in runs.SelectMany(Render).Prepend(CardText.Run(bullet)).Where(run => CardText.SizeOf((string?)run["text"] ?? string.Empty) > 2))
        {
            left -= CardText.SizeOf(run);
            if (left < 0)
            {
                rendered.Add(CardText.Run(" …"));
                return rendered;
            }

            rendered.Add(run);
        }

        return rendered.Count > (bullet.Length > 0 ? 1 : 0) ? rendered : [];
    }

    private static IEnumerable<JsonObject> Render(ChatRun run) => run switch
    {
        ChatText text => CardText.Runs(text.Words),
        ChatStrong strong => CardText.Runs(strong.Words).Select(piece => With(piece, "weight", "Bolder")),
        ChatQuotation quotation => CardText.Runs(quotation.Words).Select(piece => With(piece, "italic", true)),
        ChatStruck struck => CardText.Runs(struck.Words).Select(piece => With(piece, "strikethrough", true)),
        ChatCitation citation => [Cite(citation)],
        _ => throw new NotSupportedException($"No card form for {run.GetType().Name}."),
    };

    private static JsonObject Cite(ChatCitation citation)
    {
        var run = CardText.Run(string.Create(CultureInfo.InvariantCulture, $"[{citation.Number}]"));
        return Linked(run, citation.Link) ?? run;
    }

    // null: an address that leads nowhere from a card
    private static JsonObject? Linked(JsonObject run, Uri target)
    {
        if (target is not { IsAbsoluteUri: true, Scheme: "https" or "http" } link || Ascii(link) is not { Length: <= MaxUrl } url)
        {
            return null;
        }

        run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = url };
        return run;
    }

    // a URL in JSON has a host name in Punycode; everything else is percent-encoded already
    private static string Ascii(Uri link) =>
        link.Host.All(char.IsAscii) ? link.AbsoluteUri : new UriBuilder(link) { Host = link.IdnHost }.Uri.AbsoluteUri;

    private static void Suggest(JsonArray body, List<string> questions)
    {
        var actions = questions
            .Select(question => CardText.Clean(question).Trim())
            .Where(question => question.Length is > 0 and <= MaxQuestion) // a question cut short would be another one
            .Distinct(StringComparer.Ordinal)
            .Take(MaxSuggestions)
            .Select(question => (JsonNode)new JsonObject
            {
                ["type"] = "Action.Submit",
                ["title"] = CardText.Cut(question, MaxTitle),
                ["tooltip"] = question,
                ["data"] = new JsonObject { ["question"] = question },
            })
            .ToArray();
        if (actions.Length > 0)
        {
            body.Add((JsonNode)new JsonObject { ["type"] = "ActionSet", ["spacing"] = "Medium", ["actions"] = new JsonArray(actions) });
        }
    }

    private static IEnumerable<JsonObject> Enlarge(List<JsonObject> runs) => runs.Select(run => With(run, "size", "Medium"));

    private static JsonObject With(JsonObject run, string property, JsonNode value)
    {
        run[property] = value;
        return run;
    }
}
