using BriefingBot.Core.Actors;
using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;
using BriefingBot.Core.Text;

namespace BriefingBot.Core.Questions;

/// <summary>Writes the message of an answer: every statement dated and cited, every quotation cut from its article.</summary>
/// <param name="naming">How actors are named.</param>
public sealed class AnswerComposer(Naming naming)
{
    // of the statements below it, 54 % match one that an annotator marked (development corpora); from 0.85 on, 88 %
    private const double Unsure = 0.45;

    private static readonly HashSet<string> Joining = new(StringComparer.OrdinalIgnoreCase) { "that", "to", "whether", "if", "how", "why", "what", "where", "who", "when" };

    /// <summary>The message: the lead, the statements under the names of their speakers in the order given, what to ask next.</summary>
    public ChatMessage Compose(IReadOnlyList<ChatBlock> lead, IReadOnlyList<Citation> citations, IReadOnlyList<string> suggestions)
    {
        ArgumentNullException.ThrowIfNull(lead);
        ArgumentNullException.ThrowIfNull(citations);
        var blocks = new List<ChatBlock>(lead);
        for (var i = 0; i < citations.Count;)
        {
            var end = i + 1;
            while (end < citations.Count && SameHeading(citations[i].Statement.Speaker, citations[end].Statement.Speaker))
            {
                end++;
            }

            var run = citations.Skip(i).Take(end - i).ToList();
            blocks.Add(new ChatHeading(run.Select(citation => naming.Heading(citation.Statement.Speaker)).MaxBy(name => name.Length)!));
            blocks.AddRange(run.Select(Item));
            i = end;
        }

        return With(blocks, suggestions);
    }

    // one article tells more of a speaker than another; another office is another heading
    private static bool SameHeading(Actor? one, Actor? other) =>
        one?.Name == other?.Name && one?.Kind == other?.Kind
        && Agree(one?.Office, other?.Office) && Agree(one?.Country, other?.Country) && Agree(one?.Organisation, other?.Organisation);

    private static bool Agree(string? one, string? other) => one is null || other is null || one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>A message that ends with what to ask next.</summary>
    public static ChatMessage With(IReadOnlyList<ChatBlock> blocks, IReadOnlyList<string> suggestions)
    {
        ArgumentNullException.ThrowIfNull(suggestions);
        return new(suggestions.Count > 0 ? [.. blocks, new ChatSuggestions(suggestions)] : blocks);
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
        else if (statement.Confidence < Unsure)
        {
            end += " (who said it is uncertain)";
        }

        runs.Add(new ChatText(end + " "));
        runs.Add(new ChatCitation(citation.Number, citation.Link));
        return new(runs);
    }

    /// <summary>When a statement was said, as far as its article tells.</summary>
    public static string When(Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
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
