using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions;

/// <summary>Writes the message of an answer: grouped by speaker, dated, every statement cited, every quotation cut from its article.</summary>
/// <param name="naming">How actors are named.</param>
public sealed class AnswerComposer(Naming naming)
{
    private static readonly HashSet<string> Joining = new(StringComparer.OrdinalIgnoreCase) { "that", "to", "whether", "if", "how", "why", "what", "where", "who", "when" };

    /// <summary>The message for statements found, which are in the order to show.</summary>
    public ChatMessage Compose(Interpretation read, IReadOnlyList<Citation> citations, int found, IReadOnlyList<string> suggestions)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(citations);
        var blocks = new List<ChatBlock> { new ChatParagraph([new ChatText(Lead(read, citations.Count, found))]) };
        string? heading = null;
        foreach (var citation in citations)
        {
            var name = naming.Heading(citation.Statement.Speaker);
            if (name != heading)
            {
                blocks.Add(new ChatHeading(name));
                heading = name;
            }

            blocks.Add(Item(citation));
        }

        if (suggestions.Count > 0)
        {
            blocks.Add(new ChatSuggestions(suggestions));
        }

        return new(blocks);
    }

    /// <summary>One statement as an item: when, how and to whom it was said, the words, the way they came, the citation.</summary>
    public static ChatItem Item(Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        var statement = citation.Statement;
        var runs = new List<ChatRun> { new ChatStrong(When(citation)), new ChatText(" — " + Report(citation)), new ChatQuotation(citation.Quote) };
        var end = IsCut(citation) ? " …" : string.Empty;
        if (statement.Relay.Count > 0)
        {
            end += $" (via {Naming.List([.. statement.Relay])})";
        }

        if (citation.AlsoIn.Count > 0)
        {
            end += $" (also in {Naming.List([.. citation.AlsoIn.Select(article => article.Publisher ?? article.Title).Distinct(StringComparer.Ordinal)])})";
        }

        if (statement.Corrected is { } correction)
        {
            end += $" (speaker corrected by {correction.Editor})";
        }

        runs.Add(new ChatText(end + " "));
        runs.Add(new ChatCitation(citation.Number, citation.Link));
        return new(runs);
    }

    private string Lead(Interpretation read, int shown, int found)
    {
        var who = read.Speakers.Count > 0 ? " by " + Naming.List([.. read.Speakers.Select(naming.Match)]) : string.Empty;
        var about = read.About.Count > 0 && read.Terms.Count == 0 ? Naming.List([.. read.About.Select(naming.Match)]) : read.Subject;
        var what = about is null ? string.Empty : read.IsUnframed ? $" for “{about}”" : " about " + about;
        var count = found == 1 ? "1 statement" : FormattableString.Invariant($"{found} statements");
        var rest = shown < found ? FormattableString.Invariant($", {shown} shown") : string.Empty;
        var unknown = read.UnknownSpeakers.Count > 0 ? $" Nobody in these articles is called {string.Join(" or ", read.UnknownSpeakers)}." : string.Empty;
        return $"{count}{who}{what}{rest}{(found > 1 ? ", newest first" : string.Empty)}.{unknown}";
    }

    private static string When(Citation citation)
    {
        if (citation.Statement.SaidOn.Precision != DatePrecision.Unknown)
        {
            return Spelling.Spoken(citation.Statement.SaidOn);
        }

        return citation.Article.Published is { } published ? "reported " + Spelling.Spoken(PartialDate.Day(published)) : "undated";
    }

    // the article's own cue leads in, so that nothing is said in other words than it was printed
    private static string Report(Citation citation)
    {
        var statement = citation.Statement;
        var text = citation.Article.Text;
        if (statement.Cue.Count == 0 || statement.CueLemma is null or "according to")
        {
            return statement.Type == StatementType.Direct ? "said: " : "reported as saying: ";
        }

        var cue = string.Join(' ', statement.Cue.Select(span => span.In(text)));
        var addressee = statement.Addressee is { } told && statement.CueLemma is "tell" ? " " + AsPrinted(told, text, statement.Cue[^1].End) : string.Empty;
        var joins = statement.Type != StatementType.Direct && (statement.Rule is "object" or "as" or "object-infinitive" || Joining.Contains(FirstWord(citation.Quote)));
        return $"{cue}{addressee}{(joins ? " " : ": ")}";
    }

    // "told the BBC": with its article where the text has one
    private static string AsPrinted(string addressee, string text, int cueEnd)
    {
        var withArticle = "the " + addressee;
        return text.AsSpan(cueEnd).TrimStart().StartsWith(withArticle, StringComparison.OrdinalIgnoreCase) ? withArticle : addressee;
    }

    private static string FirstWord(string words)
    {
        var end = words.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? words : words[..end];
    }

    private static bool IsCut(Citation citation) =>
        citation.Shown.Count < citation.Statement.Content.Count || citation.Shown[^1].End < citation.Statement.Content[citation.Shown.Count - 1].End;
}
