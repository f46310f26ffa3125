using System.Text.Encodings.Web;
using BriefingBot.Core.Chat;

namespace BriefingBot.Chat.Slack;

/// <summary>Renders the runs of a paragraph or item. Words that are too long are cut; citations never are, so that no statement stands without one.</summary>
internal static class RichTextRuns
{
    /// <summary>The most characters of one paragraph or item, and of one block.</summary>
    public const int Longest = 3000;

    private const int LongestJson = 5500; // of the words, non-ASCII as \uXXXX
    private const int LongestWords = 800; // of ours around a quotation
    private const int LongestUrl = 3000;
    private const int LinkShare = 3000; // of all links of one paragraph
    private const string CutMark = " …";

    /// <summary>The section, or null when there is nothing to show.</summary>
    public static RichTextSection? Render(IReadOnlyList<ChatRun> runs)
    {
        var elements = new List<RichTextElement>();
        var citations = runs.OfType<ChatCitation>().Sum(citation => Label(citation).Length);
        var (letters, json, links) = (Math.Max(0, Longest - citations - (CutMark.Length * runs.Count)), LongestJson, LinkShare); // any of the runs may be cut
        var reserved = runs.Any(run => run is ChatQuotation or ChatStruck) ? Math.Min(LongestWords, runs.Sum(run => run is ChatQuotation or ChatStruck or ChatCitation ? 0 : WordsOf(run).Length)) : 0;
        foreach (var run in runs)
        {
            if (run is ChatCitation citation)
            {
                var link = Link(citation, Math.Min(links, LongestUrl));
                links -= (link as RichLink)?.Url.Length ?? 0;
                elements.Add(link);
                continue;
            }

            // a quotation leaves room for our words after it: the relay, other sources
            var words = SlackText.Clean(WordsOf(run));
            var keep = run is ChatQuotation or ChatStruck ? reserved : 0;
            var shown = Fit(words, letters - keep, json - (keep * 2));
            if (shown.Length > 0)
            {
                elements.Add(new RichText { Text = shown, Style = StyleOf(run) });
            }

            if (shown.Length < words.Length && letters > 0)
            {
                elements.Add(new RichText { Text = CutMark }); // outside of the words: a quotation stays letter for letter
                letters = keep > 0 ? letters : 0;
            }

            letters -= Math.Min(letters, shown.Length);
            json -= Math.Min(json, JsonLength(shown));
        }

        return elements.All(element => string.IsNullOrWhiteSpace(element.Text)) ? null : new(elements);
    }

    /// <summary>A citation as a link; as words when its address is too long or not of the web.</summary>
    public static RichTextElement Link(ChatCitation citation, int longestUrl) =>
        citation.Link is { IsAbsoluteUri: true } link && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) && link.AbsoluteUri.Length <= longestUrl
            ? new RichLink { Text = Label(citation), Url = link.AbsoluteUri }
            : new RichText { Text = Label(citation) };

    private static string Label(ChatCitation citation) => $"[{SlackText.Number(citation.Number)}]";

    private static string WordsOf(ChatRun run) => run switch
    {
        ChatText words => words.Words,
        ChatStrong strong => strong.Words,
        ChatQuotation quotation => quotation.Words,
        ChatStruck struck => struck.Words,
        _ => throw new NotSupportedException($"No Block Kit form for {run.GetType().Name}."),
    };

    private static RichTextStyle? StyleOf(ChatRun run) => run switch
    {
        ChatStrong => new(Bold: true),
        ChatQuotation => new(Italic: true), // set off from our own words, as in Teams
        ChatStruck => new(Strike: true),
        _ => null,
    };

    private static string Fit(string words, int letters, int json)
    {
        var shown = SlackText.Cut(words, letters);
        while (JsonLength(shown) > json && shown.Length > 0)
        {
            shown = SlackText.Cut(shown, shown.Length * 3 / 4);
        }

        return shown;
    }

    private static int JsonLength(string words) => JavaScriptEncoder.Default.Encode(words).Length;
}
